"""Formulas between the signs that a blog names to Hugo: what the real Hugo leaves untouched is set as a formula."""

from __future__ import annotations

import re
from html import unescape

import hugo_oracle
import pytest
from hugo_posts.material.maths import Delimiters
from material_oracle import ours

DELIMITERS = Delimiters(block=(("$$", "$$"), (r"\[", r"\]")), inline=(("@@", "@@"), (r"\(", r"\)")))
CONFIG = f"""{hugo_oracle.CONFIG}
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['$$', '$$'], ['\\[', '\\]']]
inline = [['@@', '@@'], ['\\(', '\\)']]
"""
#: Each text, and the formulas in it as they are written.
TEXTS = {
    "a @@x_1 * y_2 * z@@ b": ["@@x_1 * y_2 * z@@"],
    r"a \(x \\ y\) b \(c": [r"\(x \\ y\)"],
    "$$\na_1 < b\n$$": ["$$\na_1 < b\n$$"],
    r"a \[x *b* y\] c": [r"\[x *b* y\]"],
    "$5 and $6, @one@ and @@two": [],
    "- a @@b|c@@\n- $$d$$": ["@@b|c@@", "$$d$$"],
    "`@@a@@` **@@b@@** [@@c@@](d)": ["@@b@@", "@@c@@"],
    "@@@@ a": [],
    "| a |\n|---|\n| @@b \\| c@@ |": [r"@@b \| c@@"],
}
_FORMULA = re.compile(r'<(?:span|div) class="arithmatex">(\\\(|\\\[)(.*?)(?:\\\)|\\\])</(?:span|div)>', re.DOTALL)


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render({text: text for text in TEXTS}, config=CONFIG)


@pytest.mark.parametrize("text", TEXTS)
def test_what_hugo_leaves_alone_is_a_formula(text: str, hugo: dict[str, str]) -> None:
    found = [unescape(tex) for _, tex in _FORMULA.findall(ours(text, passthrough=DELIMITERS))]
    assert found == [written[2:-2] for written in TEXTS[text]]
    for written in TEXTS[text]:
        assert written in unescape(hugo[text])


def test_formulas_by_themselves_are_set_as_displays() -> None:
    assert ours("$$a$$", passthrough=DELIMITERS) == r'<div class="arithmatex">\[a\]</div>'
    assert ours("b @@a@@", passthrough=DELIMITERS) == r'<p>b <span class="arithmatex">\(a\)</span></p>'
