"""A real Chromium and the built site on a local address; without Chromium these tests are skipped, in CI they fail."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from site_builder import Build

SUB_PATH = "/blog/"  # where the site lives on its host, as in mkdocs.yml's site_url
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# Chromium's own talk with its maker is no part of the page.
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync"]


@dataclass
class Reader:
    """Somebody with the site open in a window, and what went wrong meanwhile.

    Attributes:
        page: The window.
        home: The address of the site's home page.
        problems: Console errors, uncaught exceptions, failed requests and requests to other hosts, in words.
    """

    page: Page
    home: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page by its path below the site's home."""
        self.page.goto(self.home + path, wait_until="load")
        return self.page

    def path(self) -> str:
        """Where the window is: the path below the site's home."""
        return self.page.url.removeprefix(self.home)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is missing is seen by the browser."""


@pytest.fixture(scope="session")
def home(grown_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, served under the sub-path it is built for."""
    root = tmp_path_factory.mktemp("server")
    (root / SUB_PATH.strip("/")).symlink_to(grown_site.folder, target_is_directory=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


def chromium() -> Path | None:
    """The machine's Chromium or Chrome, if it has one."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((Path(found) for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, driven by Playwright's Python package; its own download of a browser is not used."""
    executable = chromium()
    if executable is None:
        missing = "no Chromium or Chrome on this machine: install Debian's `chromium`, or name one in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        yield launch(playwright, executable)


def launch(playwright: Playwright, executable: Path) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=executable, args=SWITCHES)


@pytest.fixture(params=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The window's size; a test that takes part of the layout for granted names the one it wants."""
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture
def reader(browser: Browser, home: str, size: dict[str, int]) -> Iterator[Reader]:
    """A reader with an empty window; any problem on the way fails the test at its end."""
    context = browser.new_context(viewport=size, locale="vi-VN", reduced_motion="reduce")
    page = context.new_page()
    reader = Reader(page, home)
    host = urlsplit(home).netloc
    page.on("console", lambda message: message.type == "error" and reader.problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: reader.problems.append(f"exception: {error}"))
    page.on(
        "request",
        lambda request: (
            urlsplit(request.url).netloc not in {host, ""} and reader.problems.append(f"other host: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda response: response.status >= 400 and reader.problems.append(f"{response.status}: {response.url}"),
    )
    yield reader
    context.close()
    assert reader.problems == []
