"""What a page's `resources` say of the files of its bundle: `{src: "*.jpg", name: "photo-:counter", title: …}`.

Source: https://gohugo.io/content-management/page-resources/#metadata and Hugo's resources/resource_metadata.go: the
first entry that fits and has a name gives it, as with titles; each pattern counts for itself. Of parameters the last
counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from hugo_posts.front_matter.glob import GlobError, matches

_COUNTER = ":counter"


def names_in(said: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return files by the names that they are given, in small letters; `said` is what `resource_facts` returns."""
    found: dict[str, str] = {}
    for file, facts in said.items():
        if "name" in facts:
            found.setdefault(facts["name"].lstrip("/").lower(), file)
    return found


def resource_facts(entries: object, files: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return by file what the entries say of it: `name` and `title` where one has them, `params`.

    Args:
        entries: what front matter says; what is no entry counts not.
        files: the files of the bundle, by their paths from its folder, sorted.
    """
    read = [{str(key).lower(): value for key, value in each.items()} for each in _mappings(entries)]
    counted: Counter[tuple[str, str]] = Counter()
    found: dict[str, dict[str, Any]] = {file: {"params": {}} for file in files}
    for file, facts in found.items():
        for each in read:
            source = str(each.get("src", ""))
            if not _fits(source, file):
                continue
            for key in (key for key in ("name", "title") if key in each and key not in facts):
                counted[key, source] += _COUNTER in str(each[key])
                facts[key] = str(each[key]).replace(_COUNTER, str(counted[key, source]))
            params = each.get("params")
            if isinstance(params, Mapping):
                facts["params"] = {**facts["params"], **params}
    return found


def _mappings(entries: object) -> list[Mapping[object, object]]:
    return [each for each in entries if isinstance(each, Mapping)] if isinstance(entries, list) else []


def _fits(pattern: str, file: str) -> bool:
    with suppress(GlobError):
        return matches(pattern, file)
    return False
