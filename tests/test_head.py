"""What pages say of themselves to search engines and to those who show a link, and the sitemap."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from hugo_site.announce.head import PageHead, json_ld
from hugo_site.announce.share_picture import picture_of, picture_of_site
from hugo_site.lists.cards import Picture
from hugo_site.lists.cover import Cover
from hugo_site.lists.page_texts import description_of_page
from jinja2 import Environment, FileSystemLoader
from mkdocs.structure.files import File, Files
from PIL import Image
from selectolax.lexbor import LexborHTMLParser
from site_builder import GROWN_SITE_URL, PROJECT, Build

HOSTILE = "a\"><script>x</script></SCRIPT><!-- ]]> & &amp; ' \u2028\u2029"


def metas(html: str) -> dict[str, str | None]:
    """What a page's head says, by name or property; of several values the last."""
    found = [node.attributes for node in LexborHTMLParser(html).css("head meta[content]")]
    return {(each.get("property") or each.get("name") or ""): each["content"] for each in found}


def graph(html: str) -> list[dict[str, Any]]:
    [script] = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    document = json.loads(script.text())
    assert document["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def test_a_post_says_what_it_is(site: Build) -> None:
    page = site.read("blog/tu-bo-deep-learning/index.html")
    told = metas(page)
    description = told["description"] or ""
    assert description.startswith("Có lẽ mình không hợp với Deep learning? Đây là câu hỏi")
    assert len(description) <= 160
    expected = {
        "og:type": "article",
        "og:site_name": "Sổ tay học máy",
        "og:locale": "vi_VN",
        "og:title": "Từ bỏ Deep learning",
        "og:description": description,
        "og:url": "https://example.org/blog/tu-bo-deep-learning/",
        "og:image": "https://example.org/dl/dl.jpg",
        "og:image:width": "900",
        "og:image:height": "600",
        "article:published_time": "2024-03-09T10:11:33+07:00",
        "article:modified_time": "2024-03-09T10:11:33+07:00",
        "article:tag": "deep learning",
        "twitter:card": "summary_large_image",
        "twitter:image": "https://example.org/dl/dl.jpg",
    }
    assert {name: told.get(name) for name in expected} == expected
    [canonical] = LexborHTMLParser(page).css("link[rel=canonical]")
    assert canonical.attributes["href"] == expected["og:url"]


def test_a_post_says_so_to_search_engines(site: Build) -> None:
    post, crumbs = graph(site.read("blog/tu-bo-deep-learning/index.html"))
    assert (post["@type"], post["headline"], post["inLanguage"]) == ("BlogPosting", "Từ bỏ Deep learning", "vi")
    assert post["datePublished"] == post["dateModified"] == "2024-03-09T10:11:33+07:00"
    assert post["author"] == [{"@type": "Person", "name": "Một sinh viên"}]
    assert post["image"] == "https://example.org/dl/dl.jpg"
    assert post["keywords"] == ["deep learning"]
    assert post["wordCount"] > 800
    assert way(crumbs) == (
        "Sổ tay học máy / > Bài viết /blog/ > Năm 2024 /blog/archive/2024/"
        " > Từ bỏ Deep learning /blog/tu-bo-deep-learning/"
    )


def way(crumbs: dict[str, Any]) -> str:
    assert crumbs["@type"] == "BreadcrumbList"
    steps = crumbs["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    roots = ("https://example.org", GROWN_SITE_URL.rstrip("/"))
    paths = [next(step["item"].removeprefix(root) for root in roots if step["item"].startswith(root)) for step in steps]
    return " > ".join(f"{step['name']} {path}" for step, path in zip(steps, paths, strict=True))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("about/", "Sổ tay học máy / > Giới thiệu /about/"),
        ("blog/", "Sổ tay học máy / > Bài viết /blog/"),
        ("blog/tags/hoc-may/", "Sổ tay học máy / > Thẻ /blog/tags/ > Học máy /blog/tags/hoc-may/"),
        ("blog/archive/2022/", "Sổ tay học máy / > Bài viết /blog/ > 2022 /blog/archive/2022/"),
        (
            "blog/du-thu/",
            "Sổ tay học máy / > Bài viết /blog/ > 2020 /blog/archive/2020/ > Mọi thứ & <một> bài /blog/du-thu/",
        ),
    ],
)
def test_a_page_says_where_it_stands(grown_site: Build, page: str, expected: str) -> None:
    assert way(graph(grown_site.read(f"{page}index.html"))[-1]).replace("Năm ", "") == expected


