"""What the HTML of a template has begun where a value is put in: text, an attribute, an address, a script, a style.

Go's html/template escapes each value for the place it stands in; Jinja knows text and attributes in quotes alone. So
the other places get a filter. Source: https://pkg.go.dev/html/template#hdr-Contexts, html/template/transition.go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_URLS = frozenset(
    "action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src "
    "usemap xmlns".split()
)
_NAME = re.compile(r"[^\s=>/\"'<]+")
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_SCRIPTS = re.compile(r"(?i)(text/|application/)?(x-)?(java|ecma|live)script.*|module|(application/)?(ld\+)?json|")


@dataclass(frozen=True)
class Place:
    """Where a template's text has come to."""

    #: `text`, `comment`, `tag` (between attributes), `before value`, `value`, or `raw` in script and style.
    state: str = "text"
    element: str = ""  # the element whose tag is open, or whose raw text
    attribute: str = ""  # the attribute whose value is open
    quote: str = ""  # the quote that ends the value, empty when a space does
    begun: str = ""  # what stands in the value already, or in the raw text
    kind: str = ""  # a script's `type`

    @property
    def filter(self) -> str:
        """The filter for a value here, empty where Jinja's own escaping does."""
        if self.state == "raw":
            return "css" if self.element == "style" else self._in_script()
        if self.state in ("tag", "name"):
            return "attribute_name"
        if self.state not in ("value", "before value"):
            return ""
        name = self._value_filter()
        return name if self.state == "value" and self.quote else f"{name or 'plain'} | unquoted"

    def _value_filter(self) -> str:
        if self.attribute == "style":
            return "css"
        if self.attribute.startswith("on"):
            return self._in_script()
        if self.attribute.removeprefix("data-") in _URLS or self.attribute.endswith((":href", "uri", "url")):
            if "?" in self.begun or "#" in self.begun:
                return "url_part"
            return "url_more" if self.begun.strip() else "url"
        return ""

    def _in_script(self) -> str:
        double, single = (self.begun.count(sign) - self.begun.count("\\" + sign) for sign in "\"'")
        name = "script_text" if double % 2 or single % 2 or self.begun.count("`") % 2 else "script"
        return name if self.state == "raw" else f"{name} | forceescape"


def after_value(place: Place) -> Place:
    """Return the place behind a value that has been put in at `place`."""
    if place.state == "before value":
        return replace(place, state="value", quote="", begun="x")
    if place.state == "tag":
        return replace(place, state="name", attribute="")
    return replace(place, begun=place.begun + "x") if place.state == "value" else place


def advance(place: Place, text: str) -> tuple[Place, str]:
    """Return the place behind `text`, and the text without HTML comments, which Go leaves out."""
    kept: list[str] = []
    position = 0
    while position < len(text):
        step = _STEPS[place.state]
        place, end, shown = step(place, text, position)
        kept.append(text[position:end] if shown else "")
        position = end
    return place, "".join(kept)


def _text(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    start = text.find("<", at)
    if start < 0:
        return place, len(text), True
    if text.startswith("<!--", start):
        if start > at:
            return place, start, True
        return replace(place, state="comment"), start + 4, False
    match = _ELEMENT.match(text, start)
    if match is None:
        return place, start + 1, True
    return Place("tag", match[2].lower() if not match[1] else ""), match.end(), True


def _comment(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    end = text.find("-->", at)
    return (place, len(text), False) if end < 0 else (replace(place, state="text"), end + 3, False)


def _tag(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    position = _behind_space(text, at)
    if position >= len(text):
        return replace(place, state="tag"), len(text), True
    character = text[position]
    if character == ">":
        return _element_begun(place), position + 1, True
    if character == "=" and place.attribute:
        return replace(place, state="before value"), position + 1, True
    match = _NAME.match(text, position)
    if match is None:
        return replace(place, state="tag"), position + 1, True
    return replace(place, state="name", attribute=match[0].lower()), match.end(), True


def _name(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    """Read on in an attribute's name, which an action may have cut."""
    match = _NAME.match(text, at)
    if match and at == 0:
        return replace(place, attribute=place.attribute + match[0].lower()), match.end(), True
    return _tag(place, text, at)


def _before_value(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    position = _behind_space(text, at)
    if position >= len(text):
        return place, len(text), True
    character = text[position]
    if character in "\"'":
        return replace(place, state="value", quote=character, begun=""), position + 1, True
    if character == ">":
        return _element_begun(place), position + 1, True
    return replace(place, state="value", quote="", begun=""), position, True


def _value(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    if place.quote:
        end = text.find(place.quote, at)
    else:
        found = re.compile(r"[\s>]").search(text, at)
        end = found.start() if found else -1
    begun = place.begun + text[at : end if end >= 0 else len(text)]
    if end < 0:
        return replace(place, begun=begun), len(text), True
    kind = begun if place.attribute == "type" else place.kind
    return Place("tag", place.element, kind=kind), end + len(place.quote), True


def _behind_space(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _element_begun(place: Place) -> Place:
    if place.element == "style" or (place.element == "script" and _SCRIPTS.fullmatch(place.kind)):
        return Place("raw", place.element)
    return Place()


def _raw(place: Place, text: str, at: int) -> tuple[Place, int, bool]:
    end = text.lower().find(f"</{place.element}", at)
    if end < 0:
        return replace(place, begun=place.begun + text[at:]), len(text), True
    return Place(), end, True


_STEPS = {
    "text": _text,
    "comment": _comment,
    "tag": _tag,
    "name": _name,
    "before value": _before_value,
    "value": _value,
    "raw": _raw,
}
