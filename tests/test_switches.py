"""PaperMod's switches, in a post and for the whole site: what a page shows, and what stands in its card and feed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from hugo_posts.front_matter.switches import EditLink, Switches, switches_of
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode
from site_builder import Build, build, copy_project

# a page's front matter, the site's params, what differs from what is shown of any page
SWITCHES: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ({}, {}, {}),
    ({"hidemeta": True}, {}, {"meta": False, "editable": False}),  # whose link to edit stands in that line
    ({"hidemeta": "true"}, {}, {"meta": False, "editable": False}),
    ({"hidemeta": False}, {"hidemeta": True}, {}),
    # a text, which is true for Go's templates, but not where PaperMod asks for `true` itself
    ({"hidemeta": "false", "hidesummary": "true"}, {}, {"meta": False, "editable": False}),
    ({"showreadingtime": "false", "showtoc": ""}, {}, {"toc": False}),
    ({"disableshare": "true"}, {}, {}),
    ({}, {"hideauthor": True, "hidesummary": True}, {"author": False, "summary": False}),
    ({"showreadingtime": False}, {"showreadingtime": True}, {"reading_time": False}),
    ({"showwordcount": True}, {"showwordcount": False}, {}),
    ({}, {"showbreadcrumbs": False, "showpostnavlinks": False}, {"breadcrumbs": False, "neighbours": False}),
    ({"disableshare": True}, {"showsharebuttons": True}, {"share": False}),
    ({}, {"showsharebuttons": False}, {"share": False}),
    # as in PaperMod, the one is the site's alone, the other a page's
    ({"showsharebuttons": False}, {"disableshare": True}, {}),
    ({"showsharebuttons": True}, {"showsharebuttons": False}, {"share": False}),
    ({"sharebuttons": ["Reddit", "twitter"]}, {"sharebuttons": "x"}, {"share_buttons": ("reddit", "x")}),
    ({"sharebuttons": {"x": True}}, {}, {}),
    ({"canonicallinktext": "Ở"}, {}, {"origin_text": "Ở"}),
    ({"canonicallinktext": ["x"]}, {}, {}),
    ({"canonicallinktext": {"a": 1}}, {}, {}),
    ({"sharebuttons": []}, {}, {}),  # PaperMod shows its usual ones then
    ({}, {"showcodecopybuttons": True}, {"copy_buttons": True}),
    ({"showcodecopybuttons": False}, {"showcodecopybuttons": True}, {"copy_buttons": False}),
    ({"showtoc": False}, {"tocopen": True}, {"toc": False, "toc_open": True}),
    ({}, {"usehugotoc": True, "disableanchoredheadings": True}, {"short_toc": True, "anchors": False}),
    ({"comments": True}, {"comments": False}, {}),
    ({}, {"showfulltextinrss": False}, {"full_text": False}),
    ({}, {"comments": False, "showrssbuttoninsectiontermlist": False}, {"comments": False, "feed_button": False}),
    ({"canonicalurl": " https://e.org/x ", "showcanonicallink": True}, {}, {"origin": "https://e.org/x"}),
    ({"canonicalurl": "javascript:alert(1)", "showcanonicallink": True}, {}, {}),
    ({"canonicalurl": "https://e.org/x"}, {}, {}),
    (
        {},
        {"editpost": {"url": "https://e.org/c", "appendfilepath": True, "text": "Sửa"}},
        {"edit": EditLink("https://e.org/c/posts/b%C3%A0i.md", "Sửa")},
    ),
    (
        {"editpost": {"disabled": True}},
        {"editpost": {"url": "https://e.org/c"}},
        {"edit": EditLink("https://e.org/c"), "editable": False},
    ),
    ({"editpost": {"url": "javascript:alert(1)"}}, {}, {}),
    ({"editpost": "x"}, {}, {}),
]


@pytest.mark.parametrize(("page", "site", "other"), SWITCHES)
def test_a_page_s_switch_goes_before_the_site_s(
    page: Mapping[str, Any], site: Mapping[str, Any], other: dict[str, Any]
) -> None:
    assert switches_of(page, site, path="posts/bài.md") == Switches(**other)


TEXT = "## Một\n\n### Hai\n\n#### Ba\n\nChữ của bài.\n\n```python\nx = 1\n```\n"
POSTS = {
    "thuong": "",
    "an": "hideMeta: true\nhideSummary: true\nShowPostNavLinks: false\ndisableShare: true\n"
    "comments: false\nShowToc: false",
    "gio": "ShowReadingTime: false",
    "tu": "ShowWordCount: false\nhideAuthor: true",
    "muc": "UseHugoToc: true\ndisableAnchoredHeadings: true\nShowCodeCopyButtons: false",
    "goc": "canonicalURL: https://e.org/goc/\nShowCanonicalLink: true\nCanonicalLinkText: Đăng ở\n"
    "ShareButtons: [telegram, X]",
    "sua": "editPost: {URL: 'https://e.org/sua', Text: Góp ý}",
    "mo-ta": "description: Mô tả & <b>",
    "bia-goc": "cover: {image: images/bia.png?x=1, alt: 'Một <b>bìa</b> &amp; một'}",
    "bia-an": "cover: {image: images/bia.png, hidden: true, hiddenInSingle: false, caption: '*Chú* [x](javascript:a)'}",
    "bia-danh-sach": "cover: {image: /images/bia.png?x=1, hiddenInList: false}",
    "de-muc": "ShowReadingTime: true",
    "ngan": "ShowFullTextinRSS: false",
    "goi/index": "cover: {image: cov}",
    "goi-anh/index": "images: [anh]",
    "goi-ten/index": "",
}
OTHERS = {
    f"docs/{path}.md": f"---\ntitle: Bài {path}\ndate: 2023-05-06\n{lines}\n---\n{TEXT}"
    for path, lines in {
        "blog/posts/nang": "tags: [thứ tự]\ntags_weight: 10",
        "blog/posts/nhe": "tags: [thứ tự]\ntags_weight: 5\nlayout: khac",
        "blog/posts/khong": "tags: [thứ tự]\nlayout: khac\ntype: post\nsocial: {fediverse_creator: '@a@b.c'}",
        "trang": "robotsNoIndex: true\nShowToc: false\nkeywords: [a, 'b\"c']\ncanonicalURL: https://e.org/trang/\n"
        "cover: {image: images/bia.png}",
    }.items()
}
PARAMS = """\
site_url: https://example.org/repo/
extra:
  giscus: { repo: a/b, repo_id: x, category: c, category_id: d }
  hugo:
    timezone: UTC
    params:
      editPost: {URL: https://e.org/kho, appendFilePath: true}
      cover: {linkFullImages: true, hiddenInList: true}
"""


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A blog whose posts have one switch or two each."""
    texts = {
        f"docs/blog/posts/{name}.md": f"---\ntitle: Bài {name}\ndate: 2023-05-06\n{lines}\n---\n{TEXT}"
        for name, lines in POSTS.items()
    }
    texts["docs/blog/posts/de-muc.md"] += (
        '<h2 class="x" id=tay>Viết <i>tay</i> &amp; x</h2>\n\n{{< details >}}\n### Trong\n{{< /details >}}\n\n'
        "<h2>Không</h2>\n"
    )
    texts |= OTHERS
    texts["docs/blog/posts/dau.md"] = (
        "---\ntitle: Bài dau\ndate: 2023-05-06\n---\n<!--more-->\n\nĐoạn hai. ![x](/images/bia.png)\n"
    )
    pictures = {
        f"docs/{name}.png": picture("red")
        for name in (
            "images/bia",
            "blog/posts/goi/discover",
            "blog/posts/goi-anh/mot-anh",
            "blog/posts/goi-ten/my-thumbnail",
        )
    }
    pictures["docs/blog/posts/goi-ten/feature-x.png"] = picture("blue")
    project = copy_project(tmp_path_factory.mktemp("switches") / "project", {**texts, **pictures}, PARAMS)
    built = build(project, "--strict")
    assert built.exit_code == 0, built.output
    return built


def page(site: Build, name: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.read(f"blog/{name.removesuffix('/index')}/index.html"))


def card(site: Build, name: str) -> LexborNode:
    for path in site.folder.glob("blog/archive/2023/**/index.html"):
        for each in LexborHTMLParser(path.read_text(encoding="utf-8")).css(".card"):
            if each.css(".card__title")[0].text() == f"Bài {name}":
                return each
    raise AssertionError(name)


# what is looked for on the post's page, and on which posts it is not
PARTS = {
    ".post-meta time": {"an"},
    ".post-author": {"an", "tu"},
    ".siblings": {"an"},
    ".share__copy": {"an"},
    ".comments": {"an"},
    ".md-sidebar--secondary:not([hidden])": {"an"},
    ".headerlink": {"muc"},
    "a[rel=edit]": {"an"},
    "article:not(.no-copy)": {"muc"},
}


@pytest.mark.parametrize("selector", PARTS)
def test_a_post_shows_what_it_does_not_hide(site: Build, selector: str) -> None:
    assert {name for name in POSTS if not page(site, name).css(selector)} == PARTS[selector]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thuong", ["6 tháng 5, 2023", "1 phút đọc", "9 từ"]),
        ("gio", ["6 tháng 5, 2023", "9 từ"]),
        ("tu", ["6 tháng 5, 2023", "1 phút đọc"]),
        ("goc", ["6 tháng 5, 2023", "1 phút đọc", "9 từ", "Đăng ở e.org"]),
        ("an", []),
    ],
)
def test_the_line_above_a_post(site: Build, name: str, expected: list[str]) -> None:
    shown = [re.sub(r"\s+", " ", each.text()).strip() for each in page(site, name).css(".post-header .post-meta > *")]
    assert shown == expected


