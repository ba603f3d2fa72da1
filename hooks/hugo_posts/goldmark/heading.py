"""Headings' ids and attribute lists as Hugo gives them.

Rules: https://gohugo.io/configuration/markup/#autoidtype (`github`, Hugo's default) and
https://gohugo.io/content-management/markdown-attributes/ (`attribute.title`, on by default).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, takewhile

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from hugo_posts.goldmark.attributes import ID_BELOW, attribute_text, parse_attributes
from hugo_posts.goldmark.closure import is_escape
from hugo_posts.goldmark.inlines.code_span import FIRST_OF_LINES
from hugo_posts.goldmark.inlines.link import INNER
from hugo_posts.goldmark.inlines.text_join import APART, BARE, BEGINS, FIRST
from hugo_posts.goldmark.inlines.typographer import TYPOGRAPHIC
from hugo_posts.goldmark.letters import is_letter_or_digit, is_letter_or_number, lower, without_accents
from hugo_posts.goldmark.nesting import is_code, line_text, push_line
from hugo_posts.markup_settings import AnchorType

_DEEPEST = 6
#: The types of tokens that end a line of a paragraph.
BREAKS = ("softbreak", "hardbreak")
#: Where Goldmark looks for inlines: what stands behind the last of them in a line is a text of its own.
_SIGNS = r""" \t!"'(*,\-.<>\[\]_`{~"""
#: The parser's option for more of them.
_MORE_SIGNS = "signs"
#: What a character in other words begins with.
_HIDING = frozenset("\\&")
#: The key in a heading's `meta` that tells that its last line, which would name it, has attributes only.
_NAMELESS = "is_nameless"
#: An `&` that stands for itself, and what stands behind it.
_AMPERSAND = "\0"
_ESCAPED = re.compile(rf"{_AMPERSAND}((?:[a-zA-Z][a-zA-Z0-9]*;)?)")

#: HTML that is no tag and no comment: Hugo takes it for text.
_NO_TAG = re.compile(r"<(?:\?|!(?!--))")


def heading_plugin(md: MarkdownIt, *, anchors: AnchorType) -> None:
    """Read `{#id .class key="value"}` at the end of headings and give headings ids of the kind `anchors`."""
    md.block.ruler.at("heading", _read_heading, {"alt": ["paragraph", "reference", "blockquote"]})
    md.core.ruler.before("inline", "heading_attributes", _set_attributes)
    md.core.ruler.after("inline", "heading_ids", lambda state: _set_ids(state, ANCHORS[anchors]))


def part_texts_at(md: MarkdownIt, *signs: str) -> None:
    """Let signs (of a regular expression), at which a plugin looks for inlines, part the texts that ids are made of."""
    md.options[_MORE_SIGNS] = "".join([str(md.options.get(_MORE_SIGNS, "")), *signs])


def _read_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading by number signs; those behind it are taken away when its attributes are."""
    line = line_text(state, start)
    text = line.lstrip("#")
    level = len(line) - len(text)
    if not 0 < level <= _DEEPEST or text[:1] not in ("", " ", "\t") or is_code(state, start):
        return False
    if not silent:
        state.line = start + 1
        opening = state.push("heading_open", f"h{level}", 1)
        opening.map, opening.markup = [start, state.line], "#" * level
        push_line(state, text.strip(" \t"), start)
        state.push("heading_close", f"h{level}", -1)
    return True


def _set_attributes(state: StateCore) -> None:
    for opening, inline in _headings(state.tokens):
        text, attributes = split_attributes(inline.content)
        opening.meta[_NAMELESS] = inline.content[len(text) :].lstrip(" \t").startswith("\n")
        inline.content = _without_closing(text) if opening.markup.startswith("#") else text
        for name, value in attributes.items():
            if not name.startswith("on"):  # scripts, which Hugo leaves out, too
                opening.attrSet(name, value)


def _without_closing(text: str) -> str:
    """Return the text of a heading without the number signs at its end, which white space sets apart."""
    rest = text.rstrip("#")
    return text if rest and rest[-1] not in " \t" else rest.rstrip(" \t")


def _set_ids(state: StateCore, anchor: Callable[[str], str]) -> None:
    """Give each heading that says anything an id; one that says nothing has none."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    signs = re.compile(f"[{_SIGNS}{state.md.options.get(_MORE_SIGNS, '')}]")
    for opening, inline in _headings(state.tokens):
        own = opening.attrGet("id")
        text = _plain(inline, signs) if own is None and not opening.meta[_NAMELESS] else ""
        own = opening.meta.get(ID_BELOW) if own is None and not text else own
        if own is None and not text:
            continue
        identifier = str(own) if own is not None else unique(anchor(text), taken, numbers)
        taken.add(identifier)
        opening.attrSet("id", identifier)


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, tokens[index + 1]


def _plain(inline: Token, signs: re.Pattern[str]) -> str:
    """The heading's text without its markup, of several lines the last: what Hugo builds the id from."""
    nodes = SyntaxTreeNode(inline.children or []).children
    text = "".join(_text(node, signs) for node in nodes).rpartition("\n")[2]
    return _ESCAPED.sub(lambda found: unescapeAll(f"&{found[1]}"), text)


