"""What tells versions of a file apart without reading it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

#: Nanoseconds within which a file may change without another time.
TICK = 50_000_000


def state_of(path: str | os.PathLike[str], *, followed: bool = True) -> list[int]:
    """Return a file's state: its times, its size and its number on the disk.

    Args:
        path: the file.
        followed: of a link, tell of what it leads to.

    Returns:
        Equal ones for a file that nobody has touched; nothing when there is none.
    """
    try:
        found = os.stat(path, follow_symlinks=followed)
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino]


def snapshot(paths: Iterable[str]) -> dict[str, list[int]]:
    """Return the state of each file at and below `paths`, by path."""
    found = chain(*([path] if os.path.isfile(path) else _files(path) for path in paths))
    return {path: state for path in found if (state := state_of(path))}


def changed(before: Mapping[str, list[int]], now: Mapping[str, list[int]]) -> set[str]:
    """Return the paths of files that are new, gone, or other than before."""
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def _files(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder, followlinks=True):  # as MkDocs looks for files
        folders[:] = set(folders) - {"__pycache__"}
        yield from (os.path.join(place, name) for name in names)
