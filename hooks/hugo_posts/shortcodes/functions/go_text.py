"""Values as Go prints them, and Go's `printf` (https://pkg.go.dev/fmt)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

_VERB = re.compile(r"%([-+# 0]*)(\*|\d+)?(?:\.(\d+))?([a-zA-Z%])")
#: From here on Go writes numbers with an exponent.
_LARGE = 1e21
#: Go's names of types, for `%T`.
_TYPES = {bool: "bool", int: "int", float: "float64", str: "string", type(None): "<nil>"}


def as_go_prints(value: Any) -> str:
    """Return a value as `{{ value }}` prints it."""
    written = "" if value is None else str(value)
    match value:
        case bool():
            written = written.lower()
        case float() if value.is_integer() and abs(value) < _LARGE:
            written = str(int(value))
        case list() | tuple():
            written = f"[{' '.join(map(_inside, value))}]"
        case Mapping():
            written = f"map[{' '.join(f'{name}:{_inside(value[name])}' for name in sorted(value, key=str))}]"
        case datetime() if value.tzinfo:
            is_nameless = isinstance(value.tzinfo, timezone) and value.utcoffset()
            written = value.strftime(f"%Y-%m-%d %H:%M:%S %z {'%z' if is_nameless else '%Z'}")
    return written


def _inside(value: Any) -> str:
    return "<nil>" if value is None else as_go_prints(value)


def sprintf(layout: str, *values: Any) -> str:
    """Return `layout` with its verbs replaced by the values, as Go's `fmt.Sprintf`."""
    waiting = list(values)

    def replace(match: re.Match[str]) -> str:
        if match[4] == "%":
            return "%"
        if match[2] == "*":
            raise ValueError("printf: a width given as an argument is not understood")
        return _verb(match, waiting.pop(0)) if waiting else f"%!{match[4]}(MISSING)"

    return _VERB.sub(replace, layout)


def _verb(match: re.Match[str], value: Any) -> str:
    flags, width, precision, verb = match[1], match[2] or "", match[3], match[4]
    if verb in "sv":
        text = as_go_prints(value)
        text = text[: int(precision)] if precision else text
        return text.ljust(int(width or 0)) if "-" in flags else text.rjust(int(width or 0))
    if verb == "q":
        return json.dumps(as_go_prints(value), ensure_ascii=False)
    if verb == "t":
        return str(bool(value)).lower()
    if verb == "T" and type(value) in _TYPES:
        return _TYPES[type(value)]
    if verb in "dxXobcfFeEgG" and isinstance(value, int | float) and not isinstance(value, bool):
        number: Any = int(value) if verb in "dxXobc" else float(value)
        return f"%{flags}{width}{'.' + precision if precision else ''}{verb}" % number if verb != "b" else f"{number:b}"
    return f"%!{verb}({type(value).__name__}={as_go_prints(value)})"