def _text(node: SyntaxTreeNode, signs: re.Pattern[str]) -> str:
    """What a node says; bare addresses say nothing, and of an element Hugo takes the first child only.

    Of a character by its number, `&#233;`, Hugo sees the number, in code as elsewhere.
    """
    if node.type in ("text", "text_special") or (node.type == "html_inline" and _NO_TAG.match(node.content)):
        return _said(node)
    if node.type in ("code_inline", "emoji"):
        written = str(node.meta.get(FIRST_OF_LINES, node.content))
        return node.info or unescapeAll(written.replace("\\&", _AMPERSAND).replace("&#", "&\0#"))
    if node.type in BREAKS:
        return "\n"
    if node.type == "link" and node.info == "auto":
        return ""
    first = node.children[0] if node.children else None
    if first is not None and (BEGINS in first.meta or _is_plain(first, first.meta.get(INNER))):
        return _first_text(node, signs)
    return "".join(_text(child, signs) for child in node.children[:1])


def _said(node: SyntaxTreeNode) -> str:
    r"""What a text says, see `_text`; Hugo takes `\&amp;` for the character, once the backslash is gone.

    Of `\ `, where that is no space for readers, it takes the space.
    """
    if node.markup == "\\&":
        return _AMPERSAND
    if node.type == "text":
        return node.content.replace("&", _AMPERSAND)  # of `&f*rac34;*`, too, Hugo sees a character
    return node.markup if node.markup.startswith(("&#", "\\ ")) else node.content


def _first_text(node: SyntaxTreeNode, signs: re.Pattern[str]) -> str:
    text = marks = ""  # the same, with the sign that each character in other words begins with
    inner = node.children[0].meta.get(INNER)
    beginning = [node.children[0], *takewhile(lambda child: _is_plain(child, inner), node.children[1:])]
    for child in beginning:
        if APART in child.meta and marks:
            return text
        if FIRST in child.meta:
            return text + child.content[: child.meta[FIRST]]
        said = _said(child)
        is_hidden = child.markup[:1] in _HIDING and said != child.markup  # `\a` hides nothing
        text, marks = text + said, marks + (child.markup[0] * len(said) if is_hidden else said)
    following = node.children[len(beginning)] if len(beginning) < len(node.children) else None
    if following is None or following.type not in BREAKS or following.meta.get(INNER) != inner:
        return text
    apart = list(signs.finditer(marks, 1))
    if BARE in following.meta:
        return text
    if not apart and BEGINS in beginning[0].meta:
        return _said(beginning[0])
    return text[: apart[-1].start()] if apart else f"{text}\n"


def _is_plain(node: SyntaxTreeNode, inner: int | None) -> bool:
    """Text, escapes and entities are one child to Goldmark; a mark that its typographer replaced is another."""
    return node.type in ("text", "text_special") and node.info != TYPOGRAPHIC and node.meta.get(INNER) == inner


def github_anchor(text: str) -> str:
    """Return the id that `github`, Hugo's default, makes of a heading: its letters, decimal digits, `-` and `_`."""
    return "".join(_github_character(character) for character in text.strip())


def _github_character(character: str) -> str:
    if character in " -":
        return "-"
    return lower(character) if character == "_" or is_letter_or_digit(character) else ""


def ascii_anchor(text: str) -> str:
    """Return the id of `github-ascii`: like `github`, but letters lose their accents, and others vanish."""
    return "".join(_github_character(each) for each in without_accents(text).strip() if each.isascii())


def blackfriday_anchor(text: str) -> str:
    """Return the id of `blackfriday`: letters and numbers, and one `-` for all that stands between them."""
    words = ("".join(map(lower, run)) for is_word, run in groupby(text, is_letter_or_number) if is_word)
    return "-".join(words)


ANCHORS: dict[AnchorType, Callable[[str], str]] = {
    "github": github_anchor,
    "github-ascii": ascii_anchor,
    "blackfriday": blackfriday_anchor,
}


def unique(identifier: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Return `identifier`, or it with the first free number behind it; an empty one becomes `heading`.

    Args:
        identifier: the id as it would be.
        taken: the ids that there are already.
        numbers: the last number given to each; kept up to date.
    """
    base = identifier or "heading"
    if base not in taken:
        return base
    number = numbers.get(base, 0) + 1
    while f"{base}-{number}" in taken:
        number += 1
    numbers[base] = number
    return f"{base}-{number}"


def split_attributes(text: str) -> tuple[str, dict[str, str]]:
    """Split `Title {#id .class key="value"}` into the title and its attributes.

    A brace that is escaped, or a list that is not well-formed, is part of the text.
    Source of the rule: goldmark, parser/attribute.go.
    """
    position = text.rfind("\n") + 1  # of several lines, the last has them
    while position < len(text):
        if is_escape(text, position, len(text)):
            position += 2
            continue
        found = parse_attributes(text, position) if text[position] == "{" else None
        if found is not None and not text[found[1] :].strip(" \t\n"):
            return text[:position].rstrip(" \t\n"), {name: attribute_text(value) for name, value in found[0].items()}
        position += 1
    return text, {}
