"""Lists, as Goldmark reads them (parser/list.go, parser/list_item.go).

CommonMark's rules but for these: another list's marker right below an item without text begins that list beside it,
however it is set in (up to three columns); a blank line below an empty item of a list in a list, or in a quote in one,
ends all of them, for what is set in as an item's text; a table or a definition list makes no list loose by the blank
line before it; and a tab behind a marker is as wide as if the list's own text began the line.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, hr
from markdown_it.token import Token

from hugo_posts.goldmark.nesting import BROKEN, begins_with_tab, columns, inside_item, is_code
from hugo_posts.goldmark.reference import FIRST_LINE
from hugo_posts.goldmark.table import begins_table
from hugo_posts.record import dataclass

_LONGEST_NUMBER = 9
_DEEPEST_TEXT = 4
"""What stands more columns behind a marker is code."""


@dataclass(frozen=True)
class _Marker:
    """`-`, or `12.`: where it ends, its last character, and its number."""

    end: int
    sign: str
    number: str

    def goes_on(self, other: _Marker) -> bool:
        """Is an item with the `other` marker one of this one's list?"""
        return self.sign == other.sign and bool(self.number) == bool(other.number)


@dataclass
class _Nest:
    """Lists in a list: this one's level, the column of its last item's text, and the line that ended all of them."""

    level: int
    column: int = 0
    ended_by: int | None = None
    indent: int = 0
    is_quoted: bool = False  # whether they are a quote's, which stands in another list


def list_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.block.ruler.at("list", _read_list, {"alt": ["paragraph", "reference", "blockquote"]})


def _marker(state: StateBlock, line: int) -> _Marker | None:
    """Return the marker that a line begins with; None without one."""
    start, limit = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    end = start
    while end < limit and state.src[end] in "0123456789":
        end += 1
    signs = ".)" if end > start else "-*+"
    if end - start > _LONGEST_NUMBER or end >= limit or state.src[end] not in signs:
        return None
    if end + 1 < limit and state.src[end + 1] not in " \t":
        return None
    if begins_with_tab(state, line):
        return None
    return _Marker(end + 1, state.src[end], state.src[start:end])


def _read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    marker = None if is_code(state, start) else _marker(state, start)
    if marker is None:
        return False
    if silent:
        ends_paragraph = state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
        return not ends_paragraph or (int(marker.number or 1) == 1 and not _is_empty(state, start, marker))
    tag = "ol" if marker.number else "ul"
    opening = state.push("list_open", tag, 1)
    if marker.number and int(marker.number) != 1:
        opening.attrs["start"] = int(marker.number)
    first = len(state.tokens)
    outer, state.parentType = state.parentType, "list"
    outer_nest: _Nest | None = state.env.get("lists")
    is_quoted = outer_nest is not None and outer == "blockquote"
    nest = outer_nest if outer_nest and outer == "list" else _Nest(state.level, is_quoted=is_quoted)
    state.env["lists"] = nest
    line = _read_items(state, start, end, marker)
    state.parentType, state.env["lists"] = outer, outer_nest
    if nest.ended_by is not None and nest is not outer_nest:
        state.sCount[nest.ended_by] = nest.indent
    opening.map, state.line = [start, line], line
    state.push("list_close", tag, -1)
    if not _is_loose(state, first):
        _hide_paragraphs(state, first)
    return True


def _read_items(state: StateBlock, start: int, end: int, marker: _Marker) -> int:
    """Read the items from line `start` on; return the line behind them."""
    line, following = start, marker
    interrupting = state.md.block.ruler.getRules("list")
    while True:
        _read_item(state, line, end, following)
        line = state.line
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if any(rule(state, line, end, True) for rule in interrupting):
            break
        found = _marker(state, line)
        if found is None or not marker.goes_on(found):
            break
        following = found
    return line


