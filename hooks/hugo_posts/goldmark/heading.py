"""Headings' ids and attribute lists as Hugo gives them.

Rules: https://gohugo.io/configuration/markup/#autoidtype (`github`, Hugo's default) and
https://gohugo.io/content-management/markdown-attributes/ (`attribute.title`, on by default).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from hugo_posts.goldmark.typographer import TYPOGRAPHIC

_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.-")


def heading_plugin(md: MarkdownIt) -> None:
    """Read `{#id .class key="value"}` at the end of headings and give every heading an id."""
    md.core.ruler.before("inline", "heading_attributes", _set_attributes)
    md.core.ruler.after("inline", "heading_ids", _set_ids)


def _set_attributes(state: StateCore) -> None:
    for opening, inline in _headings(state.tokens):
        text, attributes = split_attributes(inline.content)
        inline.content = text
        for name, value in attributes.items():
            opening.attrSet(name, value)


def _set_ids(state: StateCore) -> None:
    taken: set[str] = set()
    for opening, inline in _headings(state.tokens):
        own = opening.attrGet("id")
        if own is None and not inline.content:
            continue
        identifier = str(own) if own is not None else unique(anchor(_plain(inline)), taken)
        taken.add(identifier)
        opening.attrSet("id", identifier)


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, tokens[index + 1]


def _plain(inline: Token) -> str:
    """The heading's text without its markup, of several lines the last: what Hugo builds the id from."""
    nodes = SyntaxTreeNode(inline.children or []).children
    return "".join(_text(node) for node in nodes).rpartition("\n")[2]


def _text(node: SyntaxTreeNode) -> str:
    """What a node says; bare addresses say nothing, and of an element Hugo takes the first child only."""
    if node.type in ("text", "text_special", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "link" and node.info == "auto":
        return ""
    first = node.children[:1]
    if first and _is_plain(first[0]):
        first = list(takewhile(_is_plain, node.children))
    return "".join(_text(child) for child in first)


def _is_plain(node: SyntaxTreeNode) -> bool:
    """Text, escapes and entities are one child to Goldmark; a mark that its typographer replaced is another."""
    return node.type in ("text", "text_special") and node.info != TYPOGRAPHIC


def anchor(text: str) -> str:
    """Return the id that Hugo's `autoIDType = github` makes of a heading's `text`."""
    kept = (_anchor_character(character) for character in text.strip())
    return "".join(kept)


def _anchor_character(character: str) -> str:
    if character in " \n":
        return "-"
    if character in "-_" or unicodedata.category(character)[0] in "LN":
        return character.lower()
    return ""


def unique(identifier: str, taken: set[str]) -> str:
    """Return `identifier`, or it with the first free number behind it; an empty one becomes `heading`."""
    base = identifier or "heading"
    candidate, number = base, 0
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def split_attributes(text: str) -> tuple[str, dict[str, str]]:
    """Split `Title {#id .class key="value"}` into the title and its attributes.

    A brace that is escaped, or a list that is not well-formed, is part of the text.
    Source of the rule: goldmark, parser/attribute.go.
    """
    position = 0
    while (position := text.find("{", position)) >= 0:
        attributes = None if _is_escaped(text, position) else _parse_list(text, position)
        if attributes is not None:
            return text[:position].rstrip(), attributes
        position += 1
    return text, {}


def _is_escaped(text: str, position: int) -> bool:
    slashes = 0
    while position - slashes > 0 and text[position - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _parse_list(text: str, start: int) -> dict[str, str] | None:
    """Parse the attribute list that opens at `start` and ends the text; None when it is none."""
    attributes: dict[str, str] = {}
    position = _skip_spaces(text, start + 1)
    while position < len(text) and text[position] != "}":
        parsed = _parse_attribute(text, position)
        if parsed is None:
            return None
        name, value, position = parsed
        attributes[name] = f"{attributes[name]} {value}" if name == "class" and name in attributes else value
        position = _skip_spaces(text, position)
        if text[position : position + 1] == ",":
            position = _skip_spaces(text, position + 1)
    closed = text[position : position + 1] == "}"
    return attributes if closed and not text[position + 1 :].strip() else None


def _parse_attribute(text: str, position: int) -> tuple[str, str, int] | None:
    if text[position] in "#.":
        end = position + 1
        while end < len(text) and _is_id_character(text[end]):
            end += 1
        return ("id" if text[position] == "#" else "class"), text[position + 1 : end], end
    end = position
    while end < len(text) and text[end] in _NAME_CHARACTERS:
        end += 1
    equals = _skip_spaces(text, end)
    if end == position or not (text[position].isalpha() or text[position] in "_:") or text[equals : equals + 1] != "=":
        return None
    value = _parse_value(text, _skip_spaces(text, equals + 1))
    return None if value is None else (text[position:end], *value)


def _parse_value(text: str, position: int) -> tuple[str, int] | None:
    if text[position : position + 1] != '"':
        end = position
        while end < len(text) and text[end] in _NAME_CHARACTERS:
            end += 1
        return (text[position:end], end) if end > position else None
    value = ""
    end = position + 1
    while end < len(text) and text[end] != '"':
        if text[end] == "\\" and text[end + 1 : end + 2] in ('"', "/", "\\"):
            end += 1
        value += text[end]
        end += 1
    return (value, end + 1) if end < len(text) else None


def _is_id_character(character: str) -> bool:
    return not character.isspace() and (character in "_-:." or not isMdAsciiPunct(ord(character)))


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
