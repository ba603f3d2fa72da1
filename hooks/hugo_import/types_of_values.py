"""The settings of Hugo's own in the types that Hugo reads them in: `"true"` and `1` are true, `"30"` is a number.

Source: Hugo decodes its configuration by https://pkg.go.dev/github.com/go-viper/mapstructure/v2#WeakDecode, and refuses
what cannot be read so; `hugo config` shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Names = tuple[str, ...]


def keys(text: str) -> list[Names]:
    """Return the keys in a text, in which dots stand between their names as in Hugo's documentation."""
    return [tuple(key.split(".")) for key in text.split()]


_FLAGS = keys(
    "builddrafts buildfuture buildexpired canonifyurls defaultcontentlanguageinsubdir disabled disablealiases"
    " disablepathtolower enableemoji enablegitinfo hascjklanguage relativeurls removepathaccents"
    " privacy.googleanalytics.disable"
)
_NUMBERS = keys("paginate pagination.pagersize rsslimit services.rss.limit summarylength")
_TEXTS = keys("baseurl contentdir copyright languagecode locale timezone title")
#: What a language says of itself, which Hugo reads in no other type.
_OF_LANGUAGES: Mapping[str, Any] = {
    **dict.fromkeys(("title", "label", "languagename", "locale", "direction", "languagedirection"), str),
    "weight": int | float,
}
_TRUE, _FALSE = ("1", "t", "T", "TRUE", "true", "True"), ("", "0", "f", "F", "FALSE", "false", "False")
#: What YAML had for true and false until Hugo 0.152, which reads texts there, and refuses them.
_WORDS = {"y": True, "yes": True, "on": True, "n": False, "no": False, "off": False}


def typed(values: Mapping[str, Any], above: Names = ()) -> dict[str, Any]:
    """Return the configuration, names in lower case, with its values in Hugo's types; what has none stays as it is."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        key = (*above, name)
        if above == ("languages",) and isinstance(value, Mapping):
            found[name] = typed(value)
        elif key[0] in ("params", "menus"):  # a theme's
            found[name] = value
        elif isinstance(value, Mapping):
            found[name] = typed(value, key)
        else:
            read = _reader(key)
            try:
                found[name] = read(value) if read else value
            except ValueError:
                found[name] = value
    return found


def refused(values: Mapping[str, Any], above: Names = ()) -> Iterator[Names]:
    """Yield the settings that Hugo refuses, as it cannot read their value in the type that they have."""
    for name, value in values.items():
        key = (*above, name)
        is_wrong = isinstance(value, list | Mapping) or (key not in _TEXTS and isinstance(value, str))
        if key in _FLAGS + _NUMBERS + _TEXTS and is_wrong:
            yield key
        elif above == ("languages",) and isinstance(value, Mapping):
            said = ((each, value[each]) for each in _OF_LANGUAGES if value.get(each) is not None)
            yield from ((*key, each) for each, text in said if not isinstance(text, _OF_LANGUAGES[each]))
        elif isinstance(value, Mapping) and key[0] not in ("params", "menus"):
            yield from refused(value, key)


def _reader(key: Names) -> Callable[[Any], Any] | None:
    if key in _FLAGS:
        return _flag
    if key in _NUMBERS:
        return _number
    return _flag_by_name if key[0] in ("markup", "uglyurls") and key[-1] != "linenos" else None


def _flag(value: Any) -> Any:
    if isinstance(value, int | float):
        return bool(value)
    if isinstance(value, str):
        return value in _TRUE if value in _TRUE + _FALSE else _WORDS.get(value.lower(), value)
    return value


def _flag_by_name(value: Any) -> Any:
    """Return `"true"` as true, a number as it is."""
    is_name = isinstance(value, str) and value.lower() in ("true", "false", *_WORDS)
    return _flag(value) if is_name else value


def _number(value: Any) -> Any:
    if isinstance(value, str):
        return int(value, 0) if value else 0
    return int(value) if isinstance(value, int | float) else value
