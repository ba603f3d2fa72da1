"""Functions on numbers. Source: https://gohugo.io/functions/math/, /cast/."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sized
from datetime import datetime
from functools import reduce
from typing import Any

_FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


def number(value: Any) -> int | float:
    """Return the number that a value is or is written as; raises ValueError."""
    if isinstance(value, int | float):
        return value
    text = str(value).strip()
    return float(text) if "." in text else int(text)


def _folded(work: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return lambda *values: reduce(work, map(number, values))


def _divided(dividend: Any, divisor: Any) -> int | float:
    """Divide as Go: whole numbers give a whole one, cut towards zero."""
    if isinstance(dividend, int) and isinstance(divisor, int):
        return int(dividend / divisor)
    return float(dividend / divisor)


def _rounded(value: Any) -> float:
    """Round halves away from zero, as Go."""
    given = number(value)
    return math.copysign(math.floor(abs(given) + 0.5), given)


def _compared(one: Any, other: Any) -> int:
    """Return -1, 0 or 1 as the first is less than, as much as or more than the other, by Hugo's `lt`, `ge` and so on.

    Two texts are compared by their letters; beside anything else one counts as the number that it is, if any, and a
    list as its length. Source: `compareGetWithCollator` in Hugo's tpl/compare/compare.go.
    """
    if not (isinstance(one, str) and isinstance(other, str)):
        one, other = _size(one), _size(other)
    return int(one > other) - int(one < other)


def _size(value: Any) -> float:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, str):
        return float(value) if _FLOAT.fullmatch(value) else 0.0
    return float(value) if isinstance(value, int | float) else float(len(value)) if isinstance(value, Sized) else 0.0


NUMBERS: Mapping[str, Callable[..., Any]] = {
    "add": lambda *values: _sum(values),
    "compared": _compared,
    "ceil": lambda value: float(math.ceil(number(value))),
    "div": _folded(_divided),
    "float": lambda value: float(number(value)),
    "floor": lambda value: float(math.floor(number(value))),
    "int": lambda value: int(number(value or 0)),
    "abs": lambda value: abs(number(value)),
    "max": lambda *values: max(map(number, values)),
    "min": lambda *values: min(map(number, values)),
    "mod": lambda value, by: int(math.fmod(int(number(value)), int(number(by)))),
    "modbool": lambda value, by: int(number(value)) % int(number(by)) == 0,
    "mul": _folded(lambda one, other: one * other),
    "pow": lambda value, power: float(number(value) ** number(power)),
    "round": _rounded,
    "sqrt": lambda value: math.sqrt(number(value)),
    "sub": _folded(lambda one, other: one - other),
}


def _sum(values: tuple[Any, ...]) -> Any:
    """Add; two texts are joined, as Hugo's `add` does."""
    if all(isinstance(value, str) for value in values):
        return "".join(values)
    return sum(map(number, values))
