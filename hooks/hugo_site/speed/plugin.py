"""The events of the fast build, beside those of `HugoBlog`. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..plugin import HugoBlog
from .conversion_cache import ConversionCache, conversion_cache
from .live import LastBuild, LiveSite, refresh_or_build
from .sidebar import Sidebar
from .upstream import PageParser, is_known, leave_posts_alone
from .watching import use_events


def add_speed(config: MkDocsConfig, hugo: HugoBlog) -> None:
    """Register what makes this build faster, if it is asked for and known to work."""
    if hugo.settings.fast and is_known():
        config.plugins["hugo_speed"] = FastBuild(config, hugo)  # type: ignore[assignment]


class FastBuild:
    """One build's shortcuts."""

    parser: PageParser
    cache: ConversionCache | None

    def __init__(self, config: MkDocsConfig, hugo: HugoBlog) -> None:
        self.hugo = hugo
        self.live: LiveSite | None = None
        leave_posts_alone(config.plugins, hugo.blog)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Watch for file events, and take the short way where there is one."""
        use_events(server, Path(config.config_file_path).parent / ".cache")
        server.builder = partial(refresh_or_build, self.hugo.blog, builder)

    @event_priority(-110)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Under `mkdocs serve`, note what is built from."""
        self.live = LiveSite(self.hugo, config) if self.hugo.blog.is_serve else None

    @event_priority(-110)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Make the parser that converts all pages, and find what it has converted before."""
        self.parser = PageParser(config, files)
        self.cache = conversion_cache(self.hugo, config) if self.parser.is_reusable else None

    @event_priority(-110)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Note what the sidebar shows."""
        self.nav = nav
        self.sidebar = Sidebar(nav)
        if self.live:
            self.live.note_posts()

    @event_priority(-110)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let overrides/partials/nav.html find sidebars that were rendered before."""
        env.globals["hugo_sidebar"] = self.sidebar
        self.env, self.files = env, files

    @event_priority(-110)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the page, which MkDocs will ask to render itself next, be converted here."""
        if self.parser.is_reusable:
            page.render = partial(self._render, page)  # type: ignore[method-assign]

    @event_priority(-110)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Forget posts that are no more; let the next save take the short way."""
        if self.cache:
            self.cache.tidy(self.hugo.posts)
        if self.live:
            self.live.complete(LastBuild(self.hugo, config, self.files, self.nav, self.env))
            self.hugo.blog.hugo_live = self.live

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        if self.cache and page.file.src_uri in self.hugo.posts:
            self.cache.convert(page, self.hugo.host, self.parser)
        else:
            self.parser.convert(page)
