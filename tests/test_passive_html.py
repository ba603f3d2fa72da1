"""HTML in captions: what marks text up is kept, what could run a script or break out of the page is shown as text."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest
from hugo_posts.html.passive import disarm, passive

KEPT = [
    "a < b and a<3",
    "<b>x</b> <br> <br/> <i class='y'>z</i>",
    '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">x</a>',
    '<img src="/x.png" alt=">" width=3>',
    '<span style="color: red">x</span>',
    "<c>x</c> <x-y>",
    "<div class=x>a<div>b</div></div>",
]
ESCAPED = [
    "<script>alert(1)</script>",
    "<b onclick=alert(1)>",
    '<b OnClick="alert(1)">',
    "<b/onclick=alert(1)>",
    '<b x=">" onclick=alert(1)>',
    '<b x="" onclick=alert(1)>',
    '<a href="javascript:alert(1)">',
    '<a href="&#106;ava&Tab;script:alert(1)">',
    "<a href=' JavaScript&colon;alert(1)'>",
    "<img src=data:text/html,x>",
    "<svg><animate onbegin=alert(1)>",
    "<iframe srcdoc=x>",
    "<form action=x><input>",
    "<style>*{}",
    "</figure></article></main></div>",
    "<textarea><title><!-- <plaintext>",
    "<!--> <b>",
    "<b x=`>",
    "<p title='a\n>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "<b x",
    "<b ",
]


def shown(html: str) -> str:
    """The text with every `<` as text, but for harmless `<b>`."""
    return html.replace("<", "&lt;").replace("&lt;b>", "<b>")


@pytest.mark.parametrize("html", KEPT)
def test_what_marks_text_up_is_kept(html: str) -> None:
    assert passive(html) == html.replace("a < b and a<3", "a &lt; b and a&lt;3")


@pytest.mark.parametrize("html", ESCAPED)
def test_what_could_run_or_break_out_is_shown_as_text(html: str) -> None:
    assert passive(html) == shown(html)


def test_attributes_that_run_scripts_are_taken_off_a_tree() -> None:
    root = etree.fromstring('<p><a onclick="x" href="javascript:y" class="z">x</a><img src="/a.png"/></p>')
    disarm(root)
    assert etree.tostring(root, encoding="unicode") == '<p><a class="z">x</a><img src="/a.png" /></p>'
