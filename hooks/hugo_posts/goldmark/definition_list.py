"""Definition lists as Goldmark reads them (PHP Markdown Extra; goldmark, extension/definition_list.go).

Term
Another term
: Definition of both
: Another definition
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from hugo_posts.goldmark.closure import trim
from hugo_posts.goldmark.nesting import DEFINITIONS, columns, inside_item, line_text, push_line
from hugo_posts.goldmark.reference import paragraph_text, take_definitions
from hugo_posts.goldmark.table import FLAT, begins_table, flat, table_head, unended

_WIDEST = 8
"""What stands so many columns behind a colon, or more, is code."""


def definition_list_plugin(md: MarkdownIt) -> None:
    """Add definition lists: every line of the paragraph before the first `: ` is a term."""
    md.block.ruler.before(
        "lheading", "definition_list", _definition_list, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:  # the next definition ends the paragraph of the one before it
        outer = state.env.get(DEFINITIONS, ())
        return any(_is_definition(state, start, indent) for indent in outer) or _ends_table(state, start)
    definition = _find_definition(state, start, end)
    if definition is None:
        return False
    head = _table_head(state, start, definition)
    behind = definition if head is None else start + head
    first = start if _goes_on(state) else _behind_references(state, start, behind)
    if first == definition:  # no term is left, so that the colon is text
        state.line = definition
        return True
    if head is not None:
        _push_paragraph(state, behind, definition)
    opening = _open_list(state)
    _push_terms(state, first, behind)
    line = definition
    while line < end and _is_definition(state, line):
        opening.meta["set_off"] = state.isEmpty(line - 1)  # the last by a blank line, which makes a list around loose
        line = _push_definition(state, line, end)
    state.push("dl_close", "dl", -1)
    opening.map = [(opening.map or [start])[0], line]
    state.line = line
    return True


def _ends_table(state: StateBlock, line: int) -> bool:
    """Would the line begin a definition, were the paragraph above, which begins at `state.line`, not a table?"""
    return state.parentType == "paragraph" and _is_definition(state, line) and _table_head(state, state.line, line) == 0


def _goes_on(state: StateBlock) -> bool:
    """Does a list end right before?"""
    last = state.tokens[-1] if state.tokens else None
    return last is not None and last.type == "dl_close" and last.level == state.level


def _behind_references(state: StateBlock, start: int, end: int) -> int:
    """Take the reference definitions away that a list's first terms begin with; return the line behind them."""
    opening = _push_paragraph(state, start, end)
    is_left = take_definitions(state)
    del state.tokens[-3:]
    return (opening.map or [start])[0] if is_left else end


def _push_paragraph(state: StateBlock, start: int, end: int) -> Token:
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    opening.map = inline.map = [start, end]
    inline.content, inline.children = trim(paragraph_text(state, start, end)), []
    state.push("paragraph_close", "p", -1)
    return opening


def _open_list(state: StateBlock) -> Token:
    """Go on with the list that ends right before, and has no attributes below it, or begin one."""
    if not _goes_on(state):
        return state.push("dl_open", "dl", 1)
    opening = next(each for each in reversed(state.tokens) if each.type == "dl_open" and each.level == state.level)
    if opening.attrs:
        return state.push("dl_open", "dl", 1)
    state.tokens.pop()
    state.level += 1
    return opening


def _find_definition(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the first definition behind the paragraph that begins at `start`."""
    if state.isEmpty(start) or state.is_code_block(start):
        return None
    line = start + 1
    while line < end and not state.isEmpty(line) and not _is_definition(state, line):
        if state.sCount[line] >= 0 and (_is_underline(state, line) or _ends_paragraph(state, line, end)):
            return None
        line += 1
    while line < end and state.isEmpty(line):
        line += 1
    if line >= end or not _is_definition(state, line):
        return None
    head = _table_head(state, start, line)
    if head is not None and not state.isEmpty(line - 1):  # the lines before the table are the terms
        state.env.setdefault(FLAT, set()).add(start + head)
        return line if head else None
    return line if head is None else None


def _ends_paragraph(state: StateBlock, line: int, end: int) -> bool:
    outer, state.parentType = state.parentType, "paragraph"  # in which a lone `*` or `2.` is text
    ends = any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
    state.parentType = outer
    return ends


def _table_head(state: StateBlock, start: int, end: int) -> int | None:
    """Return which line of the paragraph begins a table; None without one. Behind a list, Goldmark does not ask."""
    text = paragraph_text(state, start, end)
    if not state.isEmpty(end - 1):  # right below, where dashes alone are none
        text = unended(flat(text))
    return None if _goes_on(state) else table_head(text)


def _is_underline(state: StateBlock, line: int) -> bool:
    """Does the line make a heading of the paragraph above?"""
    text = line_text(state, line).rstrip(" \t")
    is_inside = state.sCount[line] >= state.blkIndent and not state.is_code_block(line)
    return is_inside and text != "" and (not text.strip("=") or not text.strip("-"))


def _is_definition(state: StateBlock, line: int, indent: int | None = None) -> bool:
    """Does the line begin, at the block's indent, with a colon and white space?"""
    start = state.bMarks[line] + state.tShift[line]
    return (
        state.sCount[line] == (state.blkIndent if indent is None else indent)
        and state.src.startswith(":", start)
        and state.src[start + 1 : start + 2] in (" ", "\t")
    )


def _push_terms(state: StateBlock, start: int, end: int) -> None:
    for line in range(start, end):
        if state.isEmpty(line):
            continue
        state.push("dt_open", "dt", 1).map = [line, line + 1]
        push_line(state, trim(state.getLines(line, line + 1, state.blkIndent, False)), line)
        state.push("dt_close", "dt", -1)


def _push_definition(state: StateBlock, line: int, end: int) -> int:
    """Parse the blocks of the definition that begins at `line`; return the line behind it."""
    loose = line > 0 and state.isEmpty(line - 1)
    marker = state.bMarks[line] + state.tShift[line]
    content = state.skipSpaces(marker + 1)
    space = columns(state.src[marker + 1 : content], 1)
    width = 1 + (space if space < _WIDEST else 5)
    opening = state.push("dd_open", "dd", 1)
    first = len(state.tokens)
    saved = state.tShift[line], state.sCount[line], state.bsCount[line]
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], state.sCount[line] + 1 + space
    if "\t" in state.src[marker + 1 : content]:  # which is counted from the block's own text
        state.bsCount[line] = -state.blkIndent % 4
    state.env.setdefault(DEFINITIONS, []).append(state.blkIndent)
    with inside_item(state, state.blkIndent + width):
        state.line = line + (content >= state.eMarks[line])
        state.md.block.tokenize(state, state.line, end)
    state.env[DEFINITIONS].pop()
    state.tShift[line], state.sCount[line], state.bsCount[line] = saved
    if not loose:
        _hide_first_paragraph(state, first)
    state.push("dd_close", "dd", -1)
    opening.map = [line, state.line]
    return state.line


def _hide_first_paragraph(state: StateBlock, first: int) -> None:
    """A definition with no blank line before it begins as plain text; only its first paragraph does."""
    for index in range(first, len(state.tokens) - 2):
        opening, inline, closing = state.tokens[index : index + 3]
        if opening.level == state.level and opening.type == "paragraph_open" and not begins_table(inline.content):
            opening.hidden = closing.hidden = True
            return
