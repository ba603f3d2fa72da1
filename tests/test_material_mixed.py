"""Material's syntax where plain Material cannot read it, among Hugo's; look-alikes in Hugo posts, which stay text."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hugo_oracle import render
from hugo_posts.extension import HugoMarkdown
from material_oracle import converter, ours, outline

# Each: what it shows, the text, the HTML (layout does not count).
MIXED = [
    (
        "an admonition right after a line, in a list indented by two",
        "- Item\n  !!! note\n      Body\n- Next",
        '<ul><li>Item<div class="admonition note"><p class="admonition-title">Note</p><p>Body</p></div></li>'
        "<li>Next</li></ul>",
    ),
    (
        "a body indented by two columns, text above and below",
        'Above.\n!!! tip "T"\n  Body\nBelow.',
        '<p>Above.</p><div class="admonition tip"><p class="admonition-title">T</p><p>Body</p></div><p>Below.</p>',
    ),
    (
        "Goldmark's lists and code in an admonition",
        "!!! note\n    - a\n      - b\n    1. c\n    > d",
        '<div class="admonition note"><p class="admonition-title">Note</p>'
        "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol><blockquote><p>d</p></blockquote></div>",
    ),
    (
        "a collapsible block in a quote in a quote",
        "> > ???+ note\n> >     Deep",
        '<blockquote><blockquote><details class="note" open="open"><summary>Note</summary><p>Deep</p></details>'
        "</blockquote></blockquote>",
    ),
    (
        "tabs in a list indented by two",
        '- a\n\n  === "X"\n\n      1\n\n- b',
        '<ul><li><p>a</p><div class="tabbed-set tabbed-alternate" data-tabs="1:1">'
        '<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">'
        '<div class="tabbed-labels"><label for="__tabbed_1_1">X</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>1</p></div></div></div></li><li><p>b</p></li></ul>',
    ),
    (
        "a caption in a quote",
        "> ![a](b.png)\n> /// caption\n> C\n> ///\n> Text.",
        '<blockquote><figure><p><img alt="a" src="b.png"></p><figcaption><p>C</p></figcaption></figure>'
        "<p>Text.</p></blockquote>",
    ),
    (
        "Markdown in HTML in a list",
        '- Item\n\n    <div class="result" markdown>\n    *em*\n    </div>',
        '<ul><li><p>Item</p><div class="result"><p><em>em</em></p></div></li></ul>',
    ),
    (
        "a figure as Material's documentation indents it",
        '<figure markdown="span">\n  ![a](b.png){ width="300" }\n  <figcaption>C</figcaption>\n</figure>',
        '<figure><img alt="a" src="b.png" width="300"><figcaption>C</figcaption></figure>',
    ),
    ("a caret's word", "2^10^ and 10^-3^ and (a)^[1]^", "<p>2<sup>10</sup> and 10<sup>-3</sup> and (a)^[1]^</p>"),
    ("one tilde deletes, as in Goldmark", "H~2~O ~~x~~", "<p>H<del>2</del>O <del>x</del></p>"),
    (
        "changes in code are code",
        "`{++a++}` {++`a`++}",
        '<p><code>{++a++}</code> <ins class="critic"><code>a</code></ins></p>',
    ),
    ("a meaning on the next line", "*[CSS]:\n    Sheets\n\nCSS", '<p><abbr title="Sheets">CSS</abbr></p>'),
    (
        "an alert",
        "> [!WARNING]\n> Mind the **gap**.",
        '<div class="admonition warning"><p class="admonition-title">Warning</p>'
        "<p>Mind the <strong>gap</strong>.</p></div>",
    ),
    (
        "a folded alert with a title, in a list",
        "- > [!note]- See *this*\n  > Body",
        '<ul><li><details class="note"><summary>See <em>this</em></summary><p>Body</p></details></li></ul>',
    ),
    (
        "an alert without a body",
        "> [!IMPORTANT]\n\nText",
        '<div class="admonition info"><p class="admonition-title">Important</p></div><p>Text</p>',
    ),
]

# Text that begins like Material's syntax and that Hugo shows as it is.
LOOK_ALIKES = [
    "!!! attention please",
    "!!!",
    "Wow!!! note",
    "??? what",
    "Why??? Because.",
    "=== not a tab",
    "Heading\n===\n\ntext",
    "/// caption\nnot closed",
    "/// nobody knows this\nx\n///",
    "a == b == c and a==b and c==d",
    "C++ and C++ and i++ + ++i",
    "x^2 and y^2, x^2+y^2, ^^ a ^^",
    "at 10:30:45 :colon: and :smile:",
    "It costs $5 and $10, or $a_b$",
    "**user**{name} and *{x}*{y} and {{ template }}",
    '[link](https://example.org){:target="_blank"} and ![i](i.png){.wide}',
    "Text.\n{not an attribute list}",
    "Text.\n{ name }",
    "\\sum_{i=1}^{n} a_{i}",
    "{+ a +} and {= b =} and {- c -}",
    "> [!QUESTION]\n> Really?",
    "> [x] not an alert",
    "* [HTML]: not an abbreviation",
    "<div>\n*raw*\n</div>",
    "`#!/bin/sh` and `$x$` and `++a++`",
    "--8< scissors",
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, html, id=name) for name, text, html in MIXED])
def test_mixed_with_goldmark(text: str, expected: str) -> None:
    assert outline(ours(text)) == outline(expected)


def test_look_alikes_stay_as_hugo_shows_them() -> None:
    theirs = render(dict(enumerate_texts(LOOK_ALIKES)))
    assert {name: outline(ours(text)) for name, text in enumerate_texts(LOOK_ALIKES)} == {
        name: outline(html) for name, html in theirs.items()
    }


def enumerate_texts(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"{number}: {text}", text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("name", ["math", "katex", "mathjax"])
def test_a_page_asks_for_maths(name: str) -> None:
    asked = converter({name: True}).convert("$a_1$")
    assert outline(asked) == outline(r'<p><span class="arithmatex">\(a_1\)</span></p>')
    assert outline(converter().convert("$a_1$")) == outline("<p>$a_1$</p>")


# Each with maths: the text, the HTML.
MATHS = [
    (r"Text $$a * b * c$$ text", r'<p>Text <span class="arithmatex">\[a * b * c\]</span> text</p>'),
    (
        r"\[a * b\] and \(c_1_\)",
        r'<p><span class="arithmatex">\[a * b\]</span> and <span class="arithmatex">\(c_1_\)</span></p>',
    ),
    (
        "- $a$\n  $$\n  - b\n  $$",
        '<ul><li><span class="arithmatex">\\(a\\)</span><div class="arithmatex">\\[\n- b\n\\]</div></li></ul>',
    ),
    ("Let\n$$\nx\n= y\n$$\nbe.", '<p>Let</p><div class="arithmatex">\\[\nx\n= y\n\\]</div><p>be.</p>'),
    ("$5-$10, `$x$`, $ 6 $, \\$7\\$", "<p>$5-$10, <code>$x$</code>, $ 6 $, $7$</p>"),
    ("$$\na\n\nb", "<p>$$ a</p><p>b</p>"),
    (
        r"$a < b \& c$ &amp; $\pi$",
        r'<p><span class="arithmatex">\(a &lt; b \&amp; c\)</span> &amp; <span class="arithmatex">\(\pi\)</span></p>',
    ),
]


@pytest.mark.parametrize(("text", "expected"), MATHS)
def test_maths(text: str, expected: str) -> None:
    assert outline(ours(text, math=True)) == outline(expected)


def test_snippets_are_read_as_the_text_around_them(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "part.md").write_text("Part:\n- *a*\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text("Secret", encoding="utf-8")
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes" / "abbreviations.md").write_text("*[HTML]: Hyper Text", encoding="utf-8")
    folders = [str(tmp_path / "docs"), str(tmp_path / "includes")]
    reader = markdown.Markdown(
        extensions=["abbr", "pymdownx.snippets", HugoMarkdown()],
        extension_configs={  # a glossary as Material documents it
            "pymdownx.snippets": {"base_path": folders, "auto_append": ["includes/abbreviations.md"]}
        },
    )
    html = reader.convert('HTML\n\n--8<-- "docs/part.md"\n\n--8<-- "../secret.md"\n\n--8<-- "secret.md"\n')
    expected = '<p><abbr title="Hyper Text">HTML</abbr></p><p>Part:</p><ul><li><em>a</em></li></ul>'
    assert outline(html) == outline(expected)
