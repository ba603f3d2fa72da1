"""Tables of texts by their names: our own, Material's, and what an author sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Protocol

import yaml
from babel import Locale
from hugo_posts.record import dataclass
from jinja2 import Environment, TemplateNotFound

from .locale import locale_of, relatives

#: The language that all texts are in, for those that another lacks.
FALLBACK = "en"
#: PyYAML's parser in C, ten times as fast, where PyYAML was built with it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Table(Protocol):
    """Texts of one language."""

    def get(self, name: str) -> str | None:
        """Return a text by its name; None without one."""
        ...

    def form(self, number: int) -> str:
        """Return the plural form that goes with a number, e.g. `one`."""
        ...


@dataclass(frozen=True)
class OwnTable:
    """Texts that this project, or an author, has written; plural forms are CLDR's."""

    texts: Mapping[str, str]  # the texts by their names
    locale: Locale  # the language that they are in

    def get(self, name: str) -> str | None:
        """Return a text by its name; None without one."""
        return self.texts.get(name)

    def form(self, number: int) -> str:
        """Return CLDR's form."""
        return str(self.locale.plural_form(number))


@dataclass(frozen=True)
class MaterialTable:
    """Material's own texts, which stand in a macro of a template; it has `one`, of the number 1 alone, and `other`."""

    language: str  # the language, as Material names it
    theme: Environment  # finds Material's templates
    _known: dict[str, str | None] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """Return a text by its name; None without one."""
        if name not in self._known:
            try:
                template = self.theme.get_template(f"partials/languages/{self.language}.html")
                self._known[name] = template.module.t(name) or None  # type: ignore[attr-defined]
            except TemplateNotFound:
                self._known[name] = None
        return self._known[name]

    def form(self, number: int) -> str:
        """Return the form."""
        return "one" if number == 1 else "other"


@cache
def own_texts(language: str) -> Mapping[str, str]:
    """Return what `<language>.yml` beside this module holds; nothing when it is not there."""
    path = Path(__file__).with_name(f"{language}.yml")
    return yaml.load(path.read_bytes(), _Loader) if path.is_file() else {}


def tables_of(language: str, by_author: Mapping[str, str], theme: Environment) -> list[Table]:
    """Return the tables that a text of a language is looked up in, in their order.

    Args:
        language: code of the language, as Material writes it.
        by_author: texts that the author has set.
        theme: finds the theme's templates.
    """
    first: list[Table] = [OwnTable(by_author, locale_of(language))]
    codes = dict.fromkeys((*relatives(language), FALLBACK))
    return first + [
        table for code in codes for table in (OwnTable(own_texts(code), locale_of(code)), MaterialTable(code, theme))
    ]
