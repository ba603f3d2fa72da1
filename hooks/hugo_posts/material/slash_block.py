"""Blocks between slashes, above all captions.

    ![Photo](photo.jpg)
    /// caption
    What it shows
    ///

They are those of the `pymdownx.blocks.*` extensions that are switched on, which make the elements while the
tree is built (https://squidfunk.github.io/mkdocs-material/reference/images/#image-captions). A block that is
not closed, or that no extension knows, is text.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from hugo_posts.material.indented_block import INTERRUPTS, line_text, parse_lines, starts_with
from hugo_posts.material.lookahead import closing_line

_OPENING = re.compile(r"(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
_OPTION_INDENT = 4


def slash_block_plugin(parser: MarkdownIt, manager: BlocksProcessor) -> None:
    """Read the blocks that `manager` knows."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        match = _OPENING.match(line_text(state, start)) if starts_with(state, start, "///") else None
        if match is None or match.group(2).lower() not in manager.blocks:
            return False
        slashes = match.group(1)
        last = closing_line(state, start, end, slashes, lambda text: text.rstrip() == slashes)
        if last is None:
            return False
        body, options = _options(state, start + 1, last)
        block = _block(manager, match, options)
        if block is not None and not silent:
            opening = state.push("slash_block_open", "", 1)
            opening.meta["block"], opening.map = block, [start, start + 1]
            parse_lines(state, body, last, state.blkIndent)
            state.push("slash_block_close", "", -1).meta["block"] = block
            state.line = last + 1
        return block is not None

    parser.block.ruler.before("fence", "slash_block", read, INTERRUPTS)


def _options(state: StateBlock, first: int, last: int) -> tuple[int, object]:
    """Return where the body begins, and the options: the indented lines of YAML right below the opening."""
    line = first
    while line < last and not state.isEmpty(line) and state.sCount[line] - state.blkIndent >= _OPTION_INDENT:
        line += 1
    try:
        options = yaml.safe_load(dedent(state.getLines(first, line, state.blkIndent, False)))
    except yaml.YAMLError:
        return line, None
    return line, options or {}


def _block(manager: BlocksProcessor, match: re.Match[str], options: object) -> Block | None:
    """Return the block if its extension accepts argument and options."""
    if not isinstance(options, dict):
        return None
    name = match.group(2).lower()
    block: Any = manager.blocks[name](len(match.group(1)), manager.trackers[name], manager, manager.config[name])
    return block if block._validate(None, match.group(3), **options) else None
