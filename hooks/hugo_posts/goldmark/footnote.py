"""Footnotes in the markup that Material styles and shows as tooltips.

Which text is a footnote is Goldmark's to say (extension/footnote.go); what it looks like is
Python-Markdown's (https://python-markdown.github.io/extensions/footnotes/).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

_BACK = "↩"


def goldmark_footnotes(md: MarkdownIt) -> None:
    """Read footnotes, and give the tokens the elements of Python-Markdown's footnotes."""
    footnote_plugin(md, inline=False)
    md.inline.ruler.before("link", "footnote_first", footnote_ref)  # `[^1](x)` is a note, not a link
    md.core.ruler.after("footnote_tail", "footnote_markup", _set_markup)


def _set_markup(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "footnote_block_open":
            token.tag, token.attrs = "div", {"class": "footnote"}
        elif token.type == "footnote_open":
            number = int(token.meta["id"]) + 1
            token.tag, token.attrs = "li", {"id": f"fn:{number}"}
    state.tokens = [piece for token in state.tokens for piece in _with_list(token)]


def _with_list(token: Token) -> list[Token]:
    """The block of notes is a `div` with a rule and an ordered list in it."""
    if token.type == "footnote_block_open":
        return [token, Token("hr", "hr", 0), Token("footnote_list_open", "ol", 1)]
    if token.type == "footnote_block_close":
        return [Token("footnote_list_close", "ol", -1), token]
    return [token]


def _reference_id(number: int, sub: int) -> str:
    return f"fnref:{number}" if sub == 0 else f"fnref{sub}:{number}"


def footnote_reference(token: Token) -> etree.Element:
    """Return the raised number that links to the note."""
    number = int(token.meta["id"]) + 1
    raised = etree.Element("sup", {"id": _reference_id(number, int(token.meta["subId"]))})
    link = etree.SubElement(raised, "a", {"class": "footnote-ref", "href": f"#fn:{number}"})
    link.text = str(number)
    return raised


def footnote_back_link(token: Token, text: Callable[..., str]) -> etree.Element:
    """Return the arrow behind a note that leads back to one of its references; `text` is the host's."""
    number = int(token.meta["id"]) + 1
    link = etree.Element(
        "a", {"class": "footnote-backref", "href": f"#{_reference_id(number, int(token.meta['subId']))}"}
    )
    link.set("title", text("footnote.back", number=number))
    link.text = _BACK
    return link
