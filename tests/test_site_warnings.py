"""What an author is told of mistakes in a post: file, line, what is wrong, the remedy; under `--strict` an error."""

from __future__ import annotations

import pytest
from site_builder import Build, build, copy_project

POST = """\
---
title: Lỗi
date: 2024-01-01
---


![](/dl/khong-co.png)

- mục một

  ![](canh-bai.png)

<img src="/dl/html.png" alt="">

{{< figure src="/dl/hinh.png" >}}

Xem [bài](/posts/khong-co/) và [trang](khong-co.md)
và [neo](/posts/tu-bo-deep-learning/#khong-co), [mục](#muc-sau) [đúng](#mục-sau), [đầu](#top) [nút](#!).

| một | hai |
| --- | --- |
| ba  | ![](/dl/bang.png) |

## Mục sau

> Trích
> {{< figure alt="không có src" >}}

{{< khong-biet >}}
"""
LINES = """\
docs/about.md:5: image: "/dl/khong-co.png" not found in docs/; put the file at docs/dl/khong-co.png
docs/blog/posts/loi.md:7: image: "/dl/khong-co.png" not found in docs/; put the file at docs/dl/khong-co.png
docs/blog/posts/loi.md:11: image: "canh-bai.png" not found in docs/; put the file at docs/blog/posts/canh-bai.png
docs/blog/posts/loi.md:13: image: "/dl/html.png" not found in docs/; put the file at docs/dl/html.png
docs/blog/posts/loi.md:15: image: "/dl/hinh.png" not found in docs/; put the file at docs/dl/hinh.png
docs/blog/posts/loi.md:17: link: "/posts/khong-co/" is no page or file of this site; \
write the address of one, or take the link out
docs/blog/posts/loi.md:17: link: "khong-co.md" is no page or file of this site; \
write the address of one, or take the link out
docs/blog/posts/loi.md:18: link: "/posts/tu-bo-deep-learning/#khong-co": that page has no part "#khong-co"; \
copy the link beside the heading that is meant
docs/blog/posts/loi.md:22: image: "/dl/bang.png" not found in docs/; put the file at docs/dl/bang.png
"""
MISSING_SNIPPETS = {  # text of a post, how the warning about it begins
    "snippet": ('---\n---\n\n--8<-- "x.md"\n', 'docs/blog/posts/snippet.md:4: snippet: "x.md" is in none of'),
    "snippets": ("--8<--\n; x.md\n\nx.md\n--8<--\n", 'docs/blog/posts/snippets.md:4: snippet: "x.md" is in none of'),
}
NAV = "nav: [{Trang chủ: index.md}, {Bài viết: [blog/index.md]}, {Giới thiệu: gioi-thieu.md}]"
BAD_FRONT_MATTER: dict[str, tuple[str | bytes, str]] = {  # text of a post, how the warning about it begins
    "yaml": ('---\ntitle: "Dở\ndate: 2024-01-01\n---\n', "docs/blog/posts/yaml.md:"),
    "toml": ('+++\ntitle = "Dở\n+++\n', "docs/blog/posts/toml.md:2:"),
    "json": ('{\n  "title" "Dở"\n}\n', "docs/blog/posts/json.md:2:"),
    "open": ("---\ntitle: Dở\n", "docs/blog/posts/open.md:1:"),
    "list": ("---\n- a\n---\n", "docs/blog/posts/list.md:2:"),
    "template": ("---\ntemplate: ../../x\n---\n", "docs/blog/posts/template.md:2: template: the theme has no"),
    "icon": ("---\nicon: a/b\n---\n", "docs/blog/posts/icon.md:2: icon: the theme has no"),
    "slug": (f"---\nslug: {'x' * 300}\n---\n", "docs/blog/posts/slug.md:2: slug: it is longer than 240 bytes"),
    "bytes": (b"---\ntitle: a\n---\n\n\xff\xfe\n", "docs/blog/posts/bytes.md:5: text is not UTF-8"),
    "trang": (
        "---\ntitle: b\ndate: 2024-01-01\nurl: /blog/archive/\n---\n",
        "docs/blog/posts/trang.md:4: address /blog/archive/ is also that of docs/blog/archive/index.md; change one `u",
    ),
    "url": (
        "---\ntitle: c\nurl: /:khong/\n---\n",
        'docs/blog/posts/url.md:3: url: Hugo has no attribute ":khong" (in "/:khong/"); write the address itself',
    ),
    "khong-mo": ("title: Dở\n---\n\nx\n", "docs/blog/posts/khong-mo.md:1: front matter: nothing opens it, so that"),
    "bia": (
        "---\ncover: {imgae: /a.png}\n---\n",
        "docs/blog/posts/bia.md:2: cover.imgae: nothing is known by",
    ),
    "nguoi": ("---\nauthor: {nmae: A}\n---\n", "docs/blog/posts/nguoi.md:2: author.nmae: nothing is known by this"),
    "trung": ("---\ntitle: a\ndate: 2024-01-01\nslug: loi\n---\n", "docs/blog/posts/trung.md:4: address"),
}
OWN = "---\nhugo_state: {a: 1}\nhugo_undated: [x]\ngenerated: true\n---\n"  # names that templates know
ABOUT = "---\ntitle: Giới thiệu\n---\n\n![](/dl/khong-co.png)\n"
#: Pages that are always there, of which one may be a draft and one is.
ALWAYS = {
    "docs/index.md": "---\ndraft: [true\n---\n\nChuyện riêng.\n",
    "docs/blog/index.md": "---\ntemplate: blog.html\ndraft: true\n---\n\nChuyện riêng.\n",
}


