"""Pages by their places below Hugo's `content/`, which is how `ref`, `relref` and Hugo's link hook name them.

Source: https://gohugo.io/methods/page/getpage/ and Hugo's hugolib/content_map_page.go: neither the ending nor the
letter case counts, a path without a slash in front is looked for from the page's own section first, and a name that
only one page of the site has is enough.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeVar
from urllib.parse import unquote

from mkdocs.structure.files import File

#: What files of Markdown and HTML end with in Hugo; hugo_import writes them all as `.md`.
_ENDING = re.compile(r"\.(md|markdown|mdown|html?)$")
#: A language before that, which `x.png` has none of.
_LANGUAGE = re.compile(rf"\.[a-z]{{2,3}}(-[a-z]+)?(?={_ENDING.pattern})")

_Found = TypeVar("_Found")


class ContentPaths:
    """The pages of one build."""

    def __init__(self, files: Mapping[str, File]) -> None:
        """Note the pages.

        Args:
            files: each page's file by its place, e.g. `posts/sub/x.md`, `posts/x/index.md` or `posts/_index.md`.
        """
        self._files = {content_key(path): file for path, file in files.items()}
        self._homes = {file.src_uri: posixpath.dirname(path) for path, file in files.items()}
        self._names = _only_ones(self._files)

    def find(self, path: str, origin: File, *, as_ref: bool = False) -> File | None:
        """Return the page that `path` names in the text of `origin`, None when there is none, or more than one.

        Args:
            path: what names it.
            origin: the file of the page whose text it stands in.
            as_ref: look for it as `ref` does, for which a name may have any ending; in a link `a.png` is no page.
        """
        found = self._among(self._files, self._names, path, origin)
        by_name = as_ref and found is None and "/" not in path
        return self._names.get(content_key(posixpath.splitext(path)[0])) if by_name else found

    def find_in(self, places: Mapping[str, _Found], path: str, origin: File) -> _Found | None:
        """Return what `path` names among pages of another language by their `content_key`, else as `find`."""
        return self._among(places, _only_ones(places), path, origin)

    def _among(
        self, places: Mapping[str, _Found], names: Mapping[str, _Found], path: str, origin: File
    ) -> _Found | None:
        for named in (path, _LANGUAGE.sub("", path)):  # `x.vi.md` names the page in one language
            key = content_key(named)
            place = next((place for place in self._places(named, key, origin) if place in places), None)
            if place is not None:
                return places[place]
            if "/" not in named.rstrip("/") and key in names:
                return names[key]
        return None

    def _places(self, path: str, key: str, origin: File) -> Iterator[str]:
        home = self._homes.get(origin.src_uri, "")
        folders: tuple[str, ...] = (home, posixpath.dirname(home))
        if not key and origin.name == "index" and path[:3] != "../":  # a bundle is no section of its own
            folders = folders[1:]
        for folder in () if path.startswith("/") else folders:
            yield content_key(posixpath.join("/", folder, path))
        if not path.startswith(".."):
            yield key


def _only_ones(places: Mapping[str, _Found]) -> dict[str, _Found]:
    """Return those whose name no other has, by their names."""
    names = Counter(posixpath.basename(key) for key in places)
    return {name: found for key, found in places.items() if names[name := posixpath.basename(key)] == 1}


def content_key(path: str) -> str:
    """Return the one spelling of a content path: letters small and composed, hyphens for spaces, without its ending."""
    plain = unicodedata.normalize("NFC", unquote(path)).lower().replace(" ", "-")
    plain = _ENDING.sub("", posixpath.normpath(posixpath.join("/", plain)).strip("/"))
    folder, name = posixpath.split(plain)
    return folder if name in ("index", "_index") else plain
