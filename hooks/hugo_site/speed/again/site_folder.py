"""The site's folder as the last build left it: what would be written again as it is stays where it is.

MkDocs empties the folder first, and then writes everything. Here a note is kept of each file: a key, which stands for
all that the file was made of, and the file's state on the disk, which tells whether anybody has touched it since. Where
the folder has been moved, as by a machine that publishes, which keeps it from one run to the next, its content tells.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TypeGuard

from mkdocs.structure.files import File, Files
from mkdocs.utils import clean_directory

from ...files.file_state import TICK, state_of
from ...files.late_file import LateFile
from ...files.placing import folders_above
from ...upstream.building import copy_by, copy_itself, empty_no_folder
from .cache_key import digest
from .store import Store

#: A key, the hash of the content, then modification, change, size and number of the file.
_Note = tuple[str, str, int, int, int, int]
#: What the key of a file begins with that is a copy, and is made again as fast as it is looked at.
_COPY = "copy of "


class SiteFolder:
    """What of the site's folder need not be written again. Everything is written when nothing is known of it.

    Attributes:
        let_empty: lets MkDocs empty the folder, should the build end before it would have.
    """

    def __init__(self, folder: Path, store: Store | None) -> None:
        """Read what is known of `folder` from `store`, if there is one."""
        self._folder = folder
        self._store = store
        self._name = str(folder)
        known = store.read(self._name) if store else None
        self._known: dict[str, _Note] = known if _are_notes(known) else {}
        self._keys: dict[str, str] = {}
        self._found: dict[str, list[int]] = {}
        self.let_empty: Callable[[], None] = lambda: None

    def keep(self) -> None:
        """Keep MkDocs from emptying the folder, if there are notes of it."""
        if self._known and self._folder.is_dir():
            beside = [entry.path for entry in self._seen() if not entry.is_dir()]
            self._found = {path: _state(path) for path in (*beside, *chain(*map(_files, self._folders())))}
            self.let_empty = empty_no_folder()

    def empty(self) -> None:
        """Let the folder be as empty as MkDocs wanted it."""
        if self._found:
            clean_directory(str(self._folder))
            self._known, self._found = {}, {}

    def make_way(self, paths: Iterable[str]) -> None:
        """Remove what the last build left where this one writes something of another kind: a folder, or a file.

        Args:
            paths: of all files that this build writes, from the site's root.
        """
        files = {*paths} if self._found else set()
        folders = {folder for path in files for folder in folders_above(path)}
        for path in filter(os.path.isdir, map(self._folder.joinpath, files)):
            shutil.rmtree(path, ignore_errors=True)
        for path in filter(os.path.isfile, map(self._folder.joinpath, folders)):
            os.unlink(path)

    def key(self, path: str | Path) -> str:
        """Return the key with which a file was noted, if nobody has touched it since; nothing otherwise."""
        known = self._known.get(str(path))
        return known[0] if known and (list(known[2:]) == (now := _state(path)) or _is_moved(path, known, now)) else ""

    def note(self, path: str | Path, key: str) -> None:
        """Note a file that is as it should be, and the key that stands for what it was made of."""
        self._keys[str(path)] = key

    def tree_key(self, folder: Path) -> str:
        """Return the key with which a whole folder was noted, if nobody has touched it since; nothing otherwise."""
        paths = _files(folder)
        noted = {path for path in self._known if path.startswith(f"{folder}{os.sep}")}
        keys = {self.key(path) for path in paths}
        return keys.pop() if len(keys) == 1 and noted == set(paths) else ""

    def note_tree(self, folder: Path, key: str) -> None:
        """Note a folder that is as it should be, and the key that stands for what it was made of."""
        for path in _files(folder):
            self.note(path, key)

    def copy_what_is_new(self, files: Files, build: str | None) -> None:
        """Let files that are no pages be copied only when they are other than those in the folder.

        Args:
            files: the site's files.
            build: the key of this build's code and settings; None when it cannot be known.
        """
        for file in files:
            if not file.is_documentation_page():
                copy_by(file, partial(self._copy, file, build))

    def _copy(self, file: File, build: str | None, dirty: bool = False) -> None:
        key = _recipe(file, build) if isinstance(file, LateFile) else _source(file)
        if not key or self.key(file.abs_dest_path) != key:
            copy_itself(file, dirty)
        if key:
            self.note(file.abs_dest_path, key)

    def sweep(self) -> None:
        """Remove what neither this build wrote nor the last one wrote for it; to be called when all is written."""
        for path, state in self._found.items():
            if path not in self._keys and _state(path) == state:
                os.unlink(path)
        for folder in self._folders() if self._found else ():
            for place, _, names in os.walk(folder, topdown=False):
                with suppress(OSError):  # it is not empty
                    if not names:
                        os.rmdir(place)

    def _folders(self) -> list[str]:
        """Return the folders that MkDocs would remove (mkdocs/utils, `clean_directory`)."""
        return [entry.path for entry in self._seen() if entry.is_dir(follow_symlinks=False)]

    def _seen(self) -> list[os.DirEntry[str]]:
        return [entry for entry in os.scandir(self._folder) if not entry.name.startswith(".")]

    def save(self) -> None:
        """Keep the notes for the next build; to be called last, when nobody writes any more."""
        if not self._store:
            return
        notes = dict(self._notes())
        if any(time.time_ns() - max(note[2:4]) < TICK for note in notes.values()):
            time.sleep(TICK / 1e9)  # what is changed from now on has another time
            self._known = notes
            notes = dict(self._notes())
        self._store.write(self._name, notes)

    def _notes(self) -> Iterator[tuple[str, _Note]]:
        for path, key in self._keys.items():
            if state := _state(path):
                known = self._known.get(path)
                is_known = known and list(known[2:]) == state
                digest = known[1] if known and is_known else "" if key.startswith(_COPY) else _hash(path)
                yield path, (key, digest, *state)  # type: ignore[misc]


def _files(folder: str | Path) -> list[str]:
    return [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]


def _are_notes(known: object) -> TypeGuard[dict[str, _Note]]:
    """Tell whether what was kept is what `save` keeps, and nobody has changed it since."""
    notes = known.values() if isinstance(known, dict) else [None]
    return all(isinstance(note, list) and len(note) == 6 and isinstance(note[0], str) for note in notes)


def _is_moved(path: str | Path, known: _Note, state: list[int]) -> bool:
    """Tell whether a file has another time, or number, but the content that it was noted with."""
    return bool(known[1] and state and state[2] == known[4] and _hash(path) == known[1])


def _hash(path: str | Path) -> str:
    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _state(path: str | Path) -> list[int]:
    return state_of(path, followed=False)


def _recipe(file: LateFile, build: str | None) -> str:
    """Return what stands for what a file's content is made of; nothing when that cannot be known."""
    return f"{build} {digest(file.made_of)}" if build else ""


def _source(file: File) -> str:
    """Return what stands for what a file is copied from; nothing when that may change without another time."""
    if file.abs_src_path is None:
        return sha256(file.content_bytes).hexdigest()
    state = state_of(file.abs_src_path)
    return f"{_COPY}{file.abs_src_path} {state}" if state and time.time_ns() - max(state[:2]) > TICK else ""
