"""A second process that works from the last page on, while this one works from the first on.

It is a copy of this process (fork), which knows all that this one knows and leaves what it does in files. Nothing
waits for it: what is not there when this process comes to it, this process does. If the copy dies, the build is slower.
"""

from __future__ import annotations

import gc
import logging
import mmap
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

log = logging.getLogger("mkdocs.hugo_site")

Task = TypeVar("Task")

#: Fewer pages than this are made before a second process is of use.
FEWEST = 60
_BYTES = 8


class Helper:
    """The other process, as this one sees it."""

    def __init__(self, process: int, shared: mmap.mmap) -> None:
        self._process = process
        self._shared = shared

    def go_on(self, number: int) -> None:
        """Tell it how many tasks are done here, so that it ends where the two meet."""
        self._shared[:_BYTES] = number.to_bytes(_BYTES, "little")

    def result(self, number: int) -> int:
        """Return what doing a task gave; 0 when it has not been done."""
        return self._shared[_BYTES + number]

    def end(self) -> None:
        """Tell it to end, and wait until it has, which is at most one task later."""
        if self._process:
            self.go_on(2**32)
            os.waitpid(self._process, 0)
            self._process = 0


def start_helper(tasks: Sequence[Task], work: Callable[[Task], int], fewest: int = FEWEST) -> Helper | None:
    """Let another process do tasks from the last one on.

    Args:
        tasks: in the order in which this process is going to do them.
        work: does one, writes what comes of it to a file, and returns a number below 256 for this process to know, 0
            if this process shall do the task itself; is called in the other process only.
        fewest: of fewer tasks a second process is of no use.

    Returns:
        The helper; None where there is none: one processor, too few tasks, another system than Linux (others do not
        fork, or not safely), or a process with threads, whose locks a copy would inherit.
    """
    is_possible = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1
    if not is_possible or len(tasks) < fewest:
        log.debug("%d tasks for one process; threads: %d", len(tasks), threading.active_count())
        return None
    log.debug("%d tasks for two processes", len(tasks))
    shared = mmap.mmap(-1, _BYTES + len(tasks))
    parent = os.getpid()
    gc.freeze()  # or looking for garbage would copy all memory that the two share
    process = os.fork()
    if process:
        return Helper(process, shared)
    try:
        os.nice(10)  # what this process waits for comes first
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(silent, stream)
        for number in reversed(range(len(tasks))):
            if number <= int.from_bytes(shared[:_BYTES], "little") or os.getppid() != parent:
                break
            shared[_BYTES + number] = work(tasks[number])
    finally:
        os._exit(0)  # without cleaning up what belongs to the other process
    return None
