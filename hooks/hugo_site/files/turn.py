"""One build at a time writes to a site's folder: the next one waits for its turn."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from mkdocs.config.defaults import MkDocsConfig

from ..log import log

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Turn:
    """A build's turn, from before the folder is emptied until all is written.

    It is a lock of the system's, which ends with the process, however that ends; so nothing is left to be tidied up.
    Where there are no such locks, builds do not wait.
    """

    def __init__(self, site: Path, *, until_exit: bool) -> None:
        """Note what to wait for.

        Args:
            site: the folder.
            until_exit: keep the turn when the build is done, as what was built is about to be published.
        """
        name = hashlib.sha256(os.fsencode(site.resolve())).hexdigest()[:16]
        self._path = Path(tempfile.gettempdir(), f"hugo_site_{os.getuid() if fcntl else ''}_{name}.lock")
        self._until_exit = until_exit
        self._file: IO[bytes] | None = None

    def wait(self, *, config: MkDocsConfig) -> None:
        """Wait until no other build is at work."""
        if not fcntl:
            return
        with contextlib.suppress(OSError):  # a full or read-only disk, or one that knows no locks
            self._file = self._path.open("ab")
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                log.info("Another build writes to this site's folder; waiting until it is done")
                fcntl.flock(self._file, fcntl.LOCK_EX)

    def go_on(self, *, config: MkDocsConfig) -> None:
        """Let others go on, if what was built is not about to be published."""
        if not self._until_exit:
            self._end()

    def give_up(self, error: Exception) -> None:
        """Let others go on."""
        self._end()

    def _end(self) -> None:
        if self._file:
            self._file.close()
            self._file = None
