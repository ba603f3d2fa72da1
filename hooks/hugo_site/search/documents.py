"""The pages that Pagefind reads, as files; those that a build finds as it wants them are left as they are."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import IO

from .document import SearchDocument, to_pagefind

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows
    flock = None  # type: ignore[assignment]

#: Least number of pages in a part of the index of a large blog, and most of the parts.
PART, MOST = 250, 6
#: The code that writes documents; they are written again when it changes.
_CODE = hashlib.sha256(Path(__file__).with_name("document.py").read_bytes()).hexdigest()


def owned(folder: Path) -> IO[str] | None:
    """Return a lock on a folder that other builds use, too, for as long as it is open; None if it cannot be had."""
    if flock is None:
        return None
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError:
            lock.close()
            raise
        return lock
    return None


class Documents:
    """A folder of pages, named by their addresses, which stand in a folder for each part of the index.

    A note beside it has a key for each page, made of what the page is made of. It is removed before anything changes
    and written by `keep`, so that what a killed build leaves behind is never taken for a page of the next one.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Use `folder`, which must be nobody else's meanwhile; `language` is the site's."""
        self._pages = folder / "pages"
        self._pages.mkdir(parents=True, exist_ok=True)
        self._language = language
        self._note = folder / "keys.json"
        self._kept = self._read()
        self._wanted: dict[str, tuple[str, SearchDocument]] = {}

    def add(self, document: SearchDocument) -> None:
        """Add a page; one with the same address is replaced."""
        name = hashlib.sha256(document.url.encode("utf-8", "replace")).hexdigest()[:32]
        made_of = json.dumps([_CODE, self._language, *vars(document).values()])
        self._wanted[name] = hashlib.sha256(made_of.encode()).hexdigest(), document

    def new(self) -> int:
        """Return how many pages were added that are other than before."""
        names = self._wanted.items()
        return sum(self._kept.get(f"{self._part(name)}/{name}.html") != key for name, (key, _) in names)

    def parts(self) -> dict[str, str]:
        """Return the parts of the index, each with what stands for all its pages together.

        A page keeps its part while the number of parts is the same, so that the other parts stay as they are.
        """
        keys: dict[str, list[tuple[str, str]]] = {str(number): [] for number in range(self._count())}
        for name, (key, _) in sorted(self._wanted.items()):
            keys[self._part(name)].append((name, key))
        return {part: hashlib.sha256(json.dumps(pages).encode()).hexdigest() for part, pages in keys.items()}

    def folder(self, part: str) -> Path:
        """Return the folder of a part's pages."""
        return self._pages / part

    def write(self) -> None:
        """Write the pages that are other than before, and remove those that were not added."""
        wanted = {f"{self._part(name)}/{name}.html": both for name, both in self._wanted.items()}
        there = {path.relative_to(self._pages).as_posix() for path in self._pages.rglob("*.html")}
        self._note.unlink(missing_ok=True)
        for name in there - wanted.keys():
            (self._pages / name).unlink()
        for number in range(self._count()):
            self.folder(str(number)).mkdir(exist_ok=True)
        for name, (key, document) in wanted.items():
            if self._kept.get(name) != key or name not in there:
                text = to_pagefind(document, self._language)
                (self._pages / name).write_text(text, encoding="utf-8", errors="replace")
        self._kept = {name: key for name, (key, _) in wanted.items()}

    def keep(self) -> None:
        """Write the note: the next build may use what is there."""
        self._note.write_text(json.dumps(self._kept), encoding="utf-8")

    def _count(self) -> int:
        """Return how many parts the index has: few, as a query loads a piece of each."""
        return max(1, min(MOST, len(self._wanted) // PART))

    def _part(self, name: str) -> str:
        return str(int(name[:8], 16) % self._count())

    def _read(self) -> dict[str, str]:
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(self._note.read_bytes())
            return kept if isinstance(kept, dict) else {}
        return {}
