"""Texts that stand side by side become one, as in markdown-it; what Goldmark keeps apart is remembered.

A sign that came to nothing (`*`, `_`, `~`) ends a text, a bracket that nothing closes is one of its own. Hugo makes a
heading's id of the first text alone that stands in an element (see heading.py).
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

#: The key in a text token's `meta` for the length of the first of its texts.
FIRST = "first"
#: The key in its `meta` that tells of a bracket that it has been closed.
CLOSED = "closed"
_SIGNS = frozenset("*_~")
_BRACKETS = ("[", "![")


def text_join_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule; empty texts are dropped."""
    md.inline.ruler2.at("fragments_join", _join)


def _join(state: StateInline) -> None:
    joined: list[Token] = []
    after = ""  # the sign or bracket that came to nothing and stands last
    level = 0
    for token in state.tokens:
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
        if token.type != "text":
            joined.append(token)
            continue
        if not token.content:
            continue
        before = joined[-1] if joined and joined[-1].type == "text" else None
        if before is None:
            joined.append(token)
        else:
            if _is_apart(before.content, token, after=after):
                before.meta.setdefault(FIRST, len(before.content))
            before.content += token.content
        after = token.content if token.content in _BRACKETS or _SIGNS.issuperset(token.content) else ""
    state.tokens[:] = joined


def _is_apart(before: str, token: Token, *, after: str) -> bool:
    """Does Goldmark keep a text apart from the one before it?"""
    if token.content in _BRACKETS:
        return CLOSED not in token.meta
    if after in _BRACKETS:
        return not token.content.startswith("]")
    return after != "" and token.content != before[-1]
