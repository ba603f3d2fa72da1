"""Formulas are set by KaTeX while the site is built; a mistake in one is told with its line."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.html.formulas import Formula, formulas, replace_formulas
from hugo_posts.markup_settings import MarkupSettings
from hugo_posts.shortcodes.registry import registry
from hugo_site.formulas.katex import know, mistake_in, set_formula
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from site_builder import PROJECT

KATEX = PROJECT / "docs/assets/katex"
DEEP = "{" * 20_000 + "x" + "}" * 20_000


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (r'<span class="arithmatex">\(a &lt; b\)</span>', [Formula("a < b", is_display=False)]),
        ('<div class="arithmatex">\\[\nx\n\\]</div>', [Formula("\nx\n", is_display=True)]),
        (r'<span class="arithmatex">a</span>', []),
        (r'<span class="arithmatex">\(a\]</span>', []),
        (r'<span class="arithmatex">\(a<b>\)</b></span>', []),
        (r'<code>class="arithmatex"&gt;\(a\)</code>', []),
        (r'<span class="arithmatex">\(a', []),
    ],
)
def test_a_formula_is_found(html: str, found: list[Formula]) -> None:
    assert formulas(html) == found
    assert replace_formulas(html, lambda formula: "!") == (
        html if not found else html[: html.index("\\")] + "!" + html[html.rindex("</") :]
    )


def test_a_site_s_own_macros_are_known() -> None:
    formula = Formula(r"\RR \f{a}", is_display=False)
    assert "RR" in mistake_in(formula)
    know({r"\RR": r"\mathbb{R}", r"\f": r"\RR^{#1}"})
    assert "<msup><mi" in set_formula(formula)
    know({})
    assert "RR" in mistake_in(formula)


@pytest.mark.parametrize(
    ("tex", "display", "part"),
    [
        ("x^2", False, "<msup><mi>x</mi><mn>2</mn></msup>"),
        (r"\text{đường}", False, "<mtext>đường</mtext>"),
        ("đường", False, "đường"),  # letters of no formula are no mistake
        (r"\begin{aligned}a&=b\end{aligned}", True, "<mtable"),
        (r"\frac12", True, 'class="katex-display"'),
        ("<img src=x onerror=alert(1)>", False, "<mo>&lt;</mo>"),
        (r"\text{<b>}", False, "&lt;b&gt;"),
        (r"\begin{equation}a\label{eq:1}\end{equation}", True, "<mi>a</mi>"),  # what MathJax reads
        (r"\require{cancel}\mbox{đ}\mit a", False, "<mtext>đ</mtext>"),
    ],
)
def test_a_formula_is_set(tex: str, display: bool, part: str) -> None:
    formula = Formula(tex, is_display=display)
    assert mistake_in(formula) == ""
    assert part in set_formula(formula)


@pytest.mark.parametrize(
    ("tex", "mistake"),
    [
        (r"\foo", r"Undefined control sequence: \foo"),
        (r"\frac{1}{", "Unexpected end of input in a macro argument, expected '}'"),
        (r"\href{javascript:alert(1)}{x}", ""),  # red, as KaTeX shows what is not trusted
        (r"\def\a{\a}\a", "Too many expansions: infinite loop or need to increase maxExpand setting"),
        (DEEP, "it is nested too deeply, or has no end"),
        ("<b>", ""),
    ],
    ids=lambda value: value[:20],
)
def test_a_mistake_is_named_and_the_tex_stays_readable(tex: str, mistake: str) -> None:
    formula = Formula(tex, is_display=False)
    assert mistake_in(formula) == mistake
    html = set_formula(formula)
    assert "javascript" not in html.replace("\\href{javascript:alert(1)}{x}</annotation>", "")
    assert ('class="katex-error"' in html) is bool(mistake)
    assert mistake_in(Formula("x", is_display=False)) == ""  # after a fault the next one is set again


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n$\\foo$", 3),
        ("a\n\nb $\\foo\\*$", 3),
        ("$x$\n\n- b\n\n  $$\n  \\foo\n  $$", 6),
        ("a\n\n{{< details >}}\nb $\\foo$\n{{< /details >}}", 4),
        ("| a |\n|---|\n| $\\foo$ |", 3),
    ],
)
def test_a_mistake_is_told_with_its_line(body: str, line: int) -> None:
    class Host(NullHost):
        mistake_in = staticmethod(mistake_in)

    host = Host()
    ours = HugoMarkdown(registry(Path(), {}), MarkupSettings(math=True), host_of=lambda: host)
    Markdown(extensions=["tables", "pymdownx.arithmatex", ours]).convert(body)
    assert [(number, told.partition(";")[0]) for number, told in host.problems] == [
        (line, r'formula: Undefined control sequence: \foo: "\foo' + ("*" * (r"\*" in body)) + '"')
    ]


@pytest.mark.parametrize(
    ("tex", "shown", "mistake"),
    [
        (r"\ce{CO2 + C -> 2 CO}", "CO2+C2CO", ""),
        (r"\ce{Zn^2+ <=>[+ 2OH-][+ 2H+] $\underset{\text{amphoteres}}{\ce{Zn(OH)2 v}}$}", "Zn2+", ""),
        (r"\ce{SO4^2- + Ba^2+ -> BaSO4 v}", "SO42−+Ba2+BaSO4↓", ""),
        (r"\pu{123 kJ*mol-1}", "123kJ⋅mol−1", ""),
        (r"C_p[\ce{H2O(l)}] = \pu{75.3 J // mol K}", "[H2O(l)]", ""),
        (r"\ce{A\bond{?}B}", "", "mhchem bug T. Please report."),
        (r"\centerdot", "⋅", ""),
    ],
)
def test_chemistry_is_set(tex: str, shown: str, mistake: str) -> None:
    formula = Formula(tex, is_display=True)
    assert mistake_in(formula) == mistake
    html = LexborHTMLParser(set_formula(formula)).css_first(".katex-html")
    text = "" if html is None else re.sub(r"[\sX\u200b]", "", html.text())  # X has no ink
    assert shown in text


def test_every_font_is_there() -> None:
    named = set(re.findall(r"url\(([^)]*)\)", (KATEX / "katex.min.css").read_text(encoding="utf-8")))
    assert named == {f"fonts/{font.name}" for font in (KATEX / "fonts").iterdir()}


def test_a_font_of_two_parts_lacks_no_character_and_has_none_twice() -> None:
    rules = re.findall(r"@font-face\{([^}]*)\}", (KATEX / "katex.min.css").read_text(encoding="utf-8"))
    parts = re.compile(r"url\(fonts/([\w-]+)\.(?:common|further)\.woff2\).*unicode-range:(.*)")
    ranges: defaultdict[str, list[str]] = defaultdict(list)
    for name, listed in (match.groups() for rule in rules if (match := parts.search(rule))):
        ranges[name] += listed.split(",")
    assert len(ranges) == 5
    for listed in ranges.values():
        ends = sorted([int(end, 16) for end in each[2:].split("-")] for each in listed)
        assert all(one[-1] < other[0] for one, other in pairwise(ends))


def test_a_size_within_a_size_is_as_katex_has_it() -> None:
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    sizes = ".5 .6 .7 .8 .9 1 1.2 1.44 1.728 2.074 2.488".split()  # katex/src/Options.js, sizeMultipliers
    for name in ("reset", "size"):
        assert re.findall(rf"\.katex \.(?:reset-)?size\d+\{{--katex-{name}:([\d.]+)\}}", css) == sizes


#: The formulas of a text, and whether each can be set: what `\gdef` defines holds for those behind it, as in a browser.
TEXTS = [
    ([r"\gdef\a#1{x_{#1}} \gdef\b{\a{2}}", r"\b + \a1", "y"], [True, True, True]),
    ([r"\a", r"\gdef\a{x}"], [False, True]),
    ([r"\def\a{x}", r"\a"], [True, False]),
    ([r"\global\def\a{x}", r"\gdef\b{\a", r"\a", r"\b"], [True, False, True, False]),
]


@pytest.mark.parametrize(("texts", "are_set"), TEXTS)
def test_a_macro_holds_to_the_end_of_the_text(texts: list[str], are_set: list[bool]) -> None:
    found = formulas("".join(f'<span class="arithmatex">\\({tex}\\)</span>' for tex in texts))
    assert [mistake_in(formula) == "" for formula in found] == are_set


def test_of_two_macros_with_one_name_the_last_holds() -> None:
    tex = r'<span class="arithmatex">\({}\)</span>'
    last = formulas("".join(map(tex.format, (r"\gdef\a{\mathbf x}", r"\gdef\a{\mathit y}", r"\a"))))[-1]
    assert "mathit" in set_formula(last)
    assert "mathbf" not in set_formula(last)
