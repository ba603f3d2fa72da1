"""The sidebar, rendered once for all the pages that it is the same on (overrides/partials/nav.html).

It differs with the place that its links start from, with the item that stands for the page, and with what is unfolded
around that. Of many posts or tags only the newest, the most used are items of it; for all others it is the same, but
for marks that are put into it (`Shelves.marked`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Iterable, Iterator

from material.plugins.blog.structure import View
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ..lists.shelves import Shelf


class Sidebar:
    """What templates ask for, as `hugo_sidebar`."""

    def __init__(self, nav: Navigation) -> None:
        """Note the addresses of all items of the navigation, whose pages must be complete, but not yet rendered."""
        items = list(_pages(nav.items))
        self._addresses = {item.url for item in items}
        self._of_pages = {item.url for item in items if isinstance(item, Page)}
        self._kept: dict[Hashable, str] = {}

    def kept(self, page: Page | None, base_url: str) -> str | None:
        """Return the sidebar's HTML for a page if it is known; `base_url` leads from the page to the site's root."""
        return self._kept.get(self._key(page, base_url))

    def keep(self, page: Page | None, base_url: str, html: str) -> str:
        """Return `html`, the page's sidebar, and keep it for pages like this one."""
        key = self._key(page, base_url)
        if key is not None:
            self._kept[key] = html
        return html

    def _key(self, page: Page | None, base_url: str) -> Hashable:
        """Return what pages with equal sidebars have in common; None for a page whose sidebar is its own.

        Material lets a further page of a list stand where the list's first page is, with its table of contents.
        """
        if not isinstance(page, Page) or page.url in self._addresses or page.parent is None:
            return None
        view = page.pages[0] if isinstance(page, View) and page.pages else None
        folder = posixpath.dirname(page.url.rstrip("/"))  # links to what is beside a page begin there
        if view is None or view.url not in self._of_pages:
            return base_url, folder, id(page.parent)
        return None if page.toc else (base_url, folder, id(page.parent), view.url, page.title)


def _pages(items: Iterable[StructureItem]) -> Iterator[Page | Link | Shelf]:
    for item in items:
        if isinstance(item, Shelf):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
        elif isinstance(item, Page | Link):
            yield item
