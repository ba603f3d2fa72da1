"""Lists of posts on a strictly built site of twelve posts: cards, tags, years, sidebar, neighbours."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from site_builder import Build, build, copy_project

ODD_TAGS = ["*x*", "<script>", "C++", "C#", "ma", "má", "đời sống", "_index_"]
SETTINGS = "site_url: https://example.org/a/b/"
POSTS = {
    f"docs/blog/posts/bai-{number:02}.md": f"""\
---
title: 'Bài {number} & <b>"số"</b>'
date: 202{number // 6}-{number % 6 + 1:02}-05T23:30:00+07:00
tags: ["Học máy", "{ODD_TAGS[number % len(ODD_TAGS)]}"]
---

Mở đầu *nghiêng* của bài {number}.

# Tiêu đề trong bài

![](/dl/dl.jpg)
"""
    for number in range(11)
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own post and eleven older ones."""
    own = {"docs/tags/_index.md": "---\ntitle: Nhãn\n---\nLời đầu.\n", "docs/sach/_index.md": "---\ntitle: Sách\n---\n"}
    own["docs/tags/deep-learning/_index.md"] = "---\ntitle: Học <sâu>\n---\nVề mạng.\n"
    own["docs/trang.md"] = "---\ntitle: Trang\ntags: [học máy]\ndate: 2019-02-03\n---\nx y\n"
    own["docs/kin.md"] = "---\ntitle: Kín\ntags: [học máy]\nhide: [tags]\nhideMeta: true\ndate: 2019-02-03\n---\nx\n"
    for name, said in {"a": "date: 2020-01-01", "b": "date: 2021-01-01", "c": "weight: 1"}.items():
        own |= {f"docs/{at}/{name}/_index.md": f"---\ntitle: {name}\n{said}\n---\n" for at in ("sach", "blog/posts")}
    built = build(copy_project(tmp_path_factory.mktemp("lists") / "project", POSTS | own, SETTINGS), "--strict")
    assert built.exit_code == 0, built.output
    return built


def parse(site: Build, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.read(f"{path}index.html"))


def texts(page: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    """The text of all that a selector matches, spaces run together."""
    return [re.sub(r"\s+", " ", node.text()).strip() for node in page.css(selector)]


def title(number: int) -> str:
    return f'Bài {number} & <b>"số"</b>'


def test_a_page_that_is_no_post_shows_its_tags_and_its_date(many: Build) -> None:
    tags = {link.text(): link.attributes["href"] for link in parse(many, "trang/").css(".post-tags a")}
    assert tags == {"Học máy": "../blog/tags/hoc-may/"}
    assert texts(parse(many, "trang/"), "h1 + .post-meta") == ["3 tháng 2, 2019 1 phút đọc 2 từ"]
    assert texts(parse(many, "kin/"), ".post-tags a, .post-meta") == []
    feed = many.read("index.xml")
    assert "x y&lt;" in feed
    assert "post-meta" not in feed


def test_sections_in_a_list_stand_in_hugo_s_order(many: Build) -> None:
    assert texts(parse(many, "sach/"), ".tag-list__item") == ["c", "b", "a"]
    assert texts(parse(many, "blog/"), ".tag-list__item") == ["c", "b", "a"]


def test_a_page_of_the_authors_above_tags_lists_them(many: Build) -> None:
    own, tags = parse(many, "tags/"), parse(many, "blog/tags/")
    assert texts(own, "article h1, article > p") == ["Nhãn", "Lời đầu."]
    assert texts(own, ".tag-list__item") == texts(tags, ".tag-list__item")
    assert texts(own, ".page-list__item") == []
    assert many.read("tags/index.xml").count("<item>") == 14  # pages are tagged, too


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("blog/page/2/", [1, 0]),
        ("blog/tags/hoc-may/", range(10, 0, -1)),
        ("blog/tags/hoc-may/page/2/", [0]),
        ("blog/archive/2020/", range(5, -1, -1)),
        ("blog/tags/x/", [8, 0]),
    ],
)
def test_a_list_shows_its_posts_newest_first_with_paging(many: Build, page: str, numbers: list[int]) -> None:
    assert texts(parse(many, page), ".card__title") == [title(number) for number in numbers]


