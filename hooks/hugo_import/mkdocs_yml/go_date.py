"""Go's date layouts as CLDR patterns, which Babel and with it Material's blog plugin read.

Sources: https://gohugo.io/functions/time/format/, https://pkg.go.dev/time#Layout and
https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns.
"""

from __future__ import annotations

import re

#: Hugo's own names of localized formats.
_NAMED = {":date_full": "full", ":date_long": "long", ":date_medium": "medium", ":date_short": "short"}
_PARTS = {
    "2006": "y",
    "January": "MMMM",
    "Monday": "EEEE",
    "-07:00": "XXX",
    "Z07:00": "XXX",
    "-0700": "xx",
    "Jan": "MMM",
    "Mon": "EEE",
    "MST": "z",
    "002": "DDD",
    "06": "yy",
    "01": "MM",
    "02": "dd",
    "_2": "d",
    "15": "HH",
    "03": "hh",
    "04": "mm",
    "05": "ss",
    "PM": "a",
    "pm": "a",
    "1": "M",
    "2": "d",
    "3": "h",
    "4": "m",
    "5": "s",
}
_PART = re.compile("|".join(map(re.escape, _PARTS)))


def cldr_pattern(layout: str) -> str:
    """Return the pattern for a layout: `d MMMM y` for `2 January 2006`, `long` for `:date_long`.

    Empty for a layout without any part of a date.
    """
    if layout.startswith(":"):
        return _NAMED.get(layout, "")
    pattern, at = "", 0
    for match in _PART.finditer(layout):
        pattern += _quoted(layout[at : match.start()]) + _PARTS[match[0]]
        at = match.end()
    return pattern + _quoted(layout[at:]) if at else ""


def _quoted(text: str) -> str:
    """Return text that stands for itself: letters are quoted, and an apostrophe is doubled."""
    text = text.replace("'", "''")
    return f"'{text}'" if any(sign.isascii() and sign.isalpha() for sign in text) else text
