"""Inline scripts in the theme's templates, told from those that stand in a page for any other reason."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from hugo_posts.html.scanner import raw_text, tags

_FILLED_IN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
#: What a template may fill into a script: an address or a number of the site's, never what ends a string or a script.
_VALUE = r"[\w./:@%~+-]*"


class TemplateScripts:
    """The scripts in a theme's templates, read when they are asked for.

    A page's policy allows these, and those in the author's text, by name. A script that came into the page by
    anything that a template forgot to escape is neither.
    """

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = folders
        self._known: dict[str, bool] = {}

    def __contains__(self, script: str) -> bool:
        """Tell whether `script` is one of a template's, with what the template fills in."""
        if script not in self._known:
            self._known[script] = any(_is(script, literals) for literals in self._literals)
        return self._known[script]

    @cached_property
    def whole(self) -> set[str]:
        """The scripts into which nothing is filled in."""
        return {script for script in _scripts(self._folders) if script and "{{" not in script}

    @cached_property
    def _literals(self) -> list[list[str]]:
        return [_FILLED_IN.split(script) for script in _scripts(self._folders)]


def _is(script: str, literals: list[str]) -> bool:
    """Tell whether a script is made of these, with values between them."""
    is_likely = all(each in script for each in literals)  # no pattern is made for what it is not
    return is_likely and re.fullmatch(_VALUE.join(map(re.escape, literals)), script) is not None


def _scripts(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for parent, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".") and name != "assets"]  # thousands of icons
            for name in names:
                if name.endswith(".html"):
                    text = Path(parent, name).read_text(encoding="utf-8")
                    yield from (raw_text(text, tag) or "" for tag in tags(text, ("script",)))
