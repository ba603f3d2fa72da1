"""The site in any language: no name of a text, no word of another language, `lang` and `dir` as they must be."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hugo_site.texts.tables import own_texts
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_builder import Build, build, copy_project

#: A post with all that the converter itself says to readers; its own words are numbers.
POST = """---
title: "100"
date: 2024-03-09
lastmod: 2024-04-09
tags: ["7"]
series: ["8"]
---

1[^1]

- [x] 2
- [ ] 3

> [!NOTE]
> 4

{{< details >}}5{{< /details >}}

{{< youtube abc >}} {{< vimeo 12 >}} {{< gist a b >}} {{< x user=a id=1 >}} {{< instagram a >}} {{< qr text=a />}}

$1 + 1$

## 6

![9](/dl/dl.jpg)

[^1]: 7
"""
FILES = {
    "docs/index.md": "---\ntemplate: home.html\n---\n\n# 1\n",
    "docs/about.md": "# 2\n",
    "docs/blog/posts/a.md": POST,
    "docs/blog/posts/undated.md": "---\ntitle: '101'\ntags: ['7']\n---\n\n1\n",
    **{
        f"docs/blog/posts/p{number}.md": f"---\ntitle: '{number}'\ndate: 2023-05-{number:02}\nseries: ['8']\n---\n\n1\n"
        for number in range(1, 13)
    },
}
SETTINGS = """
site_name: "0"
site_description: "0"
site_author: "0"
copyright: "0"
repo_url: https://github.com/a/b
edit_uri: edit/main/docs/
theme: {{language: {language}}}
extra: {{author: {{bio: "0"}}, giscus: {{repo: a/b, repo_id: a, category: a, category_id: a}}}}
"""
#: language, direction, a date, the title of the page of tags: Material's words, or English
LANGUAGES = [
    ("vi", "ltr", "9 tháng 3, 2024", "Thẻ"),
    ("en", "ltr", "March 9, 2024", "Tags"),
    ("de", "ltr", "9. März 2024", "Schlagwörter"),
    ("ja", "ltr", "2024年3月9日", "タグ"),
    ("zh", "ltr", "2024年3月9日", "标签"),
    ("ar", "rtl", "9 مارس 2024", "الوسوم"),
    ("pt-BR", "ltr", "9 de março de 2024", "Tags"),
]
#: What a reader, or a reader's screen reader, is told in attributes.
_TOLD = ("title", "aria-label", "alt", "placeholder", "data-copied", "data-menu", "data-search", "data-tags", "content")
#: Letters that Vietnamese alone has, among these languages; `ã`, `é` and the like are Portuguese, too.
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_NAME = re.compile(r"\b(?:" + "|".join(map(re.escape, [*own_texts("en"), "readtime.one", "meta.comments"])) + r")\b")


def said(html: str) -> str:
    """Return all that a page says to its readers, frames in it included."""
    tree = HTMLParser(html)
    attributes = [node.attributes.get(name) or "" for node in tree.css("*") for name in _TOLD]
    frames = [said(frame.attributes["srcdoc"] or "") for frame in tree.css("iframe[srcdoc]")]
    config = [node.text() for node in tree.css("#__config")]
    tree.strip_tags(["script", "style"])
    return unicodedata.normalize(
        "NFC", "\n".join([tree.root.text() if tree.root else "", *attributes, *frames, *config])
    )


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda each: each[0])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, tuple[str, ...]]:
    """A blog in one language."""
    language = request.param[0]
    project = copy_project(tmp_path_factory.mktemp(language) / "x", FILES, SETTINGS.format(language=language))
    (project / "docs/blog/posts/tu-bo-deep-learning.md").unlink()
    built = build(project, "--strict")
    assert built.exit_code == 0, built.output
    return built, request.param


def test_a_site_speaks_its_language(spoken: tuple[Build, tuple[str, ...]]) -> None:
    built, (language, direction, date, tags) = spoken
    pages = {path.relative_to(built.folder).as_posix(): path.read_text() for path in built.folder.rglob("*.html")}
    assert len(pages) > 20
    for path, html in pages.items():
        if re.search(r"\d{4}", path) is None:  # names of years are a folder's
            assert f'<html lang="{language}"' in html, path
            assert f'dir="{direction}"' in html, path
        words = said(html)
        assert _NAME.findall(words) == [], path
        if language != "vi":
            assert _VIETNAMESE.findall(words) == [], path
    post = HTMLParser(pages["blog/a/index.html"])
    assert post.css(".post-meta time")[0].text() == date
    updated = post.css(".post-meta span > time")[0]  # behind Arabic, 2024-04-09 would be shown as 09-04-2024
    assert updated.attributes["dir"] == "auto"
    assert HTMLParser(pages["blog/tags/index.html"]).css("h1")[0].text() == tags
    assert f'lang="{language}"' in (post.css("iframe[srcdoc]")[0].attributes["srcdoc"] or "")
    assert f"<language>{language}</language>" in built.read("index.xml")


WORDS = {  # a post, and how many words it has
    "ja": ("---\ntitle: 日本\ndate: 2024-05-01\n---\n\n日本語で書く。\n", "7"),
    "no": ("---\ntitle: ab\ndate: 2024-05-02\n---\n\none two three\n", "3"),
    "said": ("---\ntitle: 日本\ndate: 2024-05-01\nisCJKLanguage: false\n---\n\n日本語で書く。\n", "1"),
}


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Build:
    posts = {f"docs/blog/posts/{name}.md": text for name, (text, _) in WORDS.items()}
    nav = "nav: [{menu.home: index.md}, {Blog 2.0: [blog/index.md]}, {a.b: about.md}]\n"
    settings = f"{nav}theme: {{language: ja}}\nextra: {{hugo: {{has_cjk_language: true}}}}"
    return build(copy_project(tmp_path_factory.mktemp("japanese") / "project", {**FILES, **posts}, settings))


def test_words_are_counted_as_hugo_counts_them(japanese: Build) -> None:
    counts = {name: re.findall(r"<span>(\d+) 文字</span>", japanese.read(f"blog/{name}/index.html")) for name in WORDS}
    assert counts == {name: [count] for name, (_, count) in WORDS.items()}


def test_a_menu_takes_names_of_texts_and_others(japanese: Build) -> None:
    links = HTMLParser(japanese.read("about/index.html")).css(".md-nav--primary > .md-nav__list > li .md-ellipsis")
    assert [" ".join(link.text().split()) for link in links][:2] == ["ホーム", "Blog 2.0"]
    assert "a.b" in [" ".join(link.text().split()) for link in links]
