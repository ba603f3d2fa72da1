"""Superscript: `A^T^A`, `19^th^`, `10^-3^` (https://squidfunk.github.io/mkdocs-material/reference/formatting/).

`pymdownx.caret` raises anything without spaces. Here it is one word or number, with a sign before it: the
carets of `x^2+y^2` and of `^_^`, which Hugo shows as they are, do not enclose one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_RAISED = re.compile(r"\^([+−-]?[^\W_][\w().,]*)\^(?!\^)")


def superscript_plugin(parser: MarkdownIt, is_wanted: Callable[[], bool]) -> None:
    """Read `^word^` on the pages for which `is_wanted`."""

    def read(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "^" and is_wanted() and _read(state, silent)

    parser.inline.ruler.before("emphasis", "superscript", read)


def _read(state: StateInline, silent: bool) -> bool:
    if state.pos and state.src[state.pos - 1] == "^":
        return False
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        raised = etree.Element("sup")
        raised.text = AtomicString(match.group(1))
        state.push("element", "sup", 0).meta["element"] = raised
    state.pos = match.end()
    return True
