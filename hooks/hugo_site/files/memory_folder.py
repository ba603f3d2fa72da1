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
_DAY, _MINUTES = 86_400, 600  # seconds


def memory_folder() -> str | None:
    """Return a folder in memory, for `tempfile` as its `dir`; None, which is the usual place, without one.

    What a build has left there that was killed is removed, after ten minutes: in another container that shares the
    folder its process may be alive though nothing is seen of it here.
    """
    if not os.access(_FOLDER, os.W_OK) or shutil.disk_usage(_FOLDER).free < _ROOM:
        return None
    for path in _FOLDER.glob(f"{PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):  # another build, which has come to its end
            age = time.time() - path.lstat().st_mtime
            if age > _DAY or (age > _MINUTES and not _is_alive(path.name)):
                shutil.rmtree(path, ignore_errors=True)
    return str(_FOLDER)


def named_for(purpose: str) -> str:
    """Return what the name of a folder begins with, for `tempfile` as its `prefix`: it tells whose it is."""
    return f"{PREFIX}{os.getpid()}_{purpose}_"


def _is_alive(name: str) -> bool:
    """Whether the process that made a folder is still there, as far as that is known."""
    pid = name.removeprefix(PREFIX).partition("_")[0]
    return not pid.isdigit() or Path("/proc", pid).exists()