@pytest.mark.parametrize(("name", "networks"), [("thuong", ["Facebook", "X"]), ("goc", ["Telegram", "X"]), ("an", [])])
def test_a_post_is_passed_on_to_the_networks_that_are_named(site: Build, name: str, networks: list[str]) -> None:
    assert [each.text().strip() for each in page(site, name).css("a.share__button[target]")] == networks


def test_a_card_shows_what_the_post_does_not_hide(site: Build) -> None:
    hidden, usual = card(site, "an"), card(site, "thuong")
    assert [len(each.css(".card__summary, .post-meta")) for each in (hidden, usual)] == [0, 2]


def test_hugo_s_own_contents_have_two_levels(site: Build) -> None:
    links = {
        name: [each.text().strip() for each in page(site, name).css(".md-sidebar--secondary .md-nav__link")]
        for name in ("muc", "thuong")
    }
    assert links == {"muc": ["Một", "Hai"], "thuong": ["Một", "Hai", "Ba"]}


@pytest.mark.parametrize(
    ("name", "address", "text"),
    [
        ("thuong", "https://e.org/kho/posts/thuong.md", "Sửa bài này"),
        ("sua", "https://e.org/sua/posts/sua.md", "Góp ý"),
    ],
)
def test_a_post_can_be_edited_where_the_author_says(site: Build, name: str, address: str, text: str) -> None:
    [link] = page(site, name).css("a[rel=edit]")
    assert (link.attributes["href"], text in link.text()) == (address, True)


