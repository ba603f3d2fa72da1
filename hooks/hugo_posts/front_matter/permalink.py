"""Where a post lives: its address on this site, and the one it had in Hugo.

Sources: https://gohugo.io/content-management/urls/, https://gohugo.io/configuration/permalinks/ and Hugo's
common/paths/path.go, resources/page/page_paths.go and resources/page/permalinks.go. Addresses here are from the
site's root, begin with a slash and are not percent-encoded.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus

from hugo_posts.front_matter.go_layout import format_date
from hugo_posts.front_matter.hugo_date import NO_DATE
from hugo_posts.goldmark.letters import lower, without_accents
from hugo_posts.record import dataclass

_ATTRIBUTE = re.compile(r":\w+(?:\[.+?\])?")
#: Attributes of dates, and Go's layouts for them, all of which are attributes, too.
_LAYOUTS = {"month": "01", "monthname": "January", "day": "02", "weekdayname": "Monday"}
#: A date by which Hugo tells a layout: it is written otherwise.
_SOME_DAY = datetime(2019, 11, 9, 23, 1, 42, tzinfo=UTC)
_SIGNS = frozenset("./\\_#+~-@")
#: Longest name of a file or folder, in bytes, that common file systems take.
MAX_NAME = 240


@dataclass(frozen=True)
class PathRules:
    """How a Hugo site writes its addresses (https://gohugo.io/configuration/all/)."""

    lower: bool = True  # in lower case (not `disablePathToLower`)
    accents: bool = True  # letters keep their accents (not `removePathAccents`)
    ugly: bool = False  # a page is a file, `/posts/x.html` (`uglyURLs`)
    ugly_sections: tuple[str, ...] = ()  # sections, and names of taxonomies, in which it is
    #: Folders of sections, `posts/java`, and the `slug` that stands in addresses for their names.
    section_slugs: tuple[tuple[str, str], ...] = ()
    #: Folders that have an `_index.md`; None where nobody has looked, and each counts as one.
    section_folders: frozenset[str] | None = None
    below: str = ""  # the key of a language whose site stands below it, as `url` says for itself: `/de/ueber-mich/`

    def is_ugly(self, section: str) -> bool:
        """Tell whether pages of a section are files."""
        return self.ugly or section.lower() in map(str.lower, self.ugly_sections)


USUAL = PathRules()


@dataclass(frozen=True)
class Page:
    """What a page's addresses are made of."""

    path: str  # its file, from Hugo's content folder, e.g. `posts/sub/x.md` or `posts/x/index.md`
    title: str = ""
    slug: str = ""  # `slug` of its front matter
    url: str = ""  # `url` of its front matter
    date: datetime = NO_DATE
    rules: PathRules = USUAL  # how its site writes addresses

    @property
    def name(self) -> str:
        """The file's name without extension, the folder's for a page bundle."""
        folder, file = posixpath.split(self.path)
        stem = posixpath.splitext(file)[0]
        return posixpath.basename(folder) if stem in ("index", "_index") and folder else stem

    @property
    def section(self) -> str:
        """The topmost folder above it as settings name it, whose letter case does not count; empty without one."""
        return self.path.partition("/")[0].replace(" ", "-").lower() if "/" in self.path else ""

    @property
    def sections(self) -> list[str]:
        """The folders above it; a page bundle's own folder is none."""
        folder, file = posixpath.split(self.path)
        if posixpath.splitext(file)[0] == "index":
            folder = posixpath.dirname(folder)
        return [file_part(part, self.rules) for part in folder.split("/") if part not in ("", ".", "..")]

    @property
    def sections_asked(self) -> list[str]:
        """What a pattern gets for `:sections`: the folders down to the nearest that has a page of its own, lower case.

        Source: `CurrentSection` in Hugo's resources/page/permalinks.go.
        """
        names, known = [name.lower() for name in self.sections], self.rules.section_folders
        depths = range(len(names), 1, -1)
        return names[: next((depth for depth in depths if known is None or "/".join(names[:depth]) in known), 1)]

    @property
    def sections_shown(self) -> list[str]:
        """The folders above it as its address has them where no pattern makes that."""
        slugs = dict(self.rules.section_slugs)
        return [slugs.get("/".join(self.sections[: at + 1]), name) for at, name in enumerate(self.sections)]


class PermalinkError(Exception):
    """A pattern with an attribute that Hugo does not know; the message names it."""


@lru_cache(maxsize=8192)
def sanitise(text: str, rules: PathRules = USUAL) -> str:
    """Return `text` as Hugo puts it into an address: letters in lower case, hyphens for spaces, few other signs."""
    text = text if rules.accents else without_accents(text)
    kept: list[str] = []
    gap = False
    for at, char in enumerate(text):
        if _is_allowed(text, at):
            if gap and char != "-":
                kept.append("-")
            gap = False
            kept.append(char)
        elif char.isspace() and kept and kept[-1] != "-":
            gap = True
    return "".join(map(lower, kept) if rules.lower else kept)


def _is_allowed(text: str, at: int) -> bool:
    char = text[at]
    if char == "%":
        return re.match("[0-9a-fA-F]{2}", text[at + 1 : at + 3]) is not None
    return char in _SIGNS or unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def file_part(name: str, rules: PathRules = USUAL) -> str:
    """Return a file's or folder's name as Hugo puts it into an address: each space becomes a hyphen.

    With `disablePathToLower` they do so only between other signs. Letters that macOS decomposed are composed again, as
    Hugo does there, so that the address is the one that readers type.
    """
    name = unicodedata.normalize("NFC", name)
    return sanitise(name.replace(" ", "-") if rules.lower else name, rules)


def blog_slug(page: Page) -> str:
    """Return the address of a post below the blog: its folders below the section, then its slug or file name.

    E.g. `sub/x` for `posts/sub/x.md`. Never empty, never outside of the blog.
    """
    return within([*page.sections[1:], page.slug or file_part(page.name, page.rules)], page.rules) or "post"


def hugo_address(page: Page, pattern: str = "") -> str:
    """Return the address that Hugo gives a page, e.g. `/posts/x/` or `/old.html`.

    Args:
        page: the page; its `url` goes before the pattern.
        pattern: the section's entry in Hugo's `permalinks`, empty without one.

    Raises PermalinkError.
    """
    if page.url:
        return _url_address(expand(page.url, page) if ":" in page.url else page.url, page)
    if pattern:
        # Hugo decodes the expanded pattern as a query: `%e6%97%a5`, as WordPress wrote it, and a plus, which is a space
        path = within([unquote_plus(expand(pattern, page)).rstrip("/")], page.rules)
    else:
        path = within([*page.sections_shown, page.slug or file_part(page.name, page.rules)], page.rules)
    return f"/{path}.html" if page.rules.is_ugly(page.section) and path else folder_address(path)


def _url_address(url: str, page: Page) -> str:
    path = posixpath.normpath("/" + url.replace("\\", "/")).replace("//", "/")
    if page.rules.below and url.startswith("/") and f"{path}/".startswith(f"/{page.rules.below}/"):
        path = path.removeprefix(f"/{page.rules.below}") or "/"
    is_file = "." in url and not url.endswith("/") and "." in posixpath.basename(path)
    return path if is_file else folder_address(path.strip("/"))


def within(parts: Iterable[str], rules: PathRules) -> str:
    """Return parts of a path as a sanitised path that climbs nowhere."""
    path = sanitise("/".join(parts), rules).replace("\\", "/")
    return "/".join(part for part in path.split("/") if part.strip("."))


def folder_address(path: str) -> str:
    """Return the address of a folder, e.g. `/a/b/` of `a/b`."""
    return f"/{path}/" if path else "/"


def expand(pattern: str, page: Page) -> str:
    """Return a pattern such as `/:year/:slug/` with what its attributes stand for; raises PermalinkError."""
    values = _attributes(page)

    def value(match: re.Match[str]) -> str:
        name = match[0][1:]
        if name.startswith("sections["):
            return "/".join(_cut(page.sections_asked, name.removeprefix("sections[").removesuffix("]")))
        if name.startswith("sectionslug"):  # a section without a slug stands there with its title
            told = f'"{match[0]}" asks for slugs and titles of sections, which are not known here'
            raise PermalinkError(f'permalinks: {told}; write :sections (in "{pattern}")')
        if name in _LAYOUTS:
            return format_date(_LAYOUTS[name], page.date)
        if name not in values and format_date(name, _SOME_DAY) != name:
            return format_date(name, page.date)
        if name not in values:
            raise PermalinkError(f'permalinks: Hugo has no attribute "{match[0]}" (in "{pattern}")')
        return _reference(values[name])

    return _ATTRIBUTE.sub(value, pattern.replace("\\:", "\0")).replace("\0", ":")


def _reference(text: str) -> str:
    """Return an attribute as Hugo does, which reads it as an address: the sign of an empty fragment goes, `c#`."""
    return text[:-1] if text.find("#") == len(text) - 1 else text


def _attributes(page: Page) -> Mapping[str, str]:
    date, slug, name = page.date, sanitise(page.slug, page.rules), sanitise(page.name, page.rules)
    title = sanitise(page.title.translate({ord("/"): "-", ord("\\"): "-"}), page.rules)
    return {
        "year": str(date.year),
        "weekday": str(date.isoweekday() % 7),
        "yearday": str(date.timetuple().tm_yday),
        "section": "".join(page.sections_asked[:1]),
        "sections": "/".join(page.sections_asked),
        "title": title,
        "slug": slug or title,
        "slugorfilename": slug or name,
        "slugorcontentbasename": slug or name,
        "filename": name,
        "contentbasename": name,
    }


def _cut(sections: list[str], cut: str) -> list[str]:
    """Return the part of `sections` that `1`, `last`, `1:` or `:last` names; out of bounds is nothing."""
    low, colon, high = cut.lower().partition(":")
    if not colon:
        at = _index(low, sections, 0)
        return sections[at : at + 1]
    return sections[_index(low, sections, 0) : _index(high, sections, len(sections))]


def _index(text: str, sections: list[str], default: int) -> int:
    if text == "last":
        return max(len(sections) - 1, 0)
    return int(text) if text.isdecimal() else default


def section_folders(paths: Iterable[str], rules: PathRules) -> frozenset[str]:
    """Return which folders have a page of their own, of all files' `paths` in Hugo's content; a draft counts, too."""
    named = (path for path in paths if posixpath.splitext(posixpath.basename(path))[0] == "_index")
    return frozenset("/".join(Page(path, rules=rules).sections).lower() for path in named)


def pattern_for(permalinks: Any, section: str, kind: str = "page") -> str:
    """Return the pattern for the pages of a section in Hugo's `permalinks` setting, empty without one.

    Both forms are read: `{posts: …}`, which is for pages and terms, and `{page: {posts: …}}`. `kind` is Hugo's: `page`,
    `section`, or `term` with a taxonomy in place of the section. Letter case does not count.
    """
    if not isinstance(permalinks, Mapping):
        return ""
    own = permalinks.get(kind)
    for patterns in (own if isinstance(own, Mapping) else {}, permalinks if kind != "section" else {}):
        for name, pattern in patterns.items():
            if str(name).strip("/\\").lower() == section.lower() and isinstance(pattern, str):
                return pattern
    return ""


def clashes(addresses: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the addresses that more than one page has: address -> the pages' names.

    `addresses` are pairs of an address and a page's name; letter case makes no other address on some disks.
    """
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for address, name in addresses:
        pages[address.casefold()].append(name)
    return {address: names for address, names in pages.items() if len(set(names)) > 1}
