"""A built site, or another host, on a local address."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is missing is seen by the browser."""

    def handle(self) -> None:
        """Answer; a reader who goes on before all of a file is there does not want it any more."""
        with contextlib.suppress(ConnectionError):
            super().handle()


@contextlib.contextmanager
def served(site: Path, path: str, root: Path) -> Iterator[str]:
    """Serve a site while the context lasts.

    Args:
        site: its folder.
        path: the path below the host that it is built for, e.g. `/repo/`.
        root: an empty folder, which gets a link to it.

    Yields:
        The address of its home page.
    """
    (root / path.strip("/")).symlink_to(site, target_is_directory=True)
    with answered(functools.partial(QuietHandler, directory=str(root))) as address:
        yield f"{address}{path}"


@contextlib.contextmanager
def answered(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let `handler` answer while the context lasts; yield the host's address, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
