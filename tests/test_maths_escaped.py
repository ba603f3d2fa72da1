"""Formulas of a Hugo site without passthrough: TeX sees what Goldmark leaves of their backslashes."""

from __future__ import annotations

import re
from pathlib import Path

import hugo_oracle
import pytest
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.report import Report
from hugo_posts.extension import HugoMarkdown
from hugo_posts.markup_settings import MarkupSettings
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from site_builder import write

BODIES = [
    r"Tập $\\{a, b\\}$ và $x_1 + y_2$.",
    r"$$a \\\\ b$$",
    "$$\n\\begin{aligned}\na &= b \\\\\\\\\nc &= d\n\\end{aligned}\n$$",
    r"Trong dòng \\(x + 1\\) và \\[y\\].",
    r"$Loop\_Condition$ và $10\\%$",
    r"`$\\{a\\}$` là mã.",
    r"$o_{&lt;t} &#124; &copy \&lt;$",
]


def text_of(html: str) -> str:
    """Return the text of a page, formulas with the signs that authors write."""
    text = LexborHTMLParser(html).text(deep=True)
    for sign, written in ((r"\(", "$"), (r"\)", "$"), (r"\[", "$$"), (r"\]", "$$")):
        text = text.replace(sign, written)
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def of_hugo() -> dict[str, str]:
    return hugo_oracle.render({body: body for body in BODIES})


@pytest.mark.parametrize("body", BODIES)
def test_a_formula_comes_out_as_hugo_leaves_it(body: str, of_hugo: dict[str, str]) -> None:
    extension = HugoMarkdown(markup=MarkupSettings(math=True, escaped_maths=True))
    arithmatex = {"pymdownx.arithmatex": {"generic": True}}
    ours = Markdown(extensions=["pymdownx.arithmatex", extension], extension_configs=arithmatex).convert(body)
    assert text_of(ours) == text_of(of_hugo[body])
    assert ("arithmatex" in ours) is ("`" not in body)


def test_a_star_with_a_backslash_is_a_star_to_tex_where_hugo_had_passthrough_too() -> None:
    arithmatex = {"pymdownx.arithmatex": {"generic": True}}
    md = Markdown(
        extensions=["pymdownx.arithmatex", HugoMarkdown(markup=MarkupSettings(math=True))], extension_configs=arithmatex
    )
    assert text_of(md.convert(r"$x^{\*} \\*$")) == r"$x^{*}\\*$"


# A text, and whether a site without passthrough needs to be told of it: of `\\(x\\)` Hugo leaves `(x)`, no formula.
TEXTS = [*((body, True) for body in BODIES[:4]), (r"\(gần như\) và \[x\]", True), ("$x$ (a) [b] \\*", False)]
TEXTS += [("$$\na \\\\\\\nb\n$$", True), ("$$\na \\\\\\hline\nb \\\\\n$$", False)]
TEXTS += [(r"$$a \\\ b \\\ c$$", True), (r"$$a \\ b$$", False)]


@pytest.mark.parametrize(("body", "is_escaped"), TEXTS)
def test_a_site_that_moves_in_without_passthrough_is_read_so(body: str, is_escaped: bool, tmp_path: Path) -> None:
    site = write(tmp_path, {"hugo.toml": "params.math = true", "content/posts/a.md": body})
    assert plan_files(site, read_config(site), Report()).hugo.get("escaped_maths", False) is is_escaped
    html = Markdown(extensions=[HugoMarkdown(markup=MarkupSettings(math=True, escaped_maths=True))]).convert(r"\(x\)")
    assert html == "<p>(x)</p>"
