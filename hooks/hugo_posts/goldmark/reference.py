"""Reference definitions, `[label]: /address "title"`, which Goldmark takes from the start of each paragraph.

A paragraph is read first, with all its lazy lines; what it begins with is then taken away, and what is left stays.
Source of the rules: goldmark, parser/link_ref.go.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.token import Token

from hugo_posts.goldmark.closure import closure, destination, skip_space, title, trim
from hugo_posts.goldmark.nesting import LAZY, begins_with_tab_of_quote, block_column, line_text
from hugo_posts.record import dataclass

#: The key in a paragraph's `meta` for the line where it began, before definitions were taken away from it.
FIRST_LINE = "first_line"


@dataclass(frozen=True)
class _Definition:
    """A definition, and where the line ends that it stands in last."""

    label: str
    address: str
    title: str | None
    end: int


def reference_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule for definitions, and read paragraphs by one that takes them away."""
    md.block.ruler.disable("reference")
    md.block.ruler.at("paragraph", _read_paragraph)


def _read_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not paragraph(state, start, end, silent):
        return False
    if not silent:
        set_content(state, start)
        if not take_definitions(state):
            del state.tokens[-3:]
    return True


def set_content(state: StateBlock, start: int) -> None:
    """Set the text of the paragraph or heading at hand anew where markdown-it takes away too much white space.

    It takes no-break spaces and their like from its ends, and from lines that are left of the block, but go on with it,
    all before their text, by which Goldmark knows whether they can be a table's.
    """
    inline = state.tokens[-2]
    last = (inline.map or [start, start + 1])[1]
    is_odd = state.src[state.bMarks[start] + state.tShift[start]].isspace() or _ends_in_space(state, start, last)
    is_odd = is_odd or state.src.find(">\t", state.bMarks[start] - 1, state.eMarks[last - 1]) >= 0
    if is_odd or any(state.sCount[line] < state.blkIndent for line in range(start, last)):
        inline.content = trim(paragraph_text(state, start, last))


def _ends_in_space(state: StateBlock, start: int, last: int) -> bool:
    return any(state.src[state.eMarks[line] - 1].isspace() for line in (start, last - 1))


def paragraph_text(state: StateBlock, start: int, end: int) -> str:
    """Return the text of a paragraph's lines, with the white space before each that is not its blocks'."""
    return "\n".join(_line(state, line) for line in range(start, end))


def _line(state: StateBlock, line: int) -> str:
    if state.sCount[line] == LAZY:
        return state.src[state.bMarks[line] : state.eMarks[line]]
    if begins_with_tab_of_quote(state, line):
        space = " " * (state.sCount[line] - block_column(state, line))
        return space + line_text(state, line)
    return state.getLines(line, line + 1, block_column(state, line), False)


def take_definitions(state: StateBlock) -> bool:
    """Take the definitions away that the last three tokens, a paragraph or heading, begin with.

    Returns:
        whether anything is left.
    """
    opening, inline, _ = state.tokens[-3:]
    if not inline.content.startswith("["):
        return True
    text = inline.content
    position = 0
    while (found := _definition(text, position)) is not None:
        known = state.env.setdefault("references", {})
        address = state.md.normalizeLink(found.address)
        known.setdefault(normalizeReference(found.label), {"href": address, "title": found.title})
        position = found.end
    if not position:
        return True
    first = (opening.map or [0])[0]
    inline.content = text[position:].lstrip(" \t")
    opening.meta[FIRST_LINE] = first
    inline.map = opening.map = [first + text.count("\n", 0, position), state.line]
    mark = Token("reference", "", 0, map=[first, first + 1], level=opening.level, hidden=True)
    state.tokens.insert(-3, mark)  # which a list looks at, to see whether it is loose
    return bool(inline.content)


def _definition(text: str, start: int) -> _Definition | None:
    """Return the definition that begins at `start`; None when there is none."""
    end = len(text)
    start = skip_space(text, start, end)
    label_end = closure(text, start + 1, end, "[", "]") if text.startswith("[", start) else -1
    label = text[start + 1 : label_end]
    if label_end < 0 or not label.strip() or not text.startswith(":", label_end + 1):
        return None
    found = destination(text, skip_space(text, label_end + 2, end), end)
    if found is None:
        return None
    address, behind = found
    alone, line_end = _rest_is_blank(text, behind)
    at = skip_space(text, behind, end)
    told = title(text, at, end) if at > behind else None
    if told is not None:
        ends_line, title_end = _rest_is_blank(text, told[1])
        if ends_line or alone:  # a title that its line goes on behind is text again, but counts
            return _Definition(label, address, told[0], title_end if ends_line else line_end)
    return _Definition(label, address, None, line_end) if alone else None


def _rest_is_blank(text: str, position: int) -> tuple[bool, int]:
    """Tell whether nothing else stands on the line, and where the next one begins."""
    newline = text.find("\n", position)
    line_end = len(text) if newline < 0 else newline
    return not text[position:line_end].strip(), min(line_end + 1, len(text))
