"""Messages held back, or counted, while something is tried that may have to be done once more."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

#: Who warns when a page is converted.
LOGGERS = ("mkdocs.hugo_site", "mkdocs.structure.pages")


@contextmanager
def held_messages() -> Iterator[list[logging.LogRecord]]:
    """Keep what is logged meanwhile in a list; the caller passes it on with `tell`, or drops it."""
    held: list[logging.LogRecord] = []

    def hold(record: logging.LogRecord) -> bool:
        held.append(record)
        return False

    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addFilter(hold)
    try:
        yield held
    finally:
        for logger in loggers:
            logger.removeFilter(hold)


def tell(messages: Sequence[logging.LogRecord]) -> None:
    """Log what was held."""
    for record in messages:
        logging.getLogger(record.name).handle(record)


class Heard(logging.Handler):
    """Counts what is logged.

    Attributes:
        count: how many messages there were.
    """

    def __init__(self, level: int, but_of: Collection[str]) -> None:
        super().__init__(level)
        self.count = 0
        self._but_of = but_of

    def emit(self, record: logging.LogRecord) -> None:
        """Count."""
        self.count += record.name not in self._but_of


@contextmanager
def heard(level: int, *, but_of: Collection[str] = ()) -> Iterator[Heard]:
    """Count the messages of a level or above that are logged meanwhile, but for those of some loggers."""
    messages = Heard(level, but_of)
    loggers = [logging.getLogger(), logging.getLogger("mkdocs")]  # the latter passes nothing on to the former
    for logger in loggers:
        logger.addHandler(messages)
    try:
        yield messages
    finally:
        for logger in loggers:
            logger.removeHandler(messages)
