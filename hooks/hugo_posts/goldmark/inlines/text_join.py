"""Texts that stand side by side become one, as in markdown-it; what Goldmark keeps apart is remembered.

A sign that came to nothing (`*`, `_`, `~`) ends a text, a bracket that nothing closes is one of its own. Hugo makes a
heading's id of the first text alone that stands in an element (see heading.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, newline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from hugo_posts.goldmark.inlines.typographer import TYPOGRAPHIC

#: The key in a text token's `meta` for the length of the first of its texts.
FIRST = "first"
#: The key in its `meta` that tells of a bracket that it has been closed.
CLOSED = "closed"
#: The key in its `meta` that tells that it begins a text of its own.
APART = "apart"
#: The key in the `meta` of a sign that tells that the text behind it is one with it, and the text before is not.
BEGINS = "begins"
#: The key in a line break's `meta` that tells that a space or a sign stands before it, and no text.
BARE = "bare"
#: The key in its `meta` that tells of a sign that it cannot open anything.
_CLOSES = "closes"
_DEEPEST = 100
_END = Token("end", "", 0)
_SIGNS = frozenset("*_")
_BRACKETS = ("[", "![")


def text_join_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule; empty texts are dropped."""
    md.inline.ruler.at("newline", _read_newline)
    md.inline.ruler2.at("fragments_join", _join)


def _read_newline(state: StateInline, silent: bool) -> bool:
    is_behind_sign = not state.pending and bool(state.tokens) and state.tokens[-1].type == "text"
    is_bare = is_behind_sign or state.pending.endswith((" ", "\t"))
    found = newline(state, silent)
    if found and not silent and state.tokens[-2:-1] and state.tokens[-2].type == "text":
        state.tokens[-2].content = state.tokens[-2].content.rstrip(" \t")  # tabs, too, before a hard break
    if found and not silent and state.tokens[-1].type == "softbreak":
        if is_bare:
            state.tokens[-1].meta[BARE] = True
        if state.md.options.get("breaks"):
            state.tokens[-1].type = "hardbreak"
    return found


def _join(state: StateInline) -> None:
    joined: list[Token] = []
    texts: list[Token] = []  # that the last token, if it is text, is made of
    around = [""]
    _tell_closers(state)
    for token in [*_not_too_deep(state.tokens), _END]:
        if token.type != "text":
            if texts:
                if _is_sign(texts[-1]) and token.type == "text_special" and token.info != TYPOGRAPHIC:
                    joined[-1].meta.setdefault(FIRST, _length(texts))
                joined[-1].content = "".join(text.content for text in texts)
                texts = []
            joined.append(token)
            if token.nesting > 0:
                around.append(token.type)
            elif token.nesting < 0:
                around.pop()
        elif token.content:
            if not texts:
                joined.append(token)
            elif FIRST not in joined[-1].meta and _is_apart(texts[-1], token, around[-1]):
                joined[-1].meta[FIRST] = _length(texts)
            texts.append(token)
    state.tokens[:] = joined[:-1]


def _tell_closers(state: StateInline) -> None:
    for delimiters in delimiters_of(state):
        for each in delimiters:
            if not each.open:
                state.tokens[each.token].meta[_CLOSES] = True


def delimiters_of(state: StateInline) -> Iterator[list[Delimiter]]:
    """Yield the signs that may pair up, those of each link's text by themselves."""
    yield state.delimiters
    yield from (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)


def _length(texts: list[Token]) -> int:
    return sum(len(text.content) for text in texts)


def _is_sign(token: Token) -> bool:
    """Is the text a sign or a bracket that came to nothing?"""
    return token.content in _BRACKETS or bool(token.markup) or _SIGNS.issuperset(token.content)


def _not_too_deep(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens, with their levels set, but for elements so deep that they could end the page in a traceback."""
    level = 0
    for token in tokens:
        level -= token.nesting < 0
        if token.nesting == 0 or level < _DEEPEST:
            token.level = level
            yield token
        level += token.nesting > 0


def _is_apart(before: Token, token: Token, around: str) -> bool:
    """Does Goldmark keep a text apart from the one before it? What a `]` has found to be none is one with signs.

    So are signs with one another in emphasis, where they come to nothing one by one from the left; but those that could
    only close come first.
    """
    if APART in token.meta:
        return True
    if token.content in _BRACKETS:
        return CLOSED not in token.meta
    if before.content in _BRACKETS:
        is_one = token.content.startswith("]") or (CLOSED in before.meta and _SIGNS.issuperset(token.content))
        return not is_one
    is_first = _CLOSES in token.meta and _CLOSES not in before.meta
    is_one = around not in ("", "link_open") and _is_sign(token) and not is_first
    return _is_sign(before) and not is_one and token.content != before.content[-1]
