"""Formulas between signs that the site names, as Hugo's passthrough extension reads them.

Source of the rules: https://gohugo.io/configuration/markup/#passthrough and hugo-goldmark-extensions,
passthrough/passthrough.go: any text may stand behind the sign, and the first that closes it counts. A display in a
paragraph ends it, and what follows is another paragraph; in emphasis, links, headings and cells it stays in the line.
It comes out as it is written, so that the browser reads `&lt;` in it before TeX does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hugo_posts.goldmark.heading import BREAKS, part_texts_at
from hugo_posts.goldmark.inlines.text_join import BEGINS
from hugo_posts.goldmark.inlines.typographer import TYPOGRAPHIC
from hugo_posts.markup_settings import Delimiters
from hugo_posts.material.lookahead import is_unclosed, remember_unclosed
from hugo_posts.material.maths import formula

#: The key in a formula's `meta` for the TeX of one that is set as a display.
_DISPLAY = "display"


def passthrough_plugin(parser: MarkdownIt, delimiters: Delimiters) -> None:
    """Read what stands between a site's own signs as formulas, on all pages."""
    pairs = [(*pair, True) for pair in delimiters.block] + [(*pair, False) for pair in delimiters.inline]

    def opened(state: StateInline, position: int) -> tuple[str, str, bool] | None:
        return next((pair for pair in pairs if state.src.startswith(pair[0], position, state.posMax)), None)

    def inline(state: StateInline, silent: bool) -> bool:
        if found := opened(state, state.pos):
            return _read_between(state, *found, silent=silent)
        if not state.src.startswith("\\\\", state.pos):
            return False
        escaped = opened(state, state.pos + 2)
        return escaped is not None and _read_as_text(state, 2 + len(escaped[0]), silent=silent)

    firsts = {re.escape(pair[0][0]) for pair in pairs}
    part_texts_at(parser, r"\\", *firsts)
    parser.inline.terminator_re = re.compile("|".join([parser.inline.terminator_re.pattern, *sorted(firsts)]))
    parser.inline.ruler.before("escape", "passthrough", inline)
    parser.core.ruler.push("passthrough", _set_displays_apart)


def _read_between(state: StateInline, opening: str, closing: str, display: bool, *, silent: bool) -> bool:
    start = state.pos + len(opening)
    end = -1 if is_unclosed(state, opening) else state.src.find(closing, start, state.posMax)
    if end < 0:
        remember_unclosed(state, opening)
        return _read_as_text(state, len(opening), silent=silent)
    if end == start:
        return False
    if not silent:
        is_part = opening.startswith(r"\begin")  # of the TeX itself, as `\begin{align}`
        tex = unescape(state.src[state.pos : end + len(closing)] if is_part else state.src[start:end])
        element = formula(tex, display=display, block=False)
        token = state.push("element", element.tag, 0)
        token.meta["element"] = element
        if display:
            token.meta[_DISPLAY] = tex
    state.pos = end + len(closing)
    return True


def _read_as_text(state: StateInline, length: int, *, silent: bool) -> bool:
    """Read a sign as a text of its own, in which no backslash hides what follows."""
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = unescapeAll(state.src[state.pos : state.pos + length]), TYPOGRAPHIC
        token.meta[BEGINS] = True
    state.pos += length
    return True


def _set_displays_apart(state: StateCore) -> None:
    tokens: list[Token] = []
    is_over = False  # a paragraph that a display ends; a note's links back may stand before its end
    for token in state.tokens:
        in_paragraph = token.type == "inline" and tokens and tokens[-1].type == "paragraph_open"
        if in_paragraph and any(_DISPLAY in child.meta for child in token.children or ()):
            tokens += _parted(tokens.pop(), token)
            is_over = tokens[-1].type == "element"
        elif is_over and token.type == "paragraph_close":
            is_over = False
        else:
            tokens.append(token)
    state.tokens = tokens


def _parted(opening: Token, inline: Token) -> Iterator[Token]:
    """Yield the paragraphs and displays that a paragraph becomes; the last of them lacks its end, which comes next."""
    pieces = [piece for piece in _pieces(inline.children or []) if piece]
    for number, piece in enumerate(pieces):
        if _DISPLAY in piece[0].meta:
            block = Token("element", "div", 0, map=opening.map, level=opening.level, block=True)
            block.meta["element"] = formula(piece[0].meta[_DISPLAY], display=True, block=True)
            yield block
            continue
        if opening.hidden and number < len(pieces) - 1 and piece[-1].markup == "\\ ":
            piece[-1].content = "\\"  # a tight item's text loses its blank first
        yield opening.copy(attrs=opening.attrs if number == len(pieces) - 1 else {})
        yield inline.copy(children=piece)
        if number < len(pieces) - 1:
            yield Token("paragraph_close", "p", -1, level=opening.level, block=True, hidden=opening.hidden)


def _pieces(children: list[Token]) -> Iterator[list[Token]]:
    """Yield what stands between displays that are in no other element, and each of these by itself."""
    piece: list[Token] = []
    level = 0
    for child in children:
        level += child.nesting
        if level == 0 and _DISPLAY in child.meta:
            yield _trimmed(piece)
            yield [child]
            piece = []
        else:
            piece.append(child)
    yield _trimmed(piece)


def _trimmed(piece: list[Token]) -> list[Token]:
    """Return a line without white space and breaks at its ends; a hard break right behind a display stays."""

    def is_blank(token: Token, breaks: tuple[str, ...] = BREAKS) -> bool:
        return token.type in breaks or (token.type == "text" and not token.content.strip(" \t"))

    first = next((number for number, token in enumerate(piece) if not is_blank(token, BREAKS[:1])), len(piece))
    last = next((number for number in range(len(piece), first, -1) if not is_blank(piece[number - 1])), first)
    return piece[first:last]
