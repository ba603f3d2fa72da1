"""Typographic replacement of quotes, dashes and dots, as Hugo does it by default.

Source of the rules: goldmark, extension/typographer.go, with Hugo's defaults
(https://gohugo.io/configuration/markup/#goldmark, `extensions.typographer`).
"""

from __future__ import annotations

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

#: Where the text rule has to stop for these rules to see their characters.
CANDIDATE = r"""['"]|-(?=-)|\.(?=\.\.)|<(?=<)|>(?=>)"""

_RUNS = {"---": "—", "...": "…", "--": "–", "<<": "«", ">>": "»"}


def typographer_plugin(md: MarkdownIt) -> None:
    """Add the two replacement rules behind every other inline rule, as Goldmark does."""
    md.inline.ruler.push("typographic_run", _replace_run)
    md.inline.ruler.push("typographic_quote", _replace_quote)


def _replace_run(state: StateInline, silent: bool) -> bool:
    for run, replacement in _RUNS.items():
        if state.src.startswith(run, state.pos) and state.pos + len(run) <= state.posMax:
            return _push(state, silent, replacement, len(run))
    return False


def _replace_quote(state: StateInline, silent: bool) -> bool:
    mark = state.src[state.pos]
    if silent or mark not in "'\"":
        return False
    replacement = _single(state) if mark == "'" else _double(state)
    return replacement is not None and _push(state, silent, replacement, 1)


def _push(state: StateInline, silent: bool, replacement: str, length: int) -> bool:
    if not silent:
        state.push("text", "", 0).content = replacement
    state.pos += length
    return True


def _single(state: StateInline) -> str | None:
    before, rest = _surroundings(state)
    can_open, can_close = _flanking(before, rest, "'")
    if _is_decade(rest, can_open and not can_close):
        return "’"
    if (_is_narrow_punctuation(before) or before.isspace()) and rest[:1] in tuple("tenl"):
        return "’"
    if before.isalnum() and rest[:1].isalpha():
        return "’"
    if can_open and not can_close:
        if _is_contraction(rest):
            return "’"
        _count(state, "'", 1)
        return "‘"
    if len(rest) > 1 and not rest[0].isdigit():
        return "’"
    return _closing(state, "'", "’", can_open, can_close, rest)


def _double(state: StateInline) -> str | None:
    before, rest = _surroundings(state)
    can_open, can_close = _flanking(before, rest, '"')
    if can_open and not can_close:
        _count(state, '"', 1)
        return "“"
    if rest[:1] == '"' and before.isdigit():  # 21"" ends an inch mark, then the quote
        return None
    return _closing(state, '"', "”", can_open, can_close, rest)


def _closing(state: StateInline, mark: str, quote: str, can_open: bool, can_close: bool, rest: str) -> str | None:
    """Close an open quote of the kind `mark`, if there is one and this position can."""
    if not can_close or _count(state, mark, 0) <= 0:
        return None
    if can_open:
        if not (rest and _is_narrow_punctuation(rest[0]) and _ends_word(rest[1:2])):
            return None
    _count(state, mark, -1)
    return quote


def _is_decade(rest: str, opens: bool) -> bool:
    """`'90s`."""
    if not (opens and len(rest) > 2 and rest[:2].isdigit() and rest[2] == "s"):
        return False
    return len(rest) == 3 or rest[3].isspace() or _is_punctuation(rest[3])


def _is_contraction(rest: str) -> bool:
    """What follows the mark in `Alice's`, `I'm`, `I've`, `you're` …, at the end of a word."""
    for tail in ("s", "m", "t", "d", "ve", "ll", "re"):
        if rest.startswith(tail):
            return _ends_word(rest[len(tail) : len(tail) + 1])
    return False


def _surroundings(state: StateInline) -> tuple[str, str]:
    """Return the character before the mark and up to five behind it on the same line."""
    before = state.src[state.pos - 1] if state.pos else "\n"
    rest = state.src[state.pos + 1 : min(state.pos + 6, state.posMax)]
    return before, rest.split("\n", 1)[0] + ("\n" if "\n" in rest else "")


def _flanking(before: str, rest: str, mark: str) -> tuple[bool, bool]:
    """CommonMark 6.2: is the delimiter run left-flanking, is it right-flanking?"""
    after = rest.lstrip(mark)[:1] or " "
    space_before, space_after = before.isspace(), after.isspace()
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not punctuation_after or space_before or punctuation_before)
    right = not space_before and (not punctuation_before or space_after or punctuation_after)
    return left, right


def _ends_word(after: str) -> bool:
    return not after or after.isspace() or (after.isascii() and _is_punctuation(after))


def _is_narrow_punctuation(character: str) -> bool:
    """Punctuation without the symbols (`$ + < = > ^ | ~` …), which CommonMark counts among it."""
    return unicodedata.category(character)[0] == "P"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _count(state: StateInline, mark: str, change: int) -> int:
    """Return how many quotes of this kind stand open in the document, then apply `change`.

    Goldmark means to forget them at the end of a block, but does not.
    """
    counts: dict[str, int] = state.env.setdefault("open_quotes", {})
    open_quotes = counts.get(mark, 0)
    counts[mark] = open_quotes + change
    return open_quotes
