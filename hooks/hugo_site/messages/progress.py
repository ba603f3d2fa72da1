"""A long build's progress, in one line of a terminal that is written over and in the end is gone; nothing in logs."""

from __future__ import annotations

import logging
import sys
import time
from typing import TextIO

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

#: Fewer pages than this are done before anybody wonders.
_FEWEST = 100
#: Seconds between two changes of the line.
_PAUSE = 0.1
_CLEAR = "\r\x1b[K"


class Progress(logging.Filter):
    """Counts the pages that are converted, then those that are written. As a filter it makes room for log messages."""

    def __init__(self, terminal: TextIO = sys.stderr) -> None:
        super().__init__()
        self._terminal = terminal
        self._total = self._done = 0
        self._shown = 0.0

    def begin(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Count the pages, if somebody is looking."""
        pages = len(files.documentation_pages())
        self._total = pages if self._terminal.isatty() and pages >= _FEWEST else 0
        for handler in logging.getLogger("mkdocs").handlers if self._total else ():
            handler.addFilter(self)

    def count_read(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Count a page that is converted."""
        self._count("Reading")

    def begin_writing(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Begin again: all pages are converted."""
        self._done = 0

    def count_written(self, context: object, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Count a page that is written."""
        self._count("Writing")

    def end(self, **_: object) -> None:
        """Leave the terminal as it was, at the end of a build or after an error."""
        if self._total:
            self._total = 0
            self._terminal.write(_CLEAR)
            self._terminal.flush()
        for handler in logging.getLogger("mkdocs").handlers:
            handler.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the line away before a message is printed."""
        self._terminal.write(_CLEAR)
        self._terminal.flush()
        return True

    def _count(self, doing: str) -> None:
        self._done += 1
        now = time.monotonic()
        if self._total and now - self._shown >= _PAUSE:
            self._shown = now
            self._terminal.write(f"{_CLEAR}{doing} pages: {min(self._done, self._total)} of {self._total}")
            self._terminal.flush()
