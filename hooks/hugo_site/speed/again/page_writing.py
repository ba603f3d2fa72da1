"""The last part of a build, in which pages are rendered and written: only those that are other than before."""

from __future__ import annotations

import logging
from collections.abc import Callable

from jinja2 import Environment
from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ...files.helper import Helper, start_helper
from ...messages.held import heard
from ...security.events import PageSecurity
from ...upstream.building import build_page, build_pages_through
from .page_key import PageKeys, Reach, WatchedLists
from .site_folder import SiteFolder

#: What the helper says of a page that it has written.
_WRITTEN: list[Reach] = ["near", "all"]


class PageWriting:
    """Stands between MkDocs and the building of pages, from its making to its end.

    Attributes:
        keys: the pages' keys; None if they cannot be known.
        reaches: what each page that can stay where it is depends on, by its source path.
    """

    def __init__(self, keys: PageKeys | None, folder: SiteFolder, lists: WatchedLists, security: PageSecurity) -> None:
        """Begin.

        Args:
            keys: see above.
            folder: where they are written to.
            lists: what templates see of the blog.
            security: this build's policies, which know the pages whose scripts will not run.
        """
        self.keys, self._folder, self._lists, self._security = keys, folder, lists, security
        self.reaches: dict[str, Reach] = {}
        self._places: dict[str, int] = {}
        self._helper: Helper | None = None
        self._restore = build_pages_through(self._build)

    def begin(self, files: Files, nav: Navigation, env: Environment, config: MkDocsConfig) -> None:
        """Find the pages that are other than before; let another process help with them.

        It begins while this one writes what Pagefind reads, static files, feeds and 404.html.
        """
        pages = files.documentation_pages()
        todo = [file.page for file in pages if file.page and not self._is_current(file.page)]
        self._places = {page.file.src_uri: number for number, page in enumerate(todo)}

        def write(page: Page) -> int:
            reach = watched(page, self._lists, self._security, lambda: build_page(page, config, pages, nav, env))
            return 1 + _WRITTEN.index(reach) if reach else 0

        self._helper = start_helper(todo, write)

    def end(self) -> None:
        """Let MkDocs build by itself again; to be called when all pages are written, or none will be."""
        self._restore()
        if self._helper:
            self._helper.end()

    def _build(self, page: Page, build: Callable[[], None]) -> None:
        """Build a page if it is not there already."""
        place = self._places.get(page.file.src_uri)
        done = self._helper.result(place) if self._helper and place is not None else 0
        if done:
            self._note(page, _WRITTEN[done - 1])
        elif place is not None or not self._is_current(page):
            if self._helper and place is not None:
                self._helper.go_on(place)
            self._note(page, watched(page, self._lists, self._security, build))

    def _is_current(self, page: Page) -> bool:
        """Tell whether the page that the last build wrote is what this one would write; note it if so."""
        known = self._folder.key(page.file.abs_dest_path)
        reach: Reach = "all" if known.startswith("all ") else "near"
        if not known or not self.keys or known != self.keys.key(page, reach):
            return False
        self._folder.note(page.file.abs_dest_path, known)
        self.reaches[page.file.src_uri] = reach
        return True

    def _note(self, page: Page, reach: Reach | None) -> None:
        if reach and self.keys:
            self._folder.note(page.file.abs_dest_path, self.keys.key(page, reach))
            self.reaches[page.file.src_uri] = reach


def watched(page: Page, lists: WatchedLists, security: PageSecurity, build: Callable[[], None]) -> Reach | None:
    """Build a page; return what it depends on, None if there is something to tell of it each time."""
    lists.is_asked_for_all = not isinstance(page, Post | View)
    with heard(logging.INFO) as messages:
        build()
    if messages.count or page.file.src_uri in security.doubtful:
        return None
    return "all" if lists.is_asked_for_all else "near"
