"""East Asian text: lines that are joined without a blank, and blanks that part words for signs alone.

Source: https://gohugo.io/configuration/markup/#cjk and Goldmark's renderer/html/html.go, as the real Hugo has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hugo_posts.goldmark.inlines.text_join import BARE, BEGINS
from hugo_posts.goldmark.inlines.typographer import TYPOGRAPHIC

#: Compiled when they are asked for, as `re` does it: few blogs need them.
_WIDE = (
    "[\u1100-\u11ff\u2e80-\u2fd5\u3001-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u318e\u31f0-\u321e\u3260-\u327e"
    "\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ufad9\uff66-\uffdc"
    "\U0001aff0-\U0001b167\U0001f200\U00020000-\U0003ffff]"
)
_DISCARDING = (
    "[\u2e80-\u30ff\u3131-\u319f\u31c0-\u31ff\u3300-\u4dbf\u4e00-\ua4c6\uf900-\ufad9\ufe10-\ufe19\ufe30-\ufe6b"
    "\uff01-\uffee\U0001b000-\U0001b167\U00020000-\U0003ffff]"
)
_HANGUL = "[\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ud7fb\uffa0-\uffdc]"


def _is_wide(sign: str) -> bool:
    return bool(re.match(_WIDE, sign)) or unicodedata.category(sign) == "Lm"


def _joins_simply(before: str, after: str) -> bool:
    return _is_wide(before) and _is_wide(after)


def _joins_as_in_css(before: str, after: str) -> bool:
    """Tell whether https://drafts.csswg.org/css-text-4/#line-break-transform joins two lines, as Goldmark reads it."""
    both = (before, after)
    if "\u200b" in both:
        return True
    if all(unicodedata.east_asian_width(sign) in "FWH" for sign in both):
        return not any(re.match(_HANGUL, sign) for sign in both)
    return any(re.match(_DISCARDING, sign) or unicodedata.category(sign).startswith("P") for sign in both)


#: What joins lines, by the names of the styles of `eastAsianLineBreaksStyle`.
LINE_BREAKS: Mapping[str, Callable[[str, str], bool]] = {"simple": _joins_simply, "css3draft": _joins_as_in_css}
ESCAPED_SPACE = "escaped_space"


def east_asian_plugin(md: MarkdownIt, extras: Collection[str]) -> None:
    """Read text as Goldmark's extension `CJK` does, as far as `extras` names one of its parts."""
    if joins := next((LINE_BREAKS[name] for name in extras if name in LINE_BREAKS), None):

        def join_lines(state: StateCore) -> None:
            for block in state.tokens:
                children = block.children or []
                for place, token in enumerate(children[:-1]):
                    if token.type != "softbreak" or BARE in token.meta or not place:
                        continue
                    if _is_joined(children[place - 1], children[place + 1]):
                        token.type, token.content = "text", ""

        def _is_joined(before: Token, after: Token) -> bool:
            if not (_is_text(before) and _written(before)) or BEGINS in before.meta:
                return False
            return not _is_text(after) or joins(_written(before)[-1], (_written(after) or " ")[0])

        md.core.ruler.push("east_asian_lines", join_lines)
    if ESCAPED_SPACE in extras:
        md.inline.ruler.before("escape", ESCAPED_SPACE, _pass_escaped_space)


def _is_text(token: Token) -> bool:
    """Tell whether a token is text in Goldmark, too, where the typographer's signs are none."""
    is_special = token.type == "text_special" and (token.info != TYPOGRAPHIC or BEGINS in token.meta)
    return token.type == "text" or is_special


def _written(token: Token) -> str:
    """Return a text as it is written; the markup of any other is the sign that it begins with."""
    return token.markup if token.type == "text_special" and token.markup else token.content


def _pass_escaped_space(state: StateInline, silent: bool) -> bool:
    """Pass what only a heading's id sees; at a line's end the backslash stays, as a line loses its spaces first."""
    rest = state.src[state.pos :].partition("\n")[0]
    is_last = rest == "\\ "
    if not rest.startswith("\\ ") or not (is_last or rest[1:].strip(" \t")):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = ("\\" if is_last else ""), "escape"
        token.markup = token.content or "\\ "
    state.pos += 2
    return True
