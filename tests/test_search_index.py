"""What is given to Pagefind, and what of its output reaches readers; searching itself is tested in a browser."""

from __future__ import annotations

import filecmp
import json
import os
import threading
import time
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.search.bundle import Indexing, SearchIndexError
from hugo_site.search.document import SearchDocument, mark_words, part_characters, private, to_pagefind, write_html
from hugo_site.search.documents import Documents
from hugo_site.search.events import THREAD, SiteSearch
from site_builder import Build

# `|` stands for the mark behind a word, `ɖ` for a `d` with a combining stroke.
TEXTS = [
    ("Từ bỏ, rồi thôi.", "Từ| bỏ|, rồi| thôi|."),
    ("đi Đà Nẵng", "ɖi| Ɖà| Nẵng|"),
    (unicodedata.normalize("NFD", "đến"), "ɖến|"),
    ("nơ-ron", "nơ|-ron|"),
    ("zero_grad() lr=3e-4", "zero|_grad|() lr|=3e|-4|"),
    ("C++", "C|++"),
    ("🥂 …", "🥂 …"),
]
HTML = [
    (
        '<h2 id="đi-đâu">Đi đâu<a class="headerlink" href="#đi-đâu">¶</a></h2>',
        '<h2 id="đi-đâu">Ɖi| ɖâu|<a class="headerlink" href="#đi-đâu">¶</a></h2>',
    ),
    ('<img alt="a > b" src="đ.png">chữ', '<img alt="a > b" src="đ.png">chữ|'),
    ("a &lt;b&gt; &amp; c", "a| &lt;b|&gt; &amp; c|"),
    ("<!-- giấu <b> -->thấy", "<!-- giấu <b> -->thấy|"),
    ('<pre><code>x<span title="a>b">y</span> z</code></pre>', "<pre>xy| z|</pre>"),
    ('<pre><span class="linenos">1</span>x</pre>', '<pre><span class="linenos">1|</span>x|</pre>'),
]


# the texts of a site's pages, how many parts its index has: Pagefind fails where no page has a word
SITES: list[tuple[list[str], int]] = [
    ([], 0),
    ([""], 0),
    (["", '<p><img alt="x" src="y"> …</p>'], 0),
    (["", "<p>chữ</p>"], 1),
    (["<p>字</p>"], 1),
    ([""] * 249 + ["<p>1</p>"], 2),
]


@pytest.mark.parametrize(("texts", "count"), SITES)
def test_a_site_without_words_has_no_index(tmp_path: Path, texts: list[str], count: int) -> None:
    documents = Documents(tmp_path, "vi")
    for number, html in enumerate(texts):
        documents.add(SearchDocument(f"{number}/", "Tựa", html))
    assert len(documents.parts()) == count


def readable(text: str) -> str:
    return text.replace("\u02ec", "|").replace("d\u0335", "ɖ").replace("D\u0335", "Ɖ")


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_words_are_marked(text: str, expected: str) -> None:
    assert readable(mark_words(text)) == expected


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_only_the_text_of_html_is_marked(html: str, expected: str) -> None:
    assert readable(write_html(html, mark_words)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Running, đi!", "Running, đi!"),
        ("机器学习", "|机|器|学|习|"),
        ("用Python 写代码，好。", "|用|Python |写|代|码|，|好|。"),
        ("コーヒー 2杯", "|コ|ー|ヒ|ー| 2|杯|"),
        ("한국어 글", "한국어 글"),
        ("กินข้าว 2", "|กิ|น|ข้|า|ว| 2"),
        ("ភ្នំពេញ", "|ភ្នំ|ពេ|ញ|"),
        ("ရန်ကုန်", "|ရ|န်|ကု|န်|"),
        ("ວຽງຈັນ", "|ວ|ຽ|ງ|ຈັ|ນ|"),
    ],
)
def test_in_other_languages_only_characters_without_spaces_are_parted(text: str, expected: str) -> None:
    assert part_characters(text).replace("\u200a", "|") == expected


@pytest.mark.parametrize(("language", "is_plain"), [("vi", False), ("en", True), ("pt-BR", True)])
def test_words_are_marked_in_vietnamese_alone(language: str, is_plain: bool) -> None:
    page = to_pagefind(SearchDocument("a/", "Running", "<p>To run</p>", ("Sport",)), language)
    assert ("\u02ec" not in page) is is_plain


def test_what_is_not_to_be_found_has_no_letters() -> None:
    assert not any(character.isalnum() for character in private("blog/tháng-5/"))


def pages(folder: Path, count: int) -> Path:
    """Make a folder of pages to index."""
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"so{(number * step) % 997}" for step in range(1, 60))
        document = SearchDocument(f"{number}/", f"Bài {number}", f"<p>{words}</p>", tags=(f"thẻ {number % 7}",))
        (folder / f"{number:04}.html").write_text(to_pagefind(document, "vi"), encoding="utf-8")
    return folder


def test_the_same_pages_give_the_same_files(tmp_path: Path) -> None:
    documents = pages(tmp_path / "pages", 300)
    first, second = tmp_path / "first", tmp_path / "second"
    for bundle in (first, second):
        Indexing({"0": documents}, tmp_path / f"made-{bundle.name}", "vi").finish(bundle)
    names = sorted(str(path.relative_to(first)) for path in first.rglob("*") if path.is_file())
    assert len(names) > 300
    assert len([name for name in names if name.startswith("0/index/")]) > 5  # pieces, of which a query loads a few
    assert filecmp.cmpfiles(first, second, names, shallow=False) == (names, [], [])


def test_an_index_that_is_not_wanted_any_more_replaces_nothing(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    Indexing({"0": pages(tmp_path / "pages", 1)}, tmp_path / "made", "vi").finish(bundle, is_wanted=lambda: False)
    assert not bundle.exists()


def test_what_pagefind_says_is_told(tmp_path: Path) -> None:
    indexing = Indexing({"0": tmp_path / "missing"}, tmp_path / "made", "vi")
    with pytest.raises(SearchIndexError, match=r"\S"):
        indexing.finish(tmp_path / "bundle")


def test_readers_get_no_index_of_materials(site: Build) -> None:
    assert json.loads(site.read("search/search_index.json"))["docs"] == []
    assert list(site.folder.rglob("lunr")) == []
    assert list(site.folder.rglob("*search*.min.js")) == []
    kinds = {path.suffix or path.name for path in (site.folder / "search").rglob("*") if path.is_file()}
    assert kinds == {".json", ".js", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}


def test_every_page_names_the_worker_below_its_own_path(site: Build) -> None:
    assert '"search": "assets/search/worker.js"' in site.read("index.html")
    assert '"search": "../../assets/search/worker.js"' in site.read("blog/tu-bo-deep-learning/index.html")


def test_a_served_site_goes_when_no_index_is_made_in_it_any_more(tmp_path: Path) -> None:
    config: Any = SimpleNamespace(plugins={}, theme={}, site_dir=str(tmp_path))
    (stub := tmp_path / "search/search_index.json").parent.mkdir()
    stub.touch()
    os.utime(stub, (0, 0))
    ended = []

    def work() -> None:  # as Pagefind is left when it is not wanted any more, a moment later
        while stub.stat().st_mtime == 0:
            time.sleep(0.01)
        time.sleep(0.1)
        ended.append("index")

    threading.Thread(target=work, name=THREAD, daemon=True).start()
    SiteSearch(config, is_serve=False).stop()  # a build's site stays as it is
    assert not ended
    SiteSearch(config, is_serve=True).stop()
    assert ended == ["index"]
