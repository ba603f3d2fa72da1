"""Dates as Hugo reads them from front matter.

Source: `ToTimeInDefaultLocationE` of github.com/spf13/cast, which Hugo uses; e.g. `2024-3-9` and `09/03/2024` are
no dates there.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

#: What a post without date has in Hugo: Go's zero time.
NO_DATE = datetime(1, 1, 1, tzinfo=UTC)

#: The first year of which no archive can say that a file was changed in it: gzip's time ends in 2106 (RFC 1952).
TOO_LATE = 2106

#: The names under which Hugo looks for a page's dates, the first that is set counts
#: (https://gohugo.io/configuration/front-matter/).
CREATED = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
PUBLISHED = ("publishdate", "pubdate", "published")
UPDATED = ("lastmod", "modified")
EXPIRY = ("expirydate", "unpublishdate")

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d?\d:\d\d:\d\d)(?:\.(?P<fraction>\d{1,9}))?"
    r"(?: ?(?P<zone>Z|[+-]\d\d:?\d\d)(?: [-+A-Z0-9]{1,5})?)?)?"
)
_OTHER_FORMS = (
    "%d %b %Y",
    "%a, %d %b %Y %H:%M:%S %z",
    "%a, %d %b %Y %H:%M:%S %Z",
    "%d %b %y %H:%M %z",
    "%d %b %y %H:%M %Z",
    "%A, %d-%b-%y %H:%M:%S %Z",
    "%a %b %d %H:%M:%S %Y",
    "%a %b %d %H:%M:%S %Z %Y",
    "%a %b %d %H:%M:%S %z %Y",
)
#: The name of a zone, of which Python reads those of the machine alone, and `UTC`.
_ZONE_NAME = re.compile(r"\b[A-Z]{3,4}(?=$| \d{4}$)")
#: Smaller numbers are mistyped years or days (`20240309`), not seconds.
_FIRST_SECONDS = 100_000_000


def read_date(value: object, zone: tzinfo) -> datetime | None:
    """Return a point in time with its zone, None when `value` is no date for Hugo.

    Args:
        value: what front matter holds: text, a TOML date, or seconds since 1970.
        zone: the zone of dates that name none (Hugo's `timeZone`).
    """
    try:
        moment = _moment(value)
        if moment is None:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        moment = _with_whole_minutes(moment)
        moment.astimezone(UTC)  # refuses what lies outside of the calendar there
    except (ValueError, OverflowError, OSError):
        return None
    return moment


def _with_whole_minutes(moment: datetime) -> datetime:
    """Return a date whose zone is whole minutes away from UTC, as Go prints the local mean times of old (+07:06:30).

    Neither YAML nor HTML nor feeds have a form for seconds (https://www.rfc-editor.org/rfc/rfc3339#section-5.6).
    """
    seconds = (moment.utcoffset() or timedelta()).total_seconds()
    return moment if seconds % 60 == 0 else moment.replace(tzinfo=timezone(timedelta(minutes=int(seconds / 60))))


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, int) and not isinstance(value, bool) and value >= _FIRST_SECONDS:
        return datetime.fromtimestamp(value, UTC)
    return _from_text(value.strip()) if isinstance(value, str) else None


def _from_text(text: str) -> datetime | None:
    match = _ISO.fullmatch(text)
    if match:
        seconds = (match["fraction"] or "").ljust(6, "0")[:6]
        clock = (match["time"] or "00:00:00").rjust(8, "0")  # Go reads an hour of one digit
        return datetime.fromisoformat(f"{match['day']}T{clock}.{seconds}{match['zone'] or ''}")
    for form in _OTHER_FORMS:
        try:
            return datetime.strptime(_ZONE_NAME.sub("UTC", text), form)  # a named zone is not looked at, as in Hugo
        except ValueError:
            continue
    return None