@pytest.mark.parametrize(
    ("name", "above", "in_card", "shared"),
    [
        ("bia-goc", "../../images/bia.png?x=1", False, "images/bia.png?x=1"),
        ("bia-an", "../../images/bia.png", False, "images/bia.png"),
        ("bia-danh-sach", "../../images/bia.png?x=1", True, "images/bia.png?x=1"),
        ("goi/index", "discover.png", False, "blog/goi/discover.png"),
        ("goi-anh/index", None, False, "blog/goi-anh/mot-anh.png"),
        ("goi-ten/index", None, False, "blog/goi-ten/feature-x.png"),
        ("dau", None, False, "images/bia.png"),  # a picture of its text, which lists do not show either
    ],
)
def test_a_cover_is_found_and_shown(site: Build, name: str, above: str | None, in_card: bool, shared: str) -> None:
    post = page(site, name)
    assert [each.attributes["src"] for each in post.css(".post-cover a img")] == ([above] if above else [])
    assert bool(card(site, name).css("img")) == in_card
    assert post.css("meta[property='og:image']")[0].attributes["content"] == f"https://example.org/repo/{shared}"


def test_a_caption_runs_nothing_and_stands_for_the_alternative(site: Build) -> None:
    [figure] = page(site, "bia-an").css(".post-cover")
    assert figure.css("figcaption")[0].inner_html == "<em>Chú</em> <a>x</a>"
    assert figure.css("img")[0].attributes["alt"] == "Chú x"