def test_a_card_shows_what_a_reader_chooses_by(many: Build) -> None:
    card = parse(many, "blog/tags/x/").css(".card")[0]
    assert texts(card, "a") == [title(8), "Học máy", "*x*", ""]
    assert texts(card, "time") == ["5 tháng 3, 2021"]
    assert "1 phút đọc" in texts(card, ".post-meta")[0]
    image = card.css("img")[0]
    assert image.attributes["src"] == "../../../dl/dl.jpg"


@pytest.mark.parametrize("tag", ODD_TAGS)
def test_an_odd_tag_is_shown_as_written(many: Build, tag: str) -> None:
    link = next(a for a in parse(many, "blog/tags/").css(".tag-list a") if a.text().strip().startswith(f"{tag} "))
    page = parse(many, f"blog/tags/{link.attributes['href']}")
    assert texts(page, "h1") == [tag]
    assert texts(page, "title")[0].startswith(f"{tag} - ")


def test_the_page_of_tags_counts_posts_and_sorts_d_with_its_bar_behind_d(many: Build) -> None:
    tags = texts(parse(many, "blog/tags/"), ".tag-list a")
    signs = ["_index_ 1", "*x* 2", "<script> 2"]
    assert tags == [*signs, "C# 1", "C++ 2", "đời sống 1", "Học <sâu> 1", "Học máy 11", "ma 1", "má 1"]


def test_the_archive_counts_posts_by_year_and_month(many: Build) -> None:
    page = parse(many, "blog/archive/")
    assert texts(page, ".archive h2") == ["2024 1 bài", "2021 5 bài", "2020 6 bài"]
    assert texts(page.css(".archive")[1], "h3") == [f"Tháng {month} 1 bài" for month in (5, 4, 3, 2, 1)]
    assert page.css(".archive h2 a")[1].attributes["href"] == "2021/"


@pytest.mark.parametrize(
    "page", ["", "about/", "blog/", "blog/bai-00/", "blog/tags/", "blog/tags/x/", "blog/archive/2020/"]
)
def test_the_sidebar_lists_the_newest_posts_and_more_below(many: Build, page: str) -> None:
    sidebar = parse(many, page).css(".md-nav--primary")[0]
    names = list(dict.fromkeys(filter(None, texts(sidebar, ".md-nav__link"))))
    first = names.index("Bài viết")
    newest = ["Từ bỏ Deep learning", *map(title, range(10, 3, -1))]
    years = ["2024 (1)", "2021 (5)", "2020 (6)"]
    place = [title(0)] if page == "blog/bai-00/" else []  # below its year
    assert names[first + 1 : first + 13 + len(place)] == [*newest, "Theo năm (12)", *years, *place]
    here = {"blog/bai-00/": ["2020 (6)"], "blog/archive/2020/": ["2020 (6)"]}
    marked = ".md-nav__item--active > .md-nav__container > a, .md-nav__link--active:not(label)"
    assert [name for name in dict.fromkeys(texts(sidebar, marked)) if name in years] == here.get(page, [])


def test_a_post_shows_its_tags_in_the_sidebar_and_the_way_to_it(many: Build) -> None:
    page = parse(many, "blog/bai-00/")
    assert texts(page, ".md-nav__link--here") == ["Học máy (11)", "*x* (2)"]
    assert texts(page, ".crumbs__step") == ["Trang chủ", "Bài viết", "Năm 2020"]
    assert [link.attributes["href"] for link in page.css(".crumbs a")] == ["../..", "../", "../archive/2020/"]
    assert texts(page, ".post-header .post-tag") == texts(page, ".post-footer .post-tag") == ["Học máy", "*x*"]
    ways = {"about/": ["Trang chủ"], "blog/tags/x/": ["Trang chủ", "Thẻ"], "sach/a/": ["Trang chủ", "Sách"], "": []}
    ways |= {"blog/a/": ["Trang chủ", "Bài viết"]}
    for path, way in ways.items():
        assert texts(parse(many, path), ".crumbs__step") == way


