"""A hook of its own for `mkdocs gh-deploy`: what is built with a warning is not published."""

from __future__ import annotations

import logging
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

LOGGER = logging.getLogger("mkdocs")


class PublishGate(CountHandler):
    """Counts the warnings of a build that is about to be published."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Start counting when, and only when, the build will be pushed.

    `strict: true` in mkdocs.yml would do the same, and stop `mkdocs serve` at every half-written post.
    """
    if command == "gh-deploy":
        LOGGER.addHandler(PublishGate(level=logging.WARNING))


@event_priority(-100)  # after every other hook and plugin has had its say
def on_post_build(*, config: MkDocsConfig) -> None:
    """Stop before anything is pushed if there was a warning.

    Raises:
        Abort: There were warnings; each has been printed with its file and line.
    """
    for gate in (handler for handler in LOGGER.handlers if isinstance(handler, PublishGate)):
        if count := sum(number for _, number in gate.get_counts()):
            raise Abort(f"Nothing was published: {count} warnings above. `mkdocs build --strict` repeats them.")
