"""Front matter that pages get from those above them: Hugo's `cascade`.

Source: https://gohugo.io/content-management/front-matter/#cascade-1. As the real Hugo has it
(tests/test_cascade.py): what is nearest to the page counts, its own front matter first, then its section's, then the
sections' above, then the site's configuration; of several entries in one place the first that has the name. A value is
taken whole; only `params` are taken one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from hugo_posts.front_matter.document import Document
from hugo_posts.front_matter.glob import GlobError, matches
from hugo_posts.record import dataclass

#: Names of `cascade` itself: whom an entry is for. The second is Hugo's until 0.156.
_TARGETS = ("target", "_target")


class CascadeError(ValueError):
    """A cascade that is none; the message says what is wrong, and the remedy."""


@dataclass(frozen=True)
class Page:
    """What tells a page from others."""

    path: str  # its path in Hugo, without extension, e.g. `/posts/x`
    kind: str = "page"  # `page`; of an `_index.md`: `home`, `section`, `taxonomy` or `term`
    lang: str = ""  # its language, e.g. `vi`
    environment: str = "production"  # `production` for a build, `development` for a preview


@dataclass(frozen=True)
class Entry:
    """One mapping of a cascade."""

    values: Mapping[str, Any]  # the front matter that it gives; names in lower case
    #: What a page must match to get it, by name; empty for all pages.
    target: Mapping[str, str] = field(default_factory=dict)
    source: str = ""  # where it stands, for messages, e.g. `docs/blog/posts/_index.md`

    def is_for(self, page: Page) -> bool:
        """Tell whether a page is meant."""
        return all(matches(pattern, getattr(page, name)) for name, pattern in self.target.items())


def read_cascade(value: object, source: str) -> list[Entry]:
    """Return the entries of a cascade; `source` is where it stands.

    Raises CascadeError.
    """
    entries = value if isinstance(value, list) else [value]
    return [_entry(each, source) for each in entries if each not in (None, {})]


def _entry(value: object, source: str) -> Entry:
    if not isinstance(value, Mapping):
        raise CascadeError("it must be a mapping, or a list of mappings; write e.g. cascade: {draft: true}")
    values = {str(name).lower(): part for name, part in value.items()}
    targets = [values.pop(name, None) for name in _TARGETS]
    return Entry(values, _target(next((each for each in targets if each is not None), {})), source)


def _target(value: object) -> dict[str, str]:
    """Return whom an entry is for, each name with its pattern."""
    if not isinstance(value, Mapping):
        raise CascadeError('"target" must be a mapping; write e.g. target: {path: /posts/**}')
    given = {str(name).lower(): pattern for name, pattern in value.items() if pattern is not None}
    if language := _languages(given.pop("sites", None)):
        given["lang"] = language
    known = Page.__dataclass_fields__
    for name, pattern in given.items():
        if name not in known:
            raise CascadeError(f'"target" has no "{name}"; there are {", ".join(known)}')
        if not isinstance(pattern, str):
            raise CascadeError(f'"target": {name} must be a text; write e.g. {name}: "{pattern}"')
        _check(pattern)
    return given


def _languages(sites: object) -> str | None:
    """Return the pattern of languages in Hugo's `sites: {matrix: {languages: […]}}`, None without one."""
    matrix = sites.get("matrix") if isinstance(sites, Mapping) else None
    languages = matrix.get("languages") if isinstance(matrix, Mapping) else None
    names = [languages] if isinstance(languages, str) else languages if isinstance(languages, list) else []
    return "{" + ",".join(map(str, names)) + "}" if names else None


def _check(pattern: str) -> None:
    try:
        matches(pattern, "")
    except GlobError as error:
        raise CascadeError(str(error)) from error


def with_cascades(document: Document, entries: Iterable[Entry], page: Page) -> tuple[Document, dict[str, str]]:
    """Return a page's file with what cascades give it, and where each value that it did not have itself comes from.

    Args:
        document: the page's file.
        entries: all cascades above it, the nearest first.
        page: what tells it from others.
    """
    applying = [entry for entry in entries if entry.is_for(page)]
    if not applying:
        return document, {}
    values, origins = dict(document.values), {}
    for entry in applying:
        for name, value in _new(entry.values, values):
            values[name], origins[name] = value, entry.source
    return replace(document, values=values), origins


def _new(given: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what a cascade adds to front matter."""
    for name, value in given.items():
        if name == "params" and isinstance(value, Mapping):
            own = values.get("params")
            params = own if isinstance(own, Mapping) else {}
            more = {key: part for key, part in value.items() if key not in params and key not in values}
            if more:
                yield "params", {**params, **more}
        elif name not in values:
            yield name, value


def above(path: str) -> Iterator[str]:
    """Yield the sections above a path, the nearest first: for `/posts/sub/x` itself, `/posts/sub`, `/posts`, `/`.

    A section's own path comes first, as its cascade is for itself, too.
    """
    while path not in ("", "/"):
        yield path
        path = path.rpartition("/")[0]
    yield "/"


@dataclass(frozen=True)
class Cascades:
    """All cascades of a site."""

    #: Those of sections, by the section's path, e.g. `/posts`.
    sections: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    site: Sequence[Entry] = ()  # those of the site's configuration

    def over(self, page: Page, own: Sequence[Entry] = ()) -> list[Entry]:
        """Return the entries that stand over a page, the nearest first; `own` are those of its own file."""
        found = [*own]
        for path in above(page.path):
            found += self.sections.get(path, ())
        return [*found, *self.site]

    def apply(
        self, document: Document, page: Page, report: Callable[[str], None] = lambda told: None
    ) -> tuple[Document, dict[str, str]]:
        """Return what `with_cascades` returns for a page; `report` is told of a cascade in it that is none."""
        try:
            own = read_cascade(document.values.get("cascade"), "")
        except CascadeError as error:
            own = []
            report(f"cascade: {error}")
        return with_cascades(document, self.over(page, own), page)
