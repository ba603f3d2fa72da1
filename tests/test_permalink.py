"""Addresses of posts: here, in Hugo, and aliases; the real Hugo is asked for each."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

import hugo_pages
import pytest
from hugo_posts.front_matter.alias import alias_addresses
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import (
    Page,
    PathRules,
    PermalinkError,
    blog_slug,
    clashes,
    hugo_address,
    pattern_for,
    sanitise,
    section_folders,
)

DATE = datetime(2024, 3, 9, tzinfo=UTC)

# file below posts/, slug, address in Hugo, address below the blog
FILES = [
    ("tu-bo-deep-learning.md", "", "/posts/tu-bo-deep-learning/", "tu-bo-deep-learning"),
    ("Học Máy.md", "", "/posts/học-máy/", "học-máy"),
    ("a b.md", "", "/posts/a-b/", "a-b"),
    ("a - b.md", "", "/posts/a---b/", "a---b"),
    ("x.y.md", "", "/posts/x.y/", "x.y"),
    ("UPPER.md", "", "/posts/upper/", "upper"),
    ("2024-03-09-x.md", "", "/posts/2024-03-09-x/", "2024-03-09-x"),
    ("(x) & y!.md", "", "/posts/x--y/", "x--y"),
    ("C++ và C#.md", "", "/posts/c++-và-c#/", "c++-và-c#"),
    ("日本語.md", "", "/posts/日本語/", "日本語"),
    ("😀 hi.md", "", "/posts/-hi/", "-hi"),
    ("100%.md", "", "/posts/100/", "100"),
    ("bundle/index.md", "", "/posts/bundle/", "bundle"),
    ("Sub One/leaf.md", "", "/posts/sub-one/leaf/", "sub-one/leaf"),
    ("sub/bundle/index.md", "", "/posts/sub/bundle/", "sub/bundle"),
    ("s1.md", "Lời Nói", "/posts/lời-nói/", "lời-nói"),
    ("s2.md", "-a-", "/posts/a/", "a"),
    ("s3.md", "a/b", "/posts/a/b/", "a/b"),
    ("s4.md", "a.b", "/posts/a.b/", "a.b"),
    ("sub/s5.md", "x", "/posts/sub/x/", "sub/x"),
]

# `url` of posts/sub/x.md, its address
URLS = [
    ("/a/b/", "/a/b/"),
    ("c", "/c/"),
    ("x/y.html", "/x/y.html"),
    ("/UP/", "/UP/"),
    ("../../z/", "/z/"),
    ("Học Máy/", "/Học Máy/"),
    ("/:year/:month/:title/", "/2024/03/một-bài/"),
]

# pattern, address of posts/sub/x-y.md of 2024-03-09 with the title "Một bài/ C++" and the slug "s l"
PATTERNS = [
    ("/:year/:month/:day/:slug/", "/2024/03/09/s-l/"),
    ("/:year/:yearday/:weekday/:weekdayname/:monthname/:title/", "/2024/69/6/saturday/march/một-bài-c/"),
    ("/:section/:filename/", "/posts/x-y/"),
    ("/:sections/:contentbasename", "/posts/sub/x-y/"),
    ("/:sections[1:]/:slugorfilename/", "/sub/s-l/"),
    ("/:sections[last]/:slugorcontentbasename/", "/sub/s-l/"),
    ("/archive/:06/:01/:02/:slug", "/archive/24/03/09/s-l/"),
    ("/:20060102/:Mon_02_Jan/:slug", "/20240309/sat_09_mar/s-l/"),
    ("blog/:slug", "/blog/s-l/"),
    ("/\\:x/:slug", "/x/s-l/"),
    ("/fixed/", "/fixed/"),
]

# name of a post's file, and what stands for it in a pattern: what is behind a `#` is a fragment, which may be empty;
# what is percent-encoded is decoded
SHARPS = [("c#", "c"), ("c# d", "c#-d"), ("a#b#", "a#b#"), ("a##", "a##"), ("a b#", "a-b")]
SHARPS += [("%e6%97%a5", "日"), ("c%20d", "c-d"), ("e%2fg", "e/g"), ("100%", "100"), ("%E1%BB%81", "ề")]

# address of the page, alias, address
ALIASES = [
    ("/posts/x/", "/old/", ["/old/"]),
    ("/posts/x/", "/old", ["/old/"]),
    ("/posts/x/", "/a/y.html", ["/a/y.html"]),
    ("/posts/x/", "old", ["/posts/old/"]),
    ("/posts/sub/x/", "../z", ["/posts/z/"]),
    ("/posts/x/", "../../../../etc", ["/etc/"]),
    ("/posts/x/", "/", []),
    ("/posts/x/", "", []),
    ("/posts/x/", "https://example.org/", []),
    ("/posts/x/", "/a\nb/", []),
]


@pytest.mark.parametrize(("file", "slug", "hugo", "blog"), FILES)
def test_a_post_lives_at_its_slug_or_file_name(file: str, slug: str, hugo: str, blog: str) -> None:
    page = Page(f"posts/{file}", slug=slug.strip("-"))
    assert (hugo_address(page), blog_slug(page)) == (hugo, blog)


@pytest.mark.parametrize(("url", "address"), URLS)
def test_url_says_the_whole_address(url: str, address: str) -> None:
    assert hugo_address(Page("posts/sub/x.md", title="Một bài", url=url, date=DATE), "/:slug/") == address


@pytest.mark.parametrize(("pattern", "address"), PATTERNS)
def test_a_pattern_says_the_address(pattern: str, address: str) -> None:
    assert hugo_address(Page("posts/sub/x-y.md", "Một bài/ C++", "s l", date=DATE), pattern) == address


@pytest.mark.parametrize(("name", "part"), SHARPS)
def test_a_part_of_a_pattern_is_read_as_an_address(name: str, part: str) -> None:
    pattern, files = "/q/:contentbasename/x/", {f"posts/{name}.md": "---\ntitle: x\n---\n"}
    address = hugo_address(Page(f"posts/{name}.md"), pattern)
    assert address == f"/q/{part}/x/"
    pages = hugo_pages.read(files, f"{hugo_pages.CONFIG}\n[permalinks]\nposts = '{pattern}'\n")
    assert address == unquote(pages[f"posts/{name}.md"]["address"])


@pytest.mark.parametrize("name", [":sectionslug", ":sectionslugs", ":sectionslugs[1:]", ":sectionslugs[last]"])
def test_what_asks_for_titles_of_sections_is_named(name: str) -> None:
    with pytest.raises(PermalinkError, match="asks for slugs and titles of sections"):
        hugo_address(Page("posts/x.md"), f"/{name}/:slug/")


def test_an_unknown_attribute_is_named() -> None:
    with pytest.raises(PermalinkError, match='no attribute ":nothing"'):
        hugo_address(Page("posts/x.md"), "/:nothing/")


@pytest.mark.parametrize(
    ("tag", "address"),
    [("index", "/tags/index/"), ("Index", "/tags/index/"), ("_index", "/tags/_index/"), ("Học máy", "/tags/học-máy/")],
)
def test_a_tag_has_a_name_of_its_own_under_a_pattern(tag: str, address: str) -> None:
    urls = HugoUrls({"term": {"tags": "/:section/:slug/"}})
    assert urls.of_term("tags", tag) == address


@pytest.mark.parametrize(
    ("name", "address"), [("title", "/ci/cd/"), ("slug", "/ci/cd/"), ("slugorcontentbasename", "/cd/")]
)
def test_a_tag_with_a_slash_keeps_it_in_its_name(name: str, address: str) -> None:
    assert HugoUrls({"term": {"tags": f"/:{name}/"}}).of_term("tags", "CI/CD") == address


def test_a_taxonomy_s_name_is_written_as_hugo_writes_it() -> None:
    assert HugoUrls().of_term("ENtags", "Ai X") == "/entags/ai-x/"
    assert HugoUrls().of_term("Chủ Đề", "C") == f"{HugoUrls().of_taxonomy('Chủ Đề')}c/" == "/chủ-đề/c/"
    kept = HugoUrls(rules=PathRules(lower=False))
    assert kept.of_term("Chủ Đề", "Go") == "/chủ-đề/Chủ-Đề/Go/"
    assert kept.of_term("topics", "Go") == f"{kept.of_taxonomy('Topics')}Go/" == "/topics/Go/"


def test_the_real_hugo_says_the_same() -> None:
    files = {f"posts/{file}": f"---\ntitle: x\nslug: '{slug}'\n---\n" for file, slug, _, _ in FILES}
    files |= {
        f"url/u{at}.md": f"---\ntitle: Một bài\nurl: {url}\ndate: 2024-03-09\n---\n" for at, (url, _) in enumerate(URLS)
    }
    pages = hugo_pages.read(files)
    assert {file: unquote(pages[f"posts/{file}"]["address"]) for file, *_ in FILES} == {
        file: address for file, _, address, _ in FILES
    }
    assert [unquote(pages[f"url/u{at}.md"]["address"]) for at in range(len(URLS))] == [address for _, address in URLS]


@pytest.mark.parametrize(("pattern", "address"), PATTERNS)
def test_the_real_hugo_expands_the_same(pattern: str, address: str) -> None:
    post = "---\ntitle: 'Một bài/ C++'\nslug: s l\ndate: 2024-03-09\n---\n"
    config = f"{hugo_pages.CONFIG}\n[permalinks]\nposts = '{pattern}'\n"
    files = {"posts/sub/x-y.md": post, "posts/_index.md": "", "posts/sub/_index.md": ""}
    assert unquote(hugo_pages.read(files, config)["posts/sub/x-y.md"]["address"]) == address


#: Files of content, drafts among sections' own pages, and the settings of a Hugo site in which each has its address.
SECTIONS = {
    **dict.fromkeys(
        ("Blog/_index.md", "Blog/2023/x.md", "Blog/Up/_index.md", "Blog/Up/Yy.md", "Blog/Up/z/index.md"), ""
    ),
    **dict.fromkeys(("Blog/a/b/_index.md", "Blog/a/b/c/i.md", "Blog/a/k.md", "My Notes/Sub Two/Bb.md", "học/ơ.md"), ""),
    "Blog/nhap/_index.md": "draft: true\n",
    "Blog/nhap/n.md": "",
    "My Notes/Sub Two/_index.md": "headless: true\n",
    **dict.fromkeys(
        ("goi/index.md", " b.md", "Blog/a .md", "Blog/c  D.md", "Blog/dir /x.md", "Blog/e- .md", "Blog/h /index.md"), ""
    ),
}
SECTION_SETTINGS: list[dict[str, Any]] = [
    {"permalinks": {"blog": "/:section/:sections/:filename/", "My Notes": "/none/:filename/"}},
    {"permalinks": {"BLOG": "/b/:sections[last]/:filename/", "my-notes": "/n/:sections/:filename/"}},
    {"permalinks": {"Blog": "/:section/:sections[1:]/:filename/"}, "disablePathToLower": True},
    {"permalinks": {"/": "/r/:filename/", "/Blog": "/b/:filename/"}},
    {"permalinks": {"/goi/": "/g/:filename/"}},  # by itself: with `/` beside it, chance names either in Hugo
    {"permalinks": {"Học": "/h/:sections/:filename/"}, "removePathAccents": True},
    {"uglyURLs": {"blog": True, "My-Notes": True, "my notes": False}},
]


@pytest.mark.parametrize("settings", SECTION_SETTINGS)
def test_sections_are_those_of_the_real_hugo(settings: dict[str, Any]) -> None:
    pages = hugo_pages.read(
        {file: f"---\ntitle: x\n{more}---\n" for file, more in SECTIONS.items()},
        "\n".join(f"{name} = {_toml(value)}" for name, value in settings.items()) + f"\n{hugo_pages.CONFIG}",
    )
    ugly = tuple(name for name, is_on in settings.get("uglyURLs", {}).items() if is_on)
    lower, accents = not settings.get("disablePathToLower"), not settings.get("removePathAccents")
    rules = PathRules(lower=lower, accents=accents, ugly_sections=ugly)
    rules = replace(rules, section_folders=section_folders(SECTIONS, rules))
    urls = HugoUrls(settings.get("permalinks", {}), rules)
    assert {file: urls.of(Page(file, rules=rules)) for file in pages} == {
        file: unquote(page["address"]) for file, page in pages.items()
    }


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{name}" = {_toml(each)}' for name, each in value.items()) + "}"
    return json.dumps(value)


@pytest.mark.parametrize(("address", "alias", "found"), ALIASES)
def test_an_alias_leads_from_within_the_site(address: str, alias: str, found: list[str]) -> None:
    assert alias_addresses([alias, alias], address) == found


@pytest.mark.parametrize("hostile", ["../../etc/passwd", "..", "/", "a/../../b", "\\..\\..\\x", "...", "%2e%2e/x", ""])
def test_no_slug_leads_out_of_the_blog(hostile: str) -> None:
    slug = blog_slug(Page("posts/../../x.md", slug=hostile))
    assert slug
    assert ".." not in slug.split("/")
    assert not slug.startswith("/")


@pytest.mark.parametrize(
    ("permalinks", "pattern"),
    [
        ({"posts": "/:slug/"}, "/:slug/"),
        ({"page": {"posts": "/:slug/"}, "section": {"posts": "/x/"}}, "/:slug/"),
        ({"post": "/:slug/", "/": "/:slug/"}, ""),
        ({"/posts/": "/:slug/"}, "/:slug/"),
        (None, ""),
        ([{"pattern": "/:slug/"}], ""),
    ],
)
def test_permalinks_name_a_pattern_by_section(permalinks: Any, pattern: str) -> None:
    assert pattern_for(permalinks, "posts") == pattern


def test_an_address_of_two_pages_is_found() -> None:
    pairs = [("/a/", "x.md"), ("/A/", "y.md"), ("/b/", "x.md"), ("/b/", "x.md")]
    assert clashes(pairs) == {"/a/": ["x.md", "y.md"]}


def test_sanitising_twice_changes_nothing() -> None:
    for text in ("Học  Máy: 1 - 2!", "a%41b%zz", " x ", "—"):
        assert sanitise(sanitise(text)) == sanitise(text)
