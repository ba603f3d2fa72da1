"""Asks a rule only where its first character stands, as Goldmark asks its parsers (`Trigger`).

markdown-it asks every rule everywhere: twenty at each line, and again at each line of a paragraph whether it ends
there; twenty-five at each full stop. Most of them look at one character and say no.
Source: https://pkg.go.dev/github.com/yuin/goldmark/parser#BlockParser and #InlineParser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from hugo_posts.relied_on import Piece, changed

#: What a block that a rule reads begins with, behind its indentation; a rule that is not here is asked at every line.
BLOCK_TRIGGERS = {
    "abbreviation": "*",
    "admonition": "!",
    "block_attributes": "{",
    "blockquote": ">",
    "content_tab": "=",
    "critic": "{",
    "details": "?",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "maths": "$\\",
    "md_in_html": "<",
    "slash_block": "/",
}
#: What an inline that a rule reads begins with; a rule that is not here is asked everywhere.
INLINE_TRIGGERS = {
    "attribute_list": "{",
    "autolink": "<",
    "backticks": "`",
    "critic": "{",
    "emphasis": "*_",
    "emoji": ":",
    "entity": "&",
    "escape": "\\",
    "footnote_ref": "[!",
    "html_inline": "<",
    "icon": ":",
    "keys": "+",
    "keys_quoted": "+",
    "link": "[!",
    "link_end": "]",
    "maths": "$\\",
    "newline": "\n",
    "pair_ins": "^",
    "pair_mark": "=",
    "superscript": "^",
    "tilde": "~^=+",
    "typographic_quote": "'\"",
    "typographic_run": "-.<>",
}
#: What asks the rules; where it is another, they are asked as it asks them.
ASKED = (
    Piece("markdown_it.parser_block:ParserBlock.tokenize", ("efd1abddd985",)),
    Piece("markdown_it.parser_inline:ParserInline.tokenize", ("20437a24f834",)),
    Piece("markdown_it.parser_inline:ParserInline.skipToken", ("f83d6241b825",)),
    Piece("markdown_it.ruler:Ruler.getRules", ("28890050fc0a",)),
    Piece("markdown_it.ruler:Ruler.get_active_rules", ("695972d693e2",)),
)
#: Of the lines or characters that begin with a key, the rules to ask.
_Rules = Mapping[str, Sequence[Callable[..., bool]]]


def ask_where_triggered(md: MarkdownIt) -> None:
    """Let each chain of rules be one rule, which asks those that the character at hand triggers, in their order.

    Args:
        md: the parser; rules that are added to it, or switched, from now on are not seen.
    """
    if not _is_asked_so():
        return
    _replace(md.block.ruler, BLOCK_TRIGGERS, _asking_at_line)
    _replace(md.inline.ruler, INLINE_TRIGGERS, _asking_at_position)


@cache
def _is_asked_so() -> bool:
    return not changed(ASKED)


def _replace(ruler: Ruler[Any], triggers: Mapping[str, str], asking: Callable[[_Rules], Callable[..., bool]]) -> None:
    names = dict(zip(ruler.getRules(), ruler.get_active_rules(), strict=True))
    chains = {
        chain: [asking(_by_character({rule: triggers.get(names[rule]) for rule in ruler.getRules(chain)}))]
        for chain in ("", "paragraph", "reference", "blockquote", "list")
    }
    ruler.getRules = lambda chainName="": chains.get(chainName, [])  # type: ignore[method-assign]  # noqa: N803


def _by_character(triggers: Mapping[Callable[..., bool], str | None]) -> _Rules:
    """Return the rules of each character that triggers one, and under the empty key those of all other characters."""
    characters = {character for known in triggers.values() for character in known or ""}
    return {
        character: [rule for rule, known in triggers.items() if known is None or (character and character in known)]
        for character in ("", *characters)
    }


def _asking_at_line(rules: _Rules) -> Callable[[StateBlock, int, int, bool], bool]:
    others = rules[""]

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        for rule in rules.get(state.src[start : start + 1], others):  # noqa: SIM110 (`any` takes twice as long)
            if rule(state, line, end, silent):
                return True
        return False

    return ask


def _asking_at_position(rules: _Rules) -> Callable[[StateInline, bool], bool]:
    others = rules[""]

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in rules.get(state.src[state.pos], others):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return ask
