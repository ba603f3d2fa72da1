"""What makes templates faster: they are compiled once for all builds, and each date is formatted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache


def quicken_templates(env: Environment, folder: Path, build: str | None) -> None:
    """Let an environment do nothing twice.

    Args:
        env: the templates' environment.
        folder: where compiled templates are kept.
        build: the key of this build's code and settings; None when it cannot be known, so that nothing is kept.
    """
    env.filters["date"] = remembered(env.filters["date"])
    env.auto_reload = False  # or each of the fifty templates that a page includes is looked at on the disk again
    env.bytecode_cache = _compiled(folder, build[:32]) if build else None


def remembered(form: Callable[[datetime], str]) -> Callable[[datetime], str]:
    """Return a filter that formats each date once: a post's stands on its own page and in a dozen of lists."""
    kept: dict[str, str] = {}

    def formed(date: datetime) -> str:
        key = date.isoformat()  # equal times of two zones are equal dates
        if key not in kept:
            kept[key] = form(date)
        return kept[key]

    return formed


def _compiled(folder: Path, build: str) -> FileSystemBytecodeCache | None:
    """Return Jinja's cache, which knows a template by its text; what was compiled with other settings is removed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if not path.name.startswith(build):
                path.unlink(missing_ok=True)
    except OSError:  # a disk that is full or read-only
        return None
    return FileSystemBytecodeCache(str(folder), f"{build}-%s")
