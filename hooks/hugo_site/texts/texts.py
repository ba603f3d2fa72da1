"""The words around a text: looked up by name, with numbers and dates as the language writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal
from jinja2 import Environment

from .locale import direction_of, for_giscus, locale_of
from .tables import Table, tables_of

_PLACE = re.compile(r"\{(\w+)\}")
#: Around a text in whatever direction it has: English, where a language from right to left lacks one.
_ISOLATE, _END = "\u2068", "\u2069"
#: How many tables, the last ones, are English for want of a text in the language.
_ENGLISH = 2
#: CLDR's forms of a date, which Babel names so.
_FORMS = {"full", "long", "medium", "short"}


class Texts:
    """The texts of one language.

    Attributes:
        language: its code, as in HTML's `lang`.
        direction: `ltr` or `rtl`.
    """

    def __init__(
        self, language: str, by_author: Mapping[str, str], theme: Environment, date_format: str = "long"
    ) -> None:
        """Find the tables of a language.

        Args:
            language: its code.
            by_author: texts that the author has set.
            theme: finds the theme's templates.
            date_format: how dates are written: a form of CLDR (`long`) or a pattern of it (`d MMMM y`); the author's
                text `date.format` goes before it.
        """
        self.language, self.direction = language, direction_of(language)
        self._locale = locale_of(language)
        self._date_format = by_author.get("date.format") or date_format
        facts = {"language": language, "direction": self.direction}
        self._tables: list[Table] = tables_of(language, {**by_author, **facts}, theme)
        self._known: dict[str, str] = {}
        self._dates: dict[str, str] = {}

    def text(self, name: str, /, **values: object) -> str:
        """Return a text by its name, with `values` in place of what stands in braces.

        A name that nobody knows is returned as it is, as Material's templates do.
        """
        if name not in self._known:
            found = (table.get(name) for table in self._tables)
            self._known[name] = next(filter(None, found), name)
        return put_in(self._known[name], values)

    def count(self, name: str, number: int) -> str:
        """Return a text that counts, in the plural form of its number."""
        for table in self._tables:
            for form in (table.form(number), "other"):
                if text := table.get(f"{name}.{form}"):
                    counted = text.replace("#", self.number(number))
                    is_foreign = self.direction == "rtl" and table in self._tables[-_ENGLISH:]
                    return f"{_ISOLATE}{counted}{_END}" if is_foreign else counted
        return f"{self.number(number)} {name}"

    def titled(self, title: str) -> str:
        """Return a title of the menu: one that is the name of a text stands for it."""
        return self.text(title) if "." in title and " " not in title else title

    def number(self, number: int) -> str:
        """Return a number as the language writes it, e.g. 11.773 or 11,773."""
        return self._once(f"number {number}", lambda: format_decimal(number, locale=self._locale))

    def date(self, day: datetime.datetime) -> str:
        """Return a date as the language, or the author, writes it."""
        return self._once(f"date {day.isoformat()}", lambda: self._formatted(day))

    @property
    def giscus_language(self) -> str:
        """The language in which giscus shows its buttons."""
        return for_giscus(self.language)

    def month(self, day: datetime.date) -> str:
        """Return the name of a month as it stands alone, with a capital letter where there are such."""
        # Babel's own fallback from stand-alone names is not safe with two languages in one process
        pattern = self._locale.datetime_skeletons["yMMMM"].pattern
        name = format_date(day, "LLLL" if "L" in pattern else "MMMM", locale=self._locale)
        return name[:1].upper() + name[1:]

    def year(self, day: datetime.date) -> str:
        """Return a year as the language writes it, e.g. 2024 or 2024年."""
        return format_skeleton("y", day, locale=self._locale)

    def _formatted(self, day: datetime.datetime) -> str:
        form = format_date if self._date_format in _FORMS else format_datetime
        return form(day, format=self._date_format, locale=self._locale)

    def _once(self, key: str, make: Callable[[], str]) -> str:
        if key not in self._dates:
            self._dates[key] = make()
        return self._dates[key]


def put_in(text: str, values: Mapping[str, object]) -> str:
    """Return a text with values in place of what stands in braces; other braces stay.

    >>> put_in("{a} and {b}", {"a": 1})
    '1 and {b}'
    """
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text) if values else text
