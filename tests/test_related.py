"""Posts of one series, posts on one subject: tables of small blogs, and what a page of the grown site shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.lists.related import RelatedPosts
from hugo_site.lists.series import AllSeries
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build


def post(name: str, day: int, *tags: str, series: tuple[str, ...] = ()) -> Any:
    """What the two modules ask of a post of Material's; `day` counts from 1 January 2024."""
    created = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(day)
    config = SimpleNamespace(categories=list(tags), date=SimpleNamespace(created=created))
    return SimpleNamespace(
        file=SimpleNamespace(src_uri=f"{name}.md"), config=config, meta={"series": list(series)}, title=name
    )


def names(posts: list[Any]) -> str:
    return " ".join(each.title for each in posts)


@pytest.mark.parametrize(
    ("why", "others", "expected"),
    [
        ("two shared tags before one", [post("a", 1, "x"), post("b", 1, "x", "y")], "b a"),
        ("a rare tag before a common one", [post("a", 9, "x"), post("b", 1, "y"), post("c", 1, "x")], "b a c"),
        ("near dates first", [post("a", 1, "x"), post("b", 8, "x"), post("c", 14, "x")], "b c a"),
        ("as far before as after: the newer", [post("a", 9, "x"), post("b", 11, "x")], "b a"),
        ("on one day: by file", [post("a", 10, "x"), post("b", 10, "x")], "b a"),
        ("letter case makes no other tag", [post("a", 1, "X")], "a"),
        ("nothing shared", [post("a", 1, "z"), post("b", 2)], ""),
        ("no more than asked for", [post(str(day), day, "x") for day in range(9)], "8 7 6 5"),
    ],
)
def test_related_posts(why: str, others: list[Any], expected: str) -> None:
    own = post("own", 10, "x", "y")
    assert names(RelatedPosts([own, *others]).of(own, 4)) == expected, why
    assert names(RelatedPosts([*reversed(others), own]).of(own, 4)) == expected, "the order given does not matter"


def test_related_posts_leave_out_what_is_listed_elsewhere() -> None:
    own, part, other = post("own", 1, "x"), post("part", 1, "x"), post("other", 1, "x")
    assert names(RelatedPosts([own, part, other]).of(own, 4, without=["part.md"])) == "other"


def test_a_rare_tag_is_found_beside_one_that_all_posts_have() -> None:
    posts = [post(str(day), day, "all", *(["rare"] if day in (0, 700) else [])) for day in range(1000)]
    assert names(RelatedPosts(posts).of(posts[0], 3)) == "700 1 2"


@pytest.mark.parametrize(
    ("why", "posts", "expected"),
    [
        ("oldest first", [post("b", 2, series=("S",)), post("a", 1, series=("S",))], [("S", 2, "a b")]),
        ("letter case makes no other", [post("b", 2, series=("s",)), post("a", 1, series=("S",))], [("s", 2, "a b")]),
        ("one part is no series", [post("b", 2, series=("S",)), post("a", 1)], []),
        ("named twice", [post("b", 2, series=("S", "s")), post("a", 1, series=("S",))], [("S", 2, "a b")]),
        (
            "several series",
            [post("b", 2, series=("S", "T")), post("a", 1, series=("S",)), post("c", 3, series=("T",))],
            [("T", 1, "b c"), ("S", 2, "a b")],
        ),
        ("safe to print", [post("b", 2, series=("<i>",)), post("a", 1, series=("<i>",))], [("&lt;i&gt;", 2, "a b")]),
    ],
)
def test_series(why: str, posts: list[Any], expected: list[tuple[str, int, str]]) -> None:
    found = AllSeries(posts).of(posts[0])
    assert sorted((part.name, part.number, names(list(part.posts))) for part in found) == sorted(expected), why


def test_a_page_says_which_part_it_is_and_leads_to_the_others(grown_site: Build) -> None:
    page = LexborHTMLParser(grown_site.read("blog/bai-so-4/index.html"))
    [summary] = page.css(".post-series summary")
    assert re.sub(r"\s+", " ", summary.text()).strip() == "Loạt bài Học & làm: phần 2 trên 3"
    for list_ in (".post-series", ".post-footer .post-parts"):
        parts = [(part.text(), part.attributes.get("href")) for part in page.css(f"{list_} li > *")]
        assert parts == [("Bài số 2", "../bai-so-2/"), ("Bài số 4", None), ("Bài số 8", "../bai-so-8/")]
    around = [re.sub(r"\s+", " ", link.text()).strip() for link in page.css(".post-parts .siblings__link")]
    assert around == ["Phần trước Bài số 2", "Phần tiếp theo Bài số 8"]
    assert page.css("article :is(.post-related, .post-author)") == []
    assert len(page.css("article > [data-not-body] .post-series")) == len(page.css("article .post-series")) == 1


def test_a_page_leads_to_posts_on_its_subject_and_names_its_author(grown_site: Build) -> None:
    page = LexborHTMLParser(grown_site.read("blog/bai-so-4/index.html"))
    related = [link.text() for link in page.css(".post-related__link")]
    assert related == ["Bài số 5", "Bài số 3", "Bài số 6", "Bài số 1"]  # 2 and 8 are parts of its series
    assert [name.text() for name in page.css(".post-author__name")] == ["Một sinh viên"]
