"""Attribute lists as Goldmark reads them: `{#id .class key="value" n=1 list=[1, "2-3"]}`.

They stand behind headings, behind the language of fenced code and, for who asks so, on a line below any other block
(https://gohugo.io/content-management/markdown-attributes/). Source of the rules: goldmark, parser/attribute.go.
"""

from __future__ import annotations

import re
from decimal import Decimal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from hugo_posts.goldmark.closure import SPACE, skip_space
from hugo_posts.goldmark.nesting import INTERRUPTS, is_code

Value = str | float | bool | None | list[object] | dict[str, object]
_Found = tuple[Value, int] | None

#: The key in a heading's `meta` for the id that stands below it, which counts where its text makes none.
ID_BELOW = "id_below"
#: A token where a line of attributes stands, which a list looks at, to see whether it is loose.
_MARK = "attributes"
#: The key in its `meta` for whether it is no block's; what stands right below is none's, either.
_LONE = "lone"
_NAME = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.-]*")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_ESCAPES = {'"': '"', "/": "/", "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def block_attributes_plugin(md: MarkdownIt) -> None:
    """Let attributes on a line below a block, `{.wide}`, be the block's, and be shown nowhere (`attribute.block`).

    Blocks of code and raw HTML take none. Source of the rule: Hugo, markup/goldmark/internal/extensions/attributes.
    """
    md.block.ruler.before("blockquote", "block_attributes", _read_line, INTERRUPTS)


def _read_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    is_one = state.src.startswith("{", begin) and not is_code(state, start)
    found = parse_attributes(state.src, begin) if is_one else None
    if found is None:
        return False
    if not silent:
        state.line = min(start + 1 + state.src.count("\n", begin, found[1]), end)
        is_lone = start == 0 or state.isEmpty(start - 1) or (state.tokens and state.tokens[-1].meta.get(_LONE))
        owner = None if is_lone else _block_above(state)
        for name, value in found[0].items() if owner else ():
            if owner and name == "id" and owner.type == "heading_open":
                owner.meta.setdefault(ID_BELOW, attribute_text(value))
            elif owner and name not in owner.attrs and not name.startswith("on"):
                owner.attrSet(name, attribute_text(value))
        mark = Token(_MARK, "", 0, map=[start, state.line], level=state.level, hidden=True, meta={_LONE: is_lone})
        state.tokens.append(mark)  # for lists
    return True


def _block_above(state: StateBlock) -> Token | None:
    """Return the token that opens the block above in the same block, None without one that takes attributes."""
    last = next((each for each in reversed(state.tokens) if each.type != _MARK), None)
    if last is None or last.level != state.level or last.nesting > 0:
        return None
    if last.nesting == 0:
        return last if last.type == "hr" else None
    kind = last.type.removesuffix("_close") + "_open"
    return next((each for each in reversed(state.tokens) if each.level == last.level and each.type == kind), None)


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
    while position < len(text) and text[position] not in ('"', "\n"):
        escaped = _ESCAPES.get(text[position + 1 : position + 2]) if text[position] == "\\" else None
        value += escaped or text[position]
        position += 2 if escaped else 1
    return (value, position + 1) if text[position : position + 1] == '"' else None


def _is_id_character(character: str) -> bool:
    return character not in SPACE and (character in "_-:." or not isMdAsciiPunct(ord(character)))
