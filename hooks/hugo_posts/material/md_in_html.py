"""Markdown inside of HTML elements that ask for it: `<div class="grid cards" markdown>` … `</div>`.

The `markdown` attribute, its values `1`, `block` and `span`, and what each element's content is by default
are those of Python-Markdown's `md_in_html` (https://python-markdown.github.io/extensions/md_in_html/). All
other HTML is Goldmark's: raw from its start to a blank line. Only inside of an element that asked is a
block element raw up to its end tag, as in Python-Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from hugo_posts.goldmark.nesting import INTERRUPTS, push_line
from hugo_posts.html.scanner import attributes_of
from hugo_posts.material.indented_block import parse_lines, push_element, starts_with
from hugo_posts.record import dataclass

_SPAN_ELEMENTS = frozenset(
    ["address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th"]
)
_RAW_ELEMENTS = frozenset(["canvas", "math", "option", "pre", "script", "style", "textarea"])
_EMPTY_ELEMENTS = frozenset({"hr"})
_VALUES = {"": "1", "markdown": "1", "1": "1", "block": "block", "span": "span"}

#: How deep elements with Markdown may stand in each other; what is deeper is raw HTML.
_DEEPEST = 12

_ATTRIBUTES = r"""(?:\s++|/(?!>)|[^\s"'<>/=]++|=\s*+(?:"[^"]*"|'[^']*'|[^\s"'>]++))*"""
_START_TAG = re.compile(rf"<([a-zA-Z][\w-]*)({_ATTRIBUTES})>")
#: Tags, and what may hide them: comments, and the first line of fenced code.
_TAGS = re.compile(
    rf"<!--.*?(?:-->|\Z)|^(?P<indent>[ >]*)(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*$"
    rf"|</(?P<end>[a-zA-Z][\w-]*)\s*>|<(?P<start>[a-zA-Z][\w-]*){_ATTRIBUTES}>",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Element:
    """An element in the source: its name, attributes, lines (both included) and the offsets of its content."""

    name: str
    attributes: dict[str, str]
    first: int
    last: int
    start: int
    end: int
    behind: int


def md_in_html_plugin(parser: MarkdownIt, block_elements: Collection[str]) -> None:
    """Read Markdown in the elements of `block_elements` that have a `markdown` attribute."""
    known = frozenset(block_elements) - _RAW_ELEMENTS - _EMPTY_ELEMENTS

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        element = _element(state, start, end, known) if starts_with(state, start, "<") else None
        mode = _mode(element, state.env) if element else None
        if element is None or mode is None:
            return False
        if not silent:
            with _content_lines(state, element, whole=mode == "raw") as (first, behind):
                _push[mode](state, element, first, behind)
            _read_rest_of_line(state, element)
        return True

    parser.block.ruler.before("html_block", "md_in_html", read, INTERRUPTS)


def _element(state: StateBlock, line: int, limit: int, known: Collection[str]) -> Element | None:
    """Return the element that starts in `line`, if its start tag is on that line and its end tag before `limit`."""
    tag = _START_TAG.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if tag is None or tag.group(1).lower() not in known:
        return None
    closing = _end_tags(state).get(tag.start())
    if closing is None:
        return None
    last = bisect_right(state.bMarks, closing[0], hi=state.lineMax) - 1
    inside = all(state.isEmpty(at) or state.sCount[at] >= state.blkIndent for at in range(line, min(last + 1, limit)))
    if last >= limit or not inside:
        return None
    return Element(tag.group(1).lower(), attributes_of(tag.group(2)), line, last, tag.end(), *closing)


def _mode(element: Element, env: MutableMapping[str, Any]) -> str | None:
    """Return how the element's content is read: `block`, `span` or `raw`; None when it is none of ours."""
    depth = env.get("markdown_elements", 0)
    value = _VALUES.get(element.attributes.get("markdown", "off"))
    if value is None or depth >= _DEEPEST:
        return "raw" if depth else None
    return value if value != "1" else "span" if element.name in _SPAN_ELEMENTS else "block"


