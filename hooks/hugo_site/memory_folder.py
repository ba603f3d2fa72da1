"""A folder for files that are made, read once and thrown away: in memory, where many small ones cost a tenth."""

from __future__ import annotations

import os
import shutil
import tempfile

#: Where Linux keeps files in memory, and how many bytes must be free there.
_FOLDER, _ROOM = "/dev/shm", 500_000_000


def memory_folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """Return a new folder, which lies where temporary files always do if there is little or no room in memory.

    Args:
        prefix: what its name begins with.
    """
    is_there = os.path.isdir(_FOLDER) and os.access(_FOLDER, os.W_OK) and shutil.disk_usage(_FOLDER).free > _ROOM
    return tempfile.TemporaryDirectory(prefix=prefix, dir=_FOLDER if is_there else None)
