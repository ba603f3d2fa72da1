"""From the parser's tokens to the ElementTree that Python-Markdown's tree processors work on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX, AtomicString
from markdown_it.token import Token

from hugo_posts.goldmark.footnote import footnote_back_link, footnote_reference
from hugo_posts.goldmark.inlines.link import plain_text
from hugo_posts.html.markup import start_tag
from hugo_posts.literal import literal, literal_value
from hugo_posts.output import Output

#: How many figures a caption may find in each other and still make one of them.
_DEEPEST_FIGURE = 12
_LAST_PLACEHOLDER = re.compile(rf"{HTML_PLACEHOLDER_RE.pattern}\s*\Z")
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td hr pre dl dt dd div details figure".split()
)
_CONTAINERS = frozenset("ul ol blockquote table thead tbody tr dl".split())


class TreeBuilder:
    """Builds one document's tree: open elements on a stack, text appended behind what came last."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self.root = etree.Element("div")
        self.stack = [self.root]
        self.pending: list[str] = []  # text that is not in the tree yet
        self.line = 1
        self.in_nameless_heading = False
        self.handlers = self._handlers()

    def _handlers(self) -> dict[str, Callable[[Token], None]]:
        """Return what is done with tokens that are more than the beginning or the end of an element, by their types."""
        return {
            "inline": self._inline,
            "text": lambda token: self.text(token.content),
            "emoji": lambda token: self.text(token.content),
            "text_special": self._escaped,
            "softbreak": self._soft_break,
            "hardbreak": self._hard_break,
            "code_inline": self._code_span,
            "code_block": self._code_block,
            "fence": self._code_block,
            "html_block": self._html_block,
            "html_inline": self._html_inline,
            "image": self._image,
            "link_open": self._link,
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "task_box": self._task_box,
            "footnote_ref": lambda token: self.append(footnote_reference(token)),
            "footnote_anchor": self._footnote_back_link,
            "element": lambda token: self.append(token.meta["element"]),
            "placeholder": lambda token: self.raw(token.content),
            "slash_block_open": self._open_slash_block,
            "slash_block_close": self._close_slash_block,
        }

    def build(self, tokens: list[Token]) -> etree.Element:
        """Return a `div` that holds the tokens' elements.

        Args:
            tokens: a whole document, or the children of one inline token.
        """
        for token in tokens:
            self._add(token)
        self._flush()
        return self.root

    def _add(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0] + 1
        handler = self.handlers.get(token.type)
        if handler:
            handler(token)
        elif token.hidden:  # a tight list's paragraph; a second one, behind attributes, has a line of its own
            if token.nesting == 1 and (self.pending or len(self.stack[-1])):
                self._begin_block()
        elif token.nesting == 1:
            self.open(token)
        elif token.nesting == -1:
            self.close()
        else:
            self.append(self._element(token))

    # -- elements ---------------------------------------------------------------------------

    def _element(self, token: Token) -> etree.Element:
        attributes = {name: literal_value(name, str(value)) for name, value in token.attrs.items()}
        return etree.Element(token.tag, attributes)

    def open(self, token: Token) -> None:
        """Append the token's element and make it the open one."""
        element = self._element(token)
        if element.tag in _CONTAINERS:
            element.text = "\n"
        self._break_line(element)
        self._flush()
        self.stack[-1].append(element)
        self.stack.append(element)

    def close(self) -> None:
        """Close the open element."""
        self._flush()
        element = self.stack.pop()
        if element.tag in _BLOCKS:
            element.tail = "\n"

    def append(self, element: etree.Element) -> None:
        """Append an element that is whole already."""
        self._break_line(element)
        self._flush()
        self.stack[-1].append(element)
        if element.tag in _BLOCKS:
            element.tail = "\n"

    def _break_line(self, element: etree.Element) -> None:
        if element.tag in _BLOCKS:
            self._begin_block()

    def _begin_block(self) -> None:
        """A block in a list item begins on a line of its own, also behind a tight item's text."""
        item = self.stack[-1]
        if item.tag in ("li", "dd"):
            self._flush()
            before = item[-1].tail if len(item) else item.text
            if not (before or "").endswith("\n"):
                self.raw("\n")

    def _open_heading(self, token: Token) -> None:
        """Open a heading; one that says nothing has no id, as in Hugo, so it must not meet `toc`, which gives ids."""
        if "id" in token.attrs:
            self.open(token)
        else:
            self._begin_block()
            attributes = {name: str(value) for name, value in token.attrs.items()}
            self.raw(self.output.stash(start_tag(token.tag, attributes)))
            self.in_nameless_heading = True

    def _close_heading(self, token: Token) -> None:
        if self.in_nameless_heading:
            self.raw(self.output.stash(f"</{token.tag}>") + "\n")
            self.in_nameless_heading = False
        else:
            self.close()

    # -- text -------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        """Append text behind what stands last in the open element."""
        self.raw(literal(text))

    def raw(self, text: str) -> None:
        """Append text that is safe for Python-Markdown's serializer as it stands."""
        self.pending.append(text)

    def _flush(self) -> None:
        """Put the collected text into the tree at once; piece by piece would take quadratic time."""
        if not self.pending:
            return
        text = "".join(self.pending)
        self.pending.clear()
        parent = self.stack[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def _escaped(self, token: Token) -> None:
        """A backslash escape, or an entity, is hidden from the tree processors that read markup in text."""
        if token.content in ("{", "}"):
            self.raw(f"{STX}{ord(token.content)}{ETX}")
        else:
            self.text(token.content)

    def _soft_break(self, token: Token) -> None:
        self.line += 1
        self.text("\n")

    def _hard_break(self, token: Token) -> None:
        self.line += 1
        self.append(etree.Element("br"))
        self.raw("\n")

    # -- inlines ----------------------------------------------------------------------------

    def _inline(self, token: Token) -> None:
        for child in token.children or []:
            self._add(child)

    def _code_span(self, token: Token) -> None:
        span = self.output.code_span(token.content)
        if isinstance(span, str):
            self.raw(span)
        else:
            self.append(span)

    def _link(self, token: Token) -> None:
        token.attrs["href"] = self.output.address(str(token.attrs.get("href", "")), self.line)
        self.open(token)

    def _image(self, token: Token) -> None:
        attributes = {name: str(value) for name, value in token.attrs.items()}
        attributes["alt"] = plain_text(token.children or [])
        self.output.image(attributes, self.line, by_style=bool(token.meta.get("by_style")))
        self.append(etree.Element("img", {name: literal_value(name, value) for name, value in attributes.items()}))

    def _html_inline(self, token: Token) -> None:
        self.raw(self.output.stash(self.output.raw_html(token.content, self.line)))

    def _task_box(self, token: Token) -> None:
        """Material's check box; named by itself, for a `label` round it would have no text (WCAG 4.1.2)."""
        self.stack[-1 if self.stack[-1].tag == "li" else -2].set("class", "task-list-item")
        control = etree.Element("span", {"class": "task-list-control"})
        box = etree.SubElement(control, "input", {"type": "checkbox", "disabled": "disabled"})
        box.set("aria-label", self.output.text("task.done" if token.meta["checked"] else "task.open"))
        if token.meta["checked"]:
            box.set("checked", "checked")
        etree.SubElement(control, "span", {"class": "task-list-indicator"})
        self.append(control)

    # -- blocks -----------------------------------------------------------------------------

    def _html_block(self, token: Token) -> None:
        self._begin_block()
        self.raw(self.output.stash(self.output.raw_html(token.content.rstrip("\n"), self.line)) + "\n")

    def _code_block(self, token: Token) -> None:
        info = token.info if token.type == "fence" else None
        html = self.output.code_block(token.content, info, self.line)
        if html is not None:
            self._begin_block()
            self.raw(html + "\n")
            return
        pre = etree.Element("pre")
        etree.SubElement(pre, "code").text = AtomicString(literal(token.content))
        self.append(pre)

    def _open_slash_block(self, token: Token) -> None:
        """Let the block's extension make its element, which may take in what stands before it (a caption's image)."""
        self._flush()
        self._wrap_last_placeholder()
        parent = self.stack[-1]
        if len(parent) and _figure_depth(parent[-1]) >= _DEEPEST_FIGURE:
            parent = etree.SubElement(parent, "div")
        element = token.meta["block"]._create(parent)
        self.stack += [element, token.meta["block"].on_add(element)]

    def _close_slash_block(self, token: Token) -> None:
        self._flush()
        self.stack.pop()
        token.meta["block"]._end(self.stack[-1])
        self.stack.pop().tail = "\n"

    def _wrap_last_placeholder(self) -> None:
        """Put finished HTML that stands last into a paragraph, which Python-Markdown takes away again."""
        parent = self.stack[-1]
        text = (parent[-1].tail if len(parent) else parent.text) or ""
        match = _LAST_PLACEHOLDER.search(text)
        if match is None:
            return
        if len(parent):
            parent[-1].tail = text[: match.start()]
        else:
            parent.text = text[: match.start()]
        etree.SubElement(parent, "p").text = match.group().strip()

    def _footnote_back_link(self, token: Token) -> None:
        self.raw("&#160;")
        self.append(footnote_back_link(token, self.output.text))


def _figure_depth(element: etree.Element | None) -> int:
    """Return how many figures stand in each other: a caption behind a captioned figure makes one around it."""
    depth = 0
    while element is not None and element.tag == "figure":
        depth += 1
        element = next((child for child in element if child.tag == "figure"), None)
    return depth
