"""The one reader of HTML: where tags begin and end."""

from __future__ import annotations

import pytest
from hugo_posts.html.open_ends import closed
from hugo_posts.html.scanner import holds, raw_text, replace, split, tags, without_elements
from hypothesis import given
from hypothesis import strategies as st

TAGS = [
    ("<p>x</p>", ["p", "/p"]),
    ("<BR/>", ["br"]),
    ('<a title="x>y">z', ["a"]),
    ("<a title='\">'><b>", ["a", "b"]),
    ("<!-- <b> --><i>", ["", "i"]),
    ("<!-- never closed <b>", [""]),
    ("<script>if (a<b) '<i>'</script><u>", ["script", "/script", "u"]),
    ("<style>a>b{}</STYLE >x", ["style", "/style"]),
    ("a < b, 1<2, <3", []),
    ('<img alt="open', ["img"]),
]


@pytest.mark.parametrize(("html", "names"), TAGS)
def test_the_tags_of_a_text(html: str, names: list[str]) -> None:
    assert [tag.name for tag in tags(html)] == names
    assert all(holds(html, name) for name in names if name.isalpha())


def test_some_elements_only() -> None:
    html = '<!-- <img src="0"> --><imgx><IMG SRC=a&amp;b alt><script>"<img src=1>"</script><img\nsrc="2"/>'
    assert [tag.attributes for tag in tags(html, ("img",))] == [{"src": "a&b", "alt": ""}, {"src": "2"}]
    assert [tag.attributes for tag in tags(html, ("img",), at=html.index("alt"))] == [{"src": "2"}]
    assert not holds(html, "iframe", "style")
    assert [raw_text(html, tag) for tag in tags(html, ("script",))] == ['"<img src=1>"']
    assert replace(html, "img", lambda tag: "X") == '<!-- <img src="0"> --><imgx>X<script>"<img src=1>"</script>X'


def test_scripts_and_styles_taken_out() -> None:
    html = "a<script src=x>b</script>c<style>d</style>e<script>f"
    assert without_elements(html, ("script",)) == "ac<style>d</style>e"
    assert without_elements(html, ("script", "style")) == "ace"


@given(st.text(alphabet="<>/!-\"'= aimgscript"))
def test_a_text_is_the_sum_of_its_pieces(html: str) -> None:
    pieces = split(html)
    assert "".join(pieces) == html
    assert len(pieces) % 2 == 1


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", '<a "', "<script>", "</script", "<img src='"])
def test_a_long_text_is_read_once(piece: str) -> None:
    """A scan that began anew at each `<` would take hours for these."""
    html = piece * (1_000_000 // len(piece))
    assert replace(html, "img", lambda tag: "") == html or "<img" in html
    assert sum(1 for _ in tags(html)) <= len(html)


#: What nothing closes, and what a page has instead, so that it does not end there.
OPEN_ENDS = {
    "<p>a <script> b</p>": "<p>a &lt;script> b</p>",
    "<p><Title> <b></p>": "<p>&lt;Title> <b></p>",
    "a <script src=x> b <i>": "a <script src=x></script> b <i>",
    '<iframe src="x" /> b': '<iframe src="x" /></iframe> b',
    "<title> <title>": "&lt;title> &lt;title>",
    "<plaintext> b </plaintext>": "&lt;plaintext> b </plaintext>",
    "<script> <!-- b <script>": "&lt;script> <!-- b <script>-->",
    "<!-- <script> --> <style>a</style> <textarea><title></textarea> <noscript>x</noscript>": "",
    '<script>"<!--"</script> <svg><title>x</title></svg>': "",
}


@pytest.mark.parametrize(("html", "page"), OPEN_ENDS.items())
def test_what_nothing_closes_does_not_hide_the_rest_of_the_page(html: str, page: str) -> None:
    assert closed(html) == (page or html)
