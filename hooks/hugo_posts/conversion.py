"""One conversion of one text: what the tree builder asks, answered with the host and Python-Markdown."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString
from markdown_it import MarkdownIt

from . import raw_html
from .code_block import fenced, parse_info
from .host import Host, NullHost
from .tree import TreeBuilder


#: Python-Markdown's postprocessors that turn placeholders into what they stand for.
_FINISHING = ("raw_html", "amp_substitute", "unescape")


class Conversion:
    """Converts texts of one page; counts its images, keeps its finished HTML in `md`'s stash."""

    def __init__(self, md: Markdown, parser: MarkdownIt, superfences: Preprocessor | None, host: Host) -> None:
        self.md = md
        self.parser = parser
        self.superfences = superfences
        self.host = host
        self.images = 0

    def document(self, text: str) -> etree.Element:
        """Return the tree of a whole document."""
        return TreeBuilder(self).build(self.parser.parse(text))

    def fragment(self, text: str, *, inline: bool, line: int) -> str:
        """Return Markdown inside of a shortcode as HTML, its addresses as written: the output's are resolved at once.

        Arguments:
            text: the Markdown.
            inline: read inlines only, as for a caption.
            line: where it stands in the body, 1-based.
        """
        tokens = self.parser.parseInline(text) if inline else self.parser.parse(text)
        verbatim = Conversion(self.md, self.parser, self.superfences, NullHost())
        html: str = self.md.serializer(TreeBuilder(verbatim).build(tokens)).strip()
        html = html.removeprefix("<div>").removesuffix("</div>")
        for name in _FINISHING:
            html = self.md.postprocessors[name].run(html)
        return html.strip()

    # -- what the tree builder asks ---------------------------------------------------------

    def stash(self, html: str) -> str:
        return self.md.htmlStash.store(html)

    def raw_html(self, html: str, line: int) -> str:
        return raw_html.rewrite(html, lambda url: self.host.html_url(url, line), self._complete_raw_image)

    def address(self, url: str, line: int) -> str:
        return self.host.markdown_url(url, line)

    def image(self, element: etree.Element, line: int) -> None:
        self._complete_image(element.attrib)
        element.set("src", self.host.markdown_url(element.get("src", ""), line))

    def _complete_raw_image(self, attributes: dict[str, str]) -> None:
        if "src" in attributes:
            self._complete_image(attributes)

    def _complete_image(self, attributes: dict[str, str]) -> None:
        """Give an image its proportions, so that nothing jumps, and load all but the first when they are near."""
        size = self.host.image_size(attributes.get("src", ""))
        if size and "width" not in attributes and "height" not in attributes:
            attributes["width"], attributes["height"] = str(size[0]), str(size[1])
        self.images += 1
        if self.images > 1:
            attributes.setdefault("loading", "lazy")

    def code_block(self, code: str, info: str, line: int) -> str | None:
        if self.superfences is None:
            return None
        for header in (parse_info(info).header(), ""):
            lines = self.superfences.run(fenced(code, header))
            if len(lines) == 1 and HTML_PLACEHOLDER_RE.fullmatch(lines[0]):
                return lines[0]
        return None

    def code_span(self, code: str) -> etree.Element | str:
        element = etree.Element("code")
        element.text = AtomicString(code)
        return element
