"""What a page loads at once, and what docs/assets/page.js loads when it is needed."""

from __future__ import annotations

import posixpath
import re

from mkdocs.config.defaults import MkDocsConfig

from .extras import has_extras
from .first_screen import CONTENT, HOLD, NARROW, WIDE, WRITE, first_screen
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
#: (https://squidfunk.github.io/mkdocs-material/customization/#additional-javascript), and parts of a page. They are
#: looked for from the sign on that few pages have, as a pattern that begins with names is tried at every letter.
_STREAMS = "document location target keyboard viewport tablet screen print alert progress component".split()
_STREAM = re.compile("|".join(rf"\$(?<=\b{name}\$)" for name in _STREAMS))
_PART = re.compile(r'data-md-component="(?:consent|progress|tabs)"')
_LATER = re.compile(
    r'<script(?: defer)? src="([^"]*/?assets/(?:javascripts/bundle\.\w+\.min|diagrams|search/search)\.js)"', re.ASCII
)
_LINK = re.compile(r'<link rel="stylesheet" (href="[^>]*)>\n')
_INDENT = re.compile(r"\n\s++<")
_ANY_SHEET = re.compile(r"<style|<link[^>]*stylesheet", re.IGNORECASE)
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*?)(assets/[^"?]+\.css)">\n?')


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
    is_late = is_late and not (_STREAM.search(html) or _PART.search(html))
    if is_late:
        html = _LATER.sub(r'<script type="text/plain" data-src="\1"', html)
    if not sheets:
        return html
    is_light = is_late and not has_extras(html, sheets.extras)
    first, named = sheets.names[0], set(sheets.names)

    pieces: list[str] = []
    end = 0
    for link in _SHEET.finditer(html):
        above, name = link[1], link[2]
        if name in named:
            whole = posixpath.join(above, WHOLE)
            sheet = f'{posixpath.join(above, LIGHT)}" data-whole="{whole}' if is_light else whole
            pieces.append(html[end : link.start()].rstrip(" \t"))
            pieces += [f'<link rel="stylesheet" href="{sheet}">\n'] if name == first else []
            end = link.end()
    page = "".join([*pieces, html[end:]])
    return with_first_rules(page, sheets) if is_late else page


def with_first_rules(html: str, sheets: Joined) -> str:
    """Return a page with the rules that it needs at first, and all where it needs them, if it can have them so.

    It cannot where a stylesheet that is not known here follows: what it changes would be seen to change.
    """
    page = _unindented(html)
    head = page.partition("</head>")[0]
    links = _LINK.findall(head)
    found = first_screen(page, sheets.extras) if len(links) == len(_ANY_SHEET.findall(head)) else None
    if not found or not links:
        return html
    place, names = found
    wide = _LINK.sub(rf'<link rel="stylesheet" media="{WIDE}" \1>\n', head)
    with_rules = wide.replace("<link", f"<style>{sheets.first.of(names)}</style>\n<link", 1)
    narrow = f'media="{NARROW}"'
    early = "".join(f'<link rel="preload" as="style" {narrow} {link.split()[0]}>\n' for link in links)
    without_scripts = "".join(f'<link rel="stylesheet" {narrow} {link}>' for link in links)
    return (
        f"{with_rules}{early}<noscript>{without_scripts}</noscript>\n{page[len(head) : place]}"
        f"<script>{WRITE}</script><script>{HOLD}</script>{page[place:]}"
    )


def _unindented(html: str) -> str:
    """Return a page without what templates have before tags round its text, a thirtieth of its weight."""
    begin, end = html.find(CONTENT), html.rfind("</article>")
    above, below = html[:begin], html[end:]
    if not 0 < begin < end or any(name in frame for frame in (above, below) for name in ("<pre", "<textarea")):
        return html
    return _frame(above) + html[begin:end] + _frame(below)


def _frame(html: str) -> str:
    """Return a part of a page without what stands before tags, but for scripts, whose texts the page's policy knows."""
    pieces = (piece.partition("<script") for piece in html.split("</script>"))
    return "</script>".join(_INDENT.sub("\n<", frame + begin) + script for frame, begin, script in pieces)
