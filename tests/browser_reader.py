"""Somebody who reads the site in a window of a real browser, and notes whatever goes wrong meanwhile."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 20  # seconds


def until(page: Page, expression: str) -> None:
    """Wait until JavaScript is true; Playwright's own `wait_for_function` needs `eval`, which no page allows."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


@dataclass
class Reader:
    """Somebody with the site open in a window, and what went wrong meanwhile."""

    page: Page  # The window
    home: str  # The address of the site's home page
    #: Console errors, uncaught exceptions, failed requests and requests to other hosts, in words.
    problems: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page by its path below the site's home."""
        self.page.goto(self.home + path, wait_until="load")
        return self.page

    def note_console(self, message: ConsoleMessage) -> None:
        """Keep what the page calls an error in the console."""
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def note_exception(self, error: Error) -> None:
        """Keep an exception that no script caught."""
        self.problems.append(f"exception: {error}")

    def note_request(self, request: Request) -> None:
        """Keep a request that leaves the site's host; `data:` and `blob:` addresses leave nothing."""
        if urlsplit(request.url).netloc not in {urlsplit(self.home).netloc, ""}:
            self.problems.append(f"other host: {request.url}")

    def note_response(self, response: Response) -> None:
        """Keep an answer that is an error."""
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")
