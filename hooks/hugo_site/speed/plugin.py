"""The events of the fast build, beside those of `HugoBlog`. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..plugin import HugoBlog
from .conversion_cache import ConversionCache, conversion_cache
from .helper import Helper, start_helper
from .live import LastBuild, LiveSite, refresh_or_build
from .rendering import SharedRendering
from .sidebar import Sidebar
from .upstream import PageParser, is_known, leave_posts_alone, populate_page
from .watching import use_events


def add_speed(config: MkDocsConfig, hugo: HugoBlog) -> None:
    """Register what makes this build faster, if it is asked for and known to work."""
    if hugo.settings.fast and is_known():
        config.plugins["hugo_speed"] = FastBuild(config, hugo)  # type: ignore[assignment]


def remembered(form: Callable[[datetime], str]) -> Callable[[datetime], str]:
    """Return a filter that formats each date once: a post's stands on its own page and in a dozen of lists."""
    kept: dict[str, str] = {}

    def formed(date: datetime) -> str:
        key = date.isoformat()  # equal times of two zones are equal dates
        if key not in kept:
            kept[key] = form(date)
        return kept[key]

    return formed


class FastBuild:
    """One build's shortcuts."""

    parser: PageParser
    cache: ConversionCache | None

    def __init__(self, config: MkDocsConfig, hugo: HugoBlog) -> None:
        self.hugo = hugo
        self.live: LiveSite | None = None
        self.converting: Helper | None = None
        self.rendering: SharedRendering | None = None
        self.places: dict[str, int] = {}
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
        elif self.cache and not self.cache.is_filled():
            posts = [file for file in files.documentation_pages() if file.src_uri in self.hugo.posts]
            pages = [file.page for file in posts if file.page]
            self.places = {file.src_uri: number for number, file in enumerate(posts)}
            self.converting = start_helper(pages, partial(populate_page, config=config, files=files))

    @event_priority(-110)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let overrides/partials/nav.html find sidebars that were rendered before."""
        env.filters["date"] = remembered(env.filters["date"])
        env.auto_reload = False  # or each of the fifty templates that a page includes is looked at on the disk again
        env.globals["hugo_sidebar"] = self.sidebar
        self.env, self.files = env, files
        if self.converting:
            self.converting.end()
        if not self.hugo.blog.is_serve:
            self.rendering = SharedRendering(files, self.nav, env, config)

    @event_priority(-110)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the page, which MkDocs will ask to render itself next, be converted here."""
        if self.converting and page.file.src_uri in self.places:
            self.converting.go_on(self.places[page.file.src_uri])
        if self.parser.is_reusable:
            page.render = partial(self._render, page)  # type: ignore[method-assign]

    def on_build_error(self, error: Exception) -> None:
        """Let no helper outlive the build."""
        for helper in (self.converting, self.rendering):
            if helper:
                helper.end()

    @event_priority(110)
    def _end_rendering(self, *, config: MkDocsConfig) -> None:
        """All pages are written: no helper is needed any more."""
        if self.rendering:
            self.rendering.end()

    @event_priority(-110)
    def _tidy(self, *, config: MkDocsConfig) -> None:
        """Forget posts that are no more; let the next save take the short way."""
        if self.cache:
            self.cache.tidy(self.hugo.posts)
        if self.live:
            self.live.complete(LastBuild(self.hugo, config, self.files, self.nav, self.env))
            self.hugo.blog.hugo_live = self.live

    on_post_build = CombinedEvent(_end_rendering, _tidy)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        if self.cache and page.file.src_uri in self.hugo.posts:
            self.cache.convert(page, self.hugo.host, self.parser)
        else:
            self.parser.convert(page)
