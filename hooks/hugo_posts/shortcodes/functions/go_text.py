"""Values as Go prints them, and Go's `printf` and layouts of dates.

Sources: https://pkg.go.dev/fmt, https://pkg.go.dev/time#pkg-constants.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_VERB = re.compile(r"%([-+# 0]*)(\*|\d+)?(?:\.(\d+))?([a-zA-Z%])")
_LAYOUT = re.compile(r"2006|January|Jan|Monday|Mon|MST|-07:00|Z07:00|-0700|01|02|03|04|05|06|15|PM|pm|1|2|3|4|5|_2")
#: From here on Go writes numbers with an exponent.
_LARGE = 1e21
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def as_go_prints(value: Any) -> str:
    """Return a value as `{{ value }}` prints it."""
    written = "" if value is None else str(value)
    match value:
        case bool():
            written = written.lower()
        case float() if value.is_integer() and abs(value) < _LARGE:
            written = str(int(value))
        case list() | tuple():
            written = f"[{' '.join(map(as_go_prints, value))}]"
        case Mapping():
            written = f"map[{' '.join(f'{name}:{as_go_prints(value[name])}' for name in sorted(value, key=str))}]"
    return written


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
    if verb in "dxXobcfFeEgG" and isinstance(value, int | float) and not isinstance(value, bool):
        number: Any = int(value) if verb in "dxXobc" else float(value)
        return f"%{flags}{width}{'.' + precision if precision else ''}{verb}" % number if verb != "b" else f"{number:b}"
    return f"%!{verb}({type(value).__name__}={as_go_prints(value)})"


def format_date(layout: str, value: Any) -> str:
    """Return a date in Go's layout, e.g. `2006-01-02`; names of months and days are English ones."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, date):
        return ""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return _LAYOUT.sub(lambda match: _date_part(match[0], moment), layout)


def _date_part(part: str, moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    zone = moment.strftime("%z") or "+0000"
    parts = {
        "2006": f"{moment.year:04}",
        "06": f"{moment.year % 100:02}",
        "January": _MONTHS[moment.month - 1],
        "Jan": _MONTHS[moment.month - 1][:3],
        "01": f"{moment.month:02}",
        "1": str(moment.month),
        "Monday": _DAYS[moment.weekday()],
        "Mon": _DAYS[moment.weekday()][:3],
        "02": f"{moment.day:02}",
        "_2": f"{moment.day:2}",
        "2": str(moment.day),
        "15": f"{moment.hour:02}",
        "03": f"{hour:02}",
        "3": str(hour),
        "04": f"{moment.minute:02}",
        "4": str(moment.minute),
        "05": f"{moment.second:02}",
        "5": str(moment.second),
        "PM": moment.strftime("%p"),
        "pm": moment.strftime("%p").lower(),
        "MST": moment.tzname() or "UTC",
        "-0700": zone,
        "-07:00": f"{zone[:3]}:{zone[3:]}",
        "Z07:00": "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}",
    }
    return parts[part]
