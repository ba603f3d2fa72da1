"""The summary divider `<!--more-->`, which is a block of its own wherever it stands.

Source: https://gohugo.io/content-management/summaries/#manual-summary; Hugo's lexer takes the first one out of
the text before Markdown is read, so that it ends the paragraph or list around it.
"""

from __future__ import annotations

DIVIDER = "<!--more-->"
_ISOLATED = f"\n\n{DIVIDER}\n\n"
_ADDED_LINES = _ISOLATED.count("\n")


def isolate_divider(text: str) -> tuple[str, int]:
    """Return `text` with its first divider set off by blank lines, and the 1-based line it stood in (0 without)."""
    before, divider, after = text.partition(DIVIDER)
    if not divider:
        return text, 0
    return before + _ISOLATED + after, before.count("\n") + 1


def line_before_isolation(line: int, divider_line: int) -> int:
    """Return the line that stood where `line` stands now that the divider of `divider_line` is isolated."""
    if not divider_line or line <= divider_line:
        return line
    return max(line - _ADDED_LINES, divider_line)
