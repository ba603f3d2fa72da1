"""Strikethrough by one or two tildes (GFM 6.5; goldmark, extension/strikethrough.go).

markdown-it's own rule knows only pairs of two; Goldmark pairs runs of one or two as it pairs emphasis.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_TILDE = ord("~")


def strikethrough_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule for `~~x~~` by one for `~x~` and `~~x~~`."""
    md.inline.ruler.before("emphasis", "tilde", _tokenize)
    md.inline.ruler2.before("emphasis", "tilde", _pair)


def _tokenize(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if silent or state.src[start] != "~" or (start and state.src[start - 1] == "~"):
        return False
    scanned = state.scanDelims(start, True)
    if scanned.length > 2:
        return False
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "~"
        state.delimiters.append(
            Delimiter(
                marker=_TILDE,
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _pair(state: StateInline) -> None:
    _pair_delimiters(state, state.delimiters)
    for meta in state.tokens_meta:
        if meta and "delimiters" in meta:
            _pair_delimiters(state, meta["delimiters"])


def _pair_delimiters(state: StateInline, delimiters: list[Delimiter]) -> None:
    """Turn pairs into one element each; two tildes beside each other on both sides make a single one."""
    index = len(delimiters) - 1
    while index >= 0:
        opener = delimiters[index]
        if opener.marker == _TILDE and opener.end != -1:
            _mark(state, opener, delimiters[opener.end])
            if _is_double(delimiters, index):
                state.tokens[delimiters[index - 1].token].content = ""
                state.tokens[delimiters[opener.end + 1].token].content = ""
                index -= 1
        index -= 1


def _is_double(delimiters: list[Delimiter], index: int) -> bool:
    outer, opener = delimiters[index - 1], delimiters[index]
    return (
        index > 0
        and outer.marker == _TILDE
        and outer.end == opener.end + 1
        and outer.token == opener.token - 1
        and delimiters[opener.end + 1].token == delimiters[opener.end].token + 1
    )


def _mark(state: StateInline, opener: Delimiter, closer: Delimiter) -> None:
    for delimiter, nesting, kind in ((opener, 1, "s_open"), (closer, -1, "s_close")):
        token = state.tokens[delimiter.token]
        token.type, token.tag, token.nesting = kind, "del", nesting  # type: ignore[assignment]
        token.markup, token.content = "~", ""
