"""A Hugo post's front matter in the terms of Material's blog plugin.

Sources: https://gohugo.io/content-management/front-matter/, https://gohugo.io/content-management/taxonomies/,
https://github.com/adityatelange/hugo-PaperMod/wiki/Variables and
https://squidfunk.github.io/mkdocs-material/plugins/blog/#metadata.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from hugo_posts.front_matter.alias import is_local_alias
from hugo_posts.front_matter.document import Document
from hugo_posts.front_matter.fields import FIELDS, WrongValueError, is_on, plain
from hugo_posts.front_matter.hugo_date import CREATED, EXPIRY, NO_DATE, PUBLISHED, TOO_LATE, UPDATED, read_date
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page, PermalinkError, blog_slug, hugo_address
from hugo_posts.front_matter.publication import (
    BuildError,
    Preview,
    Publication,
    State,
    advice,
    publication_of,
    state_of,
)
from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass

_DATES = frozenset(CREATED + EXPIRY)


#: Names that mean nothing to Hugo among `params`, as the real one has it: `params: {draft: true}` is published.
_HUGO_S_OWN = _DATES | frozenset(
    "_build aliases build cascade description draft headless iscjklanguage keywords layout linktitle markup menu menus "
    "outputs resources sitemap sites slug summary title translationkey type url weight".split()
)


@dataclass(frozen=True)
class Problem:
    """A mistake in front matter."""

    line: int  # 1-based line of the file
    message: str  # what is wrong, and the remedy
    harmless: bool = False  # Hugo does the same without a word, so that it is no warning


@dataclass(frozen=True)
class Post:
    """A post as Material's blog plugin takes it."""

    meta: dict[str, Any]  # front matter for Material and for templates, names in lower case
    page: Page  # what its addresses are made of
    problems: list[Problem] = field(default_factory=list)  # mistakes in the front matter, by line
    state: State = ""  # why it is not published now; nothing of a post that is
    is_undated: bool = False  # it has no date, and Go's zero date instead, so that it stands last
    publication: Publication = field(default_factory=Publication)  # what of it is published


@dataclass(frozen=True)
class Blog:
    """What posts need to know of their site."""

    zone: tzinfo = UTC  # zone of dates that name none (Hugo's `timeZone`)
    section: str = "posts"  # name of the posts' folder in Hugo
    sections: Collection[str] = ()  # further such folders, each of which is one below the posts' folder here
    urls: HugoUrls = field(default_factory=HugoUrls)  # the addresses of old
    preview: Preview = field(default_factory=Preview)  # what is published although it is not to be read yet


def normalise(document: Document, path: str, *, now: datetime, blog: Blog = Blog()) -> Post:  # noqa: B008 (frozen)
    """Return a post in Material's terms; never fails, mistakes are among its problems.

    Beside Hugo's names, in lower case and with values of the type each should have, `meta` holds:
    `date` (`created`, `updated`), `categories` (tags and categories), `slug` (address below the blog), `title` (empty
    without one, as in Hugo), `linktitle` (never empty), `author` (all who wrote it) and `draft` (not to be published
    now).

    Args:
        document: the post's file.
        path: its path below the posts' folder, e.g. `sub/x.md`.
        now: the time of the build, with a zone.
        blog: the post's site.
    """
    reader = _Reader(document, blog.zone)
    meta = reader.values()
    created = reader.first_date(CREATED) or NO_DATE
    page = Page(
        path=path if path.partition("/")[0] in blog.sections else f"{blog.section}/{path}".lstrip("/"),
        title=_text(meta, "title"),
        slug=_text(meta, "slug").strip("-"),
        url=_text(meta, "url"),
        date=created,
        rules=blog.urls.rules,
    )
    page = reader.with_readable_url(page)
    meta |= _dates(created, reader.first_date(UPDATED), reader.first_date(PUBLISHED))
    meta["author"] = list(dict.fromkeys([*meta.get("author", []), *meta.pop("authors", [])]))
    meta |= {"title": page.title, "linktitle": meta.get("linktitle") or page.title or page.name}
    folder = blog.section or "-"  # a section's folder is part of the new address
    slug = blog_slug(replace(page, path=f"{folder}/{path}"))
    meta |= {"slug": slug, "categories": reader.tags(meta), "aliases": reader.aliases(meta)}
    meta |= dict(_switches(meta))
    publication = reader.publication(meta, now, blog.preview)
    meta["draft"] = publication.state != ""  # Material leaves drafts out of builds and shows them when serving
    problems = sorted(reader.problems, key=lambda problem: problem.line)
    return Post(meta, page, problems, publication.state, is_undated=created == NO_DATE, publication=publication)


