"""The steps of MkDocs' `build` for one page, with something around them; whatever they are like inside."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as building
from mkdocs.theme import Theme

#: What these steps log of an error, before they raise it.
_THEIRS = ("Error reading page '", "Error building page '")
#: A step of MkDocs: is called with a page, and whatever else it needs.
Step = Callable[..., Any]


def go_through(around: Mapping[str, Callable[[Step], Step]]) -> Callable[[], None]:
    """Put something around steps, given by the names of MkDocs' functions; a step that MkDocs has not stays away.

    Returns:
        What puts MkDocs' own functions back.
    """
    own = {name: getattr(building, name) for name in around if hasattr(building, name)}
    log = logging.getLogger(building.__name__)
    log.addFilter(_is_not_told_here)

    def end() -> None:
        log.removeFilter(_is_not_told_here)
        for name, step in own.items():
            setattr(building, name, step)

    for name, step in own.items():
        setattr(building, name, around[name](step))
    return end


def furnish_further_templates(theme: Theme, env: Environment) -> None:
    """Let environments that plugins ask the theme for, such as print-site's, know what the build's own knows."""
    make = theme.get_env

    def get_env() -> Environment:
        further = make()
        further.loader = env.loader
        for name, value in env.globals.items():
            further.globals.setdefault(name, value)
        for name, filter_ in env.filters.items():
            further.filters.setdefault(name, filter_)
        return further

    theme.get_env = get_env  # type: ignore[method-assign]


def _is_not_told_here(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_THEIRS)
