"""Drafts, future and expired posts and pages: left out of builds with all that would lead to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hugo_site.announce.llms import without_hidden
from selectolax.lexbor import LexborHTMLParser
from site_builder import PROJECT, Build, build, copy_project

POSTS = {
    "draft": "draft: true\ndate: 2024-01-01",
    "future": "date: 2999-01-01",
    "publish": "date: 2024-01-01\npublishDate: 2999-01-01",
    "expired": "date: 2020-01-01\nexpiryDate: 2021-01-01",
    "shown": "date: 2024-01-01\ndraft: false",
}
#: Posts that have a page, and what else of them is in /llms.txt.
SHY = {
    "unlisted": "build: {list: never}",
    "local": "build: {list: local}",
    "norobots": "robotsNoIndex: true",
    "unsearched": "searchHidden: true",
}
PAGES = {
    f"docs/{name}.md": f"---\ntitle: Trang {name}\n{lines}\n---\n\nChữ.\n"
    for name, lines in {
        "nhap": "draft: true",
        "kin": "build: {render: never}",
        "an": "build: {list: never}\ntags: [riêng]",
    }.items()
}
NAV = """\
nav:
  - index.md
  - Gói:
    - Nháp: nhap.md
  - Kín: kin.md
  - Ẩn: an.md
  - about.md
extra: {llms: true}
"""
BUNDLE = "docs/blog/posts/goi"
ALL = """\
extra:
  hugo: {build_drafts: true, build_future: true, build_expired: true}
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with one post of each kind, each with a tag of its own."""
    files = PAGES | {
        f"docs/blog/posts/{name}.md": f"---\ntitle: Bài {name}\n{lines}\ntags: [thẻ {name}]\n---\n\nChữ.\n"
        for name, lines in POSTS.items()
    }
    for name, line in SHY.items():
        files[f"docs/blog/posts/{name}.md"] = (
            f"---\ntitle: Bài {name}\ndate: 2023-01-01\ntags: [{name}]\n{line}\n---\n\nChữ.\n"
        )
    built = build(copy_project(tmp_path_factory.mktemp("unlisted") / "project", files, NAV), "--strict")
    assert built.exit_code == 0, built.output
    return built


@pytest.mark.parametrize("name", POSTS)
def test_only_what_is_published_is_in_the_build(published: Build, name: str) -> None:
    assert (published.folder / f"blog/{name}/index.html").exists() == (name == "shown")
    pages = [path for path in published.folder.rglob("*.*") if path.suffix in {".html", ".xml", ".json", ".md", ".txt"}]
    assert any(f"Bài {name}" in path.read_text(encoding="utf-8") for path in pages) == (name == "shown")
    assert (published.folder / f"blog/tags/the-{name}").exists() == (name == "shown")


@pytest.mark.parametrize(("tag", "listed"), {"unlisted": [], "riêng": [], "local": ["Bài local"]}.items())
def test_a_tag_that_only_unlisted_pages_name_has_an_empty_list_as_in_hugo(
    tag: str, listed: list[str], published: Build
) -> None:
    places = (f"blog/tags/{tag}/index.html", f"tags/{tag}/index.html")
    path = next(each for each in places if (published.folder / each).exists())
    text = published.read(path)
    assert [each for each in ("Bài unlisted", "Trang an", "Bài local") if each in text] == listed


def test_llms_txt_names_what_is_for_everybody(published: Build) -> None:
    names = re.findall(r"^- \[Bài (.*?)\]\(https://example.org/blog/(\w+)/index.md\)", published.read("llms.txt"), re.M)
    assert names == [("shown", "shown")]
    assert published.read("blog/shown/index.md") == "# Bài shown\n\nChữ.\n"
    assert all((published.folder / f"blog/{name}/index.html").exists() for name in SHY)
    assert sorted(path.parent.name for path in published.folder.rglob("*.md")) == ["shown", "tu-bo-deep-learning"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b", "a "),
        ("```html\n<!-- b -->\n```\n<!-- c -->d", "```html\n<!-- b -->\n```\nd"),
        ("> ~~~\n> <!-- b -->\n> ~~~\n", "> ~~~\n> <!-- b -->\n> ~~~\n"),
        ("a {{< comment >}} b\n c {{< /comment >}}d", "a d"),
        ("a {{% comment %}} b", "a "),
        ("{{< commentary >}}", "{{< commentary >}}"),
    ],
)
def test_what_an_author_hides_is_not_in_the_markdown(text: str, expected: str) -> None:
    assert without_hidden(text) == expected


def menu(site: Build, path: str) -> list[str]:
    page = LexborHTMLParser(site.read(path))
    return [
        item.text().strip() for item in page.css(".md-nav--primary > .md-nav__list > .md-nav__item > .md-nav__link")
    ]


def test_the_menu_names_what_is_published(published: Build) -> None:
    assert [name for name in ("nhap", "kin", "an") if (published.folder / name).exists()] == ["an"]
    assert menu(published, "an/index.html") == ["Sổ tay học máy", "Ẩn", "Giới thiệu"]
    about = LexborHTMLParser(published.read("about/index.html"))
    assert about.css("link[rel=prev]")[0].attributes["href"] == "../an/"


def test_why_a_page_is_not_published_is_told(published: Build) -> None:
    assert "docs/nhap.md:3: draft: it is not published; remove the line when it is done" in published.output
    assert "docs/kin.md:3: build: it has no page, so that lists leave it out, too" in published.output


@pytest.fixture(scope="module")
def all_published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site whose author publishes drafts and posts of the future, with a bundle whose files stay out."""
    files: dict[str, str | bytes] = {
        f"docs/blog/posts/{name}.md": f"---\ntitle: Bài {name}\n{lines.replace('2999', '2099')}\n---\n\nChữ.\n"
        for name, lines in POSTS.items()
    }
    rules = "resources: [{src: khac.png, name: k}]\nbuild: {publishResources: false}"
    text = f"---\ntitle: Gói\ncover: {{image: bia.png}}\n{rules}\n---\n\n![Ảnh](anh.png)\n"
    picture = (PROJECT / "docs/assets/icons/favicon-32.png").read_bytes()
    files |= {f"{BUNDLE}/{name}.png": picture for name in ("bia", "anh", "khac")} | {f"{BUNDLE}/index.md": text}
    built = build(copy_project(tmp_path_factory.mktemp("all") / "project", files | PAGES, ALL), "--strict")
    assert built.exit_code == 0, built.output
    return built