#: What leads on in circles; at `/` and at `/about/` are pages.
MOVED = "\nextra: {hugo: {moved: {/vi/: /, /a/: /b, /b/: '/a/#x', /about/: /c/, /c/: /about/}}}\n"


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with mistakes in a post and in a page."""
    files = {f"docs/blog/posts/{name}.md": text for name, (text, _) in (BAD_FRONT_MATTER | MISSING_SNIPPETS).items()}
    files |= {"docs/blog/posts/loi.md": POST, "docs/about.md": ABOUT, "docs/blog/posts/own.md": OWN, **ALWAYS}
    return build(copy_project(tmp_path_factory.mktemp("faulty") / "project", files, NAV + MOVED))


def warnings(site: Build) -> list[str]:
    """The warnings that were printed, without their level."""
    return [line.split("-", 1)[1].strip() for line in site.output.splitlines() if line.startswith("WARNING")]


def test_each_missing_thing_is_told_once_with_its_line(faulty: Build) -> None:
    told = [line for line in warnings(faulty) if "image:" in line or "link:" in line]
    assert sorted(told, key=lambda line: (line.split(":")[0], int(line.split(":")[1]))) == LINES.splitlines()


@pytest.mark.parametrize(
    "beginning",
    ["docs/blog/posts/loi.md:27: figure: missing", "docs/blog/posts/loi.md:29: khong-biet: no such shortcode"],
)
def test_a_faulty_shortcode_is_told(faulty: Build, beginning: str) -> None:
    assert any(line.startswith(beginning) for line in warnings(faulty)), warnings(faulty)


@pytest.mark.parametrize("name", BAD_FRONT_MATTER)
def test_front_matter_that_cannot_be_read_is_told(faulty: Build, name: str) -> None:
    beginning = BAD_FRONT_MATTER[name][1]
    assert [line for line in warnings(faulty) if line.startswith(beginning)], warnings(faulty)


@pytest.mark.parametrize("name", MISSING_SNIPPETS)
def test_a_snippet_that_is_not_there_is_told_once(faulty: Build, name: str) -> None:
    told = [line for line in warnings(faulty) if line.startswith(f"docs/blog/posts/{name}.md:")]
    assert [line[: len(MISSING_SNIPPETS[name][1])] for line in told] == [MISSING_SNIPPETS[name][1]]


def test_a_page_that_the_menu_names_in_vain_is_told(faulty: Build) -> None:
    assert [line for line in warnings(faulty) if 'nav: there is no "gioi-thieu.md" in the docs folder' in line]


def test_addresses_that_lead_in_a_circle_are_told(faulty: Build) -> None:
    told = "extra.hugo.moved: /a/ to /b/ to /a/ goes in a circle; let one of them lead to a page"
    assert [line for line in warnings(faulty) if "circle" in line] == [f"mkdocs.yml:{line_of_moved(faulty)}: {told}"]


def line_of_moved(site: Build) -> int:
    text = (site.folder.parent / "mkdocs.yml").read_text(encoding="utf-8")
    return next(number for number, line in enumerate(text.splitlines(), 1) if "/a/" in line)


def test_a_draft_of_a_page_that_is_always_there_is_an_empty_page(faulty: Build) -> None:
    assert [path for path in faulty.folder.rglob("*.html") if "Chuyện riêng" in path.read_text(encoding="utf-8")] == []
    assert [line for line in warnings(faulty) if line.endswith("(until then its text is not published)")]
    why = "draft: it is not published; remove the line when it is done; the page is there without its text"
    assert f"docs/blog/index.md:3: {why}" in faulty.output
    assert 'href="loi/"' in faulty.read("blog/index.html")


def test_there_is_no_traceback(faulty: Build) -> None:
    assert "Traceback" not in faulty.output


def test_the_site_is_built_nevertheless_but_not_under_strict(faulty: Build) -> None:
    assert faulty.exit_code == 0
    assert "Lỗi" in faulty.read("blog/loi/index.html")
    assert build(faulty.folder.parent, "--strict").exit_code != 0
