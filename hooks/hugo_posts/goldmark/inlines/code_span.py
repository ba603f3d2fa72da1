"""Code spans, by markdown-it's rule; what Goldmark keeps apart in them is remembered for headings' ids.

A code span of several lines is a text for each of them, and backticks that open nothing begin a text of their own.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick

from hugo_posts.goldmark.inlines.text_join import APART

#: The key in a code span's `meta` for the first line, its end included, of one of several.
FIRST_OF_LINES = "first_of_lines"


def code_span_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.inline.ruler.at("backticks", _read)


def _read(state: StateInline, silent: bool) -> bool:
    start, before = state.pos, len(state.tokens)
    if not backtick(state, silent):
        return False
    if silent:
        return True
    written = state.src[start : state.pos]
    if len(state.tokens) == before:
        state.pending = state.pending.removesuffix(written)
        token = state.push("text", "", 0)
        token.content, token.meta[APART] = written, True
    elif "\n" in written:
        code = written.strip("`")
        first, line_end, rest = code.partition("\n")
        is_trimmed = bool(code.strip()) and code[0] in " \n" and code[-1] in " \n"
        state.tokens[-1].meta[FIRST_OF_LINES] = f"{first}{line_end if rest or not is_trimmed else ''}"[is_trimmed:]
    return True
