"""Tables as Goldmark reads them: made of a paragraph whose second or a later line is a delimiter row.

A header with fewer cells than the delimiter row is filled up; with more cells, it is no table (GFM 4.10;
goldmark, extension/table.go).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, lheading
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from hugo_posts.goldmark.closure import trim
from hugo_posts.goldmark.nesting import UNENDED, columns
from hugo_posts.goldmark.reference import set_content, take_definitions

_INDENTATION = re.compile(r"\n[ \t]+")
_DELIMITER_CELL = re.compile(r"\s*(:?)-+(:?)\s*")
_DELIMITER_CHARACTERS = frozenset("-|: \t")
_CODE_INDENT = 4
#: The key in the environment for the first lines of tables right above a definition, where no row is set in too far.
FLAT = "flat"
_MADE_OF_LINES = frozenset({"paragraph_open", "heading_open"})
_ALIGNMENTS = {("", ""): None, (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


def table_plugin(md: MarkdownIt) -> None:
    """Turn paragraphs that hold a delimiter row into tables, before inlines are read."""
    md.block.ruler.at("lheading", _underlined)
    md.core.ruler.before("inline", "table", _make_tables)
    md.core.ruler.after("inline", "table_code", _unescape_pipes)


def _underlined(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read an underlined heading, unless nothing is left to underline: then the line below stands for itself.

    What is taken away are reference definitions, and a table.
    """
    outer = state.parentType
    found = lheading(state, start_line, end_line, silent)
    state.parentType = outer  # which the rule leaves changed when it finds none
    if not found:
        return False
    set_content(state, start_line)
    if not take_definitions(state):
        del state.tokens[-3:]
        state.line -= 1
        return True
    opening, inline, closing = state.tokens[-3:]
    inline.content = flat(inline.content)  # above an underline, no row is set in too far
    if begins_table(unended(inline.content)):
        opening.type, closing.type = "paragraph_open", "paragraph_close"
        opening.tag = closing.tag = "p"
        state.line -= 1
    return True


def flat(text: str) -> str:
    """Return the text of a paragraph without the white space before its lines."""
    return _INDENTATION.sub("\n", text)


def begins_table(text: str) -> bool:
    """Is the text of a paragraph a table from its first line on?"""
    return table_head(text) == 0


def table_head(text: str) -> int | None:
    """Return which line of a paragraph's text begins a table; None without one."""
    found = _delimiter_row(text.split("\n")) if "-" in text else None
    return None if found is None else found[0] - 1


def _make_tables(state: StateCore) -> None:
    last = state.src.count("\n") if UNENDED in state.env else -1
    tokens: list[Token] = []
    index = 0
    while index < len(state.tokens):
        block = state.tokens[index : index + 3]
        is_paragraph = block[0].type in _MADE_OF_LINES and "-" in block[1].content
        if is_paragraph and block[0].map and block[0].map[0] in state.env.get(FLAT, ()):
            block[1].content = flat(block[1].content)
        made = _table_of(block, last) if is_paragraph else None
        if block[0].type == "inline":
            block[0].content = flat(block[0].content)  # of the white space that tells tables from text
        tokens += made or block[:1]
        index += 3 if made else 1
    state.tokens = tokens


def unended(text: str) -> str:
    """Return the text of a paragraph whose last line has no end of line, without that line if it is but dashes.

    Goldmark takes those for text. Such are the last line of all, and the last above an underline or a definition.
    """
    above, _, last = text.rpartition("\n")
    return text if last.rstrip(" \t").strip("-") else above


def _table_of(block: list[Token], last: int) -> list[Token] | None:
    """Return the tokens of the table in a paragraph or underlined heading; None without one.

    The lines before the table stay a block of their own: a paragraph before it, a heading behind it. What ends at the
    line `last` has no end of line.
    """
    opening, inline, _ = block
    has_no_end = opening.type == "heading_open" or (inline.map or [0, 0])[1] == last
    if has_no_end and table_head(unended(inline.content)) is None:
        return None
    lines = inline.content.split("\n")
    found = _delimiter_row(lines)
    if found is None:
        return None
    row, alignments = found
    table = _Table(alignments, opening.map[0] if opening.map else 0, opening.level)
    table.add_rows([_cells(lines[row - 1])], row - 1, head=True)
    table.add_rows([_cells(line) for line in lines[row + 1 :]], row + 1, head=False)
    whole = table.whole()
    if opening.type == "paragraph_open":  # a line of attributes below it is the table's
        whole[0].attrs, opening.attrs = opening.attrs, {}
    if row == 1:
        return whole
    inline.content = "\n".join(lines[: row - 1]).rstrip(" \t")
    return whole + block if opening.type == "heading_open" else block + whole


