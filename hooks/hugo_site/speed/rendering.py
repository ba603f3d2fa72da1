"""Pages that a helper has rendered, taken where MkDocs renders a page."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .helper import Helper, start_helper
from .upstream import page_context


class SharedRendering:
    """The rendering of one build's pages by two processes."""

    def __init__(self, files: Files, nav: Navigation, env: Environment, config: MkDocsConfig) -> None:
        """Start; to be called when all pages are converted, and the templates' environment is complete."""
        pages = [file for file in files.documentation_pages() if file.page]
        self._places = {file.src_uri: number for number, file in enumerate(pages)}
        self._folder = tempfile.TemporaryDirectory(prefix="hugo_pages_")

        def render(file: File) -> None:
            page = file.page
            assert page is not None
            page.active = True
            context = page_context(page, nav, pages, config)
            html = env.get_template(page.meta.get("template", "main.html")).render(context)
            page.active = False
            unfinished = self._path(page).with_suffix(".part")
            unfinished.write_bytes(html.encode("utf-8", "surrogatepass"))
            os.replace(unfinished, self._path(page))

        self._helper: Helper | None = start_helper(pages, render)
        if self._helper:
            env.template_class = self._template_class()

    def end(self) -> None:
        """Let the helper end; to be called when all pages are rendered, or none will be."""
        if self._helper:
            self._helper.end()
        self._folder.cleanup()

    def _template_class(self) -> type[Template]:
        shared = self

        class SharedTemplate(Template):
            """Jinja's own, but for pages that are there already."""

            def render(self, *args: Any, **kwargs: Any) -> str:
                page = args[0].get("page") if args else None
                html = shared._take(page) if isinstance(page, Page) else None
                return super().render(*args, **kwargs) if html is None else html

        return SharedTemplate

    def _take(self, page: Page) -> str | None:
        """Return a page's HTML, None when the helper has not come to it."""
        if self._helper and page.file.src_uri in self._places:
            self._helper.go_on(self._places[page.file.src_uri])
        try:
            return self._path(page).read_bytes().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return None

    def _path(self, page: Page) -> Path:
        return Path(self._folder.name, hashlib.sha256(page.file.src_uri.encode()).hexdigest()[:32])
