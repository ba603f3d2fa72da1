"""The pages that Pagefind reads, as files; those that a build finds as it wants them are left as they are."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import IO

from .document import SearchDocument, to_pagefind

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows
    flock = None  # type: ignore[assignment]

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
    """A folder of pages, named by their addresses; `folder / "pages"` is what Pagefind reads.

    A note beside it has a key for each page, made of what the page is made of. It is removed before anything changes
    and written by `keep`, so that what a killed build leaves behind is never taken for a page of the next one.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Use `folder`, which must be nobody else's meanwhile; `language` is the site's."""
        self.pages = folder / "pages"
        self.pages.mkdir(parents=True, exist_ok=True)
        self._language = language
        self._note = folder / "keys.json"
        self._kept = self._read()
        self._wanted: dict[str, tuple[str, SearchDocument]] = {}

    def add(self, document: SearchDocument) -> None:
        """Add a page; one with the same address is replaced."""
        name = hashlib.sha256(document.url.encode("utf-8", "replace")).hexdigest()[:32]
        made_of = json.dumps([_CODE, self._language, asdict(document)])
        self._wanted[f"{name}.html"] = hashlib.sha256(made_of.encode()).hexdigest(), document

    def digest(self) -> str:
        """Return what stands for all pages together."""
        keys = sorted((name, key) for name, (key, _) in self._wanted.items())
        return hashlib.sha256(json.dumps(keys).encode()).hexdigest()

    def write(self) -> None:
        """Write the pages that are other than before, and remove those that were not added."""
        there = set(os.listdir(self.pages))
        kept = self._kept
        self._note.unlink(missing_ok=True)
        for name in there - self._wanted.keys():
            (self.pages / name).unlink()
        for name, (key, document) in self._wanted.items():
            if kept.get(name) != key or name not in there:
                text = to_pagefind(document, self._language)
                (self.pages / name).write_text(text, encoding="utf-8", errors="replace")
        self._kept = {name: key for name, (key, _) in self._wanted.items()}

    def keep(self) -> None:
        """Write the note: the next build may use what is there."""
        self._note.write_text(json.dumps(self._kept), encoding="utf-8")

    def _read(self) -> dict[str, str]:
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(self._note.read_bytes())
            return kept if isinstance(kept, dict) else {}
        return {}
