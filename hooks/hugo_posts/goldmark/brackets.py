"""Square brackets in a text: which of them pair up, and which stand open at a position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_PIECE = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)


@dataclass
class Brackets:
    """The square brackets of one text, those in code spans and behind a backslash left out."""

    positions: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    """Where the opening brackets stand that have a closing one."""

    def open_at(self, position: int) -> bool:
        """Does a bracket stand open before `position`?"""
        index = bisect_left(self.positions, position)
        return index > 0 and self.depths[index - 1] > 0


def bracket_plugin(md: MarkdownIt) -> None:
    """Take a `[` that nothing closes for text at once; looking for its end costs time, and much of it in a row."""
    md.inline.ruler.before("link", "lone_bracket", _take_lone_bracket)


def brackets(state: StateInline) -> Brackets:
    """Return the brackets of the text that is being parsed, found once."""
    source, found = state.env.get("brackets", (None, None))
    if source is not state.src:
        found = _find(state.src)
        state.env["brackets"] = (state.src, found)
    assert isinstance(found, Brackets)
    return found


def _take_lone_bracket(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or state.pos in brackets(state).closed:
        return False
    if not silent:
        state.pending += "["
    state.pos += 1
    return True


def _find(text: str) -> Brackets:
    found, open_ones, hidden_until = Brackets(), [], 0
    if "[" not in text and "]" not in text:
        return found
    backticks = _backtick_runs(text)
    for match in _PIECE.finditer(text):
        position, piece = match.start(), match.group()
        if position < hidden_until:
            continue
        if piece[0] == "`":
            runs = backticks[len(piece)]
            following = bisect_right(runs, position)
            hidden_until = runs[following] + len(piece) if following < len(runs) else position
        elif piece in "[]":
            if piece == "[":
                open_ones.append(position)
            elif open_ones:
                found.closed.add(open_ones.pop())
            found.positions.append(position)
            found.depths.append(len(open_ones))
    return found


def _backtick_runs(text: str) -> defaultdict[int, list[int]]:
    """Return where runs of backticks begin, by their length."""
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for match in re.finditer("`+", text):
        runs[len(match.group())].append(match.start())
    return runs
