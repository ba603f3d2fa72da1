"""The events of the fast build, beside those of `HugoBlog`. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..events import Row
from ..plugin import HugoBlog
from ..security.events import PageSecurity
from ..settings.folders import folders_of
from ..upstream.blog import (
    keep_between_builds,
    leave_posts_alone,
    quicken_membership,
    read_front_matter_quickly,
    write_lists_to_memory,
)
from ..upstream.building import populate_page, render_by
from ..upstream.conversion import PageParser
from .cache_key import UnknowableError, digest
from .conversion_cache import ConversionCache, conversion_cache
from .helper import Helper, start_helper
from .live import LastBuild, LiveSite, Search, has_known_plugins_only, refresh_or_build
from .page_key import PageKeys, WatchedLists
from .page_writing import PageWriting
from .sidebar import Sidebar
from .site_folder import SiteFolder
from .store import Store
from .templates import quicken_templates
from .watching import use_events

log = logging.getLogger("mkdocs.hugo_site")


def fast_rows(fast: FastBuild) -> list[Row]:
    """Return the handlers that make this build faster."""
    return [
        Row("serve", 0, fast.watch, ""),
        Row("pre_build", -110, fast.keep_last_site, ""),
        Row("files", 0, fast.quicken_reading, "Material's blog plugin reads the posts next"),
        Row("files", -110, fast.find_conversions, "posts have their final addresses"),
        Row("nav", -110, fast.begin_converting, "the sidebar is complete"),
        Row("page_markdown", -110, fast.convert, "the last: MkDocs asks the page to render itself next"),
        Row("env", -110, fast.begin_writing, "all that templates may ask for is there"),
        Row("build_error", 0, fast.stop, ""),
        Row("post_build", 110, fast.end_writing, "the first: all pages are written"),
        Row("post_build", -90, fast.complete_folder, "all have written what they write; publish.py looks at it next"),
        Row("post_build", -110, fast.tidy, "the last: the build stands"),
    ]


def _converted(page: Page, config: MkDocsConfig, files: Files) -> int:
    """Convert a page for the cache, where the other process finds it."""
    populate_page(page, config, files)
    return 0


def _notes_of(site: Path, config: MkDocsConfig) -> Store | None:
    """Return where notes of the site's folder are kept; None of one elsewhere, which may be made for once."""
    folders = folders_of(config)
    return Store(folders.cache / "site") if folders.project in site.parents else None