def _unescape_pipes(state: StateCore) -> None:
    r"""In a cell's code, as everywhere in a cell, `\|` is a pipe."""
    for inline in state.tokens:
        if "cell" in inline.meta and "\\|" in inline.content:
            for code in _code_spans(inline.children or []):
                code.content = code.content.replace("\\|", "|")


def _code_spans(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "code_inline":
            yield token
        yield from _code_spans(token.children or [])


def _delimiter_row(lines: list[str]) -> tuple[int, list[str | None]] | None:
    """Return the index and alignments of the delimiter row that makes a paragraph's lines a table."""
    for row in range(1, len(lines)):
        alignments = _alignments(lines[row])
        if alignments is not None:
            return (row, alignments) if len(_cells(lines[row - 1])) <= len(alignments) else None
    return None


def _alignments(line: str) -> list[str | None] | None:
    """Return the columns' alignments if the line is a delimiter row."""
    if "-" not in line or _is_code(line) or not _DELIMITER_CHARACTERS.issuperset(line):
        return None
    matches = [_DELIMITER_CELL.fullmatch(cell) for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    if not all(matches):
        return None
    return [_ALIGNMENTS[match.group(1), match.group(2)] for match in matches if match]


def _is_code(line: str) -> bool:
    return columns(line[: len(line) - len(line.lstrip(" \t"))], 0) >= _CODE_INDENT


def _cells(line: str) -> list[str]:
    """Return the texts of a row's cells; a pipe behind a backslash does not end one, also in a code span."""
    line = trim(line)
    start, end = int(line.startswith("|")), len(line) - int(line.endswith("|") and len(line) > 1)
    cells = []
    while start < end:
        pipe = start
        while pipe < end and not (line[pipe] == "|" and (pipe == 0 or line[pipe - 1] != "\\")):
            pipe += 1
        cells.append(trim(line[start:pipe]))
        start = pipe + 1
    return cells


class _Table:
    """Collects a table's tokens."""

    def __init__(self, alignments: list[str | None], first_line: int, level: int) -> None:
        self.alignments = alignments
        self.first_line = first_line
        self.level = level
        self.tokens: list[Token] = []

    def whole(self) -> list[Token]:
        """Return the table with all that has been added."""
        opening, closing = Token("table_open", "table", 1), Token("table_close", "table", -1)
        opening.level = closing.level = self.level
        return [opening, *self.tokens, closing]

    def add_rows(self, rows: list[list[str]], line: int, *, head: bool) -> None:
        """Add the header row or the body's rows; `line` counts from the paragraph's first."""
        group = "thead" if head else "tbody"
        self._add(group, 1)
        for offset, row in enumerate(rows):
            opening = self._add("tr", 1)
            if len(row) > len(self.alignments):  # what is more is not shown
                opening.meta["cut"] = (self.first_line + line + offset, len(row), len(self.alignments))
            for alignment, text in zip(self.alignments, row + [""] * len(self.alignments), strict=False):
                self._add_cell("th" if head else "td", alignment, text, self.first_line + line + offset)
            self._add("tr", -1)
        self._add(group, -1)

    def _add_cell(self, tag: str, alignment: str | None, text: str, line: int) -> None:
        cell = self._add(tag, 1)
        if alignment:
            cell.attrs["style"] = f"text-align: {alignment};"
        content = self._add("", 0, kind="inline")
        content.content, content.children, content.map = text, [], [line, line + 1]
        content.meta["cell"] = True
        self._add(tag, -1)

    def _add(self, tag: str, nesting: int, kind: str = "") -> Token:
        suffix = "_open" if nesting == 1 else "_close"
        token = Token(kind or tag + suffix, tag, nesting)  # type: ignore[arg-type]
        token.level = self.level + 1
        self.tokens.append(token)
        return token
