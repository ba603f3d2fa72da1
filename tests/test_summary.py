"""Summaries, words and reading time; the real Hugo is asked for each."""

from __future__ import annotations

import hugo_pages
import pytest
from hugo_posts.html.summary import (
    has_cjk,
    plainify,
    reading_time,
    shortened,
    summarise,
    without_permalinks,
    word_count,
)
from shortcode_site import Page


def words(count: int) -> str:
    return " ".join(f"từ{number}" for number in range(count))


# title -> Markdown; Hugo's summary of each is the expected one
BODIES = {
    "short": "Một hai ba.",
    "empty": "",
    "one word too few": f"{words(69)}\n\nTiếp.\n\nCuối.",
    "just enough": f"{words(70)}\n\nTiếp.\n\nCuối.",
    "one word more": f"{words(71)}\n\nTiếp.",
    "short paragraphs": "một hai ba bốn\n\n" * 40,
    "heading": f"# Đề mục\n\n{words(80)}\n\n## Hai\n\nTiếp.",
    "loose list": f"- {words(80)}\n\n- hai\n\n- ba\n\nCuối.",
    "tight list": f"- {words(80)}\n- hai\n\nCuối.\n\nHết.",
    "quote": f"> {words(80)}\n>\n> hai\n\nCuối.",
    "table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 60 + "\nCuối.\n\nHết.",
    "emphasis": f"**{words(80)}**\n\nTiếp.",
    "entities": f'a & b < c "d" {words(80)}\n\nTiếp.',
    "raw html": f"<div>\n\n{words(80)}\n\n</div>\n\nTiếp.",
    "never closed": f"<div>\n\n{words(80)}\n\nTiếp.",
    "never closed in a quote": f"> <b>x\n>\n> {words(80)}\n\nTiếp.\n\nCuối.",
    "closed too often": f"- <b>x</b></b></i>\n- y </p> {words(80)}\n\n  z\n\nTiếp.",
    "script": f"<script>var x = '<p>a b c</p>';</script>\n\n{words(80)}\n\nTiếp.",
    "comment": f"<!-- a > b -->\n\n{words(80)}\n\nTiếp.",
    "breaks": f"a<br>b  \nc\n\n{words(80)}\n\nTiếp.",
    "chinese": "你好世界，今天天气很好。" * 10 + "\n\n你好\n\n再见",
}

# HTML with a divider, summary as plain text, whether there is more
DIVIDED = [
    ("<p>a</p>\n<!--more-->\n<p>b</p>", "a", True),
    ("<p>a</p>\n<!-- more -->\n<p>b</p>", "a", True),
    ("<p>a</p>\n<!--more-->\n", "a", False),
    ("<!--more-->\n<p>b</p>", "", True),
    ("<p>a</p>\n<!--MORE-->\n<p>b</p>", "a b", False),
    (r'<p>a <span class="arithmatex">\(x &lt; y\)</span></p><!--more--><p>b</p>', "a $x < y$", True),  # as written
    (r'<div class="arithmatex">\[x\]</div><!--more--><p>b</p>', "$$x$$", True),
    ("<p>a &amp; <b>b</b></p>\n<p>c</p><!--more--><p>d</p><!--more--><p>e</p>", "a & b c", True),
]

PLAIN = [
    ("không có thẻ", "không có thẻ"),
    ("<p>a</p><p>b</p>", "a\nb\n"),
    ("a<br>b", "a\nb"),
    ("<i>a</i>b", "ab"),
    ('<a title=">">a</a>', "a"),
    ("a < b", "a < b"),
    ("a<!-- b > c -->d", "ad"),
    ("a<!-->b<!-- c", "ab"),
    ("""a<b c='>" d' e=">">f<g h=">""", "af"),
    ("<style>a{}</style>b", "b"),
    ("a &lt;b&gt;", "a &lt;b&gt;"),
    ("a<b", "a"),
]

