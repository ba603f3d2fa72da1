"""Hugo sites in several languages move in, and answer as the real Hugo does, each address in its language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import hugo_oracle
import pytest
from hugo_import.command import main, plan_site
from hugo_import.config import read_config
from hugo_import.languages.planning import other_languages
from hugo_import.report import Report
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project, write

_REFRESH = re.compile(r'http-equiv="?refresh"? content="0; url=([^"]*)"')
_TEMPLATES = {
    f"layouts/_default/{name}.html": '<html lang="{{ or .Site.Language.Locale .Site.Language.Lang }}"><body>'
    "{{ .Title }}{{ if .IsTranslated }}"
    "{{ range .AllTranslations }}<link hreflang href={{ .RelPermalink }}>{{ end }}{{ end }}"
    + ("{{ range (.Paginate .Pages).Pages }}{{ end }}" if name == "list" else "")
    for name in ("single", "list")
} | {"layouts/index.html": "{{ range (.Paginate .Site.RegularPages).Pages }}{{ end }}", "layouts/index.json": "[]"}
POST = "---\ntitle: {}\ndate: 2024-05-01\ntags: [{}]\n---\n\n{}\n"
#: Translations by the names of files; one language is switched off.
BY_NAME = {
    "hugo.toml": """
baseURL = "https://x.org/"
title = "Sổ tay"
defaultContentLanguage = "vi"
[permalinks]
posts = "/:year/:slug/"
[languages.vi]
languageName = "Tiếng Việt"
weight = 1
[[languages.vi.menus.main]]
name = "Bài"
pageRef = "/posts"
[languages.en]
title = "Notebook"
languageName = "English"
languageCode = "en-gb"
weight = 3
[languages.en.params]
DateFormat = "2 January 2006"
nobodyReadsThis = 1
[[languages.en.menus.main]]
name = "Me"
pageRef = "/about"
[languages.de]
disabled = true
[languages.jp]
title = "手帳"
weight = 2
""",
    "content/_index.md": "---\ntitle: Sổ tay\n---\nXin chào\n",
    "content/_index.EN.md": "---\ntitle: Notebook\naliases: [old-home, /older/]\n---\nWelcome\n",
    "content/about.md": "---\ntitle: Giới thiệu\n---\nTôi\n",
    "content/about.en.md": "---\ntitle: About me\n---\nI\n",
    "content/me.md": "---\ntitle: Tôi\ntranslationKey: me\n---\nTôi\n",
    "content/myself.en.md": "---\ntitle: Myself\ntranslationKey: me\nurl: /en/my-self/\n---\nI\n",
    "content/ghi/g.md": POST.format("Ghi", "chung", "Chữ"),
    "content/ghi/g.jp.md": POST.format("手帳", "chung", "In Japanese, this section has the posts"),
    "content/posts/mot/index.md": POST.format("Không ai thấy", "không-ai-thấy", "Chữ"),
    "content/posts/mot/index.vi.md": POST.format("Một", "chung", "![](a.png) ![](c.png)"),
    "content/posts/mot/c.png": "a picture that nobody sees",
    "content/posts/mot/c.vi.png": "a picture of the main language",
    "content/posts/mot/index.en.md": POST.format("One", "common", "![](a.png)"),
    "content/posts/mot/a.png": "picture",
    "content/posts/mot/b.en.png": "a picture of one language",
    "content/posts/chi-tieng-anh.en.md": POST.format("English only", "common", "Text\n\n[vi](/2024/một/)"),
    "static/img/d.en.png": "a static file, which has one address in all languages",
    "content/from-root.en.md": "---\ntitle: From the root\nurl: /root\n---\nI\n",
    "content/by-pattern.en.md": "---\ntitle: Mẫu\nurl: /by/:slug/\n---\nI\n",
    "content/below.en.md": "---\ntitle: Below\nurl: en/below\n---\nI\n",
    "content/của-vi.md": "---\ntitle: Của tiếng Việt\nurl: /en/of-vi/\n---\nTôi\n",
    "static/en/cv.pdf": "%PDF",
    "content/not-yet.en.md": "---\ntitle: Not yet\nurl: /not-yet/\ndraft: true\n---\nI\n",
    "content/posts/nhap.md": POST.format("Bản nháp có bản tiếng Việt", "chung", "Chữ"),
    "content/posts/nhap.en.md": POST.format("Draft\ndraft: true", "common", "Text"),
    "content/posts/chi-tieng-viet.md": POST.format("Chỉ tiếng Việt", "chung", "![](e.png)\n\n[en](/en/2024/one/)"),
    "content/posts/chi-tieng-viet/e.png": "a picture in a folder of the post's name",
}
#: A folder for each language, and the main one below its key, too.
BY_FOLDER = {
    "hugo.yaml": """
baseURL: https://x.org/
defaultContentLanguage: en
defaultContentLanguageInSubdir: true
pagination: {pagerSize: 1}
taxonomies: {tag: tags, series: series}
outputs: {home: [html, rss, json]}
menus: {main: [{name: All, url: /en/posts/}, {name: Notes, url: /en/notes/}, {name: Own, url: /ar/posts/},
  {name: Search, url: search/}]}
