"""The shape that Material's admonitions and content tabs share: a marker line, and a body indented below it.

    !!! note "Title"

        The body stands four columns to the right of the marker.

Python-Markdown wants four columns; two or three are read, too, for Goldmark's authors indent by what a
list marker takes. A marker may follow a line of text, and stand in list items and quotes.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from hugo_posts.record import dataclass

_FULL_INDENT = 4
_LEAST_INDENT = 2


@dataclass(frozen=True)
class Body:
    """The lines `start` to `end` (not included) of a block's body, and the column they begin in."""

    start: int
    end: int
    indent: int

    def __bool__(self) -> bool:
        return self.start < self.end


def starts_with(state: StateBlock, line: int, marker: str) -> bool:
    """Tell whether a line begins with `marker`, and not so far to the right that it is code."""
    return state.src.startswith(marker, state.bMarks[line] + state.tShift[line]) and not state.is_code_block(line)


def find_body(state: StateBlock, marker: int, limit: int) -> Body:
    """Return the body below the marker in line `marker`; it is false when none begins before line `limit`."""
    start = skip_blank(state, marker + 1, limit)
    offset = state.sCount[start] - state.sCount[marker] if start < limit else 0
    if offset < _LEAST_INDENT:
        return Body(marker + 1, marker + 1, 0)
    indent = state.sCount[marker] + min(offset, _FULL_INDENT)
    line = end = start
    while line < limit and (state.isEmpty(line) or state.sCount[line] >= indent):
        line += 1
        if not state.isEmpty(line - 1):
            end = line
    return Body(start, end, indent)


def parse_lines(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read lines as Markdown of their own, which begins in column `indent`, and go on behind them."""
    outer = state.parentType, state.lineMax, state.blkIndent, state.tight
    state.parentType, state.lineMax, state.blkIndent = "root", end, indent
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax, state.blkIndent, state.tight = outer
    state.line = end


def push_element(state: StateBlock, kind: str, tag: str, attributes: dict[str, str], nesting: int) -> None:
    """Push the start (`nesting` 1), the end (-1) or the whole (0) of an element."""
    name = kind + {1: "_open", 0: "", -1: "_close"}[nesting]
    token = state.push(name, tag, 1 if nesting == 1 else -1 if nesting == -1 else 0)
    token.attrs = dict(attributes)
    token.map = [state.line, state.line + 1] if nesting >= 0 else None


def skip_blank(state: StateBlock, line: int, limit: int) -> int:
    """Return the first line from `line` on that is not blank, at most `limit`."""
    while line < limit and state.isEmpty(line):
        line += 1
    return line
