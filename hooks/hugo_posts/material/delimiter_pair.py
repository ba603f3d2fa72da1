"""Highlighted text, `==x==`, and inserted text, `^^x^^`.

The signs are read round words, as by `pymdownx.mark` and `pymdownx.caret` with their `smart_…` options, not
between the letters of one, for `a==b and c==d` is text
(https://squidfunk.github.io/mkdocs-material/reference/formatting/#highlighting-text).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token


@dataclass(frozen=True)
class Pair:
    """The sign that stands twice on both sides of a text, and the element it makes."""

    sign: str
    tag: str


MARK = Pair("=", "mark")
INSERT = Pair("^", "ins")


def delimiter_pair_plugin(parser: MarkdownIt, pair: Pair, is_wanted: Callable[[], bool]) -> None:
    """Read `pair` on the pages for which `is_wanted`."""
    name = f"pair_{pair.tag}"
    parser.inline.ruler.before("emphasis", name, _tokenizer(pair, is_wanted))
    parser.inline.ruler2.before("emphasis", name, _pairing(pair))


def _tokenizer(pair: Pair, is_wanted: Callable[[], bool]) -> Callable[[StateInline, bool], bool]:
    def tokenize(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if silent or state.src[start] != pair.sign or (start and state.src[start - 1] == pair.sign):
            return False
        if not is_wanted():
            return False
        scanned = state.scanDelims(start, False)
        if scanned.length != len("=="):
            return False
        state.push("text", "", 0).content = pair.sign * scanned.length
        delimiter = Delimiter(
            marker=ord(pair.sign),
            length=0,  # markdown-it reads this as "no rule of three"
            token=len(state.tokens) - 1,
            end=-1,
            open=scanned.can_open,
            close=scanned.can_close,
        )
        state.delimiters.append(delimiter)
        state.pos += scanned.length
        return True

    return tokenize


def _pairing(pair: Pair) -> Callable[[StateInline], None]:
    def pair_up(state: StateInline) -> None:
        _make_elements(state, state.delimiters, pair)
        for meta in state.tokens_meta:
            if meta and "delimiters" in meta:
                _make_elements(state, meta["delimiters"], pair)

    return pair_up


def _make_elements(state: StateInline, delimiters: list[Delimiter], pair: Pair) -> None:
    for opener in delimiters:
        if opener.marker != ord(pair.sign) or opener.end == -1:
            continue
        closer = delimiters[opener.end]
        _replace(state.tokens[opener.token], Token(f"{pair.tag}_open", pair.tag, 1))
        _replace(state.tokens[closer.token], Token(f"{pair.tag}_close", pair.tag, -1))


def _replace(sign: Token, by: Token) -> None:
    sign.type, sign.tag, sign.nesting = by.type, by.tag, by.nesting
    sign.markup, sign.content = sign.content, ""