# a text, the most characters, what stands for it
SHORTENED = [
    ("một  hai\nba", 10, "một hai ba"),
    ("một hai ba", 9, "một hai…"),
    ("một hai", 3, "mộ…"),
    ("", 3, ""),
    ("引子 " + "了解" * 20, 34, "引子 " + "了解" * 15 + "…"),
    ("引子 " + "해" * 31, 33, "引子…"),
    ("a " + "b" * 30 + " c", 33, "a " + "b" * 30 + "…"),
]


def test_the_real_hugo_summarises_the_same() -> None:
    pages = hugo_pages.read(
        {f"posts/{at}.md": f"---\ntitle: x\n---\n{body}" for at, body in enumerate(BODIES.values())}
    )
    for at, title in enumerate(BODIES):
        page = pages[f"posts/{at}.md"]
        summary = summarise(page["content"])
        assert (title, summary.html, summary.truncated) == (title, page["summary"].strip(), page["truncated"])
        assert summary.text.split() == page["text"].split(), title
        assert (title, word_count(page["content"])) == (title, page["words"])
        assert (title, reading_time(page["words"])) == (title, page["minutes"])


@pytest.mark.parametrize("count", [0, 1, 212, 213, 424, 425])
def test_the_real_hugo_needs_the_same_time(count: int) -> None:
    page = hugo_pages.read({"posts/x.md": f"---\ntitle: x\n---\n{words(count)}"})["posts/x.md"]
    assert (word_count(page["content"]), reading_time(count)) == (page["words"], page["minutes"])


def test_the_real_hugo_counts_the_same_characters() -> None:
    source = f"---\ntitle: x\n---\n{BODIES['chinese']} and English\n\n한국어 日本語"
    page = hugo_pages.read({"posts/x.md": source}, f"hasCJKLanguage = true\n{hugo_pages.CONFIG}")["posts/x.md"]
    assert has_cjk(source)
    assert not has_cjk("Tiếng Việt")
    assert word_count(page["content"], cjk=True) == page["words"]
    assert reading_time(page["words"], cjk=True) == page["minutes"]
    assert summarise(page["content"], cjk=True).html == page["summary"].strip()


@pytest.mark.parametrize(("content", "text", "truncated"), DIVIDED)
def test_a_divider_ends_the_summary(content: str, text: str, truncated: bool) -> None:
    summary = summarise(content)
    assert (summary.text, summary.truncated) == (text, truncated)


def test_front_matter_goes_before_the_first_words_and_behind_a_divider() -> None:
    assert summarise("<p>a</p>\n<p>b</p>", given="<em>c</em>").text == "c"
    assert summarise("<p>a</p>\n<!--more-->\n<p>b</p>", given="c").text == "a"


def test_what_a_browser_shows_nothing_of_is_no_text() -> None:
    assert summarise("<!DOCTYPE html>\n<html><p>a &lt;!b&gt; <?c d?> e</p></html>").text == "a <!b> e"


@pytest.mark.parametrize(("content", "text"), PLAIN)
def test_plain_text_has_no_tags(content: str, text: str) -> None:
    assert plainify(content) == text


def test_links_behind_headings_are_no_words() -> None:
    content = '<h2>Một<a class="headerlink" href="#m" title="Liên kết tới mục này">&para;</a></h2>\n<p>hai</p>'
    assert without_permalinks(content) == "<h2>Một</h2>\n<p>hai</p>"
    assert word_count(content) == 2


def test_the_title_of_a_qr_code_is_no_word() -> None:
    content = Page().convert('{{< qr text="a b" />}}một')
    assert (summarise(content).text, word_count(content)) == ("một", 1)


@pytest.mark.parametrize(
    "piece", ["<", "<a '", "<!--", "<script>", "<div>", "<p>x</p>", '<a class="headerlink"', "<p>\n"]
)
def test_a_megabyte_of_anything_ends(piece: str) -> None:
    content = piece * (1_000_000 // len(piece))
    assert len(summarise(content).text) <= len(content)
    assert word_count(content) <= len(content)


@pytest.mark.parametrize(("text", "most", "expected"), SHORTENED)
def test_a_description_ends_with_a_word(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected
