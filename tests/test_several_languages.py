"""A blog in three languages, as Hugo has them: each with its own home, lists, feed, search and switch to the others."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.languages.settings import Languages, enter_language
from hugo_site.languages.sites import WITH_ITS_PARENT, OtherSites
from hugo_site.languages.translations import Translations
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import Files
from selectolax.lexbor import LexborHTMLParser
from site_builder import PROJECT, Build, build, copy_project

HEAD = "---\ntitle: {}\ndate: 2024-05-01\ntags: [{}]\n---\n\n"
#: What `ref` asks for, and where the real Hugo leads, but for the blog's place.
REFS = {
    'ref path="hai" lang="en"': "/repo/en/blog/two/",
    'relref path="hai/index.en.md" lang="en"': "/repo/en/blog/two/",
    'relref PATH="b.md#x" Lang="en"': "/repo/en/blog/b/#x",  # a post in English alone
    'ref path="/posts" lang="en"': "/repo/en/blog/",
    'relref path="/tags/Common" lang="en"': "/repo/en/blog/tags/common/",
    'relref path="/" lang="en"': "/repo/en/",
    'ref path="chi" lang="ar"': "https://ar.org/blog/chi/",
    'ref path="a" lang="vi"': "../a/",
    'relref path="a" outputFormat="HTML"': "../a/",
    'relref path="/tags/chung" outputFormat="rss"': "../tags/chung/index.xml",
    'relref path="/" lang="en" outputFormat="rss"': "/repo/en/index.xml",
    'relref path="/" outputFormat="json"': "../../index.json",
    'relref path="/" lang="en" outputFormat="JSON"': "/repo/en/index.json",
    'relref "a" "rss"': "",  # a post has no feed
    'ref path="a" lang="fr"': "",
    'ref path="a" lang="ar"': "",
    'relref path="b.en.md" lang="en"': "/repo/en/blog/b/",
}
FILES: dict[str, str | bytes] = {
    "docs/blog/posts/hai/index.md": HEAD.format("Hai", "chung")
    + "![a](cover.png) [en](/en/blog/two/) [kia](/blog/tu-bo-deep-learning/)\n",
    "docs/blog/posts/hai/index.en.md": HEAD.format("Two\nslug: two", "common")
    + "![a](cover.png) [vi](/blog/hai/) [first](/blog/tu-bo-deep-learning/)\n"
    "[own](/x.txt) [one for all](/y%20a.txt#a)\n\n[sai](khong.md)\n",
    "docs/blog/posts/hai/cover.png": (PROJECT / "docs/dl/arxiv.png").read_bytes(),
    "docs/blog/posts/chi.ar.md": HEAD.format("مرحبا", "س") + "نص\n",
    "docs/blog/posts/a.md": HEAD.format("A\ntranslationKey: k", "chung") + "A\n",
    "docs/blog/posts/b.en.md": HEAD.format("B\ntranslationKey: k", "common") + "B\n",
    "docs/blog/posts/_index.en.md": "---\ntitle: Posts\n---\n",
    "docs/blog/posts/refs.md": HEAD.format("Refs", "chung") + "\n".join(f"- [y]({{{{< {ref} >}}}})" for ref in REFS),
    "docs/blog/posts/nhap/index.md": HEAD.format("Nháp\ndraft: true", "chung"),
    "docs/blog/posts/nhap/kin/rieng.txt": "",
    "docs/blog/posts/nhap/rieng.en.css": "",
    "docs/blog/posts/nhap-2.md": HEAD.format("Nháp\ndraft: true", "chung"),
    "docs/blog/posts/nhap-2/rieng.txt": "",
    "docs/blog/posts/nhap-3/_index.md": "---\nexpiryDate: 2020-01-01\n---\n",
    "docs/blog/posts/nhap-3/rieng.txt": "",
    "docs/blog/posts/hai/trong/index.md": "---\ndraft: true\n---\n",
    "docs/blog/posts/hai/trong/rieng.txt": "",
    "docs/nua/index.md": "---\ndraft: true\n---\n",
    "docs/nua/index.en.md": HEAD.format("Half", "common") + "[a](hien.txt)\n",
    "docs/nua/hien.txt": "",
    "docs/nua/rieng.txt": "",
    "docs/nhap/index.en.md": "---\ndraft: true\n---\n",
    "docs/nhap/rieng.css": "",
    "docs/x.txt": "a",
    "docs/en/x.txt": "b",
    "docs/y a.txt": "c",
    "docs/index.en.md": "---\ntemplate: home.html\n---\n\n# My notebook\n",
    "docs/now.md": "---\ntitle: Bây giờ\n---\n\nBây giờ\n",
    "docs/now.en.md": "---\ntitle: Now\ndraft: true\n---\n\nNow\n",
    "docs/about.md": "---\ntitle: Về mình\ntranslationKey: me\n---\n\n# Mình\n",
    "docs/about-me.en.md": "---\ntitle: About\ntranslationKey: me\naliases: [/index.xml/]\n---\n\n# About me\n",
    "mkdocs.en.yml": "INHERIT: mkdocs.yml\nsite_name: Notebook\ntheme: {language: en}\n"
    "nav: [{menu.posts: [blog/index.md]}, about-me.md]\n",
    "mkdocs.ar.yml": "INHERIT: mkdocs.yml\nsite_name: دفتر\ntheme: {language: ar}\nsite_url: https://ar.org\n",
}
NAMES = "vi: Tiếng Việt, en: English, ar: العربية"


def in_languages(folder: Path, names: str = NAMES) -> Path:
    """Make a project with these languages."""
    project = copy_project(folder, FILES)
    text = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("https://example.org/", "https://x.org/repo/")
    text = text.replace("\nextra:\n", f"\nextra:\n  languages: {{{names}}}\n", 1)
    text = text.replace("    section: posts", "    search_index: true\n    section: posts", 1)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Build:
    built = build(in_languages(tmp_path_factory.mktemp("several") / "project"))
    assert built.exit_code == 0, built.output
    return built


def links(html: str, selector: str, attribute: str = "href") -> list[str]:
    return [node.attributes[attribute] or "" for node in LexborHTMLParser(html).css(selector)]


# page, its language and direction, a text in it
@pytest.mark.parametrize(
    ("page", "language", "direction", "text"),
    [
        ("blog/hai/", "vi", "ltr", "1 tháng 5, 2024"),
        ("en/blog/two/", "en", "ltr", "May 1, 2024"),
        ("ar/blog/chi/", "ar", "rtl", "مايو"),
        ("", "vi", "ltr", "Sổ tay học máy"),
        ("en/", "en", "ltr", "My notebook"),
        ("ar/", "ar", "rtl", "دفتر"),
        ("en/about-me/", "en", "ltr", "About me"),
        ("en/blog/tags/", "en", "ltr", "common"),
        ("en/blog/tags/common/", "en", "ltr", "2 posts"),
        ("ar/blog/archive/", "ar", "rtl", "مرحبا"),
        ("en/posts/two/", "en", "ltr", "This page has moved"),  # where Hugo had it
        ("ar/tags/س/", "ar", "rtl", "انتقلت هذه الصفحة"),
        ("vi/", "vi", "ltr", "Trang này đã chuyển"),
    ],
)
def test_a_page_is_in_its_language(blog: Build, page: str, language: str, direction: str, text: str) -> None:
    html = blog.read(f"{page}index.html")
    assert f'<html lang="{language}"' in html
    assert f'dir="{direction}"' in html
    assert text in html


def test_each_language_has_its_own_posts_and_menu(blog: Build) -> None:
    cards = {key: links(blog.read(f"{key}blog/index.html"), ".card__title a") for key in ("", "en/", "ar/")}
    assert cards == {"": ["a/", "hai/", "refs/", "tu-bo-deep-learning/"], "en/": ["b/", "two/"], "ar/": ["chi/"]}
    menus = {key: links(blog.read(f"{key}blog/index.html"), ".md-nav--primary a") for key in ("en/", "ar/")}
    assert ("../about-me/" in menus["en/"], "../about/" in menus["ar/"]) == (True, False)  # there is none in Arabic
    assert not (blog.folder / "blog/two").exists()
    assert not (blog.folder / "en/blog/hai/index.html").exists()


@pytest.mark.parametrize(
    ("page", "others"),
    [
        ("blog/hai/", {"vi": "blog/hai/", "en": "en/blog/two/"}),
        ("en/blog/two/", {"vi": "blog/hai/", "en": "en/blog/two/"}),
        ("en/blog/b/", {"vi": "blog/a/", "en": "en/blog/b/"}),  # by `translationKey`
        ("ar/blog/chi/", {}),
        ("en/", {"vi": "", "en": "en/", "ar": ""}),
        ("blog/tags/", {"vi": "blog/tags/", "en": "en/blog/tags/", "ar": "blog/tags/"}),
        ("ar/blog/tags/", {"vi": "blog/tags/", "en": "en/blog/tags/", "ar": "blog/tags/"}),
        ("about/", {"vi": "about/", "en": "en/about-me/"}),
        ("now/", {}),  # the English page is a draft
    ],
)
def test_a_page_names_its_translations(blog: Build, page: str, others: dict[str, str]) -> None:
    tree = LexborHTMLParser(blog.read(f"{page}index.html"))
    found = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")}
    homes = {"ar": "https://ar.org/"}  # its own address, in mkdocs.ar.yml
    assert found == {language: homes.get(language, "https://x.org/repo/") + url for language, url in others.items()}


def test_the_switch_leads_to_the_page_in_each_language_or_to_its_home(blog: Build) -> None:
    assert links(blog.read("blog/hai/index.html"), ".md-select__link") == [
        "../../blog/hai/",
        "../../en/blog/two/",
        "https://ar.org/",
    ]
    assert links(blog.read("ar/blog/chi/index.html"), ".md-select__link") == [
        "https://x.org/repo/",
        "https://x.org/repo/en/",
        "https://ar.org/blog/chi/",
    ]
    assert links(blog.read("404.html"), ".md-select__link") == ["/repo/", "/repo/en/", "https://ar.org/"]
    assert links(blog.read("en/404.html"), ".md-select__link")[:2] == ["/repo/en/../", "/repo/en/../en/"]
    for page in ("blog/hai/index.html", "en/index.html"):
        for link in links(blog.read(page), ".md-select__link")[:2]:
            assert (blog.folder / page).parent.joinpath(link, "index.html").resolve().is_file()


def test_a_text_may_link_to_another_language(blog: Build) -> None:
    article = "article.md-content__inner p a"
    assert links(blog.read("blog/hai/index.html"), article) == ["/repo/en/blog/two/", "../tu-bo-deep-learning/"]
    assert links(blog.read("en/blog/two/index.html"), article)[:4] == [
        "/repo/blog/hai/",
        "/repo/blog/tu-bo-deep-learning/",
        "../../x.txt",
        "/repo/y%20a.txt#a",  # a static file, of which Hugo has one for all languages
    ]


def test_a_ref_may_name_a_language_and_a_form(blog: Build) -> None:
    items = LexborHTMLParser(blog.read("blog/refs/index.html")).css("article.md-content__inner li")[-len(REFS) :]
    links = [each.css_first("a[href]") or each for each in items]
    assert [each.attributes.get("href") or "" for each in links] == [*REFS.values()]
    assert (
        'docs/blog/posts/refs.md:21: ref: there is no page "a" in the language "fr"; write the path of one'
        in blog.output
    )
    assert 'refs.md:20: relref: there is no page "a" as "rss"; write' in blog.output


def test_a_mistake_is_told_with_its_file(blog: Build) -> None:
    assert "docs/about-me.en.md:4: old address /index.xml/ belongs to a feed" in blog.output
    assert 'docs/blog/posts/hai/index.en.md:11: link: "khong.md" is no page' in blog.output


def test_each_language_has_its_feed_its_search_and_its_map(blog: Build) -> None:
    for folder, language, title in (("", "vi", "Hai"), ("en/", "en", "Two"), ("ar/", "ar", "مرحبا")):
        feed = blog.read(f"{folder}index.xml")
        assert f"<language>{language}</language>" in feed
        assert f"<title>{title}</title>" in feed
        entry = next((blog.folder / folder).glob("search/pagefind*/**/pagefind-entry.json"))
        assert [*json.loads(entry.read_text(encoding="utf-8"))["languages"]] == [language]
        home = "https://ar.org/" if language == "ar" else f"https://x.org/repo/{folder}"
        assert f"<loc>{home}blog/</loc>" in blog.read(f"{folder}sitemap.xml")
    assert all(blog.read(f"vi/{name}") == blog.read(name) for name in ("sitemap.xml", "404.html", "robots.txt"))
    in_vi = blog.read("sitemap.xml")
    link = '<xhtml:link rel="alternate" hreflang="en" href="https://x.org/repo/en/blog/two/"/>'
    assert [block.count(link) for block in in_vi.split("</url>") if "/blog/hai/<" in block] == [1]
    assert re.findall("Sitemap: (.*)", blog.read("robots.txt")) == [
        f"https://x.org/repo/{folder}sitemap.xml" for folder in ("", "en/", "ar/")
    ]


def test_a_file_below_a_language_s_address_stays_there(blog: Build) -> None:
    found = {folder: blog.read(f"{folder}x.txt") for folder in ("", "en/")}
    assert found == {"": "a", "en/": "b"}
    assert not (blog.folder / "en/en").exists()


def test_the_files_of_a_draft_in_one_language_are_published_in_none(blog: Build) -> None:
    found = {file.relative_to(blog.folder).as_posix() for file in blog.folder.rglob("rieng.*")}
    assert blog.read("en/nua/hien.txt") == ""
    assert found == {"blog/hai/trong/rieng.txt", "posts/hai/trong/rieng.txt"}  # a page in a bundle is its file to Hugo


def test_a_blog_of_one_language_has_nothing_of_it(site: Build) -> None:
    html = site.read("index.html")
    assert "hreflang" not in html
    assert "md-select" not in html


# what is below `languages`, what is told
@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"vi": "Tiếng Việt", "de": "Deutsch"}, ".de: mkdocs.de.yml is missing; begin it with the line INHERIT"),
        ({"vi": "Tiếng Việt", "toki-pona_2": "Toki"}, ".toki-pona_2: mkdocs.toki-pona_2.yml is missing"),
        ({"vi": "Tiếng Việt", "EN": "English"}, ".EN: a language's key has small letters"),
        ({"vi": 3}, ".vi: 3 must be the language's name in itself"),
        ({"vi": "<b>"}, ".vi: '<b>' must be the language's name in itself"),
        (["vi"], ": it must be a mapping"),
    ],
)
def test_a_wrong_setting_is_told(names: object, told: str, tmp_path: Path) -> None:
    config: Any = SimpleNamespace(extra={"languages": names}, config_file_path=str(tmp_path / "mkdocs.yml"))
    with pytest.raises(ConfigurationError, match=re.escape(f"mkdocs.yml: extra.languages{told}")):
        enter_language(config)


def test_a_language_that_cannot_be_built_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\ntheme: nowhere\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    translations = Translations(Languages({"vi": "Tiếng Việt", "en": "English"}, "vi"), tmp_path / "tables")
    translations.write("vi", {}, {}, {})
    sites = OtherSites(translations, tmp_path)
    sites.start(Files([]), config=config)
    assert [each.language for each in translations.of(None)] == ["vi"]  # English was to tell where its pages are
    with pytest.raises(Abort, match=r"mkdocs\.en\.yml: the site in this language could not be built:\n(.|\n)*nowhere"):
        sites.put_below(config=config)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such signal")
def test_the_build_of_a_language_ends_with_the_main_one() -> None:
    child = f"{WITH_ITS_PARENT}\nimport time; print('begun', flush=True); time.sleep(30); print('still there')"
    parent = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    with subprocess.Popen([sys.executable, "-c", parent, child], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.terminate()
        assert process.stdout.read() == b""
