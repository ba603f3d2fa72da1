"""A limit to blocks in blocks that loses no text.

markdown-it drops the rest of the document at its own limit (`maxNesting`); a little before that, what would
open one more block is read as a paragraph instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, fence, hr, paragraph
from markdown_it.rules_core import StateCore

#: Levels of the token stream; a list in a list takes two.
MAX_NESTING = 100
_CODE = 4
#: The indentation of a line in a quote without the quote's sign: it can but go on with the paragraph before it.
LAZY = -1
#: The key in the environment that tells that the text had no end of line at its end.
UNENDED = "unended"
#: The key in the environment for the items around, from the outermost on: where the list and the item's text begin.
_ITEMS = "items"
#: The key in the environment for where the colons of the definitions around stand, from the outermost on.
DEFINITIONS = "definitions"
#: The key in the environment that tells where a quote ends the lists around it, by an empty item above a blank line.
BROKEN = "broken"
#: The key in the environment for the lines whose text begins right behind a quote's sign.
BEHIND_SIGN = "behind_sign"
_DEEPEST_CONTAINER = MAX_NESTING - 10
#: Blocks that a block's first line ends, as markdown-it's rulers want them named.
INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def nesting_plugin(md: MarkdownIt) -> None:
    """Read everything as paragraphs that stands deeper than any author means it to; end the last line."""
    md.core.ruler.after("normalize", "last_line", _end_last_line)
    md.block.ruler.before("code", "too_deep", _read_as_paragraph)
    for name, rule in (("fence", fence), ("hr", hr)):
        md.block.ruler.at(name, _unless_code(rule), INTERRUPTS)


def _end_last_line(state: StateCore) -> None:
    """End the last line, too: markdown-it looks behind the text where it takes a line without its indentation."""
    if not state.inlineMode and not state.src.endswith("\n"):
        state.src += "\n"
        state.env[UNENDED] = True


def line_text(state: StateBlock, line: int) -> str:
    """Return a line's text without its indentation and without the markers of the blocks it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def push_line(state: StateBlock, text: str, line: int) -> None:
    """Push inline Markdown that stands in line `line`."""
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = text, [], [line, line + 1]


def is_code(state: StateBlock, line: int) -> bool:
    """Is a line set in so far that it is code, or goes on with the text of the item before it?

    markdown-it's own answer forgets that a line which is left of an item's text may be four columns right of the list.
    """
    return state.sCount[line] - block_column(state, line) >= _CODE


def block_column(state: StateBlock, line: int) -> int:
    """Return where the blocks begin that the line stands in: those round the outermost item that it is left of."""
    indent = state.sCount[line]
    for outer, inner in state.env.get(_ITEMS, ()):
        if indent < inner:
            return int(outer)
    return state.blkIndent


@contextmanager
def inside_item(state: StateBlock, column: int) -> Iterator[None]:
    """Read the blocks of a list's item, a definition or a note, which begin in `column`."""
    items = state.env.setdefault(_ITEMS, [])
    outer = state.blkIndent, state.listIndent
    items.append((state.blkIndent, column))
    state.listIndent, state.blkIndent = state.blkIndent, column
    yield
    state.blkIndent, state.listIndent = outer
    items.pop()


@contextmanager
def inside_quote(state: StateBlock) -> Iterator[None]:
    """Read the blocks of a quote, whose lines begin behind its signs."""
    outer = state.blkIndent, state.env.get(_ITEMS, []), state.env.get(DEFINITIONS, [])
    state.blkIndent, state.env[_ITEMS], state.env[DEFINITIONS] = 0, [], []
    yield
    state.blkIndent, state.env[_ITEMS], state.env[DEFINITIONS] = outer


def tab_width(column: int) -> int:
    """Return how many columns a tab takes that begins in `column`."""
    return 4 - column % 4


def columns(space: str, column: int) -> int:
    """Return how many columns white space takes that begins in `column`."""
    at = column
    for sign in space:
        at += tab_width(at) if sign == "\t" else 1
    return at - column


def begins_with_tab_of_quote(state: StateBlock, line: int) -> bool:
    """Does the line begin with the tab behind a quote's sign? What is left of it is spaces to Goldmark."""
    return state.src.startswith(">\t", state.bMarks[line] - 1)


def begins_with_tab(state: StateBlock, line: int) -> bool:
    """Does a tab stand in front of the line's text that begins no further left than the block it stands in?

    Goldmark finds no list and no HTML behind it, but for one right behind a quote's sign.
    """
    column, begin = state.bsCount[line], state.bMarks[line]
    for position in range(begin, begin + state.tShift[line]):
        if state.src[position] == "\t":
            is_of_quote = position == begin and begins_with_tab_of_quote(state, line)
            if column >= state.bsCount[line] + block_column(state, line) and not is_of_quote:
                return True
            column += tab_width(column)
        else:
            column += 1
    return False


def _unless_code(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not is_code(state, start) and rule(state, start, end, silent)

    return read


def _read_as_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return not silent and state.level >= _DEEPEST_CONTAINER and paragraph(state, start, end, silent)
