"""Where a block of raw HTML begins (CommonMark 4.6), with Goldmark's notion of white space.

Behind a lone tag, Goldmark lets only spaces follow (goldmark, parser/html_block.go); markdown-it takes tabs and
no-break spaces, too, which would leave `<img src="x">&nbsp;` without its paragraph.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, html_block

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_BLOCK_NAMES = frozenset(block_names)


def html_block_plugin(md: MarkdownIt) -> None:
    """Hold lines back from markdown-it's rule that Goldmark's would not match."""
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return not _is_lone_tag_before_odd_space(line) and html_block(state, start, end, silent)


def _is_lone_tag_before_odd_space(line: str) -> bool:
    stripped = line.rstrip()
    if not stripped.endswith(">") or not line[len(stripped) :].strip(" "):
        return False
    match = _TAG_NAME.match(line)
    return match is not None and match.group(1).lower() not in _BLOCK_NAMES