class _Reader:
    """Reads the values of one document and notes what is wrong with them."""

    def __init__(self, document: Document, zone: tzinfo) -> None:
        own = document.values.get("params")
        params = own if isinstance(own, Mapping) else {}
        self._values = {**document.values, **{name: params[name] for name in params.keys() - _HUGO_S_OWN}}
        self._lines = document.lines
        self._zone = zone
        self.problems: list[Problem] = []
        self._dates = {name: self._date(name, value) for name, value in self._values.items() if name in _DATES}

    def values(self) -> dict[str, Any]:
        """Return all values but dates, each of the type that its name asks for; wrong ones are left out."""
        meta: dict[str, Any] = {}
        for name, value in self._values.items():
            if name in _DATES or name == "params" or value is None:
                continue
            try:
                meta[name] = FIELDS.get(name, plain)(value)
            except WrongValueError as error:
                self._report(name, f"{name}: {error}", harmless=error.harmless)
        if self._values.get("published") is False:
            meta["draft"] = True
        return meta

    def with_readable_url(self, page: Page) -> Page:
        """Return a page without its `url` if that names an attribute that Hugo does not know."""
        try:
            hugo_address(page)
        except PermalinkError as error:
            self._report("url", f"url: {str(error).removeprefix('permalinks: ')}; write the address itself")
            return replace(page, url="")
        return page

    def first_date(self, names: tuple[str, ...]) -> datetime | None:
        """Return the first date that is set under one of `names`."""
        return next((date for name in names if (date := self._dates.get(name))), None)

    def tags(self, meta: Mapping[str, Any]) -> list[str]:
        """Return tags and categories, each once; of two spellings the first counts."""
        spellings: dict[str, str] = {}
        for name in ("tags", "categories"):
            for tag in meta.get(name, []):
                first = spellings.setdefault(tag_key(tag), tag)
                if first != tag:
                    self._report(name, f'{name}: "{tag}" and "{first}" are one tag; keep one spelling', harmless=True)
        return list(spellings.values())

    def aliases(self, meta: Mapping[str, Any]) -> list[str]:
        """Return the aliases that are addresses of this site."""
        local: list[str] = []
        for alias in meta.get("aliases", []):
            if is_local_alias(alias):
                local.append(alias)
            else:
                self._report("aliases", f'aliases: "{alias}" is no address of this site; write e.g. /old/address/')
        return local

    def publication(self, meta: Mapping[str, Any], now: datetime, preview: Preview) -> Publication:
        """Return what of the page is published: nothing while Hugo would refuse to say."""
        published, expiry = self.first_date(PUBLISHED) or self.first_date(CREATED), self.first_date(EXPIRY)
        draft = bool(meta.get("draft"))
        state = state_of(draft=draft, published=published, expiry=expiry, now=now, preview=preview)
        for told in advice(meta):
            self._report(told.partition(":")[0].lower(), told)
        try:
            return publication_of(meta, state)
        except BuildError as error:
            self._report("build", f"{error}; until then the page is not published")
            return Publication(state, has_page=False, listed="never", has_resources=False)

    def _date(self, name: str, value: object) -> datetime | None:
        if value is None or value == "" or (name == "published" and isinstance(value, bool)):
            return None
        date = read_date(value, self._zone)
        if date is None:
            self._report(name, f'{name}: "{value}" is no date; write e.g. 2024-03-09 or 2024-03-09T10:11:33+07:00')
        elif name in UPDATED and date.year >= TOO_LATE:
            self._report(name, f'{name}: "{value}" is later than any archive can hold; write when it was changed last')
        return date

    def _report(self, name: str, message: str, *, harmless: bool = False) -> None:
        self.problems.append(Problem(self._lines.get(name, 1), message, harmless))


def _text(meta: Mapping[str, Any], name: str) -> str:
    return str(meta.get(name, ""))


def _dates(created: datetime, updated: datetime | None, published: datetime | None) -> dict[str, Any]:
    dates = {"created": created}
    if published not in (None, created):
        dates["published"] = published
    if updated not in (None, created):
        dates["updated"] = updated
    return {"date": dates}


def _switches(meta: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what PaperMod's switches are called in Material, and their values."""
    if is_on(meta.get("searchhidden")):
        yield "search", {**meta.get("search", {}), "exclude": True}
    if not meta.get("showtoc", True) and "toc" not in meta.get("hide", []):
        yield "hide", [*meta.get("hide", []), "toc"]
