"""Formulas in finished HTML, in the markup of `pymdownx.arithmatex` with `generic: true`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from hugo_posts.html.scanner import tags
from hugo_posts.record import dataclass

#: What every formula's tag holds, for a quick look at texts without any.
MARK = 'class="arithmatex"'
#: A macro for all formulas behind it: KaTeX's auto-render keeps it to the page's end (https://katex.org/docs/api).
_DEFINED = re.compile(r"\\(?:[gx]def|global\s*\\(?:e?def|let))\s*(\\[A-Za-z@]+)")
_SIGNS = {r"\(": r"\)", r"\[": r"\]"}
#: A sign with the backslash that Markdown takes away, in a formula too where Hugo knows of none.
BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula."""

    tex: str  # what stands between its signs
    is_display: bool  # it is set by itself, in a line of its own
    before: tuple[str, ...] = ()  # formulas before it that define what it uses


def formulas(html: str) -> list[Formula]:
    """Return the formulas of a text."""
    return [formula for _, _, formula in _found(html)]


def replace_formulas(html: str, new: Callable[[Formula], str]) -> str:
    """Return a text in which what `new` makes of a formula stands in its element, in place of signs and TeX."""
    pieces, at = [], 0
    for start, end, formula in _found(html):
        pieces += [html[at:start], new(formula)]
        at = end
    return "".join(pieces) + html[at:]


def _found(html: str) -> Iterator[tuple[int, int, Formula]]:
    """Yield where each formula begins and ends, its signs included, and the formula."""
    if MARK not in html:
        return
    names: set[str] = set()
    defining: list[str] = []
    for tag in tags(html, ("div", "span")):
        if MARK not in tag.inside:
            continue
        end = html.find("<", tag.end)
        text = unescape(html[tag.end : end])
        if html.startswith(f"</{tag.name}>", end) and text.endswith(_SIGNS.get(text[:2], "\0")):
            tex = text[2:-2]
            before = tuple(defining) if any(name in tex for name in names) else ()
            yield tag.end, end, Formula(tex, is_display=text.startswith(r"\["), before=before)
            if new := _DEFINED.findall(tex):
                names.update(new)
                defining.append(tex)
