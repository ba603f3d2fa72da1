"""The events that make pages light. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from .light_page import lightened, runs_from_the_start
from .scripts import join_scripts
from .stylesheets import Joined, join_stylesheets


class PageWeight:
    """Joins stylesheets and scripts, and lets pages load these."""

    #: What the next build may take over (speed/again/kept_build.py).
    kept = ("_sheets",)

    def __init__(self) -> None:
        self._sheets: Joined | None = None

    def join(self, files: Files, *, config: MkDocsConfig) -> None:
        """Write what pages load."""
        join_scripts(files, config)
        self._sheets = join_stylesheets(files, config)
        if self._sheets:
            files.append(self._sheets.whole)
            files.append(self._sheets.light)

    def lighten(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let a page load what it needs."""
        return lightened(output, self._sheets, is_late=not runs_from_the_start(config))

    def lighten_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for a page without text of its own, such as 404.html."""
        is_page = template_name.endswith(".html")
        return (
            lightened(output_content, self._sheets, is_late=not runs_from_the_start(config))
            if is_page
            else output_content
        )
