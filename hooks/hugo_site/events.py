"""How a table of handlers becomes a plugin: one row says at which event a handler runs, in which order, and why.

MkDocs runs the handlers of an event by priority, the highest first, and those of equal priority as they were
registered (https://www.mkdocs.org/dev-guide/plugins/#event-priorities). Material's blog plugin works at -50.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from hugo_posts.record import dataclass
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

if TYPE_CHECKING:
    from .plugin import HugoBlog

#: The name under which MkDocs knows the plugin.
_NAME = "hugo_blog"


@dataclass(frozen=True)
class Row:
    """One handler."""

    event: str  # MkDocs' event without `on_`, e.g. `page_markdown`
    order: int  # its priority
    handler: Callable[..., Any]  # what runs
    why: str  # why it runs then and not earlier or later


class _NoSettings(Config):
    """The plugin has none in mkdocs.yml."""


class BlogEvents(BasePlugin[_NoSettings]):
    """The plugin that runs the rows of a table.

    Attributes:
        blog: what the build knows of the blog's posts.
        rows: the table.
    """

    def __init__(self, blog: HugoBlog, rows: Sequence[Row]) -> None:
        self.blog = blog
        self.rows = rows
        for event in dict.fromkeys(row.event for row in rows):
            handlers = (_with_order(row) for row in rows if row.event == event)
            setattr(self, f"on_{event}", CombinedEvent(*handlers))


def _with_order(row: Row) -> Callable[..., Any]:
    """Return a row's handler with its priority, which MkDocs reads from the function."""

    @wraps(row.handler)
    def handler(*given: Any, **named: Any) -> Any:
        return row.handler(*given, **named)

    return event_priority(row.order)(handler)


def register(config: MkDocsConfig, blog: HugoBlog, rows: Iterable[Row]) -> None:
    """Let MkDocs run the rows for the build with this configuration."""
    config.plugins[_NAME] = BlogEvents(blog, [*rows])


def rows_of(config: MkDocsConfig) -> Sequence[Row]:
    """Return the rows that run in a build."""
    return cast("BlogEvents", config.plugins[_NAME]).rows


def blog_of(config: MkDocsConfig) -> HugoBlog:
    """Return what a build knows of its posts, for whoever has its configuration only; after `on_config`."""
    return cast("BlogEvents", config.plugins[_NAME]).blog