languages:
  en: {title: Notebook, languageName: English, weight: 1, contentDir: content/en}
  ar: {title: دفتر, languageName: ":egypt: العربية", weight: 2, contentDir: content/ar, languageDirection: rtl}
""",
    "content/en/posts/one.md": POST.format(
        "One\nimages: [/en/posts/two/a.png, en/posts/two/a.png]",
        "common",
        "Text [](/en/posts/two/) [](/en/series/) ![](/en/posts/two/a.png) [](/en/posts/two/schema.js)"
        " [](/en/notes/index.xml)",
    ),
    "content/en/posts/two/index.md": POST.format('Two\nseries: ["S"]', "common", "![](a.png)"),
    "content/en/posts/two/a.png": "picture",
    "content/en/posts/two/schema.js": "1",
    "content/en/notes/_index.md": "---\ntitle: Notes\n---\n",
    "content/en/notes/n/index.md": "---\ntitle: N\n---\n![](b.png)\n",
    "content/en/notes/n/b.png": "picture",
    "content/en/notes/m.md": "---\ntitle: M\n---\n",
    "content/en/about.md": "---\ntitle: About\n---\nI ![](/en/about/me.png)\n",
    "content/en/about/me.png": "picture",
    "content/en/draft.md": "---\ntitle: D\ndraft: true\n---\nI\n",
    "content/en/search.md": "---\ntitle: Search\nlayout: search\nurl: /en/search/\n---\n",
    "content/en/find.md": "---\ntitle: Find\nlayout: search\n---\n",
    "content/en/về-tôi.md": "---\ntitle: Me\ntags: [riêng]\n---\nI\n",
    "content/ar/posts/one.md": POST.format("واحد\nimages: [en/posts/two/a.png]", "عام", "نص"),
    "content/ar/posts/two.md": POST.format("اثنان", "عام", "نص"),
}
SITES = {"by name": BY_NAME, "by folder": BY_FOLDER}


def move(site: Path, project: Path) -> int:
    """Move a site in, but do not check what comes of it, which a strict build does, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hugo_import.command.check_site", lambda *_: None)
        return main([str(site), "--dest", str(project)])


#: What Hugo's name for a language is in HTML here.
LANGUAGES = {"jp": "ja"}


@pytest.fixture(scope="module", params=SITES)
def moved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Build]:
    """What Hugo made of a site, the project that it moved into, and what that became."""
    folder = tmp_path_factory.mktemp("languages")
    site = write(folder / "site", SITES[request.param])
    project = copy_project(folder / "project")
    assert move(site, project) == 0
    shutil.copytree(site, folder / "hugo")
    return hugo_oracle.build(folder / "hugo", _TEMPLATES), project, build(project, "--strict")


def answer(site: Path, address: str) -> Path | None:
    """Return the file that a reader gets at an address, who is led on."""
    path = site / address.strip("/")
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        return None
    leads = _REFRESH.search(path.read_text(encoding="utf-8")) if path.suffix == ".html" else None
    if leads is None:
        return path
    there = urljoin(f"http://x/{path.relative_to(site).as_posix()}", leads[1])
    return answer(site, unquote(urlsplit(there).path))


def test_every_address_answers_in_its_language(moved: tuple[Path, Path, Build]) -> None:
    hugo, _, built = moved
    assert built.exit_code == 0, built.output
    pages = {path.relative_to(hugo).as_posix(): path for path in hugo.rglob("*.*") if "page/1/" not in str(path)}
    pages = {path: page for path, page in pages.items() if page.name != "sitemap.xml"}
    assert len(pages) >= 20
    for address, page in pages.items():
        text = page.read_text(encoding="utf-8")
        found = answer(built.folder, address.removesuffix("index.html"))
        assert found, address
        theirs = re.search(r'<html lang="([^"]*)"', text)
        if theirs and "refresh" not in text:
            mine = re.search(r'<html lang="([^"]*)"', found.read_text(encoding="utf-8"))
            assert mine, address
            assert mine[1].lower() == LANGUAGES.get(theirs[1], theirs[1]), address


def test_pages_name_the_translations_that_they_have_in_hugo(moved: tuple[Path, Path, Build]) -> None:
    hugo, _, built = moved
    for path in hugo.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        theirs = {answer(built.folder, unquote(link)) for link in re.findall("<link hreflang href=(\\S+)>", text)}
        found = answer(built.folder, path.relative_to(hugo).as_posix().removesuffix("index.html"))
        if found and "refresh" not in text and path.name == "index.html" and "/blog/" in str(found):
            links = LexborHTMLParser(found.read_text(encoding="utf-8")).css("link[hreflang]")
            mine = {answer(built.folder, unquote(urlsplit(link.attributes["href"] or "").path)) for link in links}
            assert mine == theirs or found.parts[-2] in ("blog", "tags"), path  # which each language has here


