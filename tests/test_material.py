"""What Material's reference pages document, in texts that a plain Material site reads, too: the same tree here.

Each file in tests/material/ is a feature; `%% ` begins a case and names it. The expected HTML is what plain
Python-Markdown with Material's recommended extensions makes of the case.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from material_oracle import ours, outline, plain

FILES = sorted((Path(__file__).parent / "material").glob("*.md"))


def cases(path: Path) -> list[tuple[str, str]]:
    """Return names and texts of the cases in a file."""
    parts = ("\n" + path.read_text(encoding="utf-8")).split("\n%% ")[1:]
    return [(name, text) for name, _, text in (part.partition("\n") for part in parts)]


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{path.stem}: {name}") for path in FILES for name, text in cases(path)],
)
def test_as_on_a_plain_material_site(text: str) -> None:
    assert outline(ours(text, math=True, typographic=False)) == outline(plain(text))
