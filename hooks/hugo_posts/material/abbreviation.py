"""Abbreviations: `*[HTML]: Hyper Text Markup Language` on a line of its own.

What they mean is kept where Python-Markdown's `abbr` extension, which marks them up, looks for it
(https://squidfunk.github.io/mkdocs-material/reference/tooltips/#adding-abbreviations).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text
from hugo_posts.material.indented_block import starts_with

_DEFINITION = re.compile(r"\*\[((?!\^)[^\\\[\]]+)\]:[ \t]*(.*)")
_FORGET = ("''", '""')


def abbreviation_plugin(parser: MarkdownIt, meanings: dict[str, str]) -> None:
    """Collect abbreviations into `meanings`, which `abbr` reads when the tree is built."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        match = _DEFINITION.match(line_text(state, start)) if starts_with(state, start, "*[") else None
        if match is None:
            return False
        on_next_line = not match.group(2) and start + 1 < end and state.sCount[start + 1] >= state.blkIndent
        meaning = (line_text(state, start + 1) if on_next_line else match.group(2)).strip()
        if not meaning or not match.group(1).strip() or meaning.endswith("*"):  # `*[Tin]: a*` is emphasis
            return False
        if not silent:
            _define(meanings, match.group(1).strip(), meaning)
            state.line = start + 1 + on_next_line
        return True

    parser.block.ruler.before("fence", "abbreviation", read, INTERRUPTS)


def _define(meanings: dict[str, str], name: str, meaning: str) -> None:
    if meaning in _FORGET:
        meanings.pop(name, None)
    else:
        meanings[name] = meaning
