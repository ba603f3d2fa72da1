"""How much memory a process and all that it starts hold, pages that they share counted once. Linux only."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.2  # seconds between two looks


class MemoryWatch:
    """Watches a process, which must lead a session of its own, until it ends.

    Attributes:
        most: the most that it and its children held at once, in MB; 0 on other systems.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.most = 0.0
        self._process = process
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self._process.poll() is None:
            self.most = max(self.most, sum(_held(number) for number in _session(self._process.pid)))
            time.sleep(_PAUSE)


def _session(leader: int) -> Iterator[str]:
    """Yield the processes of a session."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            yield path.parent.name


def _held(process: str) -> float:
    try:
        text = Path("/proc", process, "smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0
