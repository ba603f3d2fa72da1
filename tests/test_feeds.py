"""Feeds: RSS 2.0 and JSON Feed 1.1 as their specifications ask, read by a feed reader's own parser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import hugo_oracle
import pytest
from hugo_site.announce.feed import Feed, Item, json_feed, rss
from hugo_site.announce.portable_html import portable
from selectolax.lexbor import LexborHTMLParser
from site_builder import GROWN_SITE_URL, PROJECT, Build, build, copy_project

DATE = datetime(2024, 3, 9, 10, 11, 33, tzinfo=timezone(timedelta(hours=7)))
ITEM = Item("https://h.org/posts/x/", "https://h.org/x/", "T", "S", "<p>C</p>", None, DATE, None, ["An"], ["Học máy"])
FEED = Feed("Sổ tay", "Ghi chép", "https://h.org/", "vi", "©", [ITEM])
URL = "https://h.org/index.xml"
DC, CONTENT = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/rss/1.0/modules/content/}"
FEEDS = ["", "blog/tags/hoc-may/", "blog/tags/deep-learning/"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../y/#z">y</a>', '<a href="https://h.org/blog/y/#z">y</a>'),
        ('<a href="#fn:1">1</a>', '<a href="https://h.org/blog/x/#fn:1">1</a>'),
        ('<a href="mailto:a@h.org">a</a>', '<a href="mailto:a@h.org">a</a>'),
        ('<a href="https://o.org/?a=1&amp;b=2">o</a>', '<a href="https://o.org/?a=1&amp;b=2">o</a>'),
        ('<a href="http://[">o</a>', '<a href="http://[">o</a>'),
        ('<img alt="a > b" src="/dl.jpg">', '<img alt="a &gt; b" src="https://h.org/dl.jpg">'),
        (
            '<img loading="lazy" srcset="a.webp 1x, ../b.webp 2x" src="a.png">',
            '<img srcset="https://h.org/blog/x/a.webp 1x, https://h.org/blog/b.webp 2x" src="https://h.org/blog/x/a.png">',
        ),
        ('<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>', '<h2 id="a">A</h2>'),
        ('<code><a id="__codelineno-0-1" name="n" href="#__codelineno-0-1"></a>x</code>', "<code>x</code>"),
        ("<p>a</p><script>if (a < b) {}</script><style>p{}</style>", "<p>a</p>"),
        ("<code>&lt;script&gt;</code>", "<code>&lt;script&gt;</code>"),
        (
            r'<span class="arithmatex">\(a &lt; b\)</span>',
            '<span class="arithmatex"><span class="katex"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>'
            "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
            '<annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math></span></span>',
        ),
    ],
)
def test_html_can_be_read_elsewhere(html: str, expected: str) -> None:
    assert portable(html, "https://h.org/blog/x/") == expected


HOSTILE = ['"><script>x</script>', "]]>", "a & b &amp; c", "'\"<i>", "\x00\x01\x1f\x7f\ufffe", "\ud800"]
NO_FEED_HOLDS = dict.fromkeys([0, 1, 0x1F, 0xFFFE, 0xD800])


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_comes_out_whole(text: str) -> None:
    text = f"a{text}z"
    feed = replace(FEED, title=text, items=[replace(ITEM, title=text, html=text, authors=[text], tags=[text])])
    content = portable(text, ITEM.url)
    expected = [each.translate(NO_FEED_HOLDS) for each in (text, text, content, text, text)]
    channel = ElementTree.fromstring(rss(feed, URL))[0]
    [item] = channel.iter("item")
    read = [channel.findtext("title"), *map(item.findtext, ("title", CONTENT + "encoded", DC + "creator", "category"))]
    assert read == expected
    as_json = json.loads(json_feed(feed, URL))
    [first] = as_json["items"]
    read = [as_json["title"], first["title"], first["content_html"], first["authors"][0]["name"], *first["tags"]]
    assert read == expected


def test_a_summary_is_text_also_for_readers_who_take_it_for_html() -> None:
    [item] = ElementTree.fromstring(rss(replace(FEED, items=[replace(ITEM, summary="1 < 2 & <b>")]), URL)).iter("item")
    assert item.findtext("description") == "1 &lt; 2 &amp; &lt;b&gt;"


def test_what_is_not_known_is_not_said() -> None:
    bare = Item("i", "https://h.org/x/", "", "", "", None, None, None, [], [])
    [item] = ElementTree.fromstring(rss(replace(FEED, items=[bare]), URL)).iter("item")
    assert [child.tag for child in item] == ["link", "guid"]
    assert json.loads(json_feed(replace(FEED, items=[bare]), URL))["items"] == [
        {"id": "i", "url": "https://h.org/x/", "content_html": " "}
    ]


def test_a_feed_without_posts_is_one() -> None:
    assert not feedparser.parse(rss(replace(FEED, items=[]), URL)).bozo
    assert json.loads(json_feed(replace(FEED, items=[]), URL))["items"] == []


@pytest.mark.parametrize("folder", FEEDS)
def test_rss_is_as_its_specification_asks(grown_site: Build, folder: str) -> None:
    channel = ElementTree.fromstring(grown_site.read(f"{folder}index.xml"))[0]
    assert channel.tag == "channel"
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate"))
    [own] = channel.iter("{http://www.w3.org/2005/Atom}link")
    assert own.attrib == {"href": f"{GROWN_SITE_URL}{folder}index.xml", "rel": "self", "type": "application/rss+xml"}
    items = list(channel.iter("item"))
    assert len({item.findtext("guid") for item in items}) == len(items) == (20 if folder != FEEDS[2] else 13)
    dates = [parsedate_to_datetime(item.findtext("pubDate", "")) for item in items]
    assert dates == sorted(dates, reverse=True)
    assert channel.findtext("lastBuildDate") == items[0].findtext("pubDate")
    for item in items:
        assert item.findtext("title")
        assert (item.findtext("link") or "").startswith(f"{GROWN_SITE_URL}blog/")
        assert (item.findtext("guid") or "").startswith(f"{GROWN_SITE_URL}posts/"), "what Hugo's feed called the post"


@pytest.mark.parametrize("folder", FEEDS)
def test_json_feed_is_as_its_specification_asks(grown_site: Build, folder: str) -> None:
    feed = json.loads(grown_site.read(f"{folder}feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{GROWN_SITE_URL}{folder}feed.json"
    assert feed["home_page_url"] == f"{GROWN_SITE_URL}{folder}"
    assert feed["title"]
    assert feed["language"] == "vi"
    for item in feed["items"]:
        assert {"id", "url", "title", "content_html", "summary", "date_published", "authors", "tags"} <= item.keys()
        assert datetime.fromisoformat(item["date_published"]).tzinfo
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in entries(grown_site, folder)]


def entries(site: Build, folder: str = "") -> list[Any]:
    feed = feedparser.parse((site.folder / folder / "index.xml").read_bytes())
    assert not feed.bozo
    found: list[Any] = feed.entries
    return found


def test_a_feed_reader_gets_the_first_post_whole(site: Build) -> None:
    [post] = entries(site)
    assert (post.title, post.author, post.published) == (
        "Từ bỏ Deep learning",
        "Một sinh viên",
        "Sat, 09 Mar 2024 10:11:33 +0700",
    )
    content = LexborHTMLParser(post.content[0].value)
    assert len(content.css("figure")) == 3
    assert len(content.css("li")) == 20
    assert [image.attributes["src"] for image in content.css("img")] == [
        f"https://example.org/{name}" for name in ("dl/dl.jpg", "dl/arxiv.png", "stress.jpg", "dl/meme.jpg")
    ]
    assert "Mong rằng học kì này mình vẫn còn sống để còn có bài sau 🥲." in content.text()


@pytest.mark.parametrize("folder", [*FEEDS, "blog/tags/du-thu/"])
def test_every_address_in_a_feed_is_a_full_one_that_leads_somewhere(grown_site: Build, folder: str) -> None:
    for item in json.loads(grown_site.read(f"{folder}feed.json"))["items"]:
        assert '<a id="__codelineno' not in item["content_html"]
        nodes = LexborHTMLParser(item["content_html"]).css("[href], [src]")
        found = [item["url"], *((node.attributes.get("href") or node.attributes.get("src") or "") for node in nodes)]
        for address in found:
            assert urlsplit(address).scheme, address
            if address.startswith(GROWN_SITE_URL):
                path = unquote(urlsplit(address).path).removeprefix(urlsplit(GROWN_SITE_URL).path)
                assert (grown_site.folder / path).exists(), address


def test_formulas_come_through_as_they_are_written(grown_site: Build) -> None:
    tagged = json.loads(grown_site.read("blog/tags/deep-learning/feed.json"))["items"]
    formulas = next(item["content_html"] for item in tagged if item["title"] == "Bài số 3")
    assert r"\sum_{i=1}^{n}" in formulas
    assert "headerlink" not in formulas


@pytest.mark.parametrize(
    ("old", "today"),
    [("posts/", ""), ("tags/học-máy/", "blog/tags/hoc-may/"), ("tags/deep-learning/", "blog/tags/deep-learning/")],
)
def test_who_subscribed_to_the_hugo_blog_still_reads_it(grown_site: Build, old: str, today: str) -> None:
    assert grown_site.read(f"{old}index.xml") == grown_site.read(f"{today}index.xml")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", ["index.xml", "feed.json"]),
        ("about/", ["../index.xml", "../feed.json"]),
        ("blog/page/2/", ["../../../index.xml", "../../../feed.json"]),
        ("blog/tags/hoc-may/", ["../../../index.xml", "../../../feed.json", "index.xml", "feed.json"]),
        (
            "blog/tags/hoc-may/page/2/",
            ["../../../../../index.xml", "../../../../../feed.json", "../../index.xml", "../../feed.json"],
        ),
    ],
)
def test_a_page_tells_of_its_feeds(grown_site: Build, page: str, expected: list[str]) -> None:
    links = LexborHTMLParser(grown_site.read(f"{page}index.html")).css("link[rel=alternate]")
    assert [link.attributes["href"] for link in links] == expected
    assert all(link.attributes["title"] for link in links)


def test_readers_see_where_to_subscribe(grown_site: Build) -> None:
    tag = LexborHTMLParser(grown_site.read("blog/tags/hoc-may/index.html"))
    assert [link.attributes["href"] for link in tag.css(".feed-button")] == ["index.xml"]
    social = LexborHTMLParser(grown_site.read("index.html")).css(".md-social__link[title=RSS]")
    assert [link.attributes["href"] for link in social] == [f"{GROWN_SITE_URL}index.xml"] * 2  # on top, in the footer


POSTS = {
    "tran": "title: Ẩn\ndate: 2023-01-01\nhiddenInHomeList: true\nlastmod: 2024-05-01\nauthor: [An, Bê]",
    "nhap": "title: Nháp\ndate: 2023-01-02\ndraft: true",
    "hong": "title: [",
    "khong-ngay": "title: Không ngày",
    "ghim": "title: Ghim\ndate: 2022-01-01\npin: true",
    "bia": "title: '\"><script>'\ndate: 2023-01-03\ntags: ['\"><i>', ']]>']\n"
    "cover: {image: /stress.jpg, alt: 'a \" b', caption: Chú *thích*}",
    "Bài Việt": "title: Tên tệp\ndate: 2020-01-01\ntags: ['Học máy', C++]",
    "ten": "title: Slug\ndate: 2020-01-02\npublishDate: 2020-02-03\nslug: Đường dẫn",
    "cho": "title: Url\ndate: 2020-01-03\nurl: /cho/khac.html",
}
FILES = {f"posts/{name}.md": f"---\n{meta}\n---\nChữ của {name}.\n" for name, meta in POSTS.items()}
PAGE = "---\ntitle: Trang\ndate: 2020-01-04\ntags: [C++]\n---\nMột trang.\n"  # no post


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site of posts that are not like others, with feeds of nine posts and pages."""
    posts: dict[str, str | bytes] = {f"docs/blog/{path}": text for path, text in FILES.items()}
    posts |= {"docs/blog/tags/index.xml": "<own/>", "docs/trang.md": PAGE}
    return build(copy_project(tmp_path_factory.mktemp("odd") / "project", posts, "extra: {feed: {size: 9}}"))


