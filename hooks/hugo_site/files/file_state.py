"""What tells versions of a file apart without reading it."""

from __future__ import annotations

import os


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
