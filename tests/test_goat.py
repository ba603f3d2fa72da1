"""Diagrams of characters (`goat`): the same words, arrows and lines as in the real Hugo, in the text's colours."""

from __future__ import annotations

from collections import Counter

import hugo_oracle
import pytest
from hugo_posts.host import NullHost
from hugo_site.formulas.goat import draw
from material_oracle import converter
from selectolax.lexbor import LexborHTMLParser

DIAGRAMS = [
    " .---.    .---.\n | A +--->| B |\n '---'    '---'\n",
    "+-----+    ^\n| Học |    |\n| máy |--. v\n+-----+  |\n         *---o\n",
    "───Linux─┬─Android\n         ├─Debian─┬─Ubuntu\n         └─Fedora\n",
    "┌─────┐       ┌───┐\n│Alice│       │Bob│\n└──┬──┘       └─┬─┘\n   │ Hello Bob! │\n   │───────────>│\n",
    "  .-.\n | 漢 |<-- <b> & \"y\"\n  '-'\n",
]


class Drawing(NullHost):
    """A page that has diagrams drawn."""

    def draw(self, diagram: str) -> str:
        """Return the diagram as a site has it."""
        return draw(diagram)


def _html(fence: str) -> str:
    return converter(host_of=Drawing).convert(fence)


def _letters(html: str) -> Counter[str]:
    return Counter("".join("".join(node.text() for node in LexborHTMLParser(html).css("svg text")).split()))


def test_words_are_those_that_hugo_leaves_as_words() -> None:
    fences = {diagram: f"```goat\n{diagram}```\n" for diagram in DIAGRAMS}
    for diagram, theirs in hugo_oracle.render(fences).items():
        assert _letters(_html(fences[diagram])) == _letters(theirs)


@pytest.mark.parametrize(
    ("diagram", "drawn"),
    [
        ("a --> b", {"path": 1, "polygon": 1}),
        ("+--+\n|  |\n+--+", {"path": 4}),
        ("*---o", {"path": 1, "circle": 2}),
        ("just words", {}),
    ],
)
def test_lines_arrows_and_dots(diagram: str, drawn: dict[str, int]) -> None:
    svg = LexborHTMLParser(draw(diagram))
    assert {tag: len(svg.css(f"svg {tag}")) for tag in ("path", "polygon", "circle") if svg.css(f"svg {tag}")} == drawn
    assert svg.css("style") == []  # which would be the whole page's


@pytest.mark.parametrize(
    ("info", "start"),
    [
        ("goat", '<div class="goat svg-container"><svg fill="none"'),
        ('GoAT {class="w-40"}', '<div class="goat svg-container w-40"><svg '),
        ("goat {width=300}", '<div class="goat svg-container"><svg width="300" fill="none"'),
    ],
)
def test_attributes_of_the_fence(info: str, start: str) -> None:
    html = _html(f"- a\n\n  ```{info}\n  a --> b\n  ```\n")
    assert start in html
    assert html.count(" width=") == 1


def test_a_diagram_that_is_not_drawn_is_told_and_shown() -> None:
    host = NullHost()
    assert ".---." in converter(host_of=lambda: host).convert("a\n\n```goat\n .---.\n```\n")
    told = "goat: this diagram cannot be drawn, and is shown as code"
    assert [(line, text.partition(";")[0]) for line, text in host.problems] == [(3, told)]
