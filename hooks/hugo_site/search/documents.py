"""The pages that Pagefind reads, as files in a folder for each part of the index."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from .document import SearchDocument, to_pagefind

#: Least number of pages in a part of the index of a large blog, and most of the parts: a query loads a piece of each.
PART, MOST = 125, 6


class Documents:
    """A folder of pages, named by their addresses; those that were written before as they are now are left alone.

    Attributes:
        wanted: the pages, by the names of their files, each with what stands for it.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Use `folder`, which must be nobody else's; `language` is the site's."""
        self._folder = folder
        self._language = language
        self.wanted: dict[str, tuple[str, SearchDocument]] = {}
        self._written: dict[str, dict[str, str]] = {}

    def add(self, document: SearchDocument) -> None:
        """Add a page; one with the same address is replaced."""
        name = hashlib.sha256(document.url.encode("utf-8", "replace")).hexdigest()[:32]
        self.wanted[name] = document.digest(), document

    def parts(self) -> dict[str, str]:
        """Return the parts of the index, each with what stands for all its pages together.

        A page keeps its part while the number of parts is the same, so that the other parts stay as they are.
        """
        return {
            part: hashlib.sha256(json.dumps([self._language, pages]).encode()).hexdigest()
            for part, pages in self._keys().items()
        }

    def folder(self, part: str) -> Path:
        """Return the folder of a part's pages."""
        return self._folder / part

    def write(self, parts: Collection[str]) -> None:
        """Write the pages of these parts that are other than before, and remove those that were not added."""
        for part, pages in self._keys().items():
            if part in parts:
                self._write(self.folder(part), self._written.get(part, {}), pages)
                self._written[part] = dict(pages)

    def _write(self, folder: Path, before: Mapping[str, str], pages: Mapping[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in before.keys() - pages.keys():
            (folder / f"{name}.html").unlink()
        for name, key in pages.items():
            if before.get(name) != key:
                text = to_pagefind(self.wanted[name][1], self._language)
                (folder / f"{name}.html").write_text(text, encoding="utf-8", errors="replace")

    def _keys(self) -> dict[str, dict[str, str]]:
        """Return what stands for each page, by its name, for each part of the index.

        Pages are spread evenly: a word's weight in a part depends on how many of the part's pages have it.
        """
        has_words = any(document.has_words for _, document in self.wanted.values())  # Pagefind makes no empty index
        count = max(1, min(MOST, len(self.wanted) // PART)) if has_words else 0
        keys: dict[str, dict[str, str]] = {str(number): {} for number in range(count)}
        for name, (key, _) in sorted(self.wanted.items()) if count else ():
            keys[str(int(name[:8], 16) % count)][name] = key
        return keys
