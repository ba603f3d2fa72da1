"""What a page loads at once, and what docs/assets/page.js loads when it is needed."""

from __future__ import annotations

import posixpath
import re

from mkdocs.config.defaults import MkDocsConfig

from .extras import has_extras
from .stylesheets import LIGHT, WHOLE, Joined

#: Features of the theme that need no script, or that docs/assets/page.js has or waits for; with any other, Material's
#: script runs from the start (https://squidfunk.github.io/mkdocs-material/setup/).
_COVERED = {
    *("content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy"),
    *("content.footnote.tooltips", "content.tabs.link", "content.tooltips", "navigation.expand", "navigation.footer"),
    *("navigation.indexes", "navigation.path", "navigation.prune", "navigation.sections", "navigation.top"),
    *("navigation.tracking", "search.highlight", "search.suggest", "toc.follow", "toc.integrate"),
}
#: What belongs to Material's script: its streams, which an author's own script may listen to
#: (https://squidfunk.github.io/mkdocs-material/customization/#additional-javascript), and parts of a page.
_BOUND = re.compile(
    r"\b(?:document|location|target|keyboard|viewport|tablet|screen|print|alert|progress|component)\$"
    r'|data-md-component="(?:consent|progress|tabs)"'
)
_LATER = re.compile(
    r'<script(?: defer)? src="([^"]*/?assets/(?:javascripts/bundle\.\w+\.min|diagrams|search/search)\.js)"', re.ASCII
)
_SHEET = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]*?)(assets/[^"?]+\.css)">\n?')


def runs_from_the_start(config: MkDocsConfig) -> bool:
    """Whether the settings ask for more than docs/assets/page.js can do on any page."""
    features = set(config.theme.get("features") or [])
    extra = config.extra
    return bool(features - _COVERED or config.extra_javascript or extra.get("version") or extra.get("consent"))


def lightened(html: str, sheets: Joined | None, *, is_late: bool) -> str:
    """Return a page that loads what it needs.

    Args:
        html: the page, as Material's templates have it.
        sheets: the stylesheets that are joined, if they are.
        is_late: whether Material's script may wait.
    """
    is_late = is_late and not _BOUND.search(html)
    if is_late:
        html = _LATER.sub(r'<script type="text/plain" data-src="\1"', html)
    if not sheets:
        return html
    is_light = is_late and not has_extras(html, sheets.extras)
    first, named = sheets.names[0], set(sheets.names)

    def joined(match: re.Match[str]) -> str:
        above, name = match[1], match[2]
        if name == first:
            whole = posixpath.join(above, WHOLE)
            sheet = f'{posixpath.join(above, LIGHT)}" data-whole="{whole}' if is_light else whole
            return f'    <link rel="stylesheet" href="{sheet}">\n'
        return "" if name in named else match[0]

    return _SHEET.sub(joined, html)
