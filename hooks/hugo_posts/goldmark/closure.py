"""The pieces of links and of reference definitions, as Goldmark looks for them.

Sources: goldmark, util/util.go (FindClosure), text/reader.go and parser/link.go (parseLinkDestination, parseLinkTitle).
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it.common.utils import isMdAsciiPunct

from hugo_posts.goldmark.inlines.entity import unescaped
from hugo_posts.html.formulas import BACKSLASHED

_SPACES = " \t\n\r"
SPACE = frozenset(_SPACES)
#: An address in angle brackets; longer ones would take long to look for, where there are many without an end. A whole
#: picture, as Google Docs writes it, has no `<` in it, where another one begins.
_IN_ANGLES = re.compile(
    r"<(data:image/[\w+.-]+;base64,[\w+/=]*|(?:\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~])|[^>\\\n]){0,4000})>"
)
#: What may end an address, and what of it does not.
_ADDRESS_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|[()\s]", re.ASCII)
#: How many parentheses an address may open without closing them.
_DEEPEST = 100
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_SAFE = ";/?:@&=+$,-_.!~*'()#%"
_LONE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_TITLE_SIGNS = {'"': '"', "'": "'", "(": ")"}


def closure(text: str, start: int, end: int, opening: str, closing: str) -> int:
    """Return the position of `closing` in `text[start:end]`; -1 without one, or if `opening` comes first.

    A sign behind a backslash does not count.
    """
    position = start
    while position < end:
        sign = text[position]
        if is_escape(text, position, end):
            position += 2
            continue
        if sign == closing:
            return position
        if sign == opening:
            return -1
        position += 1
    return -1


def is_escape(text: str, position: int, end: int) -> bool:
    """Does a backslash escape begin at `position`?"""
    return text[position] == "\\" and position + 1 < end and isMdAsciiPunct(ord(text[position + 1]))


def trim(text: str) -> str:
    """Return the text without the white space at its ends; a no-break space is none to Goldmark."""
    return text.strip(_SPACES)


def skip_space(text: str, position: int, end: int) -> int:
    """Return the position of the first character from `position` on that is no white space."""
    while position < end and text[position] in SPACE:
        position += 1
    return position


def destination(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the address that begins at `start` and the position behind it; None without one."""
    if text.startswith("<", start, end):
        found = _IN_ANGLES.match(text, start, end)
        return (_address(found[1]), found.end()) if found else None
    depth = 0
    for match in _ADDRESS_SIGN.finditer(text, start, end):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] in SPACE or not 0 <= depth <= _DEEPEST:
            end = match.start()
            break
    return (_address(text[start:end]), end) if end > start else None


def _address(written: str) -> str:
    r"""Return an address as it is meant; Goldmark finds an entity also behind a backslash, `\&lt;`."""
    return _ENTITY.sub(lambda found: unescaped(found[0]), BACKSLASHED.sub(r"\1", written))


def encoded(address: str) -> str:
    """Return an address with `%` and a number for each character that may not stand in one, in a host's name too."""
    return _LONE_PERCENT.sub("%25", quote(address, safe=_SAFE, errors="replace"))


def title(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the title that begins at `start` and the position behind its sign; None without one."""
    opening = text[start : start + 1]
    closing = _TITLE_SIGNS.get(opening)
    if closing is None or start >= end:
        return None
    at = closure(text, start + 1, end, opening, closing)
    return None if at < 0 else (unescaped(text[start + 1 : at]), at + 1)
