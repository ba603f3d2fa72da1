"""What counts when our HTML of a shortcode is held against Hugo's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import parse_qsl

from hugo_posts.html.scanner import VOID

from hugo_import.files.addresses.places import parts_of

#: The numbers of lines that Hugo writes into code, which are no text here.
_LINE_NUMBERS = frozenset(["ln", "lnt", "lnlinks"])
_ADDRESSES = frozenset(["href", "src", "data-src", "poster"])
_SILENT = frozenset(["script", "style", "svg", "template"])
#: Classes of a box's own title, which themes name in the language, and Material by the box's kind.
_BOX_TITLES = frozenset("admonition-title notice-title notice__title callout-title alert-title details-summary".split())
_PROCESSED = re.compile(r"(_hu_?[0-9a-f]{6,}(_[^/.]*)?)?(\.(?:png|jpe?g|webp|gif|avif))$", re.IGNORECASE)
#: The address of a page on trial, see `address_of`: `./a.png` and `/posts/case-1/a.png` are one picture there.
_OF_PAGE = re.compile(r"^(/posts/case-\d+/)?(\./)*(?=.)")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
_FORMULA = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)
_FORMULA_SIGNS = re.compile(r"\\[][()]|\${1,2}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHORT = 4  # longest value in a player's address that names no video
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")


def structure(html: str, base: str) -> list[object]:
    """Return tags with their attributes, and texts, without what is alike to a reader; of a block of code its text.

    `base` is the address that Hugo's site has and ours has not.
    """
    return _Reader(html, base).events


def substance(html: str, base: str, *, titles: bool = True, boxes: bool = False) -> tuple[str, list[str]]:
    """Return what a reader gets: the text, without its white space, and links and pictures, but not how they look.

    Quotes are plain ones, as Hugo has typographic ones in code that it reads twice.

    Without `titles`, what is folded up has none either, as a theme may have made that a box. With `boxes`, boxes'
    own titles count, too, in any letter case.
    """
    reader = _Reader(html, base, _SILENT if titles or boxes else _SILENT | {"summary"}, with_boxes=boxes)
    text = "".join("".join(reader.texts).translate(_PLAIN).split())
    return text.casefold() if boxes else text, reader.addresses


def _without_signs(html: str) -> str:
    """Return HTML whose formulas stand in it as plain text, as both sides mark them otherwise."""
    return _FORMULA_SIGNS.sub("", _FORMULA.sub(r"\2", html))


def _player(address: str) -> str:
    """Return what a frame shows: its address without what only says how, `autoplay=0`."""
    parts = parts_of(address)
    return " ".join(
        [parts.netloc, parts.path, *sorted(each for _, each in parse_qsl(parts.query) if len(each) > _SHORT)]
    )


def _is_code(tag: str, values: Mapping[str, str]) -> bool:
    return tag == "pre" or (tag == "div" and "highlight" in values.get("class", "").split())


class _Reader(HTMLParser):
    def __init__(self, html: str, base: str, silent: frozenset[str] = _SILENT, *, with_boxes: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.silent_classes = frozenset() if with_boxes else _BOX_TITLES
        self.silent_tags = silent
        self.base = base
        self.events: list[object] = []
        self.texts: list[str] = []
        self.addresses: list[str] = []
        self.silent = 0  # how many elements are open whose text is none, or is a box's own title
        self.code = 0  # how many elements are open of a block of code, which each side marks in its own way
        self.open: list[tuple[str, bool]] = []
        self.feed(_without_signs(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: self._address(value or "") if name in _ADDRESSES else (value or "") for name, value in attrs}
        seen = dict(values)
        if seen.get("style", "").startswith("aspect-ratio:"):  # said by us, from the picture's file
            del seen["style"]
        if not self.code:
            self.events.append("code " if _is_code(tag, seen) else (tag, sorted(seen.items())))
        if tag == "img" and values.get("data-src"):  # what stands in `src` until a script of the theme's has run
            values["src"] = values["data-src"]
        if tag == "iframe" and "?" in values.get("src", ""):
            values["src"] = _player(values["src"])
        kept = (values.get(name) for name in ("href", "src"))
        self.addresses += [value for value in kept if value and tag in ("a", "img", "iframe", "video", "audio")]
        if tag in VOID:
            return
        self.code += self.code > 0 or _is_code(tag, seen)
        classes = values.get("class", "").split()
        is_number = not _LINE_NUMBERS.isdisjoint(classes) or "user-select:none" in values.get("style", "")
        is_copying = tag == "button" and "copy" in values.get("class", "")
        is_silent = tag in self.silent_tags or is_number or is_copying or not self.silent_classes.isdisjoint(classes)
        self.open.append((tag, is_silent))
        self.silent += is_silent

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not any(tag == name for name, _ in self.open):
            return
        while self.open:
            name, is_silent = self.open.pop()
            self.silent -= is_silent
            self.events += [] if self.code else [f"/{name}"]
            self.code -= self.code > 0
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "style":  # Go's templates leave comments out
            data = _COMMENT.sub("", data)
        if self.base and not self.events and data.startswith(self.base):  # a link's beginning, `{{ .Site.BaseURL }}`
            data = self._address(data)
        if self.code:
            self.events[-1] = f"{self.events[-1]}{'' if self.silent else ''.join(data.split())}"
        else:
            self.events += filter(None, [" ".join(data.split())])  # white space as one space, and none beside tags
        self.texts += [] if self.silent else [data]

    def _address(self, value: str) -> str:
        """Return an address as both sides write it: without the site's own, processed pictures by their source."""
        value = _ESCAPE.sub(lambda match: match[0].lower(), value.removeprefix(self.base.rstrip("/")))
        return _PROCESSED.sub("", _OF_PAGE.sub("", value))
