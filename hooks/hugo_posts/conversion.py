"""One conversion of one text: what the tree builder asks, answered with the host and Python-Markdown."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import replace

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString
from markdown_it import MarkdownIt

from hugo_posts.advice import slips
from hugo_posts.code_block import completed, diagram, fenced, inline_code, numbered, parse_info
from hugo_posts.host import Host, NullHost
from hugo_posts.html import raw_html
from hugo_posts.html.embed_codes import unknown_scripts
from hugo_posts.html.formulas import BACKSLASHED, Formula, formulas
from hugo_posts.html.image import WHAT_IT_SHOWS, load_lazily, no_alternative, reserve_room
from hugo_posts.html.markup import shorten
from hugo_posts.html.passive import disarm, passive
from hugo_posts.html.scanner import holds
from hugo_posts.literal import literal
from hugo_posts.shortcodes.expansion import Context, Expansion, Renderer, expand
from hugo_posts.shortcodes.insertion import TOKEN
from hugo_posts.summary_divider import Divided, divide
from hugo_posts.tree_builder import TreeBuilder

#: Python-Markdown's postprocessors that turn placeholders into what they stand for.
_FINISHING = ("raw_html", "amp_substitute")

#: The language of Hugo's diagrams of characters (https://gohugo.io/content-management/diagrams/#goat-diagrams-ascii).
_DIAGRAM = "goat"
#: What a block of code by indentation says of itself: it is no fence, whose lines may be numbered site-wide.
_NO_FENCE = "{linenos=false}"


class Conversion:
    """Converts one page; keeps its finished HTML in `md`'s stash and its shortcodes in `expansion`."""

    def __init__(  # noqa: PLR0913 (what takes part, and what the page asks for)
        self,
        md: Markdown,
        parser: MarkdownIt,
        superfences: Preprocessor | None,
        host: Host,
        *,
        passive: bool = False,
        has_maths: bool = False,
    ) -> None:
        self.md = md
        self.passive = passive
        self.has_maths = has_maths
        self.parser = parser
        self.superfences = superfences
        self.host = host
        self.source = ""
        self.expansion = Expansion("")
        self.divided = Divided("")
        self.fences = 0  # met until now

    def document(self, text: str, shortcodes: Mapping[str, Renderer]) -> etree.Element:
        """Return the tree of a whole document, with a token where each shortcode stands."""
        self.source = text
        expansion = expand(text, shortcodes, Context(host=self.host, markdown=self.fragment))
        self.expansion = replace(expansion, outputs=self._resolved_outputs(expansion))
        self.divided = Divided(expansion.text) if expansion.divider_is_gone else divide(expansion.text)
        tokens = self.parser.parse(self.divided.text, self._environment())
        for slip in slips(tokens, self.divided.text, has_maths=self.has_maths):
            tell = self.host.report if slip.is_mistake else self.host.advise
            tell(self._source_line(slip.line), slip.told)
        root = TreeBuilder(self).build(tokens)
        if self.passive:
            disarm(root)
        return root

    def finish(self, html: str) -> str:
        """Return the serialized document with its shortcodes' output in it."""
        html = load_lazily(self.divided.restored(self.expansion.insert(html)))
        for formula in dict.fromkeys(formulas(html)):
            self._check(formula)
        if holds(html, "script"):
            self._check_scripts(html)
        return html

    def _check_scripts(self, html: str) -> None:
        """Tell of scripts that no click holds back, as an embed code's, and whose frames a browser keeps out."""
        for address, host in unknown_scripts(html, self.host.param("content_security_policy")):
            told = f"script: {host} is asked before any click, and what its script brings in is kept out"
            own = f'content_security_policy: {{ script-src: "https://{host}", frame-src: "https://{host}" }}'
            remedy = f"write a link in its place, or name it in mkdocs.yml: extra: {{ {own} }}"
            self.host.report(self._line_of(address), f"{told}; {remedy}")

    def _line_of(self, text: str) -> int:
        """Return the line in which a text stands first; the first where it comes of a shortcode."""
        source = self.source if text in self.source else BACKSLASHED.sub(r"\1", self.source)
        return source.count("\n", 0, max(source.find(text), 0)) + 1

    def _check(self, formula: Formula) -> None:
        """Tell of a formula that cannot be set, with the line that its text begins in."""
        if mistake := self.host.mistake_in(formula):
            line = self._line_of(formula.tex.strip().partition("\n")[0])
            told = f'formula: {mistake}: "{shorten(" ".join(formula.tex.split()), 60)}"'
            self.host.report(line, f"{told}; see https://katex.org/docs/supported for what KaTeX knows")

    def fragment(self, text: str, *, inline: bool, line: int, passive: bool = False) -> str:
        """Return Markdown inside of a shortcode as HTML, its addresses as written: the output's are resolved at once.

        Args:
            text: the Markdown.
            inline: read inlines only, as for a caption.
            line: where it stands in the body, 1-based.
            passive: keep of HTML in it only what marks text up, see `passive_html`.
        """
        tokens = self.parser.parseInline(text) if inline else self.parser.parse(text, self._environment())
        verbatim = Conversion(self.md, self.parser, self.superfences, NullHost(text=self.host.text), passive=passive)
        root = TreeBuilder(verbatim).build(tokens)
        for name in ("attr_list", "unescape"):
            if name in self.md.treeprocessors:
                self.md.treeprocessors[name].run(root)
        if passive:
            disarm(root)
        root.attrib.clear()
        html: str = self.md.serializer(root).strip()
        html = html.removeprefix("<div>").removesuffix("</div>")
        for name in _FINISHING:
            html = self.md.postprocessors[name].run(html)
        return html

    def _resolved_outputs(self, expansion: Expansion) -> dict[str, str]:
        """Return the shortcodes' outputs with their addresses resolved, each for the line it stands in."""
        lines = {
            token: expansion.source_line(number)
            for number, line in enumerate(expansion.text.split("\n"), start=1)
            for token in TOKEN.findall(line)
        }
        return {token: self._resolve(html, lines.get(token, 1)) for token, html in expansion.outputs.items()}

    def _resolve(self, html: str, line: int, *, by_hand: bool = False) -> str:
        """Return HTML with final addresses.

        Args:
            html: a fragment.
            line: the source's line where it stands.
            by_hand: the author wrote it, so that an empty `alt` is meant: the picture is an ornament.
        """

        def complete(attributes: dict[str, str]) -> None:
            source = attributes.get("src", "")
            if not attributes.get("alt") and not (by_hand and "alt" in attributes):
                self.host.advise(line, no_alternative(source, f'alt="{WHAT_IT_SHOWS}"'))
            reserve_room(attributes, self.host.image_size(source), by_style=True)

        return raw_html.rewrite(html, lambda url: self.host.html_url(self.expansion.plain(url), line), complete)

    def _source_line(self, line: int) -> int:
        """Return the line of the body for a line of the text that the parser was given."""
        return self.expansion.source_line(self.divided.source_line(line))

    def _environment(self) -> dict[str, object]:
        """Return what rules of the parser may ask for (material/alert.py)."""
        return {"text": self.host.text}

    # -- what the tree builder asks ---------------------------------------------------------

    def text(self, name: str, /, **values: object) -> str:
        """Return what is said to readers in the page's language."""
        return self.host.text(name, **values)

    def stash(self, html: str) -> str:
        """Keep finished HTML; return its placeholder."""
        return self.md.htmlStash.store(html)

    def raw_html(self, html: str, line: int) -> str:
        """Return the author's HTML with its addresses resolved."""
        return self._resolve(passive(html) if self.passive else html, self._source_line(line), by_hand=True)

    def address(self, url: str, line: int) -> str:
        """Return the address of a Markdown link."""
        return self.host.markdown_url(self.expansion.plain(url), self._source_line(line))

    def image(self, attributes: dict[str, str], line: int, *, by_style: bool) -> None:
        """Resolve a Markdown image's address and reserve its room, in place."""
        source = self.expansion.plain(attributes.get("src", ""))
        if not attributes.get("alt", "").strip():
            self.host.advise(self._source_line(line), no_alternative(source, f"![{WHAT_IT_SHOWS}]({source})"))
        reserve_room(attributes, self.host.image_size(source), by_style=by_style)
        attributes["src"] = self.host.markdown_url(source, self._source_line(line))

    def code_block(self, code: str, info: str | None, line: int) -> str | None:
        """Return the placeholder of a highlighted block, None without superfences."""
        if self.superfences is None:
            return None
        options = parse_info(_NO_FENCE if info is None else info, self.fences)
        self.fences += info is not None
        if options.language.lower() == _DIAGRAM:
            if svg := self.host.draw(code):
                return self.stash(diagram(svg, options))
            told = "goat: this diagram cannot be drawn, and is shown as code"
            remedy = "make it smaller, or a `mermaid` block, or write `text` for `goat` to leave it so"
            self.host.report(self._source_line(line), f"{told}; {remedy}")
        counted = numbered(options, str(self.parser.options.get("line_numbers", "")))
        for header in dict.fromkeys((counted.header(), options.header(), "")):
            lines = self.superfences.run(fenced(code, header))
            if len(lines) == 1 and (placeholder := HTML_PLACEHOLDER_RE.fullmatch(lines[0])):
                blocks, number = self.md.htmlStash.rawHtmlBlocks, int(placeholder[1])
                blocks[number] = completed(str(blocks[number]), counted)
                return lines[0]
        return None

    def code_span(self, code: str) -> etree.Element | str:
        """Return a code span's element, or its placeholder."""
        highlighted = inline_code(self.md, code)
        if highlighted is not None:
            return highlighted
        element = etree.Element("code")
        element.text = AtomicString(literal(code))
        return element
