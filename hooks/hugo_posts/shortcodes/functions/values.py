"""What templates hold beside texts and numbers: marked text, pictures, and what has no counterpart here.

Source: https://gohugo.io/functions/safe/, https://gohugo.io/methods/resource/, https://gohugo.io/methods/page/store/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import UTC, date, datetime
from mimetypes import MimeTypes
from typing import Any, NoReturn

from markupsafe import Markup

from hugo_posts.front_matter.go_layout import as_time, format_date
from hugo_posts.record import dataclass
from hugo_posts.shortcodes.call import ShortcodeError
from hugo_posts.shortcodes.functions.go_text import as_go_prints, sprintf
from hugo_posts.shortcodes.scratch import Scratch

#: Kinds of files by their names' ends, without what this machine's own files say of them.
_TYPES = MimeTypes()
for _type in "audio/flac audio/ogg audio/wav application/toml application/xml application/yaml font/woff2".split():
    _TYPES.add_type(_type, f".{_type.partition('/')[2]}")
for _type, _suffix in (("audio/mp4", ".m4a"), ("text/javascript", ".js"), ("video/ogg", ".ogv")):
    _TYPES.add_type(_type, _suffix)
_SIZE = re.compile(r"(?<![\w.])(\d*)x(\d*)(?![\w.])")


class Trusted(str):
    """A text that its template vouches for: an address (`safeURL`), a style, a script, an attribute."""

    __slots__ = ()


class MediaType(str):
    """What kind of file one is, `image/svg+xml`."""

    __slots__ = ()

    def value(self, name: str) -> Any:
        """Return what Hugo has under a name."""
        main, _, rest = self.partition("/")
        suffixes = [each[1:] for each in _TYPES.guess_all_extensions(self, strict=False)]
        known = {"type": str(self), "maintype": main, "subtype": rest.partition("+")[0], "suffixes": suffixes}
        return known.get(name.lower())


@dataclass(frozen=True)
class Resource:
    """A file of a page's bundle or of the site."""

    address: str  # where it is
    #: Of a picture, in pixels; 0 for all else.
    width: int = 0
    height: int = 0
    #: Reads its text.
    read: Callable[[], str | None] = lambda: None
    name: str = ""  # its path in the bundle, or in assets/ with a slash before it
    #: What the page's `resources` say of it.
    facts: Mapping[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """Return what Hugo has under a name."""
        if name.lower() == "content":
            return self.read()
        kind = MediaType(_TYPES.guess_type(self.name, strict=False)[0] or "application/octet-stream")
        values = {
            "relpermalink": self.address,
            "permalink": self.address,
            "width": self.width,
            "height": self.height,
            "name": self.facts.get("name", self.name),
            "title": self.facts.get("title", self.facts.get("name", self.name)),
            "params": self.facts.get("params", {}),
            "mediatype": kind,
            "resourcetype": kind.value("maintype"),
        }
        return values.get(name.lower())


def at(value: Any, *names: str) -> Any:
    """Return what `value` holds under a name, and that under the next; names in any letter case, None without one."""
    for name in names:
        if isinstance(value, Resource | MediaType):
            value = value.value(name)
        elif isinstance(value, Scratch):
            value = value.get(name)
        elif isinstance(value, date):
            value = _of_date(value, name.lower())
        elif isinstance(value, Mapping):
            lower = name.lower()
            value = (
                value[name] if name in value else next((value[key] for key in value if str(key).lower() == lower), None)
            )
        else:
            return None
    return value


def _of_date(value: date, name: str) -> int | str | None:
    moment = as_time(value)
    if moment and name in ("unix", "year", "day", "hour", "minute", "second"):
        return int(moment.timestamp()) if name == "unix" else int(getattr(moment, name))
    return format_date({"month": "January", "weekday": "Monday"}.get(name, ""), value) or None


def resized(picture: Resource | None, size: str) -> Resource | None:
    """Return a picture with the size that `.Resize "600x"` asks for; the file stays, smaller copies are made later."""
    found = _SIZE.search(str(size))
    if picture is None or not picture.width or not found:
        return picture
    width, height = (int(part) if part else 0 for part in found.groups())
    width = width or round(picture.width * height / picture.height)
    return replace(picture, width=width, height=height or round(picture.height * width / picture.width))


def missing(name: str) -> NoReturn:
    """Refuse what only Hugo has; raises ShortcodeError."""
    raise ShortcodeError(
        f"its template asks for {name}, which only Hugo has; write its file in overrides/shortcodes/ without that"
    )


def _failed(layout: str, *values: Any) -> NoReturn:
    raise ShortcodeError(sprintf(layout, *values))


VALUES: Mapping[str, Callable[..., Any]] = {
    "errorf": _failed,
    "missing": missing,
    "new_scratch": Scratch,
    "now": lambda: datetime.now(UTC),
    "resized": resized,
    "safecss": lambda value: Trusted(as_go_prints(value)),
    "safehtml": lambda value: Markup(as_go_prints(value)),
    "safehtmlattr": lambda value: Trusted(as_go_prints(value)),
    "safejs": lambda value: Trusted(as_go_prints(value)),
    "safejsstr": lambda value: Trusted(as_go_prints(value)),
    "safeurl": lambda value: Trusted(as_go_prints(value)),
}
