"""Highlighted changes: `{++added++}`, `{--removed--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`.

The markup is that of `pymdownx.critic` in its `view` mode
(https://squidfunk.github.io/mkdocs-material/reference/formatting/#highlighting-changes). That extension
marks whole texts up before any Markdown is read, code included; here code stays code.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text
from hugo_posts.literal import literal
from hugo_posts.material.indented_block import parse_lines, push_element, starts_with
from hugo_posts.material.lookahead import closing_line, is_unclosed, remember_unclosed

#: Of each change: its signs, and the elements round the texts between them.
_CHANGES = {
    "{++": (("++}",), ("ins",)),
    "{--": (("--}",), ("del",)),
    "{==": (("==}",), ("mark",)),
    "{~~": (("~>", "~~}"), ("del", "ins")),
    "{>>": (("<<}",), ("span",)),
}
_BLOCKS = {"{++": "ins", "{--": "del", "{==": "mark"}


def critic_plugin(parser: MarkdownIt, is_wanted: Callable[[], bool]) -> None:
    """Read changes in running text, and changes of whole blocks, whose signs stand on lines of their own.

    Args:
        parser: the Goldmark parser.
        is_wanted: tells of the page at hand whether it has them.
    """

    def inline(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "{" and is_wanted() and _read_inline(state, silent)

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return starts_with(state, start, "{") and is_wanted() and _read_block(state, start, end, silent)

    parser.inline.ruler.before("escape", "critic", inline)
    parser.block.ruler.before("fence", "critic", block, INTERRUPTS)


def _read_inline(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos : state.pos + 3]
    spans = _spans(state, sign) if sign in _CHANGES else []
    if not spans:
        return False
    if not silent:
        for (start, end), tag in zip(spans, _CHANGES[sign][1], strict=True):
            if tag == "span":
                _push_comment(state, state.src[start:end])
            else:
                _push_change(state, tag, start, end)
    state.pos = spans[-1][1] + len("++}")
    return True


def _spans(state: StateInline, sign: str) -> list[tuple[int, int]]:
    """Return where the change's texts start and end; nothing if it is not closed."""
    if is_unclosed(state, sign):
        return []
    spans: list[tuple[int, int]] = []
    start = state.pos + len(sign)
    for closing in _CHANGES[sign][0]:
        end = state.src.find(closing, start, state.posMax)
        if end < 0:
            remember_unclosed(state, sign)
            return []
        spans.append((start, end))
        start = end + len(closing)
    return spans


def _push_comment(state: StateInline, text: str) -> None:
    comment = Element("span", {"class": "critic comment"})
    comment.text = AtomicString(literal(text.replace("\n", " ")))
    state.push("element", "span", 0).meta["element"] = comment


def _push_change(state: StateInline, tag: str, start: int, end: int) -> None:
    children: list[Token] = []
    state.md.inline.parse(state.src[start:end], state.md, state.env, children)
    state.push("critic_open", tag, 1).attrs = {"class": "critic"}
    state.tokens += children
    state.tokens_meta += [None] * len(children)
    state.push("critic_close", tag, -1)


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    sign = line_text(state, start).strip()
    if sign not in _BLOCKS:
        return False
    last = closing_line(state, range(start + 1, end), sign, lambda text: text.rstrip() == _CHANGES[sign][0][0])
    if last is None:
        return False
    if not silent:
        push_element(state, "critic", _BLOCKS[sign], {"class": "critic block"}, 1)
        parse_lines(state, start + 1, last, state.blkIndent)
        push_element(state, "critic", _BLOCKS[sign], {}, -1)
        state.line = last + 1
    return True
