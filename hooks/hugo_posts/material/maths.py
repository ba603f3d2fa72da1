r"""Maths: `$x$`, `\(x\)`, `$$x$$`, `\[x\]`, and blocks of the last two and of `\begin{env}`.

What stands between the signs is TeX, untouched by Markdown; it comes out in the markup of
`pymdownx.arithmatex` with `generic: true`, for KaTeX in the browser to set
(https://squidfunk.github.io/mkdocs-material/reference/math/). As there, `$5 and $10` is text: a dollar sign
opens before a character that is no space and closes behind one. Display maths may stand within a paragraph,
as for Hugo's passthrough (https://gohugo.io/content-management/mathematics/).

In a site of Hugo's without passthrough, Goldmark reads backslashes before TeX comes to see the text, so that authors
write `\\\\` for a new line and `\\(x\\)`. Where formulas are `escaped` so, they are read in the same way.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from html import unescape

from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text
from hugo_posts.html.formulas import BACKSLASHED
from hugo_posts.literal import literal
from hugo_posts.material.indented_block import starts_with
from hugo_posts.material.lookahead import closing_line, is_unclosed, remember_unclosed

_TEX = r"(?:\\.|[^\\$])"
_TEX_IN_TEXT = r"(?:\\.|[^\\$`])"
#: Inline forms by their opening sign: the rest of the formula, and whether it is set as a display.
_INLINE = {
    "$$": (re.compile(rf"\$\$({_TEX}+?)\$\$", re.DOTALL), True),
    "$": (re.compile(rf"\$(?!\s)({_TEX_IN_TEXT}+?)(?<!\s)\$(?!\d)", re.DOTALL), False),
    r"\(": (re.compile(r"\\\(((?:\\[^)]|[^\\])*)\\\)", re.DOTALL), False),
    r"\[": (re.compile(r"\\\[((?:\\[^\]]|[^\\])*)\\\]", re.DOTALL), True),
}
#: The same where they are escaped.
_ESCAPED = {
    "$$": _INLINE["$$"],
    "$": _INLINE["$"],
    r"\\(": (re.compile(r"\\\\\((.+?)\\\\\)", re.DOTALL), False),
    r"\\[": (re.compile(r"\\\\\[(.+?)\\\\\]", re.DOTALL), True),
}
#: A star with a backslash, no command of TeX's but what keeps Markdown from reading emphasis; `\\*` is a line's end.
_STAR = re.compile(r"\\\\|\\\*")
#: A character by its name or number, which Markdown reads before TeX sees the text: `a &lt; b`.
_ENTITY = re.compile(r"(?<!\\)&(?:[a-zA-Z]\w*|#\w+);")
_ENVIRONMENT = re.compile(r"\\begin\{([a-z]+\*?)\}")


def maths_plugin(parser: MarkdownIt, is_wanted: Callable[[], bool], *, escaped: bool) -> None:
    """Read maths on the pages for which `is_wanted`; `escaped` tells that backslashes are read before TeX."""
    signs = _ESCAPED if escaped else _INLINE
    parser.options["escaped_maths"] = escaped

    def inline(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] in "$\\" and is_wanted() and _read_inline(state, signs, silent)

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return _opening(state, start) is not None and is_wanted() and _read_block(state, start, end, silent)

    parser.inline.ruler.before("escape", "maths", inline)
    parser.block.ruler.before("fence", "maths", block, INTERRUPTS)


def push_block(state: StateBlock, tex: str, start: int, last: int) -> None:
    """Add the formula of the lines `start` to `last` and go on behind them."""
    token = state.push("element", "div", 0)
    token.meta["element"] = formula(tex, display=True, block=True)
    token.map = [start, last + 1]
    state.line = last + 1


def formula(tex: str, *, display: bool, block: bool) -> etree.Element:
    """Return the element that holds a formula for KaTeX."""
    element = etree.Element("div" if block else "span", {"class": "arithmatex"})
    element.text = AtomicString(literal(rf"\[{tex}\]" if display else rf"\({tex}\)"))
    return element


def _read_inline(state: StateInline, signs: Mapping[str, tuple[re.Pattern[str], bool]], silent: bool) -> bool:
    sign = next((sign for sign in signs if state.src.startswith(sign, state.pos)), None)
    if sign is None or is_unclosed(state, sign):
        return False
    pattern, display = signs[sign]
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None and sign.startswith("\\"):
        remember_unclosed(state, sign)
    if match is None or not match.group(1).strip():
        return False
    if not silent:
        element = formula(_tex(match.group(1), state), display=display, block=False)
        state.push("element", element.tag, 0).meta["element"] = element
    state.pos = match.end()
    return True


def _tex(written: str, state: StateInline | StateBlock) -> str:
    """Return what TeX gets to see of a formula."""
    written = _ENTITY.sub(lambda found: unescape(found[0]), written)
    if state.md.options.get("escaped_maths"):
        return BACKSLASHED.sub(r"\1", written)
    return _STAR.sub(lambda found: found[0] if found[0] == r"\\" else "*", written)


def _opening(state: StateBlock, line: int) -> str | None:
    """Return the sign that closes the block which begins in `line`, None when none does."""
    if starts_with(state, line, "$$"):
        return "$$"
    if starts_with(state, line, r"\[") and not state.md.options.get("escaped_maths"):
        return r"\]"
    match = _ENVIRONMENT.match(line_text(state, line)) if starts_with(state, line, r"\begin") else None
    return rf"\end{{{match.group(1)}}}" if match else None


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block is a paragraph's worth of lines, and its closing sign ends a line."""
    closing = _opening(state, start) or ""
    last = _last_line(state, start, end, closing)
    if last is None:
        return False
    if not silent:
        text = state.getLines(start, last + 1, state.blkIndent, False).strip()
        tex = text if closing.startswith(r"\end") else text[2:-2]
        push_block(state, _tex(tex, state), start, last)
    return True


def _last_line(state: StateBlock, start: int, end: int, closing: str) -> int | None:
    """Return the line that the closing sign ends; None when there is no sign, or text behind it."""
    text = line_text(state, start)[2:]
    last: int | None = start
    if closing not in text:
        last = closing_line(state, range(start + 1, end), closing, lambda line: closing in line, is_paragraph=True)
        text = "" if last is None else line_text(state, last)
    return None if text.partition(closing)[2].strip() else last
