"""Attribute lists as Goldmark reads them: `{#id .class key="value" n=1 list=[1, "2-3"]}`.

They stand behind headings and behind the language of fenced code
(https://gohugo.io/content-management/markdown-attributes/). Source of the rules: goldmark, parser/attribute.go.
"""

from __future__ import annotations

import re
from decimal import Decimal

from markdown_it.common.utils import isMdAsciiPunct

from hugo_posts.goldmark.closure import SPACE, skip_space

Value = str | float | bool | None | list[object] | dict[str, object]
_Found = tuple[Value, int] | None

_NAME = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.-]*")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_ESCAPES = {'"': '"', "/": "/", "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def parse_attributes(text: str, start: int) -> tuple[dict[str, Value], int] | None:
    """Return the attributes of the list that opens at `start`, and the position behind it; None when it is none."""
    attributes: dict[str, Value] = {}
    position = start + 1
    while text[position : position + 1] != "}":
        parsed = _attribute(text, skip_space(text, position, len(text)))
        if parsed is None:
            return None
        name, value, position = parsed
        if name == "class" and name in attributes:
            value = f"{attributes[name]} {value}"
        attributes[name] = value
        position = skip_space(text, position, len(text))
        if text[position : position + 1] == ",":
            position = skip_space(text, position + 1, len(text))
    return attributes, position + 1


def attribute_text(value: Value) -> str:
    """Return a value as it stands in HTML; lists come out empty."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        plain = format(Decimal(repr(value)), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return value if isinstance(value, str) else ""


def _attribute(text: str, position: int) -> tuple[str, Value, int] | None:
    if text[position : position + 1] in ("#", "."):
        end = position + 1
        while end < len(text) and _is_id_character(text[end]):
            end += 1
        return ("id" if text[position] == "#" else "class"), text[position + 1 : end], end
    name = _NAME.match(text, position)
    equals = skip_space(text, name.end(), len(text)) if name else -1
    if name is None or text[equals : equals + 1] != "=":
        return None
    found = _value(text, skip_space(text, equals + 1, len(text)))
    if found is None or (name[0] in ("class", "id") and not isinstance(found[0], str)):
        return None
    return name[0], *found


def _value(text: str, position: int) -> _Found:
    match text[position : position + 1]:
        case "{":
            return parse_attributes(text, position)  # type: ignore[return-value]  # a dictionary is a value, too
        case "[":
            return _array(text, position + 1)
        case '"':
            return _string(text, position + 1)
    if number := _NUMBER.match(text, position):
        return float(number[0]), number.end()
    word = _NAME.match(text, position)
    return (_WORDS.get(word[0], word[0]), word.end()) if word else None


def _array(text: str, position: int) -> _Found:
    values: list[object] = []
    while text[position : position + 1] != "]":
        if values and text[position : position + 1] == ",":
            position += 1
        found = _value(text, skip_space(text, position, len(text)))
        if found is None:
            return None
        values.append(found[0])
        position = skip_space(text, found[1], len(text))
    return values, position + 1


def _string(text: str, position: int) -> _Found:
    value = ""
    while position < len(text) and text[position] != '"':
        escaped = _ESCAPES.get(text[position + 1 : position + 2]) if text[position] == "\\" else None
        value += escaped or text[position]
        position += 2 if escaped else 1
    return (value, position + 1) if position < len(text) else None


def _is_id_character(character: str) -> bool:
    return character not in SPACE and (character in "_-:." or not isMdAsciiPunct(ord(character)))
