"""What a page's switches change of the page itself, beside what templates leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hugo_posts.front_matter.switches import Switches
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

#: The levels of headings that Hugo's own table of contents has
#: (https://gohugo.io/configuration/markup/#table-of-contents).
_HUGO_LEVELS = range(2, 4)


def set_up(page: Page, switches: Switches) -> None:
    """Hide the table of contents, and let the page be edited where its author says."""
    hidden = page.meta.get("hide")
    if not switches.toc and "toc" not in (hidden or ()):
        page.meta["hide"] = [*(hidden or ()), "toc"]
    if switches.edit or not switches.editable:
        page.edit_url = switches.edit.url if switches.edit and switches.editable else None


def shorten_toc(toc: TableOfContents) -> None:
    """Keep the headings that Hugo's own table of contents has; what is below one that goes stands in its place."""
    toc.items = [*_kept(toc.items)]


def _kept(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        inner = [*_kept(link.children)]
        if link.level in _HUGO_LEVELS:
            link.children = inner
            yield link
        else:
            yield from inner
