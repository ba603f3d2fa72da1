"""A running `mkdocs serve`, its project and what it answers."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_builder import PROJECT

PATIENCE = 60  # seconds; a rebuild takes one or two

SITE_URL = next(
    line for line in (PROJECT / "mkdocs.yml").read_text("utf-8").splitlines() if line.startswith("site_url:")
)
HOME = urlsplit(SITE_URL.split()[1]).path  # MkDocs serves the site under the path that it will have


@dataclass
class Server:
    """A running `mkdocs serve`."""

    project: Path  # the folder that it serves and an author edits
    port: int  # where it listens on this machine
    log: Path  # the file with what it prints

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body of what is served at `path` below the site's home."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", HOME + path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def shows(self, path: str, text: str) -> None:
        """Wait until `text` stands in the page at `path`."""
        self.wait(lambda: text.encode() in self.get(path)[1], f"{text!r} in {path}")

    def says(self, text: str) -> None:
        """Wait until the server prints `text`."""
        self.wait(lambda: text in self.log.read_text(encoding="utf-8"), f"{text!r} in the terminal")

    def wait(self, come: Callable[[], bool], wish: str) -> None:
        """Wait until `come` is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if come():
                    return
            except OSError:
                pass
            time.sleep(0.1)
        pytest.fail(f"no {wish} after {PATIENCE} s; printed: {self.log.read_text(encoding='utf-8')[-3000:]}")

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change the text of a file as an editor does."""
        place = self.project / path
        self.write(path, change(place.read_text(encoding="utf-8")))

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file."""
        (self.project / path).write_bytes(content.encode() if isinstance(content, str) else content)
