"""A limit to blocks in blocks that loses no text.

markdown-it drops the rest of the document at its own limit (`maxNesting`); a little before that, what would
open one more block is read as a paragraph instead.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph

#: Levels of the token stream; a list in a list takes two.
MAX_NESTING = 100
_DEEPEST_CONTAINER = MAX_NESTING - 10


def nesting_plugin(md: MarkdownIt) -> None:
    """Read everything as paragraphs that stands deeper than any author means it to."""
    md.block.ruler.before("code", "too_deep", _read_as_paragraph)


def _read_as_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return not silent and state.level >= _DEEPEST_CONTAINER and paragraph(state, start, end, silent)
