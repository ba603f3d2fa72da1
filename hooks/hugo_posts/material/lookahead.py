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


def closing_line(
    state: StateBlock, lines: range, sign: str, closes: Callable[[str], bool], *, is_paragraph: bool = False
) -> int | None:
    """Return the first of the `lines` that closes the block of the kind `sign`, None when there is none.

    Args:
        state: the block parser's; only lines of the list item or quote that it reads are looked at.
        lines: those behind the one that the block begins in.
        sign: names the kind of block: failures are remembered for each.
        closes: tells from a line's text whether it is the closing one.
        is_paragraph: an empty line ends the block, and no line of it is code.
    """
    unclosed: dict[tuple[str, int], tuple[int, int]] = state.env.setdefault("unclosed_blocks", {})
    first, behind = unclosed.get((sign, state.blkIndent), (0, 0))
    if first <= lines.start < behind:
        return None
    line = lines.start
    while line < lines.stop and (not is_paragraph if state.isEmpty(line) else state.sCount[line] >= state.blkIndent):
        if closes(line_text(state, line)) and (is_paragraph or not state.is_code_block(line)):
            return line
        line += 1
    unclosed[sign, state.blkIndent] = (lines.start, line)
    return None
