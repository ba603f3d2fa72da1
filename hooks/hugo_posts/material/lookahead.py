"""Memory of signs that are never closed: looking again for each of 50,000 of them would take hours."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from hugo_posts.goldmark.nesting import line_text

#: Where each sign was first found unclosed, by the sign and the limit of the search.
_Unclosed = dict[tuple[str, int], int]


def is_unclosed(state: StateInline, sign: str) -> bool:
    """Tell whether `sign` is known to have no end between the parser's position and its limit."""
    known: _Unclosed = state.env.get("unclosed_signs", {}).get(state.src, {})
    return state.pos >= known.get((sign, state.posMax), state.posMax)


def remember_unclosed(state: StateInline, sign: str) -> None:
    """Note that `sign` has no end from the parser's position on."""
    known: dict[str, _Unclosed] = state.env.setdefault("unclosed_signs", {})
    known.setdefault(state.src, {})[sign, state.posMax] = state.pos


def closing_line(state: StateBlock, start: int, end: int, sign: str, closes: Callable[[str], bool]) -> int | None:
    """Return the line behind `start` that closes the block of the kind `sign`, None when there is none.

    Args:
        state: the block parser's; only lines of the list item or quote that it reads are looked at.
        start: the line the block begins in.
        end: the line to stop before.
        sign: names the kind of block: failures are remembered for each.
        closes: tells from a line's text whether it is the closing one.
    """
    unclosed: dict[tuple[str, int], tuple[int, int]] = state.env.setdefault("unclosed_blocks", {})
    first, behind = unclosed.get((sign, state.blkIndent), (0, 0))
    if first <= start < behind:
        return None
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = line_text(state, line)
        if closes(text) and not state.is_code_block(line):
            return line
        line += 1
    unclosed[sign, state.blkIndent] = (start, line)
    return None
