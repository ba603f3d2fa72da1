"""The terms of Hugo's taxonomies: which posts and pages name a tag, a category, a series.

Source: https://gohugo.io/content-management/taxonomies/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import field

from hugo_posts.front_matter.fields import FIELDS, WrongValueError, as_written, texts
from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass

from .posts import SourcePost


@dataclass(frozen=True)
class Term:
    """A term, e.g. the tag `Học máy`."""

    name: str  # the first spelling of it
    sources: list[SourcePost] = field(default_factory=list)  # the posts and pages that name it


def names_of(source: SourcePost, taxonomy: str) -> list[str]:
    """Return the terms that a post or page names, each once; those of tags without blanks at their edges."""
    written = written_in(source, taxonomy)
    return _each_once(texts(written)) if taxonomy.lower() in FIELDS else written


def written_in(source: SourcePost, taxonomy: str) -> list[str]:
    """Return the terms that a post or page names, as they are written: Hugo has ` Ngọc` at `/authors/-ngọc/`.

    A value that is no list of texts has been told of.
    """
    own = source.document.values.get("params")
    values = {**source.document.values, **(own if isinstance(own, Mapping) else {})}
    with suppress(WrongValueError):
        return _each_once(as_written(values.get(taxonomy.lower())))
    return []


def _each_once(names: list[str]) -> list[str]:
    return list({tag_key(name): name for name in reversed(names)}.values())[::-1]


def terms_of(
    sources: Iterable[SourcePost], taxonomy: str, names: Callable[[SourcePost, str], list[str]] = names_of
) -> Mapping[str, Term]:
    """Return the terms of a taxonomy, e.g. of `series`, by their keys: letter case makes no other term."""
    found: dict[str, Term] = {}
    for source in sources:
        for name in names(source, taxonomy):
            found.setdefault(tag_key(name), Term(name)).sources.append(source)
    return found
