"""Characters by number, `&#169;`, as Goldmark reads them: any that there is, control characters too (CommonMark 2.5).

markdown-it shows some of them as U+FFFD, and leaves them as they are in addresses and titles.
Source: goldmark, util/util.go (ToValidRune).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline, entity

_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_SPECIAL = re.compile(rf"\\([!-/:-@\[-`{{-~])|{_NUMBER.pattern}|&[a-zA-Z][a-zA-Z0-9]{{1,31}};")
_UNKNOWN = "\ufffd"
#: Python-Markdown's own signs, which no text may hold.
_RESERVED = frozenset("\x02\x03")


def entity_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.inline.ruler.at("entity", _read)


def _read(state: StateInline, silent: bool) -> bool:
    if not entity(state, silent):
        return False
    if not silent and state.tokens[-1].content == _UNKNOWN and (found := _NUMBER.fullmatch(state.tokens[-1].markup)):
        state.tokens[-1].content = _character(found)
    return True


def unescaped(text: str) -> str:
    """Return the text of an address or title as it is meant, without escapes and entities."""
    return _SPECIAL.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    number = _NUMBER.fullmatch(found[0])
    return _character(number) if number else unescapeAll(found[0])


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    is_known = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_known and chr(code) not in _RESERVED else _UNKNOWN
