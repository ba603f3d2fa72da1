"""ASCII addresses for tags: `Học máy` lives at `hoc-may`, and no two tags share a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from slugify import slugify

#: Signs that tell languages apart (C, C++, C#) and that a slug would lose.
SPOKEN = (("+", " plus "), ("#", " sharp "))
#: `tags/index` is the page of all tags.
_RESERVED = {"", "index"}


def tag_key(tag: str) -> str:
    """Return what two spellings of one tag have in common; as in Hugo, letter case makes no other tag."""
    return unicodedata.normalize("NFC", tag).strip().casefold()


def tag_slugs(tags: Iterable[str]) -> Mapping[str, str]:
    """Return a slug for each tag's key; tags whose slugs would be equal (`ma`, `má`) get numbers in name order."""
    slugs: dict[str, str] = {}
    taken = set(_RESERVED)
    for key in sorted({tag_key(tag) for tag in tags}):
        stem = slugify(key, replacements=SPOKEN, max_length=100) or "tag"
        slug, number = stem, 1
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        slugs[key] = slug
    return slugs
