"""How `mkdocs serve` learns of a save: from the system's file events where they come, by MkDocs' polling elsewhere.

MkDocs looks at every file twice a second, which works everywhere (network folders, containers) and takes half a
second. So events are tried out before they are trusted.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

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
