"""A built site on a local address, as a browser reads it."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{path}"
        server.shutdown()
