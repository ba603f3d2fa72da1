"""Other processes that work from the last page on, while this one works from the first on.

They are copies of this process (fork), which know all that this one knows and leave what they do in files. There is one
for each further processor. Nothing waits for them: what is not there when this process comes to it, this process does.
If a copy dies, the build is slower.
"""

from __future__ import annotations

import gc
import mmap
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn, TypeVar

from ..log import log

Task = TypeVar("Task")

#: Fewer pages than this are made before a second process is of use.
FEWEST = 60
#: More copies than this cost more memory than they save time.
_MOST = 3
_BYTES = 8


class Helper:
    """The other processes, as this one sees them."""

    def __init__(self, processes: Sequence[int], shared: mmap.mmap) -> None:
        self._processes = processes
        self._shared = shared

    def go_on(self, number: int) -> None:
        """Tell them how many tasks are done here, so that they end where they meet this one."""
        self._shared[:_BYTES] = number.to_bytes(_BYTES, "little")

    def result(self, number: int) -> int:
        """Return what doing a task gave; 0 when it has not been done."""
        return self._shared[_BYTES + number]

    def end(self) -> None:
        """Tell them to end, and wait until they have, which is at most one task later."""
        processes, self._processes = self._processes, ()
        self.go_on(2**32)
        for process in processes:
            os.waitpid(process, 0)


def start_helper(tasks: Sequence[Task], work: Callable[[Task], int], fewest: int = FEWEST) -> Helper | None:
    """Let other processes do tasks from the last one on.

    Args:
        tasks: in the order in which this process is going to do them.
        work: does one, writes what comes of it to a file, and returns a number below 256 for this process to know, 0
            if this process shall do the task itself; is called in the other processes only.
        fewest: of fewer tasks a second process is of no use.

    Returns:
        The helper; None where there is none: one processor, too few tasks, another system than Linux (others do not
        fork, or not safely), or a process with threads, whose locks a copy would inherit.
    """
    is_possible = sys.platform == "linux" and threading.active_count() == 1
    count = min(len(os.sched_getaffinity(0)) - 1, _MOST) if is_possible and len(tasks) >= fewest else 0
    log.debug("%d tasks for %d more processes; threads: %d", len(tasks), count, threading.active_count())
    if not count:
        return None
    shared = mmap.mmap(-1, _BYTES + len(tasks))
    gc.freeze()  # or looking for garbage would copy all memory that they share
    parent = os.getpid()
    processes: list[int] = []
    for first in range(count):
        processes.append(os.fork())
        if not processes[-1]:
            _help(tasks, work, shared, range(len(tasks) - 1 - first, -1, -count), parent)
    return Helper(processes, shared)


def _help(
    tasks: Sequence[Task], work: Callable[[Task], int], shared: mmap.mmap, numbers: Iterable[int], parent: int
) -> NoReturn:
    """Do these tasks, up to where the parent is, and end."""
    try:
        os.nice(10)  # what the parent waits for comes first
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(silent, stream)
        for number in numbers:
            if number <= int.from_bytes(shared[:_BYTES], "little") or os.getppid() != parent:
                break
            shared[_BYTES + number] = work(tasks[number])
    finally:
        os._exit(0)  # without cleaning up what belongs to the parent
