"""Where a block of raw HTML begins and ends, as Goldmark has it (CommonMark 4.6; goldmark, parser/html_block.go).

Unlike markdown-it, it lets only spaces follow a lone tag, wants declarations in capitals, and counts `<meta>` among
the elements that end a paragraph.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import attribute
from markdown_it.rules_block import StateBlock

from hugo_posts.goldmark.nesting import begins_with_tab, is_code, line_text
from hugo_posts.record import dataclass

_BLOCK_NAMES = frozenset([*block_names, "meta"])
_RAW_NAMES = frozenset({"script", "style", "pre"})


@dataclass(frozen=True)
class _Kind:
    """A kind of HTML block: how its first line begins, and what its last holds (None: a blank line follows it)."""

    start: re.Pattern[str]
    end: re.Pattern[str] | None


_KINDS = (
    _Kind(
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|/>|$)", re.IGNORECASE | re.ASCII),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    _Kind(re.compile(r"<!--"), re.compile(r"-->")),
    _Kind(re.compile(r"<\?"), re.compile(r"\?>")),
    _Kind(re.compile(r"<![A-Z]"), re.compile(r">")),
    _Kind(re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
_ELEMENT = re.compile(r"<(?:/[ ]*)?([a-zA-Z]+[a-zA-Z0-9-]*)(?=[ ]|/?>|$)")
_LONE_TAG = re.compile(rf"<(/[ ]*)?([a-zA-Z]+[a-zA-Z0-9-]*)({attribute}*)[ ]*/?>[ ]*$", re.ASCII)


def html_block_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.block.ruler.at("html_block", _read_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = line_text(state, start)
    if not line.startswith("<") or is_code(state, start) or begins_with_tab(state, start):
        return False
    kind = next((kind for kind in _KINDS if kind.start.match(line)), None)
    if kind is None and not _begins_element(line, in_paragraph=silent):
        return False
    if not silent:
        last = _last_line(state, start, end, kind.end if kind else None)
        state.line = last + 1
        token = state.push("html_block", "", 0)
        token.map = [start, state.line]
        token.content = state.getLines(start, state.line, state.blkIndent, True)
    return True


def _begins_element(line: str, *, in_paragraph: bool) -> bool:
    """Does a block begin with the line's tag: a block element's, or, outside of a paragraph, any that stands alone?"""
    element = _ELEMENT.match(line)
    if element is not None and element[1].lower() in _BLOCK_NAMES:
        return True
    tag = None if in_paragraph else _LONE_TAG.match(line)
    if tag is None:
        return False
    return tag[2].lower() in _BLOCK_NAMES or not (tag[2].lower() in _RAW_NAMES or (tag[1] and tag[3]))


def _last_line(state: StateBlock, start: int, end: int, closing: re.Pattern[str] | None) -> int:
    for line in range(start, end - 1):
        is_blank = state.isEmpty(line + 1)
        is_closed = closing.search(line_text(state, line)) if closing else is_blank
        if is_closed or (state.sCount[line + 1] < state.blkIndent and not is_blank):
            return line
    return end - 1
