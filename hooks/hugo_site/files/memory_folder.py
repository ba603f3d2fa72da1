"""Where files lie that are written, read once and thrown away.

On a disk a thousand of them take half a second. It is more where many were deleted a moment ago, as by the last build:
ext4 looks at each of those before it makes a new one (`recently_deleted` in the kernel's fs/ext4/ialloc.c).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path

#: What the names of folders for such files begin with.
PREFIX = "hugo_site_"
#: Where Linux keeps files in memory, and how many bytes must be free there.
_FOLDER, _ROOM = Path("/dev/shm"), 500_000_000
_DAY = 86_400  # seconds


def memory_folder() -> str | None:
    """Return a folder in memory, for `tempfile` as its `dir`; None, which is the usual place, without one.

    What a build has left there that was killed a day ago or earlier is removed.
    """
    if not os.access(_FOLDER, os.W_OK) or shutil.disk_usage(_FOLDER).free < _ROOM:
        return None
    for path in _FOLDER.glob(f"{PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):  # another build, which has come to its end
            if path.lstat().st_mtime < time.time() - _DAY:
                shutil.rmtree(path, ignore_errors=True)
    return str(_FOLDER)
