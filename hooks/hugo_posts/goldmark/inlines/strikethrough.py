"""Text between signs: struck out by one or two tildes (GFM 6.5; goldmark, extension/strikethrough.go); Hugo's extras.

markdown-it's own rule knows only pairs of two; Goldmark pairs runs of one or two as it pairs emphasis, and so does
https://github.com/gohugoio/hugo-goldmark-extensions with the signs of its extras.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter, Scanned

from hugo_posts.goldmark.heading import part_texts_at
from hugo_posts.goldmark.inlines.text_join import delimiters_of

#: The element that a run of a sign makes, by its length.
_Tags = Mapping[str, Mapping[int, str]]
_STRUCK_OUT: _Tags = {"~": {1: "del", 2: "del"}}
#: What sets our signs apart from those of the same characters that others read (material/delimiter_pair.py).
_OURS = 1 << 24
_RAISED = ("+", "-", "'")
#: Hugo's names of the extras.
EXTRAS: Mapping[str, _Tags] = {
    "insert": {"+": {2: "ins"}},
    "mark": {"=": {2: "mark"}},
    "subscript": {"~": {1: "sub", 2: "del"}},
    "superscript": {"^": {1: "sup", 2: "sup"}},
}


def strikethrough_plugin(md: MarkdownIt, extras: Collection[str] = ()) -> None:
    """Replace markdown-it's rule for `~~x~~` by one for `~x~` and `~~x~~`, and read the signs of `extras`."""
    tags = dict(_STRUCK_OUT)
    for name in extras:
        tags |= EXTRAS.get(name, {})
    part_texts_at(md, *(tags.keys() - _STRUCK_OUT.keys()))

    def tokenize(state: StateInline, silent: bool) -> bool:
        return _tokenize(state, silent, tags.get(state.src[state.pos], {}))

    def pair(state: StateInline) -> None:
        for delimiters in delimiters_of(state):
            _pair_delimiters(state, delimiters, tags)

    md.inline.ruler.before("emphasis", "tilde", tokenize)
    md.inline.ruler2.before("emphasis", "tilde", pair)


def _tokenize(state: StateInline, silent: bool, tags: Mapping[int, str]) -> bool:
    start = state.pos
    if silent or not tags or (start and state.src[start - 1] == state.src[start]):
        return False
    scanned = _scanned(state, start)
    if scanned.length not in tags:
        return False
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = token.markup = state.src[start]
        state.delimiters.append(
            Delimiter(
                marker=_OURS + ord(state.src[start]),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _scanned(state: StateInline, start: int) -> Scanned:
    """Return what stands around a sign; behind a single `^`, as in `10^-3^`, a few signs count as letters."""
    source = state.src
    if source[start] == "^" and source.startswith(_RAISED, start + 1):
        state.src = f"{source[: start + 1]}z{source[start + 2 :]}"
    scanned = state.scanDelims(start, True)
    state.src = source
    return scanned


def _pair_delimiters(state: StateInline, delimiters: list[Delimiter], tags: _Tags) -> None:
    """Turn pairs into one element each; two signs beside each other on both sides make a single one."""
    index = len(delimiters) - 1
    while index >= 0:
        opener = delimiters[index]
        if opener.end != -1 and opener.marker > _OURS:
            own = tags[chr(opener.marker % _OURS)]
            is_double = _is_double(delimiters, index)
            make_element(state, opener, delimiters[opener.end], own[opener.length])
            if is_double:
                state.tokens[delimiters[index - 1].token].content = ""
                state.tokens[delimiters[opener.end + 1].token].content = ""
                index -= 1
        index -= 1


def _is_double(delimiters: list[Delimiter], index: int) -> bool:
    outer, opener = delimiters[index - 1], delimiters[index]
    return (
        index > 0
        and outer.marker == opener.marker
        and outer.end == opener.end + 1
        and outer.token == opener.token - 1
        and delimiters[opener.end + 1].token == delimiters[opener.end].token + 1
    )


def make_element(state: StateInline, opener: Delimiter, closer: Delimiter, tag: str) -> None:
    """Make two signs the start and the end of an element."""
    for delimiter, nesting, kind in ((opener, 1, "s_open"), (closer, -1, "s_close")):
        token = state.tokens[delimiter.token]
        token.type, token.tag, token.nesting = kind, tag, nesting  # type: ignore[assignment]
        token.markup, token.content = chr(delimiter.marker % _OURS), ""
