"""The last part of a build, in which pages are rendered and written: only those that are other than before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

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
    """Stands between MkDocs and the building of pages, from its making to its end."""

    def __init__(self, keys: PageKeys | None, folder: SiteFolder, lists: WatchedLists, security: PageSecurity) -> None:
        """Begin.

        Args:
            keys: the pages' keys; None if they cannot be known.
            folder: where they are written to.
            lists: what templates see of the blog.
            security: this build's policies, which know the pages whose scripts will not run.
        """
        self._keys, self._folder, self._lists, self._security = keys, folder, lists, security
        self._places: dict[str, int] = {}
        self._helper: Helper | None = None
        self._start: Callable[[], Helper | None] = lambda: None
        self._restore = build_pages_through(self._build)

    def begin(self, files: Files, nav: Navigation, env: Environment, config: MkDocsConfig) -> None:
        """Find the pages that are other than before; let another process help with them when MkDocs comes to the first.

        By then MkDocs has rendered 404.html, so that most templates are compiled, once for both processes.
        """
        pages = files.documentation_pages()
        todo = [file.page for file in pages if file.page and not self._is_current(file.page)]
        self._places = {page.file.src_uri: number for number, page in enumerate(todo)}

        def write(page: Page) -> int:
            reach = self._watched(page, lambda: build_page(page, config, pages, nav, env))
            return 1 + _WRITTEN.index(reach) if reach else 0

        self._start = partial(start_helper, todo, write)

    def end(self) -> None:
        """Let MkDocs build by itself again; to be called when all pages are written, or none will be."""
        self._restore()
        if self._helper:
            self._helper.end()

    def _build(self, page: Page, build: Callable[[], None]) -> None:
        """Build a page if it is not there already."""
        self._helper, self._start = self._helper or self._start(), lambda: None
        place = self._places.get(page.file.src_uri)
        done = self._helper.result(place) if self._helper and place is not None else 0
        if done:
            self._note(page, _WRITTEN[done - 1])
        elif place is not None or not self._is_current(page):
            if self._helper and place is not None:
                self._helper.go_on(place)
            self._note(page, self._watched(page, build))

    def _watched(self, page: Page, build: Callable[[], None]) -> Reach | None:
        """Build a page; return what it depends on, None if there is something to tell of it each time."""
        self._lists.is_asked_for_all = not isinstance(page, Post | View)
        with heard(logging.INFO) as messages:
            build()
        if messages.count or page.file.src_uri in self._security.doubtful:
            return None
        return "all" if self._lists.is_asked_for_all else "near"

    def _is_current(self, page: Page) -> bool:
        """Tell whether the page that the last build wrote is what this one would write; note it if so."""
        known = self._folder.key(page.file.abs_dest_path)
        reach: Reach = "all" if known.startswith("all ") else "near"
        if not known or not self._keys or known != self._keys.key(page, reach):
            return False
        self._folder.note(page.file.abs_dest_path, known)
        return True

    def _note(self, page: Page, reach: Reach | None) -> None:
        if reach and self._keys:
            self._folder.note(page.file.abs_dest_path, self._keys.key(page, reach))