def _read_item(state: StateBlock, line: int, end: int, marker: _Marker) -> None:
    content = state.skipSpaces(marker.end)
    is_empty = _is_empty(state, line, marker)
    width = marker.end - (state.bMarks[line] + state.tShift[line])
    column = state.sCount[line] + width
    space = state.src[marker.end : content]
    blocks, text = _indents(space, column - state.blkIndent, state.bsCount[line] + column)
    nest: _Nest = state.env["lists"]
    is_inner = state.level > nest.level
    opening = state.push("list_item_open", "li", 1)
    outer = state.tShift[line], state.sCount[line], state.bsCount[line]
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], column + text
    if "\t" in space:
        state.bsCount[line] = -state.blkIndent % 4  # where whoever takes the line's text counts this tab from
    with inside_item(state, column + (1 if is_empty else blocks)):
        if not is_inner:
            nest.column = state.blkIndent
        if is_empty and _stays_empty(state, line, end, marker):
            state.line = state.skipEmptyLines(line + 1)
            if nest.is_quoted and line + 1 < state.line:
                state.env[BROKEN] = min(line + 2, state.line)
                if state.line < end:
                    state.sCount[state.line] = -1
            elif is_inner and line + 1 < state.line < end:
                _end_lists(state, nest)
        else:
            state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.bsCount[line] = outer
    opening.map = [line, state.line]
    state.push("list_item_close", "li", -1)


def _indents(space: str, relative: int, absolute: int) -> tuple[int, int]:
    """Return how far behind a marker the item's blocks begin, and how far its first text.

    Args:
        space: what stands between them.
        relative: the column where it begins, counted from the list's own text.
        absolute: the column where it begins in the line, from which Goldmark counts a tab behind the first space.
    """
    wide = columns(space, relative)
    if wide <= _DEEPEST_TEXT:
        return wide, wide
    return 1, wide if space.startswith("	") else 1 + columns(space[1:], absolute + 1)


def _end_lists(state: StateBlock, nest: _Nest) -> None:
    """Let the line at hand, if it is set in as an item's text, end the lists: it seems to stand left of all of them."""
    line = state.skipEmptyLines(state.line)
    if line < state.lineMax and state.sCount[line] >= nest.column:
        nest.ended_by, nest.indent = line, state.sCount[line]
        state.sCount[line] = -1


def end_lists_around(state: StateBlock) -> None:
    """Let the first line behind a quote end the lists that it stands in, if an empty item in it has broken them."""
    if BROKEN in state.env and state.parentType == "blockquote":  # that quote ends first
        line = state.skipEmptyLines(state.line)
        if line < state.lineMax:
            state.sCount[line] = -1
    elif state.env.pop(BROKEN, None):
        _end_lists(state, state.env["lists"])


def _is_empty(state: StateBlock, line: int, marker: _Marker) -> bool:
    return state.skipSpaces(marker.end) >= state.eMarks[line]


def _stays_empty(state: StateBlock, line: int, end: int, marker: _Marker) -> bool:
    """Does nothing below an item without text belong to it: a blank line, another list's marker, or `- - -`?"""
    below = line + 1
    if below >= end or state.isEmpty(below):
        return True
    indent = state.sCount[below] - state.listIndent
    found = _marker(state, below) if 0 <= indent < _DEEPEST_TEXT else None
    return found is not None and (not marker.goes_on(found) or hr(state, below, end, True))


def _is_loose(state: StateBlock, first: int) -> bool:
    """Does a blank line stand before an item, or before a block in an item that is not its first?"""
    items, level = -1, state.level
    for index in range(first, len(state.tokens)):
        token = state.tokens[index]
        if token.type == "list_item_open" and token.level == level + 1:
            items, blocks = items + 1, -1
            if items and _follows_blank(state, token):
                return True
        elif token.level == level + 2 and token.nesting >= 0 and token.type != "inline":
            blocks += 1
            if blocks and _is_set_off(state, index):
                return True
    return False


def _follows_blank(state: StateBlock, token: Token) -> bool:
    first = token.map[0] if token.map else 0
    return first > 0 and state.isEmpty(first - 1)


def _is_rest(state: StateBlock, token: Token) -> bool:
    """Is the block what is left of a paragraph behind definitions, which began the text or stood below a blank line?"""
    first = token.meta.get(FIRST_LINE, -1)
    return first == 0 or (first > 0 and state.isEmpty(first - 1))


def _is_set_off(state: StateBlock, index: int) -> bool:
    """Does a blank line stand before the block? A table forgets it, of definitions the last one counts."""
    token = state.tokens[index]
    if token.type == "dl_open":
        return bool(token.meta["set_off"])
    is_table = token.type == "paragraph_open" and begins_table(state.tokens[index + 1].content)
    return not is_table and (_follows_blank(state, token) or _is_rest(state, token))


def _hide_paragraphs(state: StateBlock, first: int) -> None:
    for token in state.tokens[first:]:
        if token.level == state.level + 2 and token.tag == "p":
            token.hidden = True
