"""Typographic replacement of quotes, dashes and dots, as Hugo does it by default.

Source of the rules: goldmark, extension/typographer.go, with Hugo's defaults
(https://gohugo.io/configuration/markup/#goldmark, `extensions.typographer`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from hugo_posts.goldmark.inlines.line_starts import behind_signs
from hugo_posts.goldmark.letters import is_letter_or_digit
from hugo_posts.record import dataclass

#: Where the text rule has to stop for these rules to see their characters.
CANDIDATE = r"""['"]|-(?=-)|\.(?=\.\.)|<(?=<)|>(?=>)"""

#: The `info` of tokens that stand for a replaced mark, or for another text of its own.
TYPOGRAPHIC = "typographic"
_RUNS = {"---": "emdash", "...": "ellipsis", "--": "endash", "<<": "leftanglequote", ">>": "rightanglequote"}
#: What Hugo writes by default, by its names in lower case.
SIGNS: Mapping[str, str] = {
    "apostrophe": "’",
    "ellipsis": "…",
    "emdash": "—",
    "endash": "–",
    "leftanglequote": "«",
    "leftdoublequote": "“",
    "leftsinglequote": "‘",
    "rightanglequote": "»",
    "rightdoublequote": "”",
    "rightsinglequote": "’",
}


def typographer_plugin(md: MarkdownIt, signs: Mapping[str, str]) -> None:
    """Add the two replacement rules behind every other inline rule, as Goldmark does.

    `signs` says what is written otherwise than by default.
    """
    signs = {**SIGNS, **signs}

    def replace_run(state: StateInline, silent: bool) -> bool:
        for run, name in _RUNS.items():
            if state.src.startswith(run, state.pos) and state.pos + len(run) <= state.posMax:
                return _push(state, silent, signs[name], len(run))
        return False

    def replace_quote(state: StateInline, silent: bool) -> bool:
        if silent or state.src[state.pos] not in "'\"":
            return False
        quote = _quote(state)
        counts: dict[str, int] = state.env.setdefault("open_quotes", {"'": 0, '"': 0})
        name = _single(quote, counts) if quote.sign == "'" else _double(quote, counts)
        return name is not None and _push(state, silent, signs[name], 1)

    md.inline.ruler.push("typographic_run", replace_run)
    md.inline.ruler.push("typographic_quote", replace_quote)


@dataclass(frozen=True)
class _Quote:
    """A straight quotation mark and what stands around it."""

    sign: str
    before: str
    rest: str  # up to five characters behind it, not beyond the line
    can_open: bool
    can_close: bool

    @property
    def only_opens(self) -> bool:
        return self.can_open and not self.can_close


def _push(state: StateInline, silent: bool, replacement: str, length: int) -> bool:
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = replacement, TYPOGRAPHIC
    state.pos += length
    return True


def _single(quote: _Quote, counts: dict[str, int]) -> str | None:
    """Return the name of what a single quote is, None where it stays as it is."""
    if _is_apostrophe(quote):
        return "apostrophe"
    if quote.only_opens:
        if _is_contraction(quote.rest):
            return "rightsinglequote"
        counts["'"] += 1
        return "leftsinglequote"
    if len(quote.rest.encode()) > 1 and not quote.rest[0].isdecimal():  # bytes to Goldmark, here and below
        return "rightsinglequote"
    return "rightsinglequote" if _closes(quote, counts) else None


def _double(quote: _Quote, counts: dict[str, int]) -> str | None:
    """Return the name of what a double quote is, None where it stays as it is."""
    if quote.only_opens:
        counts['"'] += 1
        return "leftdoublequote"
    if quote.rest[:1] == '"' and quote.before.isdecimal():  # 21"" ends an inch mark, then the quote
        return None
    return "rightdoublequote" if _closes(quote, counts) else None


def _closes(quote: _Quote, counts: dict[str, int]) -> bool:
    """Close an open quote of this kind, if there is one and this mark can.

    Goldmark means to forget the open ones at the end of a block, but does not; so they count through the document.
    """
    rest = quote.rest
    between_marks = bool(rest) and _is_narrow_punctuation(rest[0]) and rest[0].isascii() and _ends_word(rest[1:2])
    if not quote.can_close or counts[quote.sign] <= 0 or (quote.can_open and not between_marks):
        return False
    counts[quote.sign] -= 1
    return True


def _is_apostrophe(quote: _Quote) -> bool:
    before, rest = quote.before, quote.rest
    if _is_decade(rest, quote.only_opens):
        return True
    if (_is_narrow_punctuation(before) or before.isspace()) and rest[:1] in tuple("tenl"):  # 'twas, 'em, 'net
        return True
    return is_letter_or_digit(before) and rest[:1].isalpha()


def _is_decade(rest: str, opens: bool) -> bool:
    """`'90s`."""
    if not (opens and len(rest) > 2 and rest[:2].isascii() and rest[:2].isdigit() and rest[2] == "s"):
        return False
    return len(rest) == 3 or rest[3].isspace() or _is_punctuation(rest[3])


def _is_contraction(rest: str) -> bool:
    """What follows the mark in `Alice's`, `I'm`, `I've`, `you're` …, at the end of a word."""
    for tail in ("s", "m", "t", "d", "ve", "ll", "re"):
        if rest.startswith(tail):
            return _ends_word(rest[len(tail) : len(tail) + 1])
    return False


def _quote(state: StateInline) -> _Quote:
    """Return the mark at the position."""
    sign = state.src[state.pos]
    before = ">" if state.pos in behind_signs(state) else state.src[state.pos - 1] if state.pos else "\n"
    line, newline, _ = state.src[state.pos + 1 : min(state.pos + 6, state.posMax)].partition("\n")
    rest = line + newline
    return _Quote(sign, before, rest, *_flanking(before, rest, sign))


def _flanking(before: str, rest: str, mark: str) -> tuple[bool, bool]:
    """CommonMark 6.2: is the delimiter run left-flanking, is it right-flanking?"""
    after = rest.lstrip(mark)[:1] or " "
    space_before, space_after = before.isspace(), after.isspace()
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not punctuation_after or space_before or punctuation_before)
    right = not space_before and (not punctuation_before or space_after or punctuation_after)
    return left, right


def _ends_word(after: str) -> bool:
    return not after or (after.isascii() and (after.isspace() or _is_punctuation(after)))


def _is_narrow_punctuation(character: str) -> bool:
    """Punctuation without the symbols (`$ + < = > ^ | ~` …), which CommonMark counts among it."""
    return unicodedata.category(character)[0] == "P"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
