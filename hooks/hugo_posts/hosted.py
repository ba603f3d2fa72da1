"""The extension for a host that knows nothing of Hugo: the entry point `hugo_posts` of `markdown.extensions`.

Source: https://python-markdown.github.io/extensions/api/#entry_point. README.md beside this file documents it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.document import read
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import MarkupSettings
from hugo_posts.shortcodes.registry import registry

log = logging.getLogger("hugo_posts")


def makeExtension(*, templates: str = "", **options: Any) -> HugoMarkdown:  # noqa: N802 (Python-Markdown's name)
    """Return the extension as a host names it by text.

    Args:
        templates: a folder with the site's own shortcodes as Jinja templates.
        options: those of `MarkupSettings`, such as `math`, `typographic` and `emoji`.

    Raises:
        TypeError: an option that there is not.
    """
    return _HostedMarkdown(registry(Path(templates) if templates else None, {}), MarkupSettings(**options))


class _HostedMarkdown(HugoMarkdown):
    """Reads front matter, which most hosts leave in the text unless it is YAML, and logs mistakes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        super().extendMarkdown(md)
        md.preprocessors.register(_FrontMatter(md, self), "hugo_front_matter", 200)  # before all others


class _FrontMatter(Preprocessor):
    """Takes front matter off the text; shortcodes and formulas ask for its values."""

    def __init__(self, md: Markdown, extension: HugoMarkdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        host = _LoggingHost()
        self._extension.host_of = lambda: host
        document, wrong = read("\n".join(lines))
        if wrong:
            if not lines[0].startswith("---"):  # which may also be a line across the page
                log.warning("%s", wrong)
            return lines
        host.front_matter, host.first_line = document.values, document.body_line
        return document.body.split("\n")


class _LoggingHost(NullHost):
    """Tells mistakes to the logger `hugo_posts`.

    Attributes:
        first_line: the line where the text begins behind its front matter.
    """

    first_line = 1

    def report(self, line: int, message: str) -> None:
        log.warning("line %d: %s", self.first_line + line - 1, message)
