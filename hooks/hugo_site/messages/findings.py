"""What one build tells its author, kept by file: for the box in a page under `mkdocs serve`, and for the check."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import dataclass

LOGGER = logging.getLogger("mkdocs")
#: `docs/blog/posts/x.md:12: what; remedy`, as every message about a place in a file begins.
_PLACE = re.compile(r"(?P<file>[^\n:]+):(?P<line>\d+): (?P<text>.+)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Finding:
    """One message."""

    file: str  # the file as the author knows it, empty for what concerns no single file
    line: int  # 1-based line of the file, 0 without one
    text: str  # what is wrong, and the remedy
    level: int  # `logging.WARNING` or more for a mistake, less for advice

    def __str__(self) -> str:
        """Say it as in the terminal."""
        return f"{self.file}:{self.line}: {self.text}" if self.file else self.text


class Findings(logging.Handler):
    """Collects what a build logs; takes the place of an earlier one with its name, so that each build has its own."""

    def __init__(self, name: str = "hugo_site") -> None:
        super().__init__(logging.DEBUG)
        self.name = name
        self.all: list[Finding] = []
        self._mistakes: defaultdict[str, list[Finding]] = defaultdict(list)
        for old in [handler for handler in LOGGER.handlers if handler.name == name]:
            LOGGER.removeHandler(old)
        LOGGER.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message; MkDocs' own, which name no place, only when they are warnings."""
        match = _PLACE.fullmatch(record.getMessage())
        if match:
            finding = Finding(match["file"], int(match["line"]), match["text"], record.levelno)
        elif record.levelno >= logging.WARNING:
            finding = Finding("", 0, record.getMessage(), record.levelno)
        else:
            return
        self.all.append(finding)
        if record.levelno >= logging.WARNING:
            self._mistakes[finding.file].append(finding)

    def mistakes(self, file: str) -> list[Finding]:
        """Return the mistakes in a file, by line, each once."""
        return sorted(set(self._mistakes.get(file, ())))

    def files_with_mistakes(self) -> set[str]:
        """Return the files in which there are mistakes up to now."""
        return {file for file, found in self._mistakes.items() if found}

    def forget(self, file: str) -> None:
        """Drop what was found in a file, which is about to be read again."""
        self.all = [finding for finding in self.all if finding.file != file]
        self._mistakes.pop(file, None)
