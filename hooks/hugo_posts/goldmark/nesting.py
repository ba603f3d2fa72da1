"""A limit to blocks in blocks that loses no text.

markdown-it drops the rest of the document at its own limit (`maxNesting`); a little before that, what would
open one more block is read as a paragraph instead.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, fence, hr, paragraph

#: Levels of the token stream; a list in a list takes two.
MAX_NESTING = 100
_CODE = 4
_DEEPEST_CONTAINER = MAX_NESTING - 10


def nesting_plugin(md: MarkdownIt) -> None:
    """Read everything as paragraphs that stands deeper than any author means it to."""
    md.block.ruler.before("code", "too_deep", _read_as_paragraph)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    for name, rule in (("fence", fence), ("hr", hr)):
        md.block.ruler.at(name, _unless_code(rule), interrupts)


def is_code(state: StateBlock, line: int) -> bool:
    """Is a line set in so far that it is code, or goes on with the text of the list item before it?

    markdown-it's own answer forgets that a line which is left of the item's text may be four columns right of the list.
    """
    is_lazy = 0 <= state.listIndent <= state.sCount[line] - _CODE and state.sCount[line] < state.blkIndent
    return is_lazy or state.is_code_block(line)


def _unless_code(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not is_code(state, start) and rule(state, start, end, silent)

    return read


def _read_as_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return not silent and state.level >= _DEEPEST_CONTAINER and paragraph(state, start, end, silent)