def test_an_author_may_publish_all(all_published: Build) -> None:
    assert [name for name in POSTS if f"Bài {name}" not in all_published.read("index.xml")] == []
    assert LexborHTMLParser(all_published.read("blog/draft/index.html")).css(".post-badge") == []
    assert (all_published.folder / "nhap/index.html").exists()


def test_a_bundle_that_publishes_no_files_publishes_what_it_shows(all_published: Build) -> None:
    bundle = all_published.folder / BUNDLE.replace("docs/blog/posts", "blog")
    assert sorted(path.name for path in bundle.iterdir()) == ["anh.png", "bia.png", "index.html"]


DOUBLE = '"draft" is set already in line 2; keep one of the two (this one is used)'
WRONG = [  # in a file of the posts' folder, what is told
    ("x.md", "build: false", "x.md:2: build: it must be a mapping; write e.g. build: {render: never, list: never}"),
    ("x.md", "build: {render: NEVER}", 'x.md:2: build: render: "NEVER" is taken for always'),
    ("x.md", "cascade: draft", "x.md:2: cascade: it must be a mapping"),
    ("_index.md", "cascade: {target: {pfad: x}}", '_index.md:2: cascade: "target" has no "pfad"'),
    ("x.org", "", "x.org:1: this format is not read here, so the post is not published; write it in Markdown"),
    ("x.md", "title: [a\ndraft: true", "x.md:2: front matter: invalid YAML"),
    ("x.md", "draft: false\ndraft: true", f"x.md:3: front matter: {DOUBLE}; until then nothing of it is published"),
    ("x.md", "title: a\ntitle: b", 'x.md:3: front matter: "title" is set already in line 2'),
    ("x.md", 'robotsNoIndex: "true"', 'x.md:2: robotsNoIndex: "true" keeps no search engine off'),
    ("x.md", "sitemap: {changefreq: soon}", 'x.md:2: sitemap: changefreq: "soon" tells search engines nothing'),
    ("x.md", "sitemap: {priority: 2}", 'x.md:2: sitemap: priority: "2" tells search engines nothing'),
    ("du-thu.html", "", 'du-thu.html:1: "du-thu.md" stands beside it, and only one of the two can be a page'),
]


def test_what_is_wrong_with_it_is_told(tmp_path: Path) -> None:
    files = {f"docs/blog/posts/m{at}/{name}": f"---\n{lines}\n---\nChữ.\n" for at, (name, lines, _) in enumerate(WRONG)}
    files[f"docs/blog/posts/m{len(WRONG) - 1}/du-thu.md"] = "Chữ.\n"
    files["docs/hong.md"] = "---\ntitle: [a\ndraft: true\n---\nChữ.\n"
    built = build(copy_project(tmp_path / "project", files))
    assert [told for at, (_, _, told) in enumerate(WRONG) if f"docs/blog/posts/m{at}/{told}" not in built.output] == []
    assert "docs/hong.md:2: front matter: invalid YAML" in built.output
    made = {at: (built.folder / f"blog/m{at}/x/index.html").exists() for at in (0, 1, 5, 6, 7)}
    assert made == {0: False, 1: True, 5: False, 6: False, 7: True}
    assert not (built.folder / "hong").exists()
