"""Hugo's patterns for paths, such as `/posts/**` or `{page,section}`.

Sources: https://gohugo.io/quick-reference/glob-patterns/ and github.com/gobwas/glob, which Hugo uses with `/` as the
separator. Python's `fnmatch` knows neither `**` nor `{a,b}`.
"""

from __future__ import annotations

import re
from functools import lru_cache


class GlobError(ValueError):
    """A pattern that is none; the message says what is wrong with it."""


def matches(pattern: str, text: str) -> bool:
    """Tell whether a pattern fits all of a text; letter case makes no difference, as in Hugo.

    Raises GlobError.
    """
    return _compiled(pattern.lower()).fullmatch(text.lower()) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(_Translation(pattern).regex())
    except re.error as error:
        raise GlobError(f'"{pattern}" is no pattern: {error}') from error


class _Translation:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0  # of braces

    def regex(self) -> str:
        """Return the regular expression that says the same."""
        parts = []
        while self._at < len(self._pattern):
            parts.append(self._next())
        if self._depth:
            raise GlobError(f'"{self._pattern}" is no pattern: {{ is not closed')
        return "".join(parts)

    def _next(self) -> str:
        char = self._pattern[self._at]
        self._at += 1
        if char == "*":
            return self._stars()
        if char == "[":
            return self._set()
        if char == "\\" and self._at < len(self._pattern):
            self._at += 1
            return re.escape(self._pattern[self._at - 1])
        if char == "{":
            self._depth += 1
            return "(?:"
        if self._depth and char in "},":
            self._depth -= char == "}"
            return ")" if char == "}" else "|"
        return "[^/]" if char == "?" else re.escape(char)

    def _stars(self) -> str:
        """Return what stands for `*`, within a part of a path, or for `**`, across parts."""
        if self._pattern.startswith("*", self._at):
            self._at += 1
            return ".*"
        return "[^/]*"

    def _set(self) -> str:
        """Return a set of characters such as `[a-z]` or `[!0-9]`."""
        end = self._pattern.find("]", self._at + 1)
        if end < 0:
            raise GlobError(f'"{self._pattern}" is no pattern: [ is not closed')
        inner = self._pattern[self._at : end]
        self._at = end + 1
        sign = "^" if inner.startswith("!") else ""
        return f"[{sign}{inner.removeprefix('!').replace(chr(92), chr(92) * 2).replace('^', chr(92) + '^')}]"
