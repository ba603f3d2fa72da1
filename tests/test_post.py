"""Hugo's front matter in the terms of Material's blog plugin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import hugo_pages
import pytest
from hugo_posts.front_matter.document import FrontMatterError, parse, write
from hugo_posts.front_matter.hugo_date import NO_DATE, read_date
from hugo_posts.front_matter.post import Post, normalise
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.blog.structure.config import PostConfig

NOW = datetime(2024, 6, 1, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))
DAY = datetime(2024, 3, 9, tzinfo=UTC)

# front matter, what is in the result
VALUES: list[tuple[str, dict[str, Any]]] = [
    ("title: Một bài", {"title": "Một bài", "linktitle": "Một bài", "slug": "x", "draft": False}),
    ("title: 123", {"title": "123"}),
    ("title: true", {"title": "true"}),
    ("title: 12:30", {"title": "12:30"}),
    ("date: 2024-03-09", {"title": "", "linktitle": "x"}),
    ("title: a\nlinkTitle: b", {"linktitle": "b"}),
    ("TITLE: a\nDescription: b", {"title": "a", "description": "b"}),
    ("slug: Học Máy", {"slug": "học-máy"}),
    ("slug: 12", {"slug": "12"}),
    # tags and categories
    ("tags: deep learning", {"categories": ["deep learning"], "tags": ["deep learning"]}),
    ("tags: a, b", {"categories": ["a, b"]}),
    ("tags: [a, b, a]", {"categories": ["a", "b"]}),
    ("tags: [a]\ncategories: [b]", {"categories": ["a", "b"]}),
    ("tags: [2024, true, 1.5, null, '', ' học  máy ']", {"categories": ["2024", "true", "1.5", "học máy"]}),
    ("tags: null", {"categories": []}),
    ("title: x", {"categories": [], "aliases": [], "author": []}),
    ("title: x\nslug: []\ndescription: {}", {"title": "x"}),  # blogdown writes such a slug
    ("series: Học máy", {"series": ["Học máy"]}),
    ("keywords: a b", {"keywords": ["a", "b"]}),
    # dates
    ("date: 2024-03-09", {"date": {"created": DAY}}),
    ("publishDate: 2024-03-09", {"date": {"created": DAY}}),
    ("lastmod: 2024-03-09", {"date": {"created": DAY}}),
    ("date: 2024-03-09\nlastmod: 2024-03-10", {"date": {"created": DAY, "updated": DAY + timedelta(days=1)}}),
    ("date: 2024-03-09\nlastmod: 2024-03-08", {"date": {"created": DAY, "updated": DAY - timedelta(days=1)}}),
    ("title: x", {"date": {"created": NO_DATE}, "is_undated": True}),
    # what is not published now
    ("draft: true", {"draft": True, "state": "draft"}),
    ("draft: 'true'", {"draft": True, "state": "draft"}),
    ("published: false", {"draft": True, "state": "draft"}),
    ("date: 2024-06-02", {"draft": True, "state": "future"}),
    ("date: 2024-03-09\npublishDate: 2024-06-02", {"state": "future"}),
    ("date: 2024-03-09\npublishDate: 2024-03-10", {"date": {"created": DAY, "published": DAY + timedelta(days=1)}}),
    ("expiryDate: 2024-05-31", {"draft": True, "state": "expired"}),
    ("expiryDate: 2024-06-02", {"draft": False}),
    # authors, PaperMod's switches, values of other types
    ("author: An", {"author": ["An"]}),
    ("author: [An, Bình]", {"author": ["An", "Bình"]}),
    ("author: {name: An, email: a@b}", {"author": ["An"]}),
    ("author: An\nauthors: [Chi, An]", {"author": ["An", "Chi"]}),
    ("cover: /x.jpg", {"cover": {"image": "/x.jpg"}}),
    ("cover: {image: /x.jpg, Alt: 1, hidden: true}", {"cover": {"image": "/x.jpg", "alt": "1", "hidden": True}}),
    ("searchHidden: true", {"search": {"exclude": True}}),
    ("showToc: false", {"hide": ["toc"]}),
    ("math: true", {"math": True}),
    ("math: katex", {"math": "katex"}),
    ("math: 'false'", {"math": "false"}),  # a text, which is true for a theme
    ("weight: '12'", {"weight": 12}),
    ("weight: 1.5", {"weight": 1}),
    ("params: {Math: true, own: 1}", {"math": True, "own": 1}),
    ("own: 1\nparams: {own: 2, tags: [t]}", {"own": 2, "categories": ["t"]}),
    (
        "title: a\nparams: {title: b, draft: true, date: 2999-01-01, weight: 3, keywords: [k], build: {list: never}}",
        {"title": "a", "draft": False, "keywords": None, "weight": None, "build": None},
    ),
    (
        "hide: true\nsearch: true\nlinks: [{name: a, url: b}]\nreadTime: true",
        {"hide": [], "search": {}, "links": [], "readtime": 0},
    ),
]

# front matter, line, what the author is told, what is in the result
MISTAKES: list[tuple[str, int, str, dict[str, Any]]] = [
    ("title: a\ndate: 9/3/2024", 3, 'date: "9/3/2024" is no date; write e.g. 2024-03-09', {"is_undated": True}),
    ("date: 2024-13-45", 2, 'date: "2024-13-45" is no date', {"is_undated": True}),
    ("date: 20240309", 2, 'date: "20240309" is no date', {"is_undated": True}),
    ("date: [a]\nlastmod: 2024-03-09", 2, "is no date", {"date": {"created": DAY}}),
    ("draft: yes", 2, 'draft: "yes" is neither true nor false; write true or false', {"draft": False}),
    ("title: [a]", 2, "title: it must be a single text; put quotes around it", {"title": ""}),
    ("tags: {a: 1}", 2, "tags: it must be a list; write e.g. [one, two]", {"categories": []}),
    ("tags: [[a]]", 2, "tags: it must be a list of texts", {"categories": []}),
    (
        "images: [{src: a.png}]",
        2,
        "images: it must be a list of texts, with no list or mapping in it; write e.g. [one, two]",
        {},
    ),
    ("series: {main: a}", 2, "series: it must be a list; write e.g. [one, two]", {}),
    ("weight: abc", 2, 'weight: "abc" is no whole number', {}),
    ("cover: [x.jpg]", 2, "cover: it must be a mapping; write e.g. cover: {image: /photo.jpg}", {}),
    ("icon: /img/a.png", 2, 'icon: "/img/a.png" is no icon of Material; write e.g. material/brain', {}),
    ("icon: star", 2, 'icon: "star" is no icon of Material; write e.g. material/brain', {}),
    ("template: post", 2, 'template: "post" is no template of this theme; write e.g. home.html', {}),
    ("aliases: https://example.org/", 2, 'aliases: "https://example.org/" is no address of this site', {"aliases": []}),
]

# as written, the moment; None when Hugo takes it for no date
DATES: list[tuple[object, str | None]] = [
    ("2024-03-09", "2024-03-09T00:00:00+07:00"),
    ("2024-03-09T10:11:33", "2024-03-09T10:11:33+07:00"),
    ("2024-03-09 10:11:33", "2024-03-09T10:11:33+07:00"),
    ("2024-03-09T10:11:33Z", "2024-03-09T10:11:33+00:00"),
    ("2024-03-09T10:11:33+09:00", "2024-03-09T10:11:33+09:00"),
    ("2024-03-09 10:11:33 +0900", "2024-03-09T10:11:33+09:00"),
    ("2024-03-09T10:11:33.5Z", "2024-03-09T10:11:33.500000+00:00"),
    ("09 Mar 2024", "2024-03-09T00:00:00+07:00"),
    ("Sat, 09 Mar 2024 10:11:33 GMT", "2024-03-09T10:11:33+07:00"),
    ("Sat, 09 Mar 2024 10:11:33 JST", "2024-03-09T10:11:33+07:00"),
    ("Sat Mar  9 10:11:33 CET 2024", "2024-03-09T10:11:33+07:00"),  # as `date` writes it
    ("Sat Mar 09 10:11:33 +0900 2024", "2024-03-09T10:11:33+09:00"),
    ("Sat, 09 Mar 2024 10:11:33 +0900", "2024-03-09T10:11:33+09:00"),
    ("Sat Mar  9 10:11:33 2024", "2024-03-09T10:11:33+07:00"),
    (1709979093, "2024-03-09T10:11:33+00:00"),
    ("2024-3-9", None),
    ("2024-03-09T10:11", None),
    ("2024/03/09", None),
    ("March 9, 2024", None),
    ("2024-02-30", None),
    ("0000-01-01", None),
    (True, None),
    (1.5, None),
]


def post(front_matter: str, path: str = "x.md") -> Post:
    return normalise(parse(f"---\n{front_matter}\n---\n"), path, now=NOW)


def facts(result: Post, names: Iterable[str]) -> dict[str, Any]:
    """Return what a post says under these names, and what is told of every post."""
    told = {"state": result.state, "is_undated": result.is_undated}
    return {name: result.meta.get(name) for name in names} | told


@pytest.mark.parametrize(("front_matter", "expected"), VALUES)
def test_a_value_has_hugo_s_meaning(front_matter: str, expected: dict[str, Any]) -> None:
    result = post(front_matter)
    assert facts(result, expected) == {"state": "", "is_undated": result.is_undated} | expected
    assert result.problems == []


@pytest.mark.parametrize(("front_matter", "line", "told", "expected"), MISTAKES)
def test_a_mistake_is_told_and_costs_one_value(
    front_matter: str, line: int, told: str, expected: dict[str, Any]
) -> None:
    result = post(front_matter)
    assert [problem.line for problem in result.problems] == [line]
    assert told in result.problems[0].message
    assert facts(result, expected).items() >= expected.items()


def test_two_spellings_of_a_tag_are_one() -> None:
    result = post("tags: [Linux, linux]")
    assert result.meta["categories"] == ["Linux"]
    assert [(problem.line, problem.harmless) for problem in result.problems] == [(2, True)]


@pytest.mark.parametrize("front_matter", ["icon: 🛡️", "draft: falsers"])
def test_what_hugo_and_other_themes_pass_over_is_no_warning(front_matter: str) -> None:
    assert [problem.harmless for problem in post(front_matter).problems] == [True]


@pytest.mark.parametrize(("written", "moment"), DATES)
def test_a_date_is_what_it_is_for_hugo(written: object, moment: str | None) -> None:
    date = read_date(written, HANOI)
    assert (date and date.isoformat()) == moment


def test_the_real_hugo_reads_the_same_dates() -> None:
    known = [written for written, moment in DATES if moment]
    files = {f"posts/{at}.md": f"---\ndate: {written}\n---\n" for at, written in enumerate(known)}
    pages = hugo_pages.read(files, f'timeZone = "Asia/Bangkok"\n{hugo_pages.CONFIG}')
    ours = [read_date(written, HANOI) for written in known]
    assert [datetime.fromisoformat(pages[f"posts/{at}.md"]["date"]) for at in range(len(known))] == ours


def test_control_characters_are_left_out_where_hugo_prints_them() -> None:
    meta = normalise(parse('---\ntitle: "a\\0b\\x1f\\tc"\ntags: ["\\x01t"]\n---\n'), "x.md", now=NOW).meta
    assert (meta["title"], meta["tags"]) == ("ab\tc", ["t"])
    assert normalise(parse("---\ntitle: a\x01b\x84c\n---\n"), "x.md", now=NOW).meta["title"] == "abc"


def test_the_real_hugo_has_the_same_values() -> None:
    known = [front_matter for front_matter, _ in VALUES if front_matter != "published: false"]  # refused by Hugo
    files = {f"posts/post-{at}.md": f"---\n{front_matter}\n---\n" for at, front_matter in enumerate(known)}
    pages = hugo_pages.read(files)
    for path, text in files.items():
        ours, page = normalise(parse(text), path.removeprefix("posts/"), now=NOW), pages[path]
        assert (ours.meta["title"], ours.meta.get("keywords", []), ours.meta.get("weight", 0)) == (
            page["title"],
            page["keywords"] or [],
            page["weight"],
        )
        assert ours.meta["date"]["created"] == datetime.fromisoformat(page["date"])
        assert (ours.state == "draft") == page["draft"]


_NAMES = sorted(
    "date publishDate lastmod expiryDate draft slug url aliases title linkTitle description summary tags categories "
    "series keywords author authors weight cover images math showToc hiddenInHomeList searchHidden robotsNoIndex "
    "canonicalURL pin readtime links hide search icon template params published own".split()
)
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes() | st.dates() | st.times(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.dictionaries(st.sampled_from(_NAMES), _ANY))
def test_whatever_is_written_material_takes_the_result(values: dict[str, Any]) -> None:
    document = parse(write(values))
    result = normalise(document, "sub/x.md", now=NOW)
    assert all(problem.line >= 1 for problem in result.problems)
    _give_to_material(result)


@settings(deadline=None)
@given(st.text())
def test_any_text_makes_a_post(text: str) -> None:
    try:
        document = parse(f"---\n{text}\n---\n")
    except FrontMatterError as error:
        document = error.document
    _give_to_material(normalise(document, "x.md", now=NOW))


def _give_to_material(result: Post) -> None:
    parse(write(result.meta))
    config = PostConfig("x.md")
    config.load_dict({name: value for name, value in result.meta.items() if name in config})
    assert config.validate() == ([], [])
