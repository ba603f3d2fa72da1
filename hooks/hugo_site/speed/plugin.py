"""The events of the fast build, beside those of `HugoBlog`. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..plugin import HugoBlog
from .sidebar import Sidebar
from .upstream import PageParser, is_known, leave_posts_alone


def add_speed(config: MkDocsConfig, hugo: HugoBlog) -> None:
    """Register what makes this build faster, if it is asked for and known to work."""
    if hugo.settings.fast and is_known():
        config.plugins["hugo_speed"] = FastBuild(config, hugo)  # type: ignore[assignment]


class FastBuild:
    """One build's shortcuts."""

    parser: PageParser

    def __init__(self, config: MkDocsConfig, hugo: HugoBlog) -> None:
        self.hugo = hugo
        leave_posts_alone(config.plugins, hugo.blog)

    @event_priority(-110)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Make the parser that converts all pages."""
        self.parser = PageParser(config, files)

    @event_priority(-110)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Note what the sidebar shows."""
        self.sidebar = Sidebar(nav)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let overrides/partials/nav.html find sidebars that were rendered before."""
        env.globals["hugo_sidebar"] = self.sidebar

    @event_priority(-110)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let the page, which MkDocs will ask to render itself next, be converted here."""
        if self.parser.is_reusable:
            page.render = partial(self._render, page)  # type: ignore[method-assign]

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        self.parser.convert(page)
