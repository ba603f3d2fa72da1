"""How `mkdocs serve` watches files and keeps hooks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import Hooks

from .relied_on import WATCHING, is_unchanged

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def watch_by(server: LiveReloadServer, make_observer: Callable[[], Any], delay: float) -> None:
    """Let a server, which is not started yet, learn of changes by another observer.

    Args:
        server: MkDocs' server.
        make_observer: makes what tells of changes.
        delay: seconds without a change after which the server builds.
    """
    if not is_unchanged(WATCHING):
        return
    paths = dict(server._watched_paths)
    for path in paths:
        server.unwatch(path)
    server.observer = make_observer()
    server.build_delay = delay
    for path in paths:
        server.watch(path)


def build_soon(server: LiveReloadServer) -> None:
    """Let a server, which is not started yet, build as soon as it is, as after a save."""
    if is_unchanged(WATCHING):
        server._want_rebuild = True


def forget_hooks() -> None:
    """Drop MkDocs' cache of hook modules; without such a cache there is nothing to drop.

    The server does so before each build: a hook cannot, as a file that was read while it was saved is an empty one.
    """
    clear = getattr(getattr(Hooks, "_load_hook", None), "cache_clear", None)
    if clear:
        clear()
