"""Highlighted text, `==x==`, and inserted text, `^^x^^`.

The signs are read round words, as by `pymdownx.mark` and `pymdownx.caret` with their `smart_…` options, not
between the letters of one, for `a==b and c==d` is text
(https://squidfunk.github.io/mkdocs-material/reference/formatting/#highlighting-text).
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from hugo_posts.goldmark.inlines.strikethrough import make_element
from hugo_posts.goldmark.inlines.text_join import delimiters_of
from hugo_posts.record import dataclass


@dataclass(frozen=True)
class Pair:
    """The sign that stands twice on both sides of a text, and the element it makes."""

    sign: str
    tag: str


MARK = Pair("=", "mark")
INSERT = Pair("^", "ins")


def delimiter_pair_plugin(parser: MarkdownIt, pair: Pair, is_wanted: Callable[[], bool]) -> None:
    """Read `pair` on the pages for which `is_wanted`."""

    def tokenize(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == pair.sign and not silent and is_wanted() and _tokenize(state, pair.sign)

    def pair_up(state: StateInline) -> None:
        for delimiters in delimiters_of(state):
            for opener in delimiters:
                if opener.marker == ord(pair.sign) and opener.end != -1:
                    make_element(state, opener, delimiters[opener.end], pair.tag)

    parser.inline.ruler.before("emphasis", f"pair_{pair.tag}", tokenize)
    parser.inline.ruler2.before("emphasis", f"pair_{pair.tag}", pair_up)


def _tokenize(state: StateInline, sign: str) -> bool:
    start = state.pos
    scanned = state.scanDelims(start, False)
    if scanned.length != len("==") or (start and state.src[start - 1] == sign):
        return False
    state.push("text", "", 0).content = sign * scanned.length
    delimiter = Delimiter(
        marker=ord(sign),
        length=0,  # markdown-it reads this as "no rule of three"
        token=len(state.tokens) - 1,
        end=-1,
        open=scanned.can_open,
        close=scanned.can_close,
    )
    state.delimiters.append(delimiter)
    state.pos += scanned.length
    return True
