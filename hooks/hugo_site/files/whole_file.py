"""Files that are there whole or not at all, whoever looks, and whatever happens meanwhile."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, *, is_checked: bool = False) -> None:
    """Write a file at once: another build never sees half of it, and neither does one after a power cut.

    Nobody waits for the disk with one that `is_checked` by whoever reads it (images/whole.py). Others may read it, as
    far as the process lets them read its files; those that `tempfile` makes are its owner's.
    """
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if not is_checked:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def usable_folder(path: Path) -> tempfile.TemporaryDirectory[str] | None:
    """Make a folder if it is not there; return a temporary one in its place when nothing can be written to it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return None
    except OSError:
        return tempfile.TemporaryDirectory(prefix="hugo_site_")


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
