"""Material's icons, keys and raised words, each read where its sign begins what a pattern knows.

`:material-star:` is read where the name is one of an icon.
`++ctrl+alt+del++` is read where all keys are known
(https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ and …/formatting/#adding-keyboard-keys).
`A^T^A`, `19^th^`, `10^-3^`: `pymdownx.caret` raises anything without spaces. Here it is one word or number, with a sign
before it: the carets of `x^2+y^2` and of `^_^`, which Hugo shows as they are, do not enclose one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from pymdownx.emoji import EmojiPattern
from pymdownx.keys import KeysPattern

_RAISED = re.compile(r"(?<!\^)\^([+−-]?[^\W_][\w().,]*)\^(?!\^)")


def icon_plugin(parser: MarkdownIt, processor: EmojiPattern) -> None:
    """Read icons' short names; those of emoji are Goldmark's, as its characters need no picture from elsewhere."""

    def icon(match: re.Match[str]) -> object:
        names, aliases = processor.emoji_index["emoji"], processor.emoji_index["aliases"]
        name = aliases.get(match[1], match[1])
        is_icon = name in names and "unicode" not in names[name]
        return processor.handleMatch(match, match.string)[0] if is_icon else None

    _read_by(parser, "icon", ":", processor.compiled_re, icon)


def keys_plugin(parser: MarkdownIt, quoted: KeysPattern, named: KeysPattern) -> None:
    """Read keys: with a text in quotes among them, and all by their names; `{++x++}` is a change, or text."""

    def keys(processor: KeysPattern, match: re.Match[str]) -> object:
        is_change = match.string[max(match.start() - 1, 0)] == "{"
        return None if is_change else processor.handleMatch(match, match.string)[0]

    for name, processor in (("keys_quoted", quoted), ("keys", named)):
        _read_by(parser, name, "+", processor.compiled_re, partial(keys, processor))


def superscript_plugin(parser: MarkdownIt, is_wanted: Callable[[], bool]) -> None:
    """Read `^word^` on the pages for which `is_wanted`."""

    def raised(match: re.Match[str]) -> object:
        element = Element("sup")
        element.text = AtomicString(match[1])
        return element if is_wanted() else None

    _read_by(parser, "superscript", "^", _RAISED, raised)


def _read_by(
    parser: MarkdownIt, name: str, sign: str, pattern: re.Pattern[str], make: Callable[[re.Match[str]], object]
) -> None:
    """Add the rule `name`: what `pattern` finds at a `sign` is the element that `make` makes of it, if it makes one."""

    def read(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos, state.posMax) if state.src[state.pos] == sign else None
        element = make(match) if match else None
        if match is None or not isinstance(element, Element):
            return False
        if not silent:
            state.push("element", element.tag, 0).meta["element"] = element
        state.pos = match.end()
        return True

    parser.inline.ruler.before("emphasis", name, read)
