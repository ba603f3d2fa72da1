"""A long build tells a terminal how far it is, and a log nothing."""

from __future__ import annotations

import io
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.messages import progress
from hugo_site.messages.progress import Progress


class Terminal(io.StringIO):
    """Keeps what a terminal was told."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def build(output: io.StringIO, pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go through a build's events, with a warning in the middle."""
    monkeypatch.setattr(progress, "_PAUSE", 0)
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(output)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    files: Any = SimpleNamespace(documentation_pages=lambda: [None] * pages)
    anything: Any = None
    line = Progress(output)
    try:
        line.begin(anything, config=anything, files=files)
        for number in range(pages):
            line.count_read("", page=anything, config=anything, files=files)
            if number == 1:
                logger.warning("x.md:1: wrong")
        line.begin_writing(anything, config=anything, files=files)
        for _ in range(pages):
            line.count_written(anything, page=anything, config=anything, nav=anything)
        line.end(config=anything)
        logger.warning("done")
    finally:
        logger.removeHandler(handler)


def test_a_terminal_is_told_in_one_line_that_messages_do_not_mix_with(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    build(terminal, 100, monkeypatch)
    told = terminal.getvalue()
    assert "\r\x1b[KReading pages: 2 of 100\r\x1b[KWARNING x.md:1: wrong\n\r\x1b[KReading pages: 3 of 100" in told
    assert told.endswith("Writing pages: 100 of 100\r\x1b[KWARNING done\n")


@pytest.mark.parametrize(("output", "pages"), [(io.StringIO(), 100), (Terminal(), 99)], ids=["a log", "a short build"])
def test_nothing_else_is_told(output: io.StringIO, pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    build(output, pages, monkeypatch)
    assert output.getvalue() == "WARNING x.md:1: wrong\nWARNING done\n"
