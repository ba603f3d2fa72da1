"""A page for tests of shortcodes: plain CommonMark or the project's own converter, and a host that takes notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.expansion import Context, Renderer, expand
from hugo_posts.shortcodes.registry import registry
from markdown import Markdown
from markdown_it import MarkdownIt

BUILT_IN = registry(None, {})


class Page:
    """One post; `render` gives its HTML, `problems` what was reported as (line, message)."""

    def __init__(self, shortcodes: Mapping[str, Renderer] = BUILT_IN, *, front_matter: Mapping[str, Any] | None = None):
        self.shortcodes = shortcodes
        self.host = NullHost(front_matter)
        self.commonmark = MarkdownIt("commonmark", {"html": True})

    @property
    def problems(self) -> list[tuple[int, str]]:
        """What was reported: (line, message)."""
        return self.host.problems

    def markdown(self, text: str, *, inline: bool, line: int, passive: bool = False) -> str:
        """Return CommonMark as HTML."""
        html: str = self.commonmark.renderInline(text) if inline else self.commonmark.render(text)
        return html

    def render(self, body: str) -> str:
        """Return the page's HTML, read as plain CommonMark."""
        expansion = expand(body, self.shortcodes, Context(self.host, self.markdown))
        return expansion.insert(self.commonmark.render(expansion.text))

    def convert(self, body: str) -> str:
        """Return the page's HTML, made by the project's own converter."""
        extension = HugoMarkdown(self.shortcodes, host_of=lambda: self.host)
        html: str = Markdown(extensions=[extension]).convert(body)
        return html
