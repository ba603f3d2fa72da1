"""Values of front matter, brought to the type that each name asks for.

Hugo does the same with github.com/spf13/cast (hugolib/page__meta.go); where it takes another value without a word,
a problem is reported here, as the page would not show what the author meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hugo_posts.html.template_url import refused_scheme

_TRUE = frozenset({"1", "t", "T", "true", "True", "TRUE"})
_FALSE = frozenset({"0", "f", "F", "false", "False", "FALSE"})
#: What an author may take for true, and Hugo does not.
_MEANT = frozenset({"yes", "y", "on", "ja", "oui", "có"})
#: Control characters, which no HTML may hold (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class WrongValueError(Exception):
    """A value that a name cannot have; the message says what it should be."""

    harmless = False


class IgnoredValueError(WrongValueError):
    """A value that Hugo passes over without a word."""

    harmless = True


def plain(value: Any) -> Any:
    """Return any value as text, number, truth value, date, list or mapping, which YAML can write."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(part) for part in value]
    return value if isinstance(value, str | int | float | date | type(None)) else text(value)


def text(value: Any) -> str:
    """Return a single value as text, without control characters and halves of pairs, which no file can hold."""
    if isinstance(value, Mapping | list | tuple | set):
        if not value:  # blogdown writes `slug: []`
            return ""
        raise WrongValueError("it must be a single text; put quotes around it if it begins with [ or {")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return _CONTROL.sub("", str(value)).encode("utf-8", "replace").decode("utf-8")


def texts(value: Any) -> list[str]:
    """Return a text or a list of texts as a list, without empty ones."""
    return [word for part in as_written(value) if (word := " ".join(part.split()))]


def texts_or_ignored(value: Any) -> list[str]:
    """Return the series or pictures of a post; a mapping, which only a site's own templates read, names none."""
    try:
        return texts(value)
    except WrongValueError as error:
        raise IgnoredValueError(str(error)) from error


def as_written(value: Any) -> list[str]:
    """Return a text or a list of texts as a list, with the blanks that Hugo keeps in the terms of taxonomies."""
    if isinstance(value, Mapping):
        raise WrongValueError("it must be a list; write e.g. [one, two]")
    parts = value if isinstance(value, list | tuple | set) else [value]
    if any(isinstance(part, Mapping | list | tuple | set) for part in parts):
        raise WrongValueError("it must be a list of texts, with no list or mapping in it; write e.g. [one, two]")
    return [word for part in parts if part is not None and (word := text(part))]


def words(value: Any) -> list[str]:
    """Return a text of several words, or a list, as a list."""
    return value.split() if isinstance(value, str) else texts(value)


def flag(value: Any) -> bool:
    """Return a truth value; the text `true` is one for Hugo, and any number but 0, `yes` is not."""
    if isinstance(value, int | float):
        return bool(value)
    if text(value) in _TRUE:
        return True
    if text(value) in _FALSE:
        return False
    kind = WrongValueError if text(value).lower() in _MEANT else IgnoredValueError
    raise kind(f'"{value}" is neither true nor false; write true or false')


def address(value: Any) -> str:
    """Return an address that runs nothing in a reader's browser."""
    url = text(value)
    if scheme := refused_scheme(url):
        raise WrongValueError(f"it must not be a {scheme}: address")
    return url


def is_on(value: Any) -> bool:
    """Tell whether a value is set and not false; the text "false" is false where Hugo itself reads it."""
    try:
        return value is not None and flag(value)
    except WrongValueError:
        return bool(value)


def people(value: Any) -> list[str]:
    """Return one or more authors as a list of names; each is a text, or a mapping with `name`."""
    parts = value if isinstance(value, list) else [value]
    return texts([part.get("name") if isinstance(part, Mapping) else part for part in parts])


def whole(value: Any) -> int:
    """Return a whole number; of any other, Hugo drops what is behind the point."""
    try:
        return int(value if isinstance(value, float) else text(value))
    except (ValueError, OverflowError) as error:
        raise WrongValueError(f'"{value}" is no whole number') from error


def minutes(value: Any) -> int:
    """Return Material's `readtime`; `true`, by which some themes show how long reading takes, sets none."""
    return 0 if isinstance(value, bool) else whole(value)


def cover(value: Any) -> dict[str, Any]:
    """Return PaperMod's `cover`: a mapping with `image`, `alt`, `caption`, … or the image alone."""
    if isinstance(value, str):
        return {"image": value}
    if not isinstance(value, Mapping):
        raise WrongValueError("it must be a mapping; write e.g. cover: {image: /photo.jpg}")
    return dict(plain(value)) | {name: text(value[name]) for name in ("image", "alt", "caption") if value.get(name)}


def mapping(value: Any) -> dict[str, Any]:
    """Return a mapping; anything else that a theme may mean by the name is nothing to Material."""
    return dict(plain(value)) if isinstance(value, Mapping) else {}


def hidden_parts(value: Any) -> list[str]:
    """Return Material's `hide`: a list of parts; `true`, which some themes write, hides none."""
    return texts(value) if isinstance(value, list) else []


def links(value: Any) -> list[Any]:
    """Return Material's `links`: titles with addresses. Lists that other themes mean by it are left out."""
    return [link for link in value if _is_link(link)] if isinstance(value, list) else []


def _is_link(link: object) -> bool:
    if isinstance(link, Mapping):
        return len(link) == 1 and all(isinstance(part, str) for part in (*link.keys(), *link.values()))
    return isinstance(link, str)


def icon(value: Any) -> str:
    """Return Material's `icon`, e.g. `material/brain`; names of other sets, and files, are a Hugo theme's."""
    name = text(value)
    if "/" not in name or "." in name or name.startswith("/"):
        raise IgnoredValueError(f'"{name}" is no icon of Material; write e.g. material/brain')
    return name


def template(value: Any) -> str:
    """Return the name of a template; a word alone is a parameter of a Hugo theme."""
    name = text(value)
    if not {*name} & {*"./"}:
        raise IgnoredValueError(f'"{name}" is no template of this theme; write e.g. home.html, or remove the line')
    return name


FIELDS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("title", "linktitle", "subtitle", "description", "summary"), text),
    **dict.fromkeys(("slug", "url"), text),
    "template": template,
    "canonicalurl": address,
    **dict.fromkeys(("tags", "categories"), texts),
    **dict.fromkeys(("series", "images"), texts_or_ignored),
    **dict.fromkeys(("author", "authors"), people),
    **dict.fromkeys(("keywords", "aliases"), words),
    **dict.fromkeys(("draft", "headless", "pin", "iscjklanguage"), flag),
    **dict.fromkeys(("weight", "tags_weight", "categories_weight", "series_weight"), whole),
    "readtime": minutes,
    "cover": cover,
    "search": mapping,
    "hide": hidden_parts,
    "links": links,
    "icon": icon,
}


def check_value(name: str, value: Any) -> None:
    """Check the value of a name of front matter, in lower case, where it has one.

    Raises:
        WrongValueError: with the name, a value that it cannot have.
    """
    try:
        if name in FIELDS and value is not None:
            FIELDS[name](value)
    except WrongValueError as error:
        raise WrongValueError(f"{name}: {error}") from error
