"""Addresses for tags: `Học máy` lives at `hoc-may`, or where Hugo has it, and no two tags share a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from slugify import slugify

from hugo_posts.goldmark.letters import lower

#: Signs that tell languages apart (C, C++, C#) and that a slug would lose.
SPOKEN = (("+", " plus "), ("#", " sharp "))
#: `tags/index.md` is the page of all tags; that of a tag named so stands in a folder, as in Hugo.
_RESERVED = {"", "index"}
_INDEX = "index/index"


def tag_key(tag: str) -> str:
    """Return what two spellings of one tag have in common: as in Hugo, `Học máy` and `học-máy` are one."""
    return "".join(map(lower, unicodedata.normalize("NFC", tag))).replace(" ", "-")


def ascii_slug(tag: str) -> str:
    """Return a tag in ASCII, empty when nothing of it is left; in its order `đ` stands beside `d`."""
    return slugify(tag, replacements=SPOKEN, max_length=100)


def tag_slugs(tags: Iterable[str], given: Callable[[str], str] | None = None) -> Mapping[str, str]:
    """Return a slug for each tag's key; tags whose slugs would be equal (`ma`, `má`) get numbers in name order.

    Args:
        tags: the tags.
        given: returns the slug that a tag shall have, as Hugo has it for one; empty for what must be ASCII.
    """
    slugs: dict[str, str] = {}
    taken = set(_RESERVED)
    for key in sorted({tag_key(tag) for tag in tags}):
        stem = (given(key) if given else "") or ascii_slug(key) or "tag"
        stem = _INDEX if stem == "index" else stem
        slug, number = stem, 1
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        slugs[key] = slug
    return slugs
