"""Superscript: `A^T^A`, `19^th^`, `10^-3^` (https://squidfunk.github.io/mkdocs-material/reference/formatting/).

`pymdownx.caret` raises anything without spaces. Here it is one word or number, with a sign before it: the
carets of `x^2+y^2` and of `^_^`, which Hugo shows as they are, do not enclose one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_RAISED = re.compile(r"\^([+−-]?[^\W_][\w().,]*)\^(?!\^)")


def superscript_plugin(parser: MarkdownIt) -> None:
    """Read `^word^`."""
    parser.inline.ruler.before("emphasis", "superscript", _read)


def _read(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "^" or (state.pos and state.src[state.pos - 1] == "^"):
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
