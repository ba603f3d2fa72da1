"""The fields and methods of what Hugo gives to a shortcode's template, as Jinja expressions.

Source: https://gohugo.io/methods/shortcode/, https://gohugo.io/methods/page/, https://gohugo.io/methods/site/.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hugo_import.go_template.surroundings import Surroundings
from hugo_import.go_template.value import Value, at, call, deeper, literal

_PAGE = Value("page", "page")
_SITE = Value("site", "site")
_SHORTCODE = {
    "Inner": Value("inner", "html"),
    "InnerDeindent": Value("hugo.deindent(inner, indentation)", "html"),
    "IsNamedParams": Value("(args is mapping)"),
    "Name": Value("name", "text"),
    "Ordinal": Value("ordinal"),
    "Page": _PAGE,
    "Params": Value("args"),
    "Parent": Value("parent", "parent"),
    "Position": Value("line"),
    "Scratch": Value("scratch", "scratch"),
    "Site": _SITE,
    "Store": Value("scratch", "scratch"),
}
_PAGE_FIELDS = {
    "File": Value("file_name", "file"),
    "IsHome": literal(value=False),
    "IsPage": literal(value=True),
    "Kind": literal("page"),
    "Lang": at("site", "language"),
    "Page": _PAGE,
    "Params": Value("page", "params"),
    "Permalink": Value("page_address", "text"),
    "RelPermalink": Value("page_address", "text"),
    "Resources": Value("resources", "resources"),
    "Scratch": Value("page_scratch", "scratch"),
    "Site": _SITE,
    "Store": Value("page_scratch", "scratch"),
}
#: Of a page's file; files are named from the page's folder here.
_FILE_FIELDS = {
    "BaseFileName": Value("file_name", "text"),
    "Dir": literal(""),
    "TranslationBaseName": Value("file_name", "text"),
}
#: Fields of a page that are named so in its front matter, too.
_FRONT_MATTER = frozenset("Date Description Draft Keywords LinkTitle PublishDate Slug Title Weight".split())
_SITE_FIELDS = {
    "BaseURL": Value("hugo.relurl('')", "text"),
    "LanguageCode": at("site", "language"),
    "Params": at("site", "params"),
    "Title": at("site", "title"),
}
_SCRATCH = {
    "Add": "add",
    "Delete": "delete",
    "DeleteInMap": "delete_in_map",
    "Get": "get",
    "GetSortedMapValues": "sorted_values",
    "Set": "set",
    "SetInMap": "set_in_map",
    "Values": "values",
}
_READ = frozenset(["Get", "GetSortedMapValues", "Values"])
_RESIZES = frozenset(["Crop", "Fill", "Fit", "Process", "Resize"])
#: What is a moment, and what is asked of one.
_TIMES = ("hugo.now()", 'at(page, "date")')
_OF_TIME = ("Year", "Month", "Day", "Weekday", "Hour", "Minute", "Second", "Unix")


def field(value: Value, name: str, arguments: Sequence[Value], around: Surroundings) -> Value | None:
    """Return the field or method `name` of a value; None when there is no such thing here."""
    found: Value | None
    match value.kind:
        case "shortcode" | "parent":
            found = _of_shortcode(value, name, arguments)
        case "page":
            found = _of_page(name, arguments)
        case "site":
            found = _of_site(name, around)
        case "scratch" | "pad" if name in _SCRATCH:
            found = call(f"{value.text}.{_SCRATCH[name]}", arguments, "any" if name in _READ else "nothing")
        case "file":
            found = _FILE_FIELDS.get(name)
        case "resources":
            found = _of_resources(name, arguments)
        case "params":
            found = at(value.text, name.lower())
        case "constant":
            found = literal(_inside(value.constant, name))
        case "dict" if name.lower() in value.entries:
            found = value.entries[name.lower()]
        case _:
            found = _of_any(value, name, arguments)
    return found


def _of_shortcode(value: Value, name: str, arguments: Sequence[Value]) -> Value | None:
    prefix = "" if value.kind == "shortcode" else "parent."
    if name == "Get" and arguments:
        return call(f"{prefix}arg", arguments[:1], "text")
    if name in ("Ref", "RelRef") and arguments:
        return call("ref", arguments[:1], "text")
    found = _SHORTCODE.get(name)
    if found is None or not prefix or found.kind in ("page", "site"):
        return found
    if name in ("IsNamedParams", "InnerDeindent", "Inner", "Position"):
        return None  # Hugo has rendered no more of the parent yet
    return Value(f"parent.{found.text}", found.kind)


def _of_page(name: str, arguments: Sequence[Value]) -> Value | None:
    if name == "Param" and arguments:
        return call("param", arguments[:1])
    if name == "RenderString":
        return call("render_string", arguments, "html")
    if name in ("Ref", "RelRef") and arguments:
        return call("ref", arguments[:1], "text")
    if name == "Lastmod":  # without one of its own, the page's date
        return Value(f"({at('page', 'lastmod').text} or {at('page', 'date').text})")
    if name in _FRONT_MATTER:
        return at("page", name.lower())
    return Value("site", "language") if name == "Language" else _PAGE_FIELDS.get(name)


def _of_site(name: str, around: Surroundings) -> Value | None:
    if name == "Data":
        return literal(around.data)
    if name == "Config":
        return literal({})  # the privacy settings of Hugo's own shortcodes, none of which is set by default
    return Value("site", "language") if name == "Language" else _SITE_FIELDS.get(name)


def _of_resources(name: str, arguments: Sequence[Value]) -> Value | None:
    if name in ("Get", "GetMatch") and arguments:
        return call("resource", arguments[:1])
    if name == "Match" and arguments:
        return call("resources", arguments[:1])
    if name == "ByType" and arguments:
        return Value(f'resources("**", {arguments[0].text})')
    return None


def _of_any(value: Value, name: str, arguments: Sequence[Value]) -> Value | None:
    found = None if arguments else deeper(value, name)
    if value.kind == "language":
        found = at("site", "language") if name in ("Lang", "LanguageCode", "Locale") else None
    elif name == "Format" and arguments:
        found = call("hugo.dateformat", [arguments[0], value], "text")
    elif name in _OF_TIME and value.text in _TIMES:
        found = at(f"hugo.time({value.text})", name)
    elif name in ("GetMatch", "Match", "ByType") or (name == "Get" and value.text.endswith('"Resources")')):
        # of resources, whatever the variable is that holds them
        found = _of_resources(name, arguments)
    elif name in _RESIZES and arguments:
        found = call("hugo.resized", [value, arguments[0]])
    elif name == "Filter":
        found = value
    return found


def _inside(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return next((each for key, each in value.items() if str(key).lower() == name.lower()), None)
    return None