def test_the_first_page_says_what_the_site_is(grown_site: Build) -> None:
    page = grown_site.read("index.html")
    assert [(node["@type"], node["name"], node["url"]) for node in graph(page)] == [
        ("WebSite", "Sổ tay học máy", GROWN_SITE_URL),
        ("Blog", "Sổ tay học máy", GROWN_SITE_URL),
    ]
    told = metas(page)
    assert (told["og:type"], told["og:title"], told["og:url"]) == ("website", "Sổ tay học máy", GROWN_SITE_URL)


def test_a_list_says_what_is_in_it(grown_site: Build) -> None:
    told = metas(grown_site.read("blog/tags/du-thu/index.html"))
    assert told["description"] == told["og:description"] == "1 bài viết: Mọi thứ & <một> bài"
    assert (metas(grown_site.read("blog/tags/hoc-may/index.html"))["description"] or "").startswith(
        "24 bài viết: Bài số 24 · Bài số 23 · "
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1>\n<p>Who I <em>am</em> &amp; was.</p>',
            "Who I am &amp; was.",
        ),
        ("<p>First.</p>\n<h1>Then</h1>\n<p>More.</p>", "First. Then More."),
        ('<p><img alt="" src="a.png"></p>', ""),
        (f"<p>{'word ' * 70}</p><p>No more.</p>", "word " * 31 + "word…"),
    ],
)
def test_a_page_that_says_nothing_of_itself_is_described_by_its_first_words(text: str, expected: str) -> None:
    assert description_of_page(text) == expected
    assert description_of_page(text, "<p>So &amp; so</p>") == "So &amp; so"


@pytest.mark.parametrize("page", ["index.html", "about/index.html", "blog/bai-so-5/index.html"])
def test_a_page_without_picture_has_a_card_of_its_title(grown_site: Build, page: str) -> None:
    told = metas(grown_site.read(page))
    address = told["og:image"] or ""
    assert address == told["twitter:image"]
    with Image.open(BytesIO((grown_site.folder / address.removeprefix(GROWN_SITE_URL)).read_bytes())) as card:
        assert card.format == "PNG"
        assert (str(card.width), str(card.height)) == (told["og:image:width"], told["og:image:height"])
        assert card.size == (1200, 630)


def test_no_two_titles_share_a_card(grown_site: Build) -> None:
    pages = [grown_site.read(f"blog/bai-so-{number}/index.html") for number in range(7, 25)]
    assert len({metas(page)["og:image"] for page in pages}) == len(pages)


def test_any_text_stays_within_its_attribute() -> None:
    picture = Picture(HOSTILE, HOSTILE, (1, 2))
    head = PageHead("website", HOSTILE, HOSTILE, HOSTILE, HOSTILE, picture, "", "", [HOSTILE], [HOSTILE], json_ld([]))
    templates = Environment(loader=FileSystemLoader(PROJECT / "overrides"), autoescape=False)
    template = templates.get_template("partials/head-share.html")
    html = template.render(page_head=lambda page: head, page=None, config=SimpleNamespace(site_name=HOSTILE))
    html = f"<!doctype html><head>{html}</head>"
    assert len(LexborHTMLParser(html).css("script")) == 1
    told = metas(html)
    for name in ("og:title", "og:description", "og:url", "og:image", "og:image:alt", "og:locale", "article:tag"):
        assert told[name] == HOSTILE, name


def test_any_text_stays_within_the_script() -> None:
    text = str(json_ld([{"name": HOSTILE, "none": None, "empty": []}]))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [{"name": HOSTILE}]
    assert json.loads(str(json_ld([{"name": "a\x00\ud800b"}])))["@graph"][0]["name"].replace("\x00", "") == "ab"


def host(asked: list[tuple[str, int]]) -> Any:
    """A page's host that knows a large and a small picture, and notes which addresses are asked for in which line."""
    sizes = {"../big.jpg": (900, 600), "/small.png": (32, 32), "/big.jpg": (900, 600)}

    def html_url(url: str, line: int) -> str:
        asked.append((url, line))
        return url

    return SimpleNamespace(
        file=SimpleNamespace(url="blog/x/"), image_size=sizes.get, html_url=html_url, first_line=7, bundle=tuple
    )


def source(images: list[str]) -> Any:
    """A post whose front matter names pictures in line 4."""
    return SimpleNamespace(
        post=SimpleNamespace(meta={"images": images} if images else {}), document=SimpleNamespace(lines={"images": 4})
    )


COVER = Cover("../big.jpg", "Bìa", "", (900, 600), in_list=False, in_post=False)
BIG = '<img alt="Lớn &amp; đẹp" src="../big.jpg">'


