"""The order of posts in lists: that of the real Hugo, and pinned posts before all."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import hugo_pages
import pytest
import yaml
from hugo_site.lists.order import in_order, link_by_date
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project

POSTS = {
    "cu": "date: 2020-01-01",
    "moi": "date: 2024-01-01",
    "nang": "date: 2019-01-01\nweight: 20",
    "nhe": "date: 2018-01-01\nweight: 3",
    "cung-nhe": "date: 2021-01-01\nweight: 3",
    "khong": "date: 2022-01-01\nweight: 0",
    "am": "date: 2017-01-01\nweight: -1",
}
PINNED = {"ghim": "date: 2016-01-01\npin: true", "ghim-nang": "date: 2015-01-01\npin: true\nweight: 9"}


def post(name: str, front_matter: str) -> Any:
    meta = yaml.safe_load(front_matter)
    created = datetime.combine(meta["date"], datetime.min.time(), UTC)
    config = SimpleNamespace(pin=meta.get("pin", False), date=SimpleNamespace(created=created))
    return SimpleNamespace(name=name, meta=meta, config=config)


def names(posts: list[Any]) -> list[str]:
    return [each.name for each in posts]


def test_the_order_is_that_of_hugo() -> None:
    files = {f"posts/{name}.md": f"---\ntitle: {name}\n{meta}\n---\n" for name, meta in POSTS.items()}
    above = {page["above"]: path for path, page in hugo_pages.read(files).items()}
    hugo, path = [], ""
    while path := above.get(path, ""):
        hugo.append(path.removeprefix("posts/").removesuffix(".md"))
    assert names(in_order(post(*item) for item in POSTS.items())) == hugo
    assert len(hugo) == len(POSTS)


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ({**POSTS, **PINNED}, ["ghim-nang", "ghim", "am"]),
        ({"b": "date: 2020-01-01", "a": "date: 2020-01-01"}, ["b", "a"]),
        ({}, []),
    ],
)
def test_pinned_posts_come_first(posts: dict[str, str], expected: list[str]) -> None:
    assert names(in_order(post(*item) for item in posts.items()))[:3] == expected


def test_neighbours_are_those_by_date() -> None:
    posts = in_order(post(*item) for item in {**POSTS, **PINNED}.items())
    link_by_date(posts)
    [first] = [each for each in posts if each.previous_page is None]
    way = [first]
    while way[-1].next_page:
        way.append(way[-1].next_page)
    assert names(way) == "ghim-nang ghim am nhe nang cu cung-nhe khong moi".split()


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> Build:
    posts = {
        f"docs/blog/posts/{name}.md": f"---\ntitle: {name}\ntags: [t]\n{meta}\n---\nx\n"
        for name, meta in {**POSTS, **PINNED}.items()
    }
    built = build(copy_project(tmp_path_factory.mktemp("order") / "project", posts), "--strict")
    assert built.exit_code == 0, built.output
    return built


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("blog/tags/t/", "ghim-nang ghim am cung-nhe nhe nang moi khong cu"),
        ("", "ghim-nang ghim am tu-bo-deep-learning moi khong cung-nhe cu"),  # the first three, then the latest
    ],
)
def test_lists_keep_the_order(ordered: Build, page: str, expected: str) -> None:
    cards = LexborHTMLParser(ordered.read(f"{page}index.html")).css(".card__title a")
    assert [(card.attributes["href"] or "").split("/")[-2] for card in cards] == expected.split()


def test_a_post_leads_to_its_neighbours_by_date(ordered: Build) -> None:
    page = LexborHTMLParser(ordered.read("blog/ghim/index.html"))
    assert [title.text() for title in page.css(".siblings__title")] == ["ghim-nang", "am"]
