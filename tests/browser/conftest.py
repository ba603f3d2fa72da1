"""A real Chromium and the built site on a local address; without Chromium these tests are skipped, in CI they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from browser_reader import DESKTOP, PHONE, Reader
from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright
from site_builder import GROWN_SITE_URL, Build
from site_server import served

SUB_PATH = urlsplit(GROWN_SITE_URL).path  # where the site lives on its host
# Chromium's own talk with its maker is no part of the page.
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync"]
SWITCHES += ["--renderer-process-limit=1"]  # windows of one kind of reader (`readers`) share a process
SWITCHES += ["--font-render-hinting=slight"]  # the headless shell then draws letters as wide as Chromium does
# Other hosts do not answer; to have Playwright refuse each request doubles the time of a page.
SWITCHES += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]


@pytest.fixture(scope="session")
def home(grown_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, served under the sub-path it is built for."""
    with served(grown_site.folder, SUB_PATH, tmp_path_factory.mktemp("server")) as address:
        yield address


def chromium() -> Path | None:
    """The machine's Chromium or Chrome, if it has one; a page costs its headless shell 0.3 s of CPU, others 0.8."""
    names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    if named := os.environ.get("CHROMIUM"):
        names.insert(0, named)
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, driven by Playwright's Python package; its own download of a browser is not used."""
    executable = chromium()
    if executable is None:
        do_without(
            "no Chromium or Chrome on this machine: install Debian's `chromium-headless-shell`, or name one in CHROMIUM"
        )
    if not driver_starts():
        do_without("Playwright's driver does not start: on Debian, install `libatomic1`")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=SWITCHES)


def driver_starts() -> bool:
    """Whether the Node.js in Playwright's package finds the libraries it is linked with."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def do_without(missing: str) -> NoReturn:
    """Skip the tests for want of something, but not in CI, which has to see to it that it is there."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(params=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """The window's size; a test that takes part of the layout for granted names the one it wants."""
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture(scope="session")
def readers(browser: Browser) -> BrowserContext:
    """What readers' windows belong to; one opens in two thirds of the time, as a process for them is there already."""
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    context.new_page()  # or the process ends with each window
    return context


@pytest.fixture
def reader(readers: BrowserContext, home: str, size: ViewportSize) -> Iterator[Reader]:
    """A reader with an empty window; any problem on the way fails the test at its end."""
    page = readers.new_page()
    page.set_viewport_size(size)
    reader = Reader(page, home)
    page.on("console", reader.note_console)
    page.on("pageerror", reader.note_exception)
    page.on("request", reader.note_request)
    page.on("response", reader.note_response)
    yield reader
    page.close()
    readers.clear_permissions()
    forget = {"origin": home.removesuffix(SUB_PATH), "storageTypes": "all"}
    readers.new_cdp_session(readers.pages[0]).send("Storage.clearDataForOrigin", forget)
    assert reader.problems == []
