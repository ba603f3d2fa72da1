"""Definition lists as Goldmark reads them (PHP Markdown Extra; goldmark, extension/definition_list.go).

Term
Another term
: Definition of both
: Another definition
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock


def definition_list_plugin(md: MarkdownIt) -> None:
    """Add definition lists: every line of the paragraph before the first `: ` is a term."""
    md.block.ruler.before("paragraph", "definition_list", _definition_list, {"alt": ["paragraph", "reference"]})


def _definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:  # the next definition ends the paragraph of the one before it
        return state.ddIndent >= 0 and _is_definition(state, start, state.ddIndent)
    definition = _find_definition(state, start, end)
    if definition is None:
        return False
    opening = state.push("dl_open", "dl", 1)
    line, terms = definition, (start, definition)
    while True:
        _push_terms(state, *terms)
        while line < end and _is_definition(state, line):
            line = _push_definition(state, line, end)
        following = _find_definition(state, line, end)
        if following is None:
            break
        line, terms = following, (line, following)
    state.push("dl_close", "dl", -1)
    opening.map = [start, line]
    state.line = line
    return True


def _find_definition(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the first definition behind the paragraph that begins at `start`."""
    line = start
    rules = state.md.block.ruler.getRules("paragraph")
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if line > start and _is_definition(state, line):
            return line
        if line == start and (_is_definition(state, line) or state.sCount[line] - state.blkIndent > 3):
            return None
        if line > start and any(rule(state, line, end, True) for rule in rules):
            return None
        line += 1
    while line < end and state.isEmpty(line):
        line += 1
    return line if line > start and line < end and _is_definition(state, line) else None


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
        inline = state.push("inline", "", 0)
        inline.map, inline.children = [line, line + 1], []
        inline.content = state.getLines(line, line + 1, state.blkIndent, False).strip()
        state.push("dt_close", "dt", -1)


def _push_definition(state: StateBlock, line: int, end: int) -> int:
    """Parse the blocks of the definition that begins at `line`; return the line behind it."""
    loose = line > 0 and state.isEmpty(line - 1)
    marker = state.bMarks[line] + state.tShift[line]
    content = state.skipSpaces(marker + 1)
    width = content - marker if content - marker < 9 else 6
    opening = state.push("dd_open", "dd", 1)
    first = len(state.tokens)
    saved = state.tShift[line], state.sCount[line], state.blkIndent, state.ddIndent
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], state.sCount[line] + width
    state.blkIndent, state.ddIndent = state.blkIndent + width, state.blkIndent
    if content < state.eMarks[line]:
        state.md.block.tokenize(state, line, end)
    else:
        state.line = line + 1
    state.tShift[line], state.sCount[line], state.blkIndent, state.ddIndent = saved
    if not loose:
        _hide_first_paragraph(state, first)
    state.push("dd_close", "dd", -1)
    opening.map = [line, state.line]
    return state.line


def _hide_first_paragraph(state: StateBlock, first: int) -> None:
    """A definition with no blank line before it begins as plain text; only its first paragraph does."""
    paragraph = [token for token in state.tokens[first:] if token.level == state.level and token.tag == "p"][:2]
    for token in paragraph:
        token.hidden = True
