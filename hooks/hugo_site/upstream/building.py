"""The steps of MkDocs' `build` that no event stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs import utils
from mkdocs.commands import build as building
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def populate_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read and convert one page, all plugins' events included."""
    _populate_page(page, config, files)


def build_page(page: Page, config: MkDocsConfig, pages: Sequence[File], nav: Navigation, env: Environment) -> None:
    """Render and write one of the pages, all plugins' events included."""
    _build_page(page, config, pages, nav, env)


def empty_no_folder() -> Callable[[], None]:
    """Keep MkDocs from emptying the site's folder, which is what it does next.

    Returns:
        What puts MkDocs' own function back, should it not come to that.
    """
    own = utils.clean_directory

    def end(directory: str = "") -> None:
        utils.clean_directory = own

    utils.clean_directory = end
    return end


def build_pages_through(build: Callable[[Page, Callable[[], None]], None]) -> Callable[[], None]:
    """Let MkDocs leave it to `build` whether a page is rendered and written.

    Args:
        build: is called with each page in turn, and with what builds it.

    Returns:
        What puts MkDocs' own function back.
    """
    own = building._build_page  # with what stands around it (steps.py)

    def through(page: Page, *rest: Any, **named: Any) -> None:
        build(page, partial(own, page, *rest, **named))

    def end() -> None:
        building._build_page = own

    building._build_page = through
    return end


def render_by(page: Page, render: Callable[[MkDocsConfig, Files], None]) -> None:
    """Let a page, which MkDocs asks to render itself when its text is read, be rendered by something else."""
    page.render = render  # type: ignore[method-assign, assignment]


def copy_by(file: File, copy: Callable[[bool], None]) -> None:
    """Let a file, which MkDocs asks to copy itself to the site, be copied by something else."""
    file.copy_file = copy  # type: ignore[method-assign, assignment]


def copy_itself(file: File, dirty: bool) -> None:
    """Let a file copy itself, as its class does it."""
    type(file).copy_file(file, dirty)