def test_feeds_are_where_they_were(moved: tuple[Path, Path, Build]) -> None:
    hugo, _, built = moved
    feeds = {path.relative_to(hugo).as_posix() for path in hugo.rglob("index.xml")}
    assert {feed for feed in feeds if not (built.folder / feed).is_file()} == set()


def test_what_is_written(moved: tuple[Path, Path, Build]) -> None:
    _, project, built = moved
    docs = {path.relative_to(project).as_posix() for path in (project / "docs").rglob("*.*.md")}
    if (project / "mkdocs.en.yml").is_file():
        settings = (project / "mkdocs.en.yml").read_text(encoding="utf-8")
        assert "INHERIT: mkdocs.yml\nsite_name: Notebook\n" in settings
        assert "- Me: about.md" in settings
        assert not (project / "mkdocs.de.yml").exists()
        assert "language: en-GB\n" in settings
        assert "date.format: d MMMM y\n" in settings
        text = (project / "mkdocs.yml").read_text(encoding="utf-8")
        assert "languages: {vi: Tiếng Việt, jp: 日本語, en: English}" in text  # by weight
        assert "language: ja\n" in (project / "mkdocs.jp.yml").read_text(encoding="utf-8")
        names = "about below by-pattern from-root not-yet index myself".split()
        posts = (f"docs/blog/posts/{name}.en.md" for name in ("nhap", "chi-tieng-anh", "mot/index"))
        assert docs == {
            "docs/index.jp.md",
            "docs/blog/index.jp.md",  # called as Hugo calls its section
            "docs/blog/posts/g.jp.md",
            *(f"docs/{name}.en.md" for name in names),
            *posts,
        }
        assert "not-yet" not in text
        home = LexborHTMLParser(built.read("en/index.html"))
        assert [node.text() for node in home.css(".welcome p")] == ["Welcome"]
        links = LexborHTMLParser(built.read("blog/chi-tieng-viet/index.html")).css("article.md-content__inner p a")
        assert [link.attributes["href"] for link in links] == ["/en/2024/one/"]
    else:
        assert "language: ar\n" in (project / "mkdocs.ar.yml").read_text(encoding="utf-8")
        assert "🇪🇬 العربية" in (project / "mkdocs.yml").read_text(encoding="utf-8")
        menus = [(project / name).read_text(encoding="utf-8") for name in ("mkdocs.yml", "mkdocs.ar.yml")]
        assert ["- Notes: /notes/" in menu for menu in menus] == [True, False]
        assert ["- Notes: /en/notes/" in menu for menu in menus] == [False, True]
        assert ["- Own: /ar/posts/" in menus[0], "- Own:\n  - blog/index.md" in menus[1]] == [True, True]
        assert {"docs/blog/posts/one.ar.md", "docs/blog/posts/two.ar.md"} <= docs
        assert 'dir="rtl"' in built.read("ar/blog/two/index.html")
        assert not (built.folder / "en/draft").exists()


def test_a_second_run_changes_nothing(moved: tuple[Path, Path, Build], capsys: pytest.CaptureFixture[str]) -> None:
    _, project, _ = moved
    move(project.parent / "site", project)
    assert "Nothing had to be changed." in capsys.readouterr().out


#: The `url` of an English page, and where the host's root leads to it.
URLS = {
    "/": {},  # Vietnamese's home, which leads nowhere else
    "//": {},
    "two/": {},
    "/en/x/": {},
    "/three.html": {"/three.html": "/en/three.html"},
    "/Four five": {"/Four five/": "/en/Four five/"},
    "/six/:slug/": {"/six/a-b/": "/en/six/a-b/"},
    "//seven%/": {"/seven%/": "/en/seven%25/"},
}


@pytest.mark.parametrize("url", URLS)
def test_an_address_at_the_host_s_root_leads_to_its_language(url: str, tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": "---\n---\n", "content/b.en.md": f'---\ntitle: A b\nurl: "{url}"\n---\n'})
    (tmp_path / "hugo.toml").write_text(
        "defaultContentLanguage = 'vi'\n[languages]\nvi = {}\nen = {}", encoding="utf-8"
    )
    config = read_config(tmp_path)
    other_languages(config, plan := plan_site(config, Report()))
    assert plan.hugo["moved"] == {"/vi/": "/", **URLS[url]}


def test_a_page_that_is_here_already_is_found_at_the_host_s_root(tmp_path: Path) -> None:
    page = "---\ntitle: Search\nlayout: search\nurl: {}\n---\n"
    write(tmp_path, {"content/search.md": page.format("tim"), "content/search.en.md": page.format("/search")})
    write(tmp_path, {"hugo.toml": "defaultContentLanguage = 'vi'\n[languages]\nvi = {}\nen = {}"})
    config = read_config(tmp_path)
    other_languages(config, plan := plan_site(config, Report()))
    assert plan.hugo["moved"] == {"/vi/": "/", "/tim/": "/?q=", "/search/": "/en/?q="}
