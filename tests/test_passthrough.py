"""Formulas between the signs that a blog names to Hugo: what the real Hugo leaves untouched is set as a formula."""

from __future__ import annotations

import re
from html import unescape

import hugo_oracle
import pytest
from hugo_posts.markup_settings import Delimiters
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
    r"a \(*b* \[c": [],
    "- [x] \\[a\\]\n- \\[\\] b": [r"\[a\]"],
    "| a |\n|---|\n| @@b \\| c@@ |": [r"@@b \| c@@"],
    "@@a &lt; b &#124; &copy c@@": ["@@a < b | © c@@"],
}
_FORMULA = re.compile(r'<(?:span|div) class="arithmatex">(\\\(|\\\[)(.*?)(?:\\\)|\\\])</(?:span|div)>', re.DOTALL)


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render({text: text for text in [*TEXTS, *PARTED]}, config=CONFIG)


@pytest.mark.parametrize("text", TEXTS)
def test_what_hugo_leaves_alone_is_a_formula(text: str, hugo: dict[str, str]) -> None:
    found = [unescape(tex) for _, tex in _FORMULA.findall(ours(text, passthrough=DELIMITERS))]
    assert found == [written[2:-2] for written in TEXTS[text]]
    for written in TEXTS[text]:
        assert written in unescape(hugo[text])


def test_an_environment_is_part_of_its_formula() -> None:
    text = "\\begin{align}\na &= b\n\\end{align}"
    delimiters = Delimiters(block=((r"\begin{align}", r"\end{align}"),))
    assert ours(text, passthrough=delimiters) == f'<div class="arithmatex">\\[{text.replace("&", "&amp;")}\\]</div>'


def test_formulas_by_themselves_are_set_as_displays() -> None:
    assert ours("$$a$$", passthrough=DELIMITERS) == r'<div class="arithmatex">\[a\]</div>'
    assert ours("$$a$$\u00a0", passthrough=DELIMITERS).endswith("\n<p>\u00a0</p>")  # a text, as for Hugo
    assert ours("b @@a@@", passthrough=DELIMITERS) == r'<p>b <span class="arithmatex">\(a\)</span></p>'


#: Texts in which displays part paragraphs, and those in which they stay in the line.
PARTED = [
    "a $$b$$ c",
    "a\n$$\nb\n$$\nc",
    "$$a$$ b",
    "a  \n$$b$$  \n$$c$$ d @@e@@",
    "- a\n  $$b$$\n  c\n\n- d",
    "> a $$b$$",
    "**a\n$$b$$\nc** d",
    "*a $$b$$* [c $$d$$](e)",
    "## a $$b$$ c",
    "a[^1]\n\n[^1]: b $$c$$ d\n",
]


def paragraphs(html: str) -> list[str]:
    """Return what the paragraphs of an article say; empty ones left out."""
    text = re.sub(r"<(?!/?p>)[^>]*>", "", unescape(html)).replace("\ufe0e", "").replace("\u00a0↩", "")
    found = (" ".join(each.split()) for each in re.findall(r"<p>(.*?)</p>", text, re.DOTALL))
    return [each for each in found if each]


@pytest.mark.parametrize("text", PARTED)
def test_a_display_parts_its_paragraph_as_hugo_does(text: str, hugo: dict[str, str]) -> None:
    signs = {r"\[": "$$", r"\]": "$$", r"\(": "@@", r"\)": "@@"}
    html = re.sub(r"\\[][()]", lambda sign: signs[sign[0]], ours(text, passthrough=DELIMITERS))
    assert paragraphs(html) == paragraphs(hugo[text])


def test_what_a_display_parts_has_attributes_once() -> None:
    html = ours("a @@b@@ $$c$$ d\n{#e}", passthrough=DELIMITERS, block_attributes=True)
    assert html.count('id="e"') == 1
    assert html.count("<p") == 2


def test_each_note_ends_before_the_next() -> None:
    html = ours("a[^1][^2][^3]\n\n[^1]: b\n[^2]: c $$d$$\n[^3]: e\n", passthrough=DELIMITERS)
    assert len(re.findall(r'(?:<ol>|</li>)\s*<li id="fn:\d">', html)) == 3
