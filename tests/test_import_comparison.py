"""What Hugo shows of a shortcode and what is shown here, held against each other: what is no difference."""

from __future__ import annotations

import pytest
from hugo_import.shortcodes import real_hugo
from hugo_import.shortcodes.comparison import structure, substance

#: HTML of Hugo's, and ours that is no other: comments in styles, formulas, which Hugo leaves to a script.
ALIKE = [
    ("<style>\n .a {  } b { c: d }</style>", "<style>/* A */\n .a { /* B\n */ } b { c: d }</style>"),
    ("<p>a $x$</p>", r'<p>a <span class="arithmatex">\(x\)</span></p>'),
    ('a<div class="highlight"><pre tabindex="0"><code class="language-sh" data-lang="sh"><span style="display:flex;">'
     '<span><span style="color:#66d">echo</span> a</span></span></code></pre></div><p>b</p>',
     'a<div class="language-sh highlight"><pre><span></span><code><span>echo a\n</span></code></pre></div><p>b</p>'),
    ("\n$$\ny\n$$<p>b</p>", r'<div class="arithmatex">\[y\]</div><p>b</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours"), ALIKE)
def test_what_is_no_difference(theirs: str, ours: str) -> None:
    assert structure(ours, "") == structure(theirs, "")
    assert substance(ours, "") == substance(theirs, "")


@pytest.mark.parametrize("ours", ["<pre>a c</pre><p>b</p>", "<pre>a</pre><p>b</p><p>b</p>", "<pre>ab</pre>"])
def test_code_that_says_otherwise_is_a_difference(ours: str) -> None:
    assert structure(ours, "") != structure("<pre><code>a</code></pre><p>b</p>", "")


def test_a_file_of_the_page_is_the_same_by_any_address_of_it() -> None:
    sources = ("a.png", "./a.png", "/posts/case-3/a.png", f"{real_hugo.BASE}/posts/case-3/a.png", "/b/a.png")
    shown = [substance(f'<img src="{source}">', real_hugo.BASE)[1] for source in sources]
    assert shown == [["a"]] * 4 + [["/b/a"]]


def test_an_address_alone_is_one_of_the_site() -> None:
    assert structure("/a/\n", real_hugo.BASE) == structure(f"{real_hugo.BASE}/a/\n", real_hugo.BASE)
