"""The events that make any build fast, beside those of `HugoBlog`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..events import Row
from ..plugin import HugoBlog
from ..settings.folders import folders_of
from ..upstream.blog import (
    FrontMatterAtHand,
    keep_between_builds,
    keep_lists_in_memory,
    kept_between_builds,
    leave_posts_alone,
    quicken_membership,
)
from ..upstream.building import render_by
from ..upstream.conversion import PageParser
from ..upstream.serving import build_soon
from .late_pages import answering_late
from .live import LiveSite, has_known_plugins_only, late_pages_of, refresh_or_build
from .short_way import LastBuild, ShortWay
from .sidebar import Sidebar
from .templates import quick_addresses

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from ..search.events import SiteSearch


def fast_rows(fast: FastBuild) -> list[Row]:
    """Return the handlers of a fast build."""
    return [
        Row("serve", 0, fast.watch, ""),
        Row("pre_build", -110, fast.begin, ""),
        Row("files", 0, fast.quicken_reading, "Material's blog plugin reads the posts next"),
        Row("files", -110, fast.make_parser, "posts have their final addresses"),
        Row("nav", -110, fast.note_sidebar, "the sidebar is complete"),
        Row("page_markdown", -110, fast.render_here, "the last: MkDocs asks the page to render itself next"),
        Row("env", -110, fast.share_sidebar, "all that templates may ask for is there"),
        Row("build_error", 0, fast.stop, ""),
        Row("post_build", -110, fast.end, "the last: the build stands"),
    ]


class FastBuild:
    """One build's shortcuts.

    Attributes:
        hugo: what the build knows of the blog.
        parser: converts all pages.
        convert: gives a post what it becomes.
        search: the site's search, if it has one.
        live: the site under `mkdocs serve`; None in any other build.
        short_way: makes a post's pages again when the build is done.
    """

    parser: PageParser
    convert: Callable[[Page], object]

    def __init__(self, config: MkDocsConfig, hugo: HugoBlog, search: SiteSearch | None) -> None:
        self.hugo = hugo
        self.live: LiveSite | None = None
        self.short_way = ShortWay(hugo)
        self.search = search
        self._front_matter = FrontMatterAtHand()
        hugo.write_front_matter = self._front_matter.write
        keep_lists_in_memory(hugo.blog)
        leave_posts_alone(config.plugins, hugo.blog)

    def watch(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Watch for file events, take the short way where there is one, and begin with what was saved meanwhile."""
        from .watching import use_events  # noqa: PLC0415 (a build does without)

        use_events(server, folders_of(config).cache)
        if not self.live:  # `mkdocs serve --clean`
            return
        if self.live.is_old():
            build_soon(server)
        server.builder = partial(refresh_or_build, self.hugo.blog, builder)
        late = partial(late_pages_of, self.hugo.blog)
        server.set_app(answering_late(server.serve_request, server.mount_path, late))

    def begin(self, *, config: MkDocsConfig) -> None:
        """Under `mkdocs serve`, note what is built from."""
        if self.hugo.blog.is_serve:
            self.live = LiveSite(self.short_way, self.hugo, self.search, config)

    def quicken_reading(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let Material's blog plugin read the posts fast."""
        self._front_matter.begin()

    def make_parser(self, files: Files, *, config: MkDocsConfig) -> None:
        """Make the parser that converts all pages."""
        self._front_matter.end()
        quicken_membership(self.hugo.blog.blog)
        self.parser = PageParser(config, files)
        self.convert = self.parser.convert

    def note_sidebar(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Note what the sidebar shows."""
        self.take_nav(nav)
        self.short_way.note_posts()

    def take_nav(self, nav: Navigation) -> None:
        """Note the navigation, which is complete."""
        self.nav, self._sidebar = nav, Sidebar(nav)

    def render_here(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the page, which MkDocs will ask to render itself next, be converted here."""
        if self.parser.is_reusable:
            render_by(page, partial(self._render, page))

    def share_sidebar(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let overrides/partials/nav.html find sidebars that were rendered before."""
        env.globals["hugo_sidebar"] = self._sidebar
        if has_known_plugins_only(config.plugins):
            env.filters["url"] = quick_addresses(env.filters["url"])
        self._env, self._files = env, files

    def stop(self, error: Exception) -> None:
        """Leave things where they were."""
        self._front_matter.end()

    def end(self, *, config: MkDocsConfig) -> None:
        """Let the next save take the short way."""
        if self.live:
            self.live.complete(self.last_build(config), kept_between_builds(self.hugo.blog))
            keep_between_builds(self.hugo.blog, self.live)

    def last_build(self, config: MkDocsConfig) -> LastBuild:
        """Return what this build works with, when all pages are converted."""
        return LastBuild(self.hugo, config, self._files, self.nav, self._env)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        (self.convert if page.file.src_uri in self.hugo.posts else self.parser.convert)(page)
