"""Dates in Go's layouts, e.g. `2006-01-02` (https://pkg.go.dev/time#pkg-constants)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _zone(moment: datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return f"{zone[:3]}:{zone[3:]}"


#: What each part of a layout stands for; of two that begin alike, the longer one comes first.
_PARTS: Mapping[str, Callable[[datetime], str]] = {
    "2006": lambda moment: f"{moment.year:04}",
    "January": lambda moment: _MONTHS[moment.month - 1],
    "Jan": lambda moment: _MONTHS[moment.month - 1][:3],
    "Monday": lambda moment: _DAYS[moment.weekday()],
    "Mon": lambda moment: _DAYS[moment.weekday()][:3],
    "MST": lambda moment: moment.tzname() or "UTC",
    "-07:00": _zone,
    "Z07:00": lambda moment: _zone(moment).replace("+00:00", "Z"),
    "-0700": lambda moment: _zone(moment).replace(":", ""),
    "01": lambda moment: f"{moment.month:02}",
    "02": lambda moment: f"{moment.day:02}",
    "03": lambda moment: f"{moment.hour % 12 or 12:02}",
    "04": lambda moment: f"{moment.minute:02}",
    "05": lambda moment: f"{moment.second:02}",
    "06": lambda moment: f"{moment.year % 100:02}",
    "15": lambda moment: f"{moment.hour:02}",
    "PM": lambda moment: moment.strftime("%p"),
    "pm": lambda moment: moment.strftime("%p").lower(),
    "1": lambda moment: str(moment.month),
    "2": lambda moment: str(moment.day),
    "3": lambda moment: str(moment.hour % 12 or 12),
    "4": lambda moment: str(moment.minute),
    "5": lambda moment: str(moment.second),
    "_2": lambda moment: f"{moment.day:2}",
}
_PART = re.compile("|".join(map(re.escape, _PARTS)))


def as_time(value: Any) -> datetime | None:
    """Return the moment that a date is, which may be a text in ISO 8601; one that names no zone is in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, date):
        return None
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def format_date(layout: str, value: Any) -> str:
    """Return a date, as `as_time` takes it, in one of Go's layouts; months and days have English names."""
    moment = as_time(value)
    return _PART.sub(lambda match: _PARTS[match[0]](moment), layout) if moment else ""
