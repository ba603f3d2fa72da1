"""Material's icons and keys, which Python-Markdown's inline patterns render.

`:material-star:` is read where the name is one of an icon.
`++ctrl+alt+del++` is read where all keys are known
(https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/ and …/formatting/#adding-keyboard-keys).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from pymdownx.emoji import EmojiPattern
from pymdownx.keys import KeysPattern


def icon_plugin(parser: MarkdownIt, processor: EmojiPattern) -> None:
    """Read icons' short names; those of emoji are Goldmark's, as its characters need no picture from elsewhere."""

    def is_wanted(match: re.Match[str]) -> bool:
        names, aliases = processor.emoji_index["emoji"], processor.emoji_index["aliases"]
        name = aliases.get(match.group(1), match.group(1))
        return name in names and "unicode" not in names[name]

    parser.inline.ruler.before("emphasis", "icon", _rule(":", processor, is_wanted))


def keys_plugin(parser: MarkdownIt, quoted: KeysPattern, named: KeysPattern) -> None:
    """Read keys: with a text in quotes among them, and all by their names; `{++x++}` is a change, or text."""

    def is_wanted(match: re.Match[str]) -> bool:
        return match.string[max(match.start() - 1, 0)] != "{"

    parser.inline.ruler.before("emphasis", "keys_quoted", _rule("+", quoted, is_wanted))
    parser.inline.ruler.before("emphasis", "keys", _rule("+", named, is_wanted))


def _rule(
    sign: str, processor: InlineProcessor, is_wanted: Callable[[re.Match[str]], bool] = bool
) -> Callable[[StateInline, bool], bool]:
    """Return a rule that asks `processor` at each `sign`."""

    def read(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != sign:
            return False
        match = processor.compiled_re.match(state.src, state.pos, state.posMax)
        if match is None or not is_wanted(match):
            return False
        element, _, end = processor.handleMatch(match, state.src)
        if not isinstance(element, Element) or end is None:
            return False
        if not silent:
            state.push("element", element.tag, 0).meta["element"] = element
        state.pos = end
        return True

    return read
