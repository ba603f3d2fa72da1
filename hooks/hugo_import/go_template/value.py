"""A Jinja expression with what is known of its value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_SIMPLE = frozenset("arg name inner args line".split())


@dataclass(frozen=True)
class Value:
    """A Jinja expression."""

    text: str  # the expression; one of several words is in brackets
    #: What it is: `shortcode`, `parent`, `page`, `site`, `scratch`, `resources`, `file`, `at` (looked up in one of
    #: these), `pad` (a scratch pad of the template's own), `constant`, `dict`, `html`, `text` (certainly no HTML),
    #: `nothing` (it only does something), `any`.
    kind: str = "any"
    constant: Any = None  # the value itself, for a `constant`
    entries: Mapping[str, Value] = field(default_factory=dict)  # the values of a `dict` that is written in the template

    @property
    def is_name(self) -> bool:
        """Whether writing it twice costs nothing, neither time nor legibility."""
        return self.kind in ("at", "constant", "parent") or self.text.split("(")[0] in _SIMPLE

    @property
    def is_thing(self) -> bool:
        """Whether it is one of the things that templates are given, and no value to be kept or printed."""
        return self.kind in ("shortcode", "page", "site", "scratch", "resources", "file")


def literal(value: Any) -> Value:
    """Return a constant, which may be a list or mapping."""
    return Value(_written(value), "constant", value)


def call(function: str, arguments: Sequence[Value], kind: str = "any") -> Value:
    """Return the call of a function."""
    return Value(f"{function}({', '.join(argument.text for argument in arguments)})", kind)


def at(thing: str, *names: str) -> Value:
    """Return what `thing` holds under a name, and under another name within that."""
    return Value(f"at({', '.join([thing, *map(_written, names)])})", "at")


def deeper(value: Value, name: str) -> Value:
    """Return what a value holds under a name."""
    if value.kind == "at":
        return Value(f"{value.text[:-1]}, {_written(name)})", "at")
    return at(value.text, name)


def _written(value: Any) -> str:
    written = json.dumps(str(value), ensure_ascii=False)
    match value:
        case None:
            written = "none"
        case bool():
            written = str(value).lower()
        case Mapping():
            inner = ", ".join(f"{_written(str(name))}: {_written(each)}" for name, each in value.items())
            written = f"{{{inner}}}"
        case list() | tuple():
            written = f"[{', '.join(map(_written, value))}]"
        case int() | float():
            written = str(value)
    return written
