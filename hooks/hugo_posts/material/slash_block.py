"""Blocks between slashes, above all captions.

    ![Photo](photo.jpg)
    /// caption
    What it shows
    ///

They are those of the `pymdownx.blocks.*` extensions that are switched on, which make the elements while the
tree is built (https://squidfunk.github.io/mkdocs-material/reference/images/#image-captions). A block that is
not closed, or that no extension knows, is text. The module of captions takes a twelfth of a small build to be
imported, so that it is where a text has one.
"""

from __future__ import annotations

import re
from functools import partial
from textwrap import dedent
from typing import Any

import yaml
from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text
from hugo_posts.material.indented_block import parse_lines, starts_with
from hugo_posts.material.lookahead import closing_line

_OPENING = re.compile(r"(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
_OPTION_INDENT = 4
#: The kinds of captions that there are without settings.
CAPTIONS = ("caption", "figure-caption", "table-caption")


def slash_block_plugin(parser: MarkdownIt, manager: BlocksProcessor) -> None:
    """Read the blocks that `manager` knows."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        match = _OPENING.match(line_text(state, start)) if starts_with(state, start, "///") else None
        if match is None or match.group(2).lower() not in manager.blocks:
            return False
        slashes = match.group(1)
        last = closing_line(state, range(start + 1, end), slashes, lambda text: text.rstrip() == slashes)
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


class LateCaption(BlocksExtension):
    """`pymdownx.blocks.caption`, without settings."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 (pymdownx's name)
        """Let something stand for captions that makes them known when one is met."""
        for kind in CAPTIONS:
            block_mgr.blocks[kind] = partial(_first_caption, kind)
            block_mgr.config[kind] = {}


def _first_caption(kind: str, length: int, tracker: object, manager: BlocksProcessor, config: object) -> Block:
    from pymdownx.blocks.caption import CaptionExtension  # noqa: PLC0415

    for each in CAPTIONS:
        del manager.blocks[each]
    CaptionExtension().extendMarkdownBlocks(manager.md, manager)
    block: Any = manager.blocks[kind]
    return block(length, manager.trackers[kind], manager, manager.config[kind])