@pytest.mark.parametrize(
    ("html", "cover", "images", "expected"),
    [
        (BIG, COVER, [], Picture("blog/big.jpg", "Bìa", (900, 600))),
        (BIG, None, ["/big.jpg"], Picture("big.jpg", "", (900, 600))),
        ('<img src="/small.png">' + BIG, None, [], Picture("blog/big.jpg", "Lớn & đẹp", (900, 600))),
        ('<img class="twemoji" src="../big.jpg">', None, [], None),
        ('<img src="https://o.org/badge.svg">', None, [], None),
        ('<img src="https://o.org/a.jpg">', None, [], Picture("https://o.org/a.jpg")),
        ('<img src="data:image/png;base64,AA">', None, [], None),
        ("", None, [], None),
    ],
)
def test_the_picture_of_a_post(html: str, cover: Cover | None, images: list[str], expected: Picture | None) -> None:
    asked: list[tuple[str, int]] = []
    assert picture_of(source(images), html, cover, host(asked)) == expected
    assert asked == [(image, -2) for image in images], "line 4 of the file, counted from line 7 as 1"


@pytest.mark.parametrize(
    ("images", "url", "size"),
    [
        (["/dl/dl.jpg", "b.png"], "dl/dl.jpg", (900, 600)),
        ("dl/dl.jpg", "dl/dl.jpg", (900, 600)),
        (["https://o.org/a.jpg"], "https://o.org/a.jpg", None),
        (["gone.jpg"], None, None),
        (["javascript:x"], None, None),
        ([], None, None),
        (3, None, None),
    ],
)
def test_the_picture_of_a_site_stands_for_what_has_none(images: object, url: str | None, size: object) -> None:
    file = File("dl/dl.jpg", str(PROJECT / "docs"), "site", use_directory_urls=True)
    picture = picture_of_site({"images": images}, Files([file]))
    assert (picture and (picture.url, picture.size, picture.is_shared)) == (url and (url, size, True))


def test_the_sitemap_says_when_pages_were_changed(grown_site: Build) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = ElementTree.fromstring(grown_site.read("sitemap.xml"))
    dates = {entry.findtext(f"{space}loc", ""): entry.findtext(f"{space}lastmod") for entry in entries}
    expected = {
        "": "2024-03-09",
        "about/": None,
        "blog/": "2024-03-09",
        "blog/tags/": "2024-03-09",
        "blog/archive/": "2024-03-09",
        "blog/archive/2021/": "2021-12-05",
        "blog/tags/hoc-may/": "2022-12-05",
        "blog/tags/hoc-may/page/2/": "2022-12-05",
        "blog/bai-so-1/": "2021-01-05",
        "blog/du-thu/": "2020-05-06",
    }
    assert {path: dates[GROWN_SITE_URL + path] for path in expected} == expected
    pages = {
        path.parent
        for path in grown_site.folder.rglob("index.html")
        if 'content="noindex' not in path.read_text("utf-8")
    }
    listed = {(grown_site.folder / address.removeprefix(GROWN_SITE_URL)) for address in dates}
    assert listed == pages, "every page, and no redirect"


def test_robots_are_told_of_the_sitemap(grown_site: Build) -> None:
    assert grown_site.read("robots.txt").split("\n")[-2:] == [f"Sitemap: {GROWN_SITE_URL}sitemap.xml", ""]


def test_the_compressed_sitemap_does_not_tell_the_day_of_the_build(grown_site: Build) -> None:
    header = (grown_site.folder / "sitemap.xml.gz").read_bytes()[4:8]
    assert datetime.fromtimestamp(int.from_bytes(header, "little"), UTC).date().isoformat() == "2024-03-09"


def test_phones_can_put_the_site_on_their_home_screen(grown_site: Build) -> None:
    manifest = json.loads(grown_site.read("site.webmanifest"))
    assert (manifest["name"], manifest["start_url"], manifest["lang"]) == ("Sổ tay học máy", "./", "vi")
    for icon in manifest["icons"]:
        with Image.open(grown_site.folder / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
    css = grown_site.read("assets/blog.css")
    assert f"--md-default-bg-color: {manifest['background_color']};" in css


@pytest.mark.parametrize(
    ("page", "root"), [("index.html", ""), ("blog/bai-so-1/index.html", "../../"), ("404.html", "/repo/")]
)
def test_a_page_has_icons(grown_site: Build, page: str, root: str) -> None:
    links = LexborHTMLParser(grown_site.read(page)).css("link[rel*=icon], link[rel=manifest]")
    addresses = [link.attributes["href"] or "" for link in links]
    names = ("assets/icons/favicon.svg", "assets/icons/favicon-32.png", "assets/icons/apple-touch-icon.png")
    assert sorted(addresses) == sorted(root + name for name in (*names, "site.webmanifest"))
    assert all((grown_site.folder / address.removeprefix(root)).is_file() for address in addresses)
