"""The names that a page's `resources` give to the files of its bundle: `{src: "*.jpg", name: "photo-:counter"}`.

Source: https://gohugo.io/content-management/page-resources/#metadata and Hugo's resources/resource_metadata.go: the
first entry that fits and has a name gives it, and each pattern counts for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress

from hugo_posts.front_matter.glob import GlobError, matches

_COUNTER = ":counter"


def resource_names(entries: object, files: Iterable[str]) -> dict[str, str]:
    """Return files by the names that entries of `resources` give them, in small letters; what is no entry counts not.

    Args:
        entries: what front matter says.
        files: the files of the bundle, by their paths from its folder, sorted.
    """
    read = [{str(key).lower(): str(value) for key, value in each.items()} for each in _mappings(entries)]
    named = [(each["src"], each["name"].lstrip("/").lower()) for each in read if each.keys() >= {"src", "name"}]
    counted: Counter[str] = Counter()
    found: dict[str, str] = {}
    for file in files:
        for src, name in named:
            if _fits(src, file):
                counted[src] += _COUNTER in name
                found.setdefault(name.replace(_COUNTER, str(counted[src])), file)
                break
    return found


def _mappings(entries: object) -> list[Mapping[object, object]]:
    return [each for each in entries if isinstance(each, Mapping)] if isinstance(entries, list) else []


def _fits(pattern: str, file: str) -> bool:
    with suppress(GlobError):
        return matches(pattern, file)
    return False
