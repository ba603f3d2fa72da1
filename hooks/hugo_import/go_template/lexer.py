"""Splits a Go template into text and actions, and an action into tokens.

Source: https://pkg.go.dev/text/template#hdr-Text_and_spaces and text/template/parse/lex.go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hugo_import.go_template.nodes import TemplateError

_SPACE = " \t\r\n"
_COMMENT_END = re.compile(r"\*/( -|\s+-)?\}\}")
_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
    | (?P<string>"(?:[^"\\\n]|\\.)*")
    | (?P<raw>`[^`]*`)
    | (?P<char>'(?:[^'\\\n]|\\.)+')
    | (?P<number>[+-]?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))
    | (?P<field>\.[^\W\d]\w*)
    | (?P<dot>\.)
    | (?P<variable>\$\w*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>:=|[=|(),])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """One token of an action; `apart` tells whether white space stands before it."""

    kind: str
    text: str
    apart: bool


def pieces(source: str) -> Iterator[tuple[str, str]]:
    """Yield ("text", …) and ("action", …) in order; comments are left out, trim markers obeyed.

    Raises TemplateError when an action is not closed.
    """
    position, trim_left = 0, False
    while position <= len(source):
        start = source.find("{{", position)
        text = source[position : start if start >= 0 else len(source)]
        text = text.lstrip(_SPACE) if trim_left else text
        if start < 0:
            yield "text", text
            return
        trims_before = source.startswith("{{-", start) and source[start + 3 : start + 4] in (*_SPACE, "")
        inside = start + (3 if trims_before else 2)
        yield "text", text.rstrip(_SPACE) if trims_before else text
        end, after = _action_end(source, inside)
        trim_left = source[end - 1 : end] == "-" and source[end - 2 : end - 1] in _SPACE
        action = source[inside : end - 1 if trim_left else end].strip(_SPACE)
        if not action.startswith("/*"):
            yield "action", action
        position = after


def _action_end(source: str, inside: int) -> tuple[int, int]:
    """Return where the action that begins at `inside` ends, and where the text behind it begins."""
    if source[inside:].lstrip(_SPACE).startswith("/*"):
        comment = _COMMENT_END.search(source, inside)
        if comment is None:
            raise TemplateError("a comment is not closed")
        return comment.end() - 2, comment.end()
    position = inside
    while not source.startswith("}}", position):
        token = _TOKEN.match(source, position)
        position = token.end() if token else position + 1
        if position >= len(source):
            raise TemplateError("an action is not closed")
    return position, position + 2


def tokens(action: str) -> list[Token]:
    """Return an action's tokens; raises TemplateError."""
    found: list[Token] = []
    position, apart = 0, True
    while position < len(action):
        match = _TOKEN.match(action, position)
        if match is None or match.lastgroup is None:
            raise TemplateError(f"{action[position : position + 20]!r} in {{{{ {action} }}}} is no Go template")
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup, match.group(), apart))
        apart = match.lastgroup == "space"
        position = match.end()
    return found


def text_of(token: Token) -> str:
    """Return the text that a string token, in quotes of either kind, stands for."""
    if token.kind == "raw":
        return token.text[1:-1]
    try:
        value = json.loads(re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", token.text.replace("\t", "\\t")))
    except ValueError:
        raise TemplateError(f"{token.text} is no text of Go's") from None
    return str(value)
