"""Golden pairs in one file: title, source and expected result of each case, set apart by lines of a single dot.

title
.
source
.
expected
.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One pair; prints as its title."""

    title: str
    source: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(path: Path) -> list[Case]:
    """Return the cases in a golden file; raises ValueError when one of them is not whole."""
    *parts, rest = path.read_text(encoding="utf-8").split("\n.\n")
    if len(parts) % 3 or rest.strip():
        raise ValueError(f"{path}: the last case is not whole")
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Case(title.strip(), source, expected.strip()) for title, source, expected in triples]
