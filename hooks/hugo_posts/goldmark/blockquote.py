"""Quotes, in which a `>` that is set in by four or more is text, as everywhere (CommonMark 5.1).

markdown-it takes such a line for one of the quote's own.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote

from hugo_posts.goldmark.nesting import is_code


def blockquote_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.block.ruler.at("blockquote", _read_quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _read_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not state.src.startswith(">", state.bMarks[start] + state.tShift[start]) or is_code(state, start):
        return False
    if silent:
        return True
    deep = _deep_marks(state, start + 1, end)
    for line in deep:
        state.tShift[line] = 0  # so that the rule sees a space where the sign stands
    found = blockquote(state, start, end, silent)
    for line, shift in deep.items():
        state.tShift[line] = shift
    return found


def _deep_marks(state: StateBlock, line: int, end: int) -> dict[int, int]:
    """Return the lines up to the next blank one that begin with a `>` deep in the line, and how deep."""
    found = {}
    while line < end and not state.isEmpty(line):
        if state.is_code_block(line) and state.src.startswith(">", state.bMarks[line] + state.tShift[line]):
            found[line] = state.tShift[line]
        line += 1
    return found
