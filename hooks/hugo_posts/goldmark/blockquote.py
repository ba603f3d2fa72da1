"""Quotes, as Goldmark reads them (CommonMark 5.1; goldmark, parser/blockquote.go).

markdown-it's rule takes a `>` that is set in by four or more for one of the quote's own, counts tabs in a quote in a
quote from the wrong column, and forgets how far in a line stands that goes on with a paragraph without a sign.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from hugo_posts.goldmark.list_block import end_lists_around
from hugo_posts.goldmark.nesting import (
    BEHIND_SIGN,
    BROKEN,
    INTERRUPTS,
    LAZY,
    block_column,
    columns,
    inside_quote,
    is_code,
    tab_width,
)

_Line = tuple[int, int, int, int]


def blockquote_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.block.ruler.at("blockquote", _read_quote, INTERRUPTS)


def _read_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _is_quoted(state, start):
        return False
    if silent:
        return True
    outer = state.parentType, state.lineMax
    state.parentType = "blockquote"
    saved = _take_lines(state, start, end)
    behind = start + len(saved)
    state.lineMax = behind
    opening = state.push("blockquote_open", "blockquote", 1)
    with inside_quote(state):
        state.md.block.tokenize(state, start, behind)
    state.line = min(state.line, state.env.get(BROKEN, state.line))
    state.push("blockquote_close", "blockquote", -1)
    state.parentType, state.lineMax = outer
    for number, line in enumerate(saved, start=start):
        state.bMarks[number], state.tShift[number], state.sCount[number], state.bsCount[number] = line
    opening.map = [start, state.line]
    end_lists_around(state)
    return True


def _is_quoted(state: StateBlock, line: int) -> bool:
    """Does the line begin with a quote's sign, which is not set in too far?"""
    return state.src.startswith(">", state.bMarks[line] + state.tShift[line]) and not is_code(state, line)


def _take_lines(state: StateBlock, start: int, end: int) -> list[_Line]:
    """Let the quote's lines begin behind their signs; return as what they stood there, from `start` on."""
    saved: list[_Line] = []
    rules = state.md.block.ruler.getRules("blockquote")
    for line in range(start, end):
        before = state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line]
        is_lazy = state.sCount[line] == LAZY  # in a quote around this one
        if not is_lazy and state.sCount[line] >= state.blkIndent and _is_quoted(state, line):
            _take_mark(state, line)
        elif state.isEmpty(line) or state.isEmpty(line - 1):
            break
        elif is_lazy or not any(rule(state, line, end, True) for rule in rules):
            _make_lazy(state, line)
        else:
            break
        saved.append(before)
    return saved


def _take_mark(state: StateBlock, line: int) -> None:
    """Take away the sign, and a column of white space behind it."""
    text = state.bMarks[line] + state.tShift[line] + 1
    column = state.bsCount[line] + state.sCount[line] + 1
    limit = state.eMarks[line]
    has_space = text < limit and state.src[text] in " \t"
    if has_space and (state.src[text] == " " or tab_width(column) == 1):
        text += 1
    column += has_space
    content = text
    while content < limit and state.src[content] in " \t":
        content += 1
    behind: set[int] = state.env.setdefault(BEHIND_SIGN, set())
    (behind.discard if has_space or text >= limit else behind.add)(line)  # the innermost quote's sign counts
    state.bMarks[line], state.bsCount[line] = text, column
    state.tShift[line], state.sCount[line] = content - text, columns(state.src[text:content], column)


def _make_lazy(state: StateBlock, line: int) -> None:
    """Mark the line as one that can but go on with a paragraph, and let it begin where the quote's own line does."""
    width = block_column(state, line)
    begin, behind = state.bMarks[line], state.bMarks[line] + state.tShift[line]
    while width > 0 and begin < behind and state.src[begin] == " ":
        begin, width = begin + 1, width - 1
    state.bMarks[line], state.tShift[line], state.sCount[line] = begin, behind - begin, LAZY
