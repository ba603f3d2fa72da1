"""What MkDocs' `Page.render` does, with one parser for all pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hugo_posts.record import dataclass
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from mkdocs.structure.toc import _TocToken


@dataclass(frozen=True)
class Converted:
    """What a page becomes."""

    html: str  # its text
    toc: list[_TocToken]  # its headings, as Python-Markdown's `toc_tokens`
    title: str | None  # its first heading, when that is of the first level
    anchors: list[str]  # the ids in it
    links: list[tuple[str, str]]  # its addresses as MkDocs found them in the tree, each with what it made of it


class PageParser:
    """Converts as `Page.render` does, with one parser for all pages: making one takes as long as converting a page.

    Attributes:
        is_reusable: whether all that takes part is known to forget a page when the parser is reset.
    """

    _KNOWN = ("markdown.", "pymdownx.", "material.", "mkdocs.", "hugo_posts.")

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self.config = config
        self.files = files
        self.markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self.is_reusable = all(type(each).__module__.startswith(self._KNOWN) for each in _processors(self.markdown))

    def convert(self, page: Page) -> Converted:
        """Convert a page's Markdown, and give the page what comes of it."""
        if not page.markdown:  # each further page of a list
            give(page, nothing := Converted("", [], None, [], []), self.links(page))
            return nothing
        md = self.markdown.reset()
        raw_html = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self.files, self.config)
        links = self.links(page)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw_html, anchors, links, title):
            processor._register(md)  # where the last page's was
        html = md.convert(page.markdown or "")
        found = anchors.present_anchor_ids | raw_html.present_anchor_ids
        ids = sorted(each for each in found if each)  # `<container id>` has an id without a value
        converted = Converted(html, getattr(md, "toc_tokens", []), title.title, ids, links.asked)
        give(page, converted, links)
        return converted

    def links(self, page: Page) -> Links:
        """Return what resolves a page's links."""
        return Links(page.file, self.files, self.config)


class Links(_RelativePathTreeprocessor):
    """MkDocs' own, which notes what it was asked and has answered.

    Attributes:
        asked: each address in a page's tree, and what became of it.
    """

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, files, config)
        self.asked: list[tuple[str, str]] = []

    def path_to_url(self, url: str) -> str:
        """Return what MkDocs makes of an address."""
        answer = super().path_to_url(url)
        self.asked.append((url, answer))
        return answer

    def answer_the_same(self, asked: Sequence[Sequence[str]]) -> bool:
        """Resolve links again; tell whether each leads where it led then."""
        return all(self.path_to_url(url) == answer for url, answer in asked)


def give(page: Page, converted: Converted, links: Links) -> None:
    """Set what `Page.render` sets.

    Args:
        page: the page.
        converted: what it becomes.
        links: has resolved the page's links and knows which of them lead to an anchor.
    """
    page.content = converted.html
    page.toc = get_toc(converted.toc)
    page._title_from_render = converted.title
    page.present_anchor_ids = set(converted.anchors)
    if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors


def _processors(markdown: Markdown) -> Iterator[object]:
    """Yield all that works on a page's text."""
    yield markdown.parser
    for registry in (
        markdown.preprocessors,
        markdown.parser.blockprocessors,
        markdown.inlinePatterns,
        markdown.treeprocessors,
        markdown.postprocessors,
    ):
        yield from registry
