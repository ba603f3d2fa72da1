"""How `mkdocs serve` learns of a save: from the system's file events where they come, by MkDocs' polling elsewhere.

MkDocs looks at every file twice a second, which works everywhere (network folders, containers) and takes half a
second. So events are tried out before they are trusted.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from ..upstream.serving import watch_by

#: Reading a file is an event, too, and no reason to build.
_CHANGES: list[type[FileSystemEvent]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
#: Seconds without an event after which a save is taken for complete; MkDocs waits for 0.1.
_QUIET = 0.02
#: Seconds within which an event must come in order to be trusted.
_PATIENCE = 0.5
#: A file that was written so shortly before it is looked at, in nanoseconds, may be written again with the same time.
_TICK = 50_000_000


class ChangeObserver(Observer):  # type: ignore[misc, valid-type]  # which class it is depends on the system
    """Tells of changes only."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Watch a folder or a file."""
        return super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)


def use_events(server: LiveReloadServer, probe_in: Path) -> None:
    """Let the server learn of changes by events, if they come.

    Args:
        server: MkDocs' server, not started yet.
        probe_in: an ignored folder of the project in which a file may be written.
    """
    if events_come(probe_in):
        watch_by(server, ChangeObserver, _QUIET)


def events_come(folder: Path) -> bool:
    """Write a file, and tell whether the system tells of it."""
    come = threading.Event()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: come.set()  # type: ignore[method-assign]
    observer = ChangeObserver()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as probe:
            observer.schedule(handler, probe)
            observer.start()
            Path(probe, "probe").touch()
            come.wait(_PATIENCE)
            observer.stop()
            observer.join()  # before the folder is removed, of which nobody wants to be told
    except OSError:  # a read-only folder, or more watches than the system allows
        return False
    return come.is_set()


class FileState(NamedTuple):
    """What tells versions of a file apart.

    Attributes:
        modified: its time in nanoseconds.
        size: its size in bytes.
        contents: their hash, when it was written so lately that it may change again without another time.
    """

    modified: int
    size: int
    contents: str = ""


def snapshot(paths: Iterable[str]) -> Mapping[str, FileState]:
    """Return the state of each file at and below `paths`, by path."""
    now = time.time_ns()
    return {entry: state for path in sorted(set(paths)) for entry, state in _states(path, now)}


def changed(before: Mapping[str, FileState], now: Mapping[str, FileState]) -> set[str]:
    """Return the paths of files that are new, gone, or other than before."""
    return (before.keys() ^ now.keys()) | {path for path in before.keys() & now.keys() if _differ(path, before, now)}


def _differ(path: str, before: Mapping[str, FileState], now: Mapping[str, FileState]) -> bool:
    then, state = before[path], now[path]
    if (then.modified, then.size) != (state.modified, state.size):
        return True
    return bool(then.contents) and then.contents != (state.contents or _hash(path))


def _states(path: str, now: int) -> Iterator[tuple[str, FileState]]:
    try:
        if os.path.isdir(path):
            for entry in os.scandir(path):
                if not entry.is_dir():
                    yield entry.path, _state(entry.path, entry.stat(), now)
                elif entry.name != "__pycache__":
                    yield from _states(entry.path, now)
        else:
            yield path, _state(path, os.stat(path), now)
    except OSError:  # gone meanwhile
        return


def _state(path: str, found: os.stat_result, now: int) -> FileState:
    is_recent = now - found.st_mtime_ns < _TICK
    return FileState(found.st_mtime_ns, found.st_size, _hash(path) if is_recent else "")


def _hash(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return "gone"
