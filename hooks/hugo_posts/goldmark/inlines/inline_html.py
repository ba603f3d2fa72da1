r"""Tags in running text, and backslashes, where Goldmark reads them otherwise than markdown-it does.

A declaration begins with a capital, `<?>` is a whole processing instruction, and a comment ends with the first `-->`
(goldmark, parser/raw_html.go). A backslash
before a space hides nothing, and behind another one it breaks no line (goldmark, parser/parser.go).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.rules_inline import StateInline, escape

_TAG = re.compile(f"{open_tag}|{close_tag}", re.ASCII)  # a no-break space is no white space
_CLOSINGS = (
    (re.compile("<!--"), "-->"),
    (re.compile(r"<\?"), "?>"),
    (re.compile("<![A-Z]"), ">"),
    (re.compile(r"<!\[CDATA\["), "]]>"),
)
_EMPTY_COMMENT = re.compile("<!--?-?>")
#: The key in the environment for the text at hand and what it has none of, from where it was looked for on.
_MISSING = "missing_closings"


def inline_html_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rules for raw HTML and for backslashes."""
    md.inline.ruler.at("html_inline", _read_tag)
    md.inline.ruler.at("escape", _read_escape)


def _read_tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos + 1 : state.pos + 2] in ("!", "?"):
        closing = next((sign for opening, sign in _CLOSINGS if opening.match(state.src, state.pos)), None)
        end = _end(state, closing) if closing else -1
    else:
        tag = _TAG.match(state.src, state.pos) if state.html_terminator_last(">") > state.pos else None
        end = tag.end() if tag else -1
    if end < 0:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _end(state: StateInline, closing: str) -> int:
    """Return the position behind the next `closing`; -1 without one, which is remembered for this text."""
    text, missing = state.env.get(_MISSING, (None, set()))
    if text is not state.src:
        missing = set()
        state.env[_MISSING] = state.src, missing
    if closing in missing:
        return -1
    empty = _EMPTY_COMMENT.match(state.src, state.pos, state.posMax)
    if empty:
        return empty.end()
    found = state.src.find(closing, state.pos + (len("<!--") if closing == "-->" else 1), state.posMax)
    if found < 0 and state.posMax == len(state.src):
        missing.add(closing)
    return found + len(closing) if found >= 0 else -1


def _read_escape(state: StateInline, silent: bool) -> bool:
    following = state.src[state.pos + 1 : state.pos + 2]
    if following in (" ", "\t") or (following == "\n" and state.src[state.pos - 1 : state.pos] == "\\"):
        return False
    return escape(state, silent)
