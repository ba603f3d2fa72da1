"""Addresses in the author's own HTML and in what shortcodes give: which are resolved, and what stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_posts.html.raw_html import rewrite
from hugo_posts.shortcodes.registry import registry
from shortcode_site import Page

CASES = [  # HTML, and what it becomes where every address moves below /r/
    ('<a href="x">y</a>', '<a href="/r/x">y</a>'),
    ("<IMG SRC=x.png>", '<IMG src="/r/x.png">'),
    ('<image href="x.svg"/>', '<image href="/r/x.svg" />'),
    ("<a href=x/>y</a>", '<a href="/r/x/">y</a>'),
    ('<video poster="p.png" src="v.mp4">', '<video poster="/r/p.png" src="/r/v.mp4">'),
    ('<source srcset="a.webp">', '<source srcset="/r/a.webp">'),
    ('<img src="a" srcset="b 1x,c 2x">', '<img src="/r/a" srcset="/r/b 1x,/r/c 2x">'),
    ('<img srcset="\n a,b.png 300w ,\n c.png 600w,">', '<img srcset="\n /r/a,b.png 300w ,\n /r/c.png 600w,">'),
    ('<source srcset="a.png, b.png 2x">', '<source srcset="/r/a.png, /r/b.png 2x">'),
    ('<script src="a.js"></script>', '<script src="/r/a.js"></script>'),
    ('<link rel="stylesheet" href="a.css">', '<link rel="stylesheet" href="/r/a.css">'),
    ('<p style="background: url(a.png)">', '<p style="background: url(/r/a.png)">'),
    ("<p style=\"a: url( 'b' ), url(c)\">", '<p style="a: url( &#x27;/r/b&#x27; ), url(/r/c)">'),
    (
        "<script>s = '<img src=\"' + a + '\">'</script><a href=x>",
        "<script>s = '<img src=\"' + a + '\">'</script><a href=\"/r/x\">",
    ),
    ('<style>a { b: url(c) } /* <img src="x"> */</style>', '<style>a { b: url(c) } /* <img src="x"> */</style>'),
    ('<!-- <img src="x"> --><b>', '<!-- <img src="x"> --><b>'),
    ('<p data-src="x">src="y" <q cite="z">', '<p data-src="x">src="y" <q cite="z">'),
    ('<img src="x', '<img src="x'),
    ("a < b", "a < b"),
]
TEMPLATES = {  # a template, and what it gives on a site below /repo/
    '<p style="background: url({{ hugo.relurl("a.png") | css }})">': '<p style="background: url(/repo/a.png)">',
    "<script>x({{ hugo.absurl('a.js') | script }})</script>": '<script>x("/repo/a.js")</script>',
    '<p>{{ hugo.relurl("") }} {{ hugo.relurl("/a") }} {{ hugo.rellangurl("//e.org/a") }}': "<p>/repo/ /a //e.org/a",
    "<p>{{ page_address }}": "<p>/repo/",
}


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_addresses_in_tags_are_resolved(html: str, expected: str) -> None:
    assert rewrite(html, lambda url: f"/r/{url}", lambda image: None) == expected


@pytest.mark.parametrize(("template", "expected"), TEMPLATES.items())
def test_a_shortcode_s_addresses_hold_the_path_of_the_site(template: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(template, encoding="utf-8")
    assert Page(registry(tmp_path, {}, "/repo/")).render("{{< x >}}").strip() == expected