def test_a_post_has_the_name_that_it_had_in_hugos_feed(odd: Build, tmp_path: Path) -> None:
    files = {f"content/{path}": text for path, text in FILES.items() if "hong" not in path}
    files["content/trang.md"] = PAGE
    files["hugo.toml"] = 'baseURL = "https://example.org/"\ntimeZone = "Asia/Ho_Chi_Minh"'
    public = hugo_oracle.build(tmp_path, files)
    for folder in ("", "tags/học-máy/", "tags/c++/"):
        hugo = feedparser.parse((public / folder / "index.xml").read_bytes()).entries
        names = {entry.title: (entry.id, entry.get("published")) for entry in hugo if entry.title != "Không ngày"}
        ours = {entry.title: (entry.id, entry.get("published")) for entry in entries(odd, folder)}
        shared = names.keys() & ours.keys()
        assert {title: ours[title] for title in shared} == {title: names[title] for title in shared}
        assert len(shared) == {"": 7, "tags/c++/": 2}.get(folder, 1)


def test_a_feed_holds_the_newest_posts_that_are_published(odd: Build) -> None:
    found = entries(odd)
    names = [unquote(entry.link).split("/")[-2] for entry in found]
    assert names == [
        *("tu-bo-deep-learning", "bia", "tran", "ghim", "trang", "cho", "đường-dẫn", "bài-việt", "khong-ngay")
    ]
    in_posts = [unquote(entry.link).split("/")[-2] for entry in entries(odd, "posts/")]
    assert in_posts == [name for name in names if name != "trang"]  # a page, which Hugo's list of posts has not
    assert "lastBuildDate>Wed, 01 May 2024 00:00:00 +0700<" in odd.read("index.xml")
    assert [author.name for author in found[2].authors] == ["An", "Bê"]


def test_a_cover_stands_above_the_text_in_feeds_too(odd: Build) -> None:
    item = json.loads(odd.read("feed.json"))["items"][1]
    assert item["content_html"] == (
        '<figure><img src="https://example.org/stress.jpg" alt="a &quot; b">'
        "<figcaption>Chú <em>thích</em></figcaption></figure>\n<p>Chữ của bia.</p>"
    )
    assert item["image"] == "https://example.org/stress.jpg"
    assert item["title"] == '"><script>'
    assert "inline script" not in odd.output, "the title stays text wherever the page shows it"
    assert item["tags"] == ['"><i>', "]]>"]


def test_a_site_without_address_has_no_feeds(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    nowhere = re.sub(r"^site_url:.*\n", "", settings, flags=re.MULTILINE)
    built = build(copy_project(tmp_path_factory.mktemp("nowhere") / "project", {"mkdocs.yml": nowhere}), "--strict")
    assert built.exit_code == 0, built.output
    assert not (built.folder / "index.xml").exists()
    assert 'rel="alternate"' not in built.read("index.html")
