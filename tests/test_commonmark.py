"""The CommonMark specification's examples, through the whole pipeline with Material's extensions switched on.

The real Hugo's reading of each is the yardstick; the specification's own result is the published score.
"""

from __future__ import annotations

import re
from pathlib import Path

import hugo_oracle
import pytest
from html_tree import Tree
from hugo_parity import PLAIN_CODE, comparable
from material_oracle import converter

SPEC = Path(__file__).parent / "commonmark" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
ATTRIBUTES = ("href", "src", "alt", "title", "start")
PLAIN_QUOTES = "[markup.goldmark.extensions.typographer]\ndisable = true\n"


def examples() -> dict[str, tuple[str, str]]:
    """Return Markdown and HTML of each example, by its number."""
    found = _EXAMPLE.findall(SPEC.read_text(encoding="utf-8"))
    pairs = [(source.replace("→", "\t"), html.replace("→", "\t")) for source, html in found]
    return {str(number): pair for number, pair in enumerate(pairs, start=1)}


@pytest.fixture(scope="module")
def readings() -> dict[str, tuple[Tree, Tree, Tree]]:
    """What the specification, Hugo and this project make of each example."""
    cases = examples()
    bodies = {number: source for number, (source, _) in cases.items()}
    hugo = hugo_oracle.render(bodies, config=hugo_oracle.CONFIG + PLAIN_CODE + PLAIN_QUOTES)
    md = converter(typographic=False)
    return {
        number: (
            comparable(html, ATTRIBUTES),
            comparable(hugo[number], ATTRIBUTES),
            comparable(md.reset().convert(source), ATTRIBUTES),
        )
        for number, (source, html) in cases.items()
    }


def test_every_example_is_found() -> None:
    assert len(examples()) == 652


def test_every_example_is_read_as_hugo_reads_it(readings: dict[str, tuple[Tree, Tree, Tree]]) -> None:
    differing = [number for number, (_, hugo, ours) in readings.items() if ours != hugo]
    assert differing == []


def test_score(readings: dict[str, tuple[Tree, Tree, Tree]]) -> None:
    """Hugo's own score is the ceiling."""
    hugo = sum(hugo == spec for spec, hugo, _ in readings.values())
    ours = sum(ours == spec for spec, _, ours in readings.values())
    assert (ours, hugo) == (649, 649)