def _end_tags(state: StateBlock) -> Mapping[int, tuple[int, int]]:
    """Return the offsets of each element's end tag, by that of its start tag; found once for a text."""
    known: dict[str, dict[int, tuple[int, int]]] = state.env.setdefault("end_tags", {})
    if state.src not in known:
        ends = known[state.src] = {}
        open_tags: dict[str, list[int]] = {}
        for match in _tags(state.src):
            if match.group("start"):
                open_tags.setdefault(match.group("start").lower(), []).append(match.start())
            elif match.group("end") and open_tags.get(match.group("end").lower()):
                ends[open_tags[match.group("end").lower()].pop()] = match.span()
    return known[state.src]


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags of a text that no comment and no fenced code hides; a fence that nothing closes hides none."""
    at, unclosed = 0, set[tuple[str, int, int]]()
    while match := _TAGS.search(text, at):
        at = match.end()
        if fence := match["fence"]:
            mark, length, indent = fence[0], len(fence), len(match["indent"])
            if not any(mark == each and length >= least and indent <= most for each, least, most in unclosed):
                closing = _closing_fence(mark, length, indent).search(text, at)
                at = closing.end() if closing else at
                if not closing:
                    unclosed.add((mark, length, indent))
        else:
            yield match


@lru_cache(maxsize=64)
def _closing_fence(mark: str, length: int, indent: int) -> re.Pattern[str]:
    """Return the line that closes a fence: set in by at most three columns more than the first (CommonMark 4.5)."""
    return re.compile(rf"^[ >]{{0,{indent + 3}}}{mark}{{{length},}}[ \t]*$", re.MULTILINE)


@contextmanager
def _content_lines(state: StateBlock, element: Element, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Cut the tags off the element's first and last line for a while; give the first line and that behind the last."""
    marks = (state.bMarks, state.tShift, state.sCount, state.eMarks)
    outer = [(values, line, values[line]) for values in marks for line in (element.first, element.last)]
    if whole:
        state.eMarks[element.last] = element.behind
    else:
        state.eMarks[element.last] = element.end
        _begin_line_at(state, element.first, element.start)
    first = element.first + (not whole and element.first < element.last and state.isEmpty(element.first))
    behind = element.last + (element.first == element.last or not state.isEmpty(element.last))
    yield first, behind
    for values, line, value in outer:
        values[line] = value


def _begin_line_at(state: StateBlock, line: int, offset: int) -> None:
    text = state.src[offset : state.eMarks[line]]
    state.bMarks[line] = offset + len(text) - len(text.lstrip())
    state.tShift[line], state.sCount[line] = 0, state.blkIndent


def _push_raw(state: StateBlock, element: Element, first: int, behind: int) -> None:
    token = state.push("html_block", "", 0)
    token.map = [first, behind]
    token.content = state.getLines(first, behind, state.blkIndent, False)


def _push_span(state: StateBlock, element: Element, first: int, behind: int) -> None:
    _push_tag(state, element, 1)
    push_line(state, state.getLines(first, behind, state.blkIndent, False).strip(), first)
    _push_tag(state, element, -1)


def _push_block(state: StateBlock, element: Element, first: int, behind: int) -> None:
    """The content's own indentation does not count."""
    lines = [line for line in range(max(first, element.first + 1), behind) if not state.isEmpty(line)]
    indent = min((state.sCount[line] for line in lines), default=state.blkIndent)
    if first == element.first:
        state.sCount[first] = indent
    _push_tag(state, element, 1)
    state.env["markdown_elements"] = state.env.get("markdown_elements", 0) + 1
    parse_lines(state, first, behind, indent)
    state.env["markdown_elements"] -= 1
    _push_tag(state, element, -1)


def _push_tag(state: StateBlock, element: Element, nesting: int) -> None:
    attributes = {name: value for name, value in element.attributes.items() if name != "markdown"}
    push_element(state, "markdown_element", element.name, attributes, nesting)


_push = {"raw": _push_raw, "span": _push_span, "block": _push_block}


def _read_rest_of_line(state: StateBlock, element: Element) -> None:
    """Text behind the end tag is a block of its own."""
    _begin_line_at(state, element.last, element.behind)
    parse_lines(state, element.last, element.last + 1, state.blkIndent)
