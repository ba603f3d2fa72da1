"""Attribute lists: `{ .class #id key=value }` behind an inline element, or on a block's last line.

Python-Markdown's `attr_list` sets the attributes when the tree is built
(https://python-markdown.github.io/extensions/attr_list/). It takes any text in braces for a list, but Hugo
shows `**user**{name}` as it stands, and Jekyll's `[link](/){:target="_blank"}`, too. So only what is a list
through and through, with spaces inside of its braces as Material's documentation always writes it, is left for
it to see, and every other brace is hidden from it. Headings' `{#id}` is Goldmark's own.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s"'={}]+)"""
_ITEM = rf"""(?:[.#][\w:-]+|[A-Za-z_:@][\w:.@-]*={_VALUE}|(?:data-|aria-)[\w-]+|download|hidden|loop|muted|controls)"""
_LIST = re.compile(rf"\{{:?[ ]+{_ITEM}(?:[ ]+{_ITEM})*[ ]+\}}")
#: What an inline element may end with.
_CLOSERS = frozenset("*_~=^`])>:+}")


def attribute_list_plugin(parser: MarkdownIt) -> None:
    """Keep attribute lists as they are written, for `attr_list`, and hide all other opening braces from it."""
    parser.inline.ruler.before("escape", "attribute_list", _read)


def _read(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _LIST.match(state.src, state.pos, state.posMax)
    if match and _has_an_owner(state, match.end()):
        if not silent:
            state.pending += match.group()
        state.pos = match.end()
        return True
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = token.markup = "{"
        token.info = "brace"
    state.pos += 1
    return True


def _has_an_owner(state: StateInline, end: int) -> bool:
    """Does the list follow an element, or end a block that it may belong to?"""
    before = state.src[state.pos - 1] if state.pos else ""
    if before in _CLOSERS:
        return True
    return before.isspace() and not state.src[end:].strip()
