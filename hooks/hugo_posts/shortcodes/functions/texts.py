"""Functions on text. Source: https://gohugo.io/functions/strings/, /transform/, /fmt/, /encoding/, /crypto/."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from hugo_posts.front_matter.go_layout import as_time, format_date
from hugo_posts.html.markup import plain_text
from hugo_posts.shortcodes.built_in.code import deindented
from hugo_posts.shortcodes.functions.go_text import as_go_prints, sprintf

_SMALL = frozenset("a an and as at but by for from in into nor of on onto or over per the to via with".split())


def _pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern of Go's RE2 as one of Python's."""
    return re.compile(pattern.replace(r"\z", r"\Z").replace("(?U)", ""))


def _replace_re(pattern: str, replacement: str, text: str, limit: int = 0) -> str:
    written = re.sub(r"\$(\w+)|\$\{(\w+)\}", r"\\g<\1\2>", replacement.replace("\\", r"\\"))
    return _pattern(pattern).sub(written, text, count=max(limit, 0))


def _find_re(pattern: str, text: str, limit: int = -1) -> list[str]:
    found = [match[0] for match in _pattern(pattern).finditer(text)]
    return found if limit < 0 else found[:limit]


def _find_submatches(pattern: str, text: str, limit: int = -1) -> list[list[str]]:
    found = [[match[0], *(group or "" for group in match.groups())] for match in _pattern(pattern).finditer(text)]
    return found if limit < 0 else found[:limit]


def _title(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        word if 0 < at < len(words) - 1 and word in _SMALL else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )


def _truncate(length: int, *rest: Any) -> str:
    text, ellipsis = str(rest[-1]), str(rest[0]) if len(rest) > 1 else " …"
    if len(text) <= length:
        return text
    cut = text[: length + 1].rpartition(" ")[0] or text[:length]
    return Markup(html.escape(cut.rstrip() + ellipsis))


def _humanize(text: str) -> str:
    words = re.sub(r"[-_]+", " ", text).strip()
    return words[:1].upper() + words[1:]


def _substr(text: str, start: int = 0, length: int | None = None) -> str:
    start = max(start + len(text), 0) if start < 0 else start
    if length is None:
        return text[start:]
    return text[start : start + length] if length >= 0 else text[start:length]


def _jsonify(*arguments: Any) -> str:
    options = arguments[0] if len(arguments) > 1 and isinstance(arguments[0], Mapping) else {}
    indent = options.get("indent") or None
    separators = None if indent else (",", ":")
    written = json.dumps(arguments[-1], ensure_ascii=False, indent=indent, separators=separators, default=str)
    return Markup(written)


def _on_text(work: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function take any value where it wants a text: Hugo casts there. Numbers behind the first are numbers."""

    def run(first: Any, *others: Any) -> Any:
        return work(as_go_prints(first), *(each if isinstance(each, int) else as_go_prints(each) for each in others))

    return run


def _hashed(name: str) -> Callable[..., str]:
    return lambda text: hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()


def _print(*values: Any) -> str:
    """Return Go's `fmt.Sprint`: a space between two values of which neither is a text."""
    written = ""
    for at, value in enumerate(values):
        gap = at and not isinstance(value, str) and not isinstance(values[at - 1], str)
        written += (" " if gap else "") + as_go_prints(value)
    return written


def _anchor(character: str) -> str:
    if character == " ":
        return "-"
    return character.lower() if character.isalnum() or character in "-_" else ""


_ON_TEXT: Mapping[str, Callable[..., Any]] = {
    "anchorize": lambda text: "".join(_anchor(each) for each in text.strip()),
    "base64decode": lambda text: base64.b64decode(text).decode(errors="replace"),
    "base64encode": lambda text: base64.b64encode(text.encode()).decode(),
    "containsany": lambda text, characters: any(each in text for each in characters),
    "containsnonspace": lambda text: bool(text.strip()),
    "countrunes": lambda text: len(re.sub(r"\s", "", plain_text(text))),
    "countwords": lambda text: len(plain_text(text).split()),
    "findre": _find_re,
    "findresubmatch": _find_submatches,
    "firstupper": lambda text: text[:1].upper() + text[1:],
    "hasprefix": lambda text, start: text.startswith(start),
    "hassuffix": lambda text, end: text.endswith(end),
    "htmlescape": lambda text: html.escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
    "htmlunescape": html.unescape,
    "humanize": _humanize,
    "lower": str.lower,
    "md5": _hashed("md5"),
    "plainify": lambda text: Markup(html.escape(html.unescape(re.sub(r"<[^<>]*>", "", text)), quote=False)),
    "replace": lambda text, old, new, limit=-1: text.replace(old, new, limit),
    "replacere": _replace_re,
    "runecount": len,
    "sha1": _hashed("sha1"),
    "sha256": _hashed("sha256"),
    "slicestr": lambda text, start=0, end=None: text[start:end],
    "split": lambda text, separator: text.split(separator) if separator else [*text],
    "substr": _substr,
    "title": _title,
    "trim": lambda text, cutset=" \t\n\r\v\f": text.strip(cutset),
    "trimleft": lambda cutset, text: text.lstrip(cutset),
    "trimprefix": lambda prefix, text: text.removeprefix(prefix),
    "trimright": lambda cutset, text: text.rstrip(cutset),
    "trimspace": str.strip,
    "trimsuffix": lambda suffix, text: text.removesuffix(suffix),
    "upper": str.upper,
    "xmlescape": html.escape,
}

TEXTS: Mapping[str, Callable[..., Any]] = {
    **{name: _on_text(work) for name, work in _ON_TEXT.items()},
    "chomp": lambda value: (value if isinstance(value, Markup) else as_go_prints(value)).rstrip("\r\n"),
    "dateformat": format_date,
    "deindent": lambda text, indentation: Markup(deindented(str(text), indentation)),
    "jsonify": _jsonify,
    "print": _print,
    "printf": sprintf,
    "println": lambda *values: " ".join(map(as_go_prints, values)) + "\n",
    "string": as_go_prints,
    "time": as_time,
    "strings_repeat": lambda count, text: as_go_prints(text) * int(count),
    "truncate": _truncate,
}
