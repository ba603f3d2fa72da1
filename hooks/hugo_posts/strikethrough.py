"""Strikethrough by one or two tildes (GFM 6.5; goldmark, extension/strikethrough.go).

markdown-it's own rule knows only pairs of two; Goldmark pairs any runs of one or two.
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
    state.push("text", "", 0).content = "~" * scanned.length
    state.delimiters.append(
        Delimiter(
            marker=_TILDE,
            length=0,  # markdown-it reads this as "no rule of three"
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
    for opener in delimiters:
        if opener.marker != _TILDE or opener.end == -1:
            continue
        closer = delimiters[opener.end]
        for delimiter, nesting, kind in ((opener, 1, "s_open"), (closer, -1, "s_close")):
            token = state.tokens[delimiter.token]
            token.type, token.tag, token.nesting = kind, "del", nesting
            token.markup, token.content = token.content, ""
