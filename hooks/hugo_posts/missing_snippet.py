"""Tells of `--8<-- "file"` where there is no such file: pymdownx.snippets puts nothing in its place, and says nothing.

Nor is there one where a link leads out of the folders that snippets are in, as it could lead to a key or a password.

Its option `check_paths` (https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options) ends the
build instead, and names neither page nor line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.snippets import SnippetPreprocessor

from hugo_posts.host import Host

#: A line between two marks that names a file, or nothing; `; x.md` is left out on purpose.
_NAME = re.compile(r"[ \t]*;?[ \t]*(\S+\.\w+(:\S*)?)?[ \t\r]*")


class MissingSnippet(Preprocessor):
    """Reports the files that snippets of a text name in vain; leaves alone scissors that only part a text."""

    def __init__(self, md: Markdown, snippets: SnippetPreprocessor, host: Callable[[], Host]) -> None:
        """Take the preprocessor that will read the files, and what returns the host of the text at hand."""
        super().__init__(md)
        self.snippets = snippets
        self.host = host
        self._find = snippets.get_snippet_path
        self._roots = [os.path.join(os.path.realpath(base), "") for base in snippets.base_path if not _leads_out(base)]
        if snippets.restrict_base_path:
            snippets.get_snippet_path = self._find_inside

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, marks escaped that are text in Hugo and between which no files are named."""
        lines = self._without_scissors(lines)
        for line, path in self._paths(lines):
            if self._is_missing(path):
                told = f'snippet: "{path}" is in none of the folders that `base_path` in mkdocs.yml names'
                remedy = "put the file there, or correct its name"
                if self._find(self._name(path)):
                    told = f'snippet: "{path}" is a link that leads out of the folders that `base_path` names'
                    remedy = "put the file itself there"
                self.host().report(line, f"{told}; {remedy}")
        return lines

    def _without_scissors(self, lines: list[str]) -> list[str]:
        """Return the lines in which `--8<-----` alone on a line begins a block only where files are named below it."""
        marks = self.snippets.RE_ALL_SNIPPETS
        found = {number: mark for number, line in enumerate(lines) if "8<-" in line and (mark := marks.match(line))}
        waiting = [number for number, mark in found.items() if mark["block_marker"] and not mark["escape"]]
        lines = [*lines]
        while waiting:
            first = waiting.pop(0)
            between = lines[first + 1 : waiting[0]] if waiting else []
            if any(map(str.strip, between)) and all(map(self._names_a_file, between)):
                waiting.pop(0)
            else:
                place = found[first].start("all")
                lines[first] = f"{lines[first][:place]};{lines[first][place:]}"
        return lines

    def _names_a_file(self, line: str) -> bool:
        return bool(_NAME.fullmatch(line)) or not self._is_missing(line.strip())

    def _find_inside(self, path: str) -> str | None:
        """Return where a snippet is; None if that is outside of the folders, or a link leads there.

        `includes/x.md`, as Material's documentation names it from the project's folder, is in the folder `includes`.
        """
        above = (os.path.join(os.path.dirname(base), path) for base in self.snippets.base_path)
        found: str | None = self._find(path) or next(filter(os.path.exists, above), None)
        return found if found and os.path.realpath(found).startswith(tuple(self._roots)) else None

    def _paths(self, lines: list[str]) -> Iterator[tuple[int, str]]:
        """Yield the line and the name of every file: one in quotes behind the scissors, or each between two of them."""
        block = False
        for number, line in enumerate(lines, 1):
            match = self.snippets.RE_ALL_SNIPPETS.match(line) if "8<-" in line else None
            if match and not match["escape"] and match["block_marker"]:
                block = not block
            elif match and not match["escape"] and not block:
                yield number, match["snippet"][1:-1].strip()
            elif block and not match:
                yield number, line.strip()

    def _is_missing(self, path: str) -> bool:
        if not path or path.startswith(";"):  # left out on purpose
            return False
        name = self._name(path)
        is_link = self.snippets.url_download and name.lower().startswith(("https://", "http://"))
        return not is_link and self.snippets.get_snippet_path(name) is None

    def _name(self, path: str) -> str:
        """Return a file's name without the lines or the section of it that are wanted."""
        target = self.snippets.parse_snippet_target(path)
        return target["path"] if target else ""


def _leads_out(base: str) -> bool:
    """Whether a folder of snippets is a link to somewhere else than below the folder that it is in."""
    above = os.path.realpath(os.path.dirname(base))
    return not os.path.join(os.path.realpath(base), "").startswith(os.path.join(above, ""))