def test_a_feed_says_of_a_post_what_its_author_says(site: Build) -> None:
    feed = site.read("index.xml")
    items = dict(re.findall(r"<title>Bài ([^<]*)</title>.*?(?:<description>(.*?)</description>|</item>)", feed, re.S))
    assert items["mo-ta"] == "Mô tả &amp;amp; &amp;lt;b&amp;gt;"
    assert items["thuong"].startswith("Một Hai Ba")
    assert items["dau"] == ""
    texts = re.findall(r"<title>Bài ([^<]*)</title>(?:(?!</item>).)*<content:encoded>", feed, re.S)
    assert set(items) - set(texts) == {"ngan"}


def test_a_summary_may_be_empty(site: Build) -> None:
    assert card(site, "dau").css(".card__summary") == []
    head = page(site, "dau").css("meta[name=description]")[0]
    assert head.attributes["content"] == "Bài dau - Sổ tay học máy"


def test_a_tag_s_list_has_the_order_of_its_weights(site: Build) -> None:
    titles = [each.text() for each in LexborHTMLParser(site.read("blog/tags/thu-tu/index.html")).css(".card__title")]
    assert titles == ["Bài blog/posts/khong", "Bài blog/posts/nhe", "Bài blog/posts/nang"]


def test_a_page_that_is_no_post_has_its_switches_too(site: Build) -> None:
    head = LexborHTMLParser(site.read("trang/index.html"))
    assert head.css("meta[name=robots]")[0].attributes["content"] == "noindex, nofollow"
    assert [each.attributes["content"] for each in head.css("meta[name=keywords]")] == ['a, b"c']
    assert head.css("link[rel=canonical]")[0].attributes["href"] == "https://e.org/trang/"
    picture = head.css("meta[property='og:image']")[0].attributes["content"]
    assert picture == "https://example.org/repo/images/bia.png"
    assert page(site, "nhe").css("meta[name=keywords]")[0].attributes["content"] == "thứ tự"
    assert head.css(".md-sidebar--secondary:not([hidden])") == []
    assert "/trang/" not in site.read("sitemap.xml")


def test_what_does_nothing_here_is_told_once(site: Build) -> None:
    told = [line for line in site.output.split("\n") if "it does nothing here" in line]
    place = "docs/blog/posts/khong.md:5: layout: it does nothing here (and 1 more); "
    assert [line.removeprefix("INFO    -  ") for line in told] == [
        f"{place}name one of the theme's templates by `template`",
        "docs/blog/posts/khong.md:7: social: it does nothing here; "
        "the author's address in the fediverse is `extra: fediverse:` in mkdocs.yml",
    ]


def test_headings_of_html_and_of_shortcodes_are_in_the_table_of_contents(site: Build) -> None:
    links = page(site, "de-muc").css(".post-toc a")
    assert [(link.attributes["href"], link.text()) for link in links[3:]] == [
        ("#tay", "Viết tay & x"),
        ("#trong", "Trong"),
    ]