def test_years_tags_and_their_numbers_stand_beside_lists(many: Build) -> None:
    page = parse(many, "blog/archive/2020/")
    assert texts(page, ".shelf__lists--years a") == ["2024 1", "2021 5", "2020 6"]
    assert texts(page, ".shelf__lists--tags a")[0] == "Học máy 11"
    assert texts(page, ".shelf__list[aria-current]") == ["2020 6"]


def test_further_pages_have_a_title_of_their_own(many: Build) -> None:
    assert texts(parse(many, "blog/page/2/"), "title") == ["Bài viết – trang 2 - Sổ tay học máy"]
    assert texts(parse(many, "blog/tags/hoc-may/page/2/"), "title") == ["Học máy – trang 2 - Sổ tay học máy"]


def test_a_post_has_its_neighbours_and_its_own_title_above_its_body(many: Build) -> None:
    page = parse(many, "blog/bai-04/")
    article = page.css("article.md-content__inner.md-typeset")
    assert len(article) == 1
    assert texts(article[0], "h1") == [title(4), "Tiêu đề trong bài¶"]
    assert texts(page, ".siblings__link") == [f"Bài cũ hơn {title(3)}", f"Bài mới hơn {title(5)}"]
    assert [link.attributes["href"] for link in page.css(".siblings__link")] == ["../bai-03/", "../bai-05/"]
    assert [link.attributes["href"] for link in page.css(".post-footer .post-tag")] == [
        "../tags/hoc-may/",
        "../tags/ma/",
    ]
    assert not page.css(".md-sidebar--primary")[0].attributes.get("hidden")


def test_the_article_holds_title_and_text_and_facts_that_say_they_are_no_part_of_it(many: Build) -> None:
    article = parse(many, "blog/tu-bo-deep-learning/").css("article")[0]
    facts = article.css("h1 + header[data-not-body]")
    tags = {link.text(): link.attributes["href"] for link in facts[0].css(".post-tag")}
    assert tags == {"Học <sâu>": "../../tags/deep-learning/"}  # the page that its author wrote for the tag
    facts[0].decompose()
    assert not article.css("time, nav, footer, header, script, form")
    children = [node for node in article.iter() if node.tag != "-text"]
    assert [child.tag for child in children[:3]] == ["h1", "figure", "blockquote"]
    assert children[-1].text().strip() == "Cheers 🥂."


def test_the_lost_page_leads_on(many: Build) -> None:
    page = LexborHTMLParser(many.read("404.html"))
    assert texts(page, "h1") == ["Không có trang này"]
    assert "/a/b/blog/tu-bo-deep-learning/" in [a.attributes.get("href") for a in page.css(".md-content a")]


@pytest.mark.parametrize("page", ["", "blog/", "blog/tu-bo-deep-learning/", "blog/bai-00/", "blog/tags/x/", "about/"])
def test_a_page_fetches_nothing_from_elsewhere(many: Build, page: str) -> None:
    html = parse(many, page)
    fetched = [node.attributes.get("src") for node in html.css("[src]")]
    fetched += [node.attributes.get("href") for node in html.css("link:not([rel=canonical])")]
    assert [address for address in fetched if address and re.match(r"(https?:)?//", address)] == []


def test_the_old_address_leads_on(many: Build) -> None:
    page = parse(many, "posts/tu-bo-deep-learning/")
    assert page.css("[http-equiv=refresh]")[0].attributes["content"] == "0; url=../../blog/tu-bo-deep-learning/"
    assert page.css("[rel=canonical]")[0].attributes["href"] == "https://example.org/a/b/blog/tu-bo-deep-learning/"


def test_what_readers_see_of_the_theme_is_vietnamese(many: Build) -> None:
    html = many.read("blog/tu-bo-deep-learning/index.html")
    for english in ("Made with", "Initializing", "Back to", "Skip to", "Contributors", "Metadata", "Categories"):
        assert english not in html
