"""Where this blog's list by years stands, when a section of the site has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from hugo_import.config import Names
from hugo_import.plan import POSTS, Plan

PAGE = PurePosixPath("docs/blog/archive/index.md")
YEARS = PurePosixPath("docs/blog/years/index.md")
_FORMAT = ("plugins", "blog", "archive_url_format")
_PAGE = """\
---
# All posts by date. What is written below stands above the list; "title: …" gives it another name.
template: archive.html
---
"""


def make_way(values: Iterable[tuple[Names, Any]], plan: Plan) -> Iterator[tuple[Names, Any]]:
    """Yield the settings; where posts stand in a folder `archive`, the list by years is moved to `/blog/years/`.

    Args:
        values: the settings by name.
        plan: what is copied; the page above the years is added where it has to move.
    """
    targets = {*plan.sources, *plan.texts}
    if not any(target.is_relative_to(POSTS / "archive") for target in targets) and POSTS / "archive.md" not in targets:
        yield from values
        return
    for names, value in values:
        yield names, _moved(value) if names in {("nav",), ("extra", "hugo", "moved")} else value
    plan.texts[YEARS] = plan.texts.pop(PAGE, _PAGE)  # that of the old blog, with its title, where it had one
    yield _FORMAT, "years/{date}"


def _moved(value: Any) -> Any:
    """Return a part of the settings with the list's new place."""
    if isinstance(value, dict):
        return {name: _moved(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_moved(each) for each in value]
    return {"blog/archive/index.md": "blog/years/index.md", "/blog/archive/": "/blog/years/"}.get(value, value)
