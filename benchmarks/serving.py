"""Sites, built and served, text packed as GitHub Pages sends it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PACKED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt"}  # what GitHub Pages sends with gzip
_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
#: The machine's browser; Playwright's own takes a download.
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)


def run(folder: Path, *command: str) -> None:
    """Run a Python module that builds a site."""
    environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=os.environ | environment, check=True)


def build(folder: Path) -> Path:
    """Build the site whose mkdocs.yml is in `folder`; return the folder of its pages."""
    run(folder, "mkdocs", "--quiet", "build")
    return folder / "site"


@cache
def packed(path: Path) -> bytes:
    """Return what is sent of a file."""
    content = path.read_bytes()
    return gzip.compress(content, mtime=0) if path.suffix in PACKED else content


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, notes how many bytes are sent of each path, and says nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, sent: dict[str, int], *args: object, **options: object) -> None:
        self.sent = sent
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_head(self) -> BytesIO | None:
        """Answer with the file, packed where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.sent[self.path.partition("?")[0]] = len(content)
        return BytesIO(content)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve a folder; the value is its address, and what was sent: bytes by path."""
    sent: dict[str, int] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, sent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()