class FastBuild:
    """One build's shortcuts."""

    parser: PageParser
    cache: ConversionCache | None

    def __init__(self, config: MkDocsConfig, hugo: HugoBlog, security: PageSecurity, search: Search | None) -> None:
        self.hugo, self.search, self.security = hugo, search, security
        self.live: LiveSite | None = None
        self.converting: Helper | None = None
        self.folder = SiteFolder(Path(config.site_dir), _notes_of(Path(config.site_dir), config))
        self.writing: PageWriting | None = None
        self.posts_are_read: Callable[[], None] = lambda: None
        self.places: dict[str, int] = {}
        self.collects_garbage = gc.isenabled()
        gc.disable()  # looking for it again and again takes a twelfth of a build, which makes little
        leave_posts_alone(config.plugins, hugo.blog)

    def watch(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Watch for file events, and take the short way where there is one."""
        use_events(server, folders_of(config).cache)
        server.builder = partial(refresh_or_build, self.hugo.blog, builder)

    def keep_last_site(self, *, config: MkDocsConfig) -> None:
        """Under `mkdocs serve`, note what is built from; otherwise keep what was built from being removed."""
        self.live = LiveSite(self.hugo, self.search, config) if self.hugo.blog.is_serve else None
        if not self.live:
            write_lists_to_memory(self.hugo.blog)
            self.folder.hide()
            if self.search:
                self.search.use(self.folder)

    def quicken_reading(self, files: Files, *, config: MkDocsConfig) -> None:
        """Material's blog plugin reads the posts next."""
        self.posts_are_read = read_front_matter_quickly()

    def find_conversions(self, files: Files, *, config: MkDocsConfig) -> None:
        """Make the parser that converts all pages, and find what it has converted before."""
        self.posts_are_read()
        quicken_membership(self.hugo.blog.blog)
        self.are_plugins_known = has_known_plugins_only(config.plugins)
        self.folder.show(nothing=not self.are_plugins_known)
        self.parser = PageParser(config, files)
        self.cache = conversion_cache(self.hugo, config) if self.parser.is_reusable else None
        if self.cache:
            self.hugo.beginning_of = self.cache.beginning_of

    def begin_converting(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Note what the sidebar shows."""
        self.nav = nav
        self.sidebar = Sidebar(nav)
        if self.live:
            self.live.note_posts()
        elif self.cache and not self.cache.is_filled():
            posts = [file for file in files.documentation_pages() if file.src_uri in self.hugo.posts]
            pages = [file.page for file in posts if file.page]
            self.places = {file.src_uri: number for number, file in enumerate(posts)}
            self.converting = start_helper(pages, partial(_converted, config=config, files=files))

    def begin_writing(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let overrides/partials/nav.html find sidebars that were rendered before; begin with the pages."""
        quicken_templates(env, folders_of(config).cache / "templates", self.cache.key if self.cache else None)
        env.globals["hugo_sidebar"] = self.sidebar
        self.env, self.files = env, files
        if self.converting:
            self.converting.end()
        if self.are_plugins_known and not self.live:
            self._start_writing(env, files, config)

    def _start_writing(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Find what the last build has written already, and begin with the rest."""
        lists = env.globals["hugo_blog"] = WatchedLists(self.hugo.lists)
        try:
            shared = digest(self.cache.key, self.security.shared) if self.cache else None
            keys = PageKeys(shared, self.hugo, files, self.nav, config) if shared else None
        except UnknowableError as error:
            log.info("All pages are written again, because of %s", error)
            keys = None
        self.folder.copy_what_is_new(files, self.cache.key if self.cache else None)
        self.writing = PageWriting(keys, self.folder, lists, self.security)
        self.writing.start_helper(files, self.nav, env, config)

    def convert(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the page, which MkDocs will ask to render itself next, be converted here."""
        if self.converting and page.file.src_uri in self.places:
            self.converting.go_on(self.places[page.file.src_uri])
        if self.parser.is_reusable:
            render_by(page, partial(self._render, page))

    def stop(self, error: Exception) -> None:
        """Let no helper outlive the build, and leave things where they were."""
        self._collect_garbage()
        self.posts_are_read()
        for each in (self.converting, self.writing):
            if each:
                each.end()
        self.folder.show()

    def end_writing(self, *, config: MkDocsConfig) -> None:
        """All pages are written: no helper is needed any more."""
        if self.writing:
            self.writing.end()

    def complete_folder(self, *, config: MkDocsConfig) -> None:
        """Remove what belongs to no page of this build; note the rest for the next one."""
        if self.writing:
            self.folder.sweep()
            self.folder.save()

    def tidy(self, *, config: MkDocsConfig) -> None:
        """Forget posts that are no more; let the next save take the short way."""
        self._collect_garbage()
        if self.cache:
            self.cache.tidy(self.hugo.posts)
        if self.live:
            self.live.complete(LastBuild(self.hugo, config, self.files, self.nav, self.env))
            keep_between_builds(self.hugo.blog, self.live)
        else:
            gc.freeze()  # or Python looks through all objects once more before it ends

    def _collect_garbage(self) -> None:
        if self.collects_garbage:
            gc.enable()

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        if self.cache and page.file.src_uri in self.hugo.posts:
            self.cache.convert(page, self.hugo.host, self.parser)
        else:
            self.parser.convert(page)
