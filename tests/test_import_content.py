"""Which files of a Hugo site's content move in, and to what place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.files.theme_pages import list_of, tell_without_text, write_links
from hugo_import.plan import Plan
from hugo_import.report import Report
from site_builder import write

DATED = "---\ndate: 2024-01-01\n---\n"


def test_of_several_languages_the_site_s_own_moves_in(tmp_path: Path) -> None:
    posts = ["a.md", "a.en.md", "b.vi.md", "b.fr.md", "c.d.md", "x.png", "x.vi.png"]
    posts += ["y.png", "y.vi.png", "y.en.png", "y.fr.png"]
    files = {f"content/posts/{name}": "" for name in posts}
    config = "defaultContentLanguage = 'vi'\n[languages.vi]\n[languages.en]\n[languages.fr]\n"
    write(tmp_path, {**files, "hugo.toml": config})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert {place.name: plan.sources[place].name for place in plan.posts} == {
        "a.md": "a.md",
        "b.md": "b.vi.md",
        "c.d.md": "c.d.md",
    }
    assert plan.report.findings == {}
    assert [note.places for note in plan.report.notes.values()] == [["content/posts/y.png"]]  # x.png is for the others


@pytest.mark.parametrize(
    ("config", "names"),
    [
        ("defaultContentLanguage = 'vi'", {"a.md", "b.en.md", "_index.md", "index.md"}),
        ("", {"a.vi.md", "b.md", "index.md"}),
    ],
)
def test_a_site_that_names_no_languages_has_one(config: str, names: set[str], tmp_path: Path) -> None:
    files = {f"content/posts/{name}": DATED for name in ("a.vi.md", "b.en.md", "s/_Index.vi.md", "t/INDEX.md")}
    write(tmp_path, {**files, "hugo.toml": config})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert {target.name for target in plan.sources} == names


@pytest.mark.parametrize(
    ("template", "kept"),
    [
        ("{{ with .Params.password }}{{ end }}", {"a.md", "b.md"}),
        ("{{ .Content }}", {"a.md", "b.md", "c.md", "index.md", "d.png"}),
    ],
)
def test_pages_behind_a_password_are_not_copied(template: str, kept: set[str], tmp_path: Path) -> None:
    """As FixIt has them: nothing here would ask for it, and all could read them."""
    texts = {"a.md": DATED, "b.md": "---\npassword: ''\n---\n", "c.md": "---\npassword: 123\n---\n"}
    texts |= {"d/index.md": "---\npassword: x\n---\n", "d/d.png": ""}
    files = {f"content/posts/{name}": text for name, text in texts.items()}
    write(tmp_path, {**files, "hugo.toml": "theme = 't'", "themes/t/layouts/posts/single.html": template})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert {target.name for target in plan.sources} == kept
    told = [["content/posts/c.md", "content/posts/d/index.md"]] if len(kept) == 2 else []
    assert [finding.places for finding in plan.report.findings.values()] == told


def test_what_is_beside_pages_comes_along_as_mkdocs_can_have_it(tmp_path: Path) -> None:
    files = {"static/demo/README.md": "", "static/demo/index.html": "", "static/README.md": ""}
    files |= {"static/fonts/README.md": "", "content/posts/README.md": DATED, "content/posts/so.ipynb": "{}"}
    files |= {"content/A/index.md": "", "static/A/b/c.png": "", "content/d/index.md": "", "static/d/e.png": ""}
    files |= {"content/h/_index.md": "h", "content/h/index.css": ""}
    files |= dict.fromkeys(("content/f.md", "static/f.md", "static/g.md", "static/g/index.html", "hugo.toml"), "")
    write(tmp_path, {**files, "content/posts/a.md": DATED})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    names = {target.as_posix().removeprefix("docs/") for target in plan.sources}
    copied = "demo/index.html fonts/README.md A/index.md A/b/c.png d/index.md d/e.png f.md g.md g/index.html"
    assert names == {
        "h/_index.md",
        "h/index.css",
        *copied.split(),
        *(f"blog/posts/{name}" for name in ("a.md", "readme.md", "so.ipynb")),
    }
    assert sorted(plan.hugo["as_they_are"]) == ["A/b/c.png", "fonts/README.md", "g.md"]  # /a/ is its address


def test_files_of_a_page_that_is_not_to_be_read_now_stay_behind(tmp_path: Path) -> None:
    hidden, ahead = "---\ndraft: true\n---\n", "---\ndate: 2999-01-01\n---\n"
    files = {
        "content/a/_index.md": hidden,
        "content/b.md": ahead,
        "content/c/_index.md": DATED,
        "content/c/d.md": hidden,
    }
    files |= {"content/e/_index.md": "---\ncascade: {draft: true}\n---\n", "content/a/f/_index.md": DATED}
    files |= dict.fromkeys((f"content/{name}/x.txt" for name in ("a", "a/y", "b", "c/d", "e")), "")
    public = (
        {"content/posts/p.md": DATED}
        | {f"content/{name}/z.txt": "" for name in ("c", "a/f", "g")}
        | {"static/a/z.txt": "", "static/b/z.txt": ""}
    )
    plan = plan_files(write(tmp_path, {**files, **public, "hugo.toml": ""}), read_config(tmp_path), Report())
    found = {str(target.relative_to("docs")) for target in plan.sources if target.suffix == ".txt"}
    assert found == {"a/z.txt", "b/z.txt", "c/z.txt", "a/f/z.txt", "g/z.txt"}


def test_a_file_beside_a_term_answers_where_a_pattern_moves_it(tmp_path: Path) -> None:
    names = ("a.txt", "tags/a.png", "tags/b/c.png", "tags/b/_index.md", "tags/b/d/e.png", "tags/f/g.png")
    files = {f"content/{name}": "" for name in names}
    for pattern, more in (("", []), ("permalinks.tags = '/t/:slug/'", ["docs/t/b/c.png", "docs/t/b/d/e.png"])):
        plan = plan_files(write(tmp_path, files | {"hugo.toml": pattern}), read_config(tmp_path), Report())
        assert sorted(set(map(str, plan.sources)) - {name.replace("content", "docs") for name in files}) == more


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write(tmp_path, {"content/posts/a.md": DATED, "content/posts/b/c.md": DATED, "hugo.toml": ""})
    read = os.scandir

    def scandir(folder: str) -> Iterator[os.DirEntry[str]]:
        if str(folder).endswith("posts/b"):
            raise PermissionError(13, "Permission denied", folder)
        return read(folder)

    monkeypatch.setattr("os.scandir", scandir)
    plan = plan_files(site, read_config(site), Report())
    assert [target.name for target in plan.posts] == ["a.md"]
    assert [finding.places for finding in plan.report.findings.values()] == [["content/posts/b"]]


def test_static_files_come_from_all_folders_that_are_named(tmp_path: Path) -> None:
    for config, names in (  # what Hugo 0.168 publishes of each
        ("", {"a"}),
        ("staticDir2 = 'b'", {"a", "b"}),
        ("staticDir = ['b']\nstaticDir2 = 'c'", {"b", "c"}),
        ("staticDir0 = ['b', 'c']", {"a", "b", "c"}),
    ):
        write(tmp_path, {"static/a": "", "b/b": "", "c/c": "", "hugo.toml": config})
        plan = plan_files(tmp_path, read_config(tmp_path), Report())
        assert {target.name for target in plan.sources} == names, config


def test_a_section_whose_address_a_page_has_gets_no_page_of_its_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "hugo.toml": "",
            "content/bio.md": "x",
            "content/bio/cv.md": "y",
            "content/a/b.md": "",
            "content/posts/c.md": "",
        },
    )
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert sorted(map(str, plan.texts)) == ["docs/a/_index.md"]


def test_a_site_that_names_no_default_language_is_in_english_where_it_has_that(tmp_path: Path) -> None:
    for names, default in ((("es", "en"), "en"), (("es", "fr"), "es")):
        write(
            tmp_path,
            {"hugo.toml": "".join(f"[languages.{name}]\nweight = {at + 1}\n" for at, name in enumerate(names))},
        )
        assert read_config(tmp_path).default_key == default


def test_of_languages_in_folders_of_their_own_the_default_one_moves_in(tmp_path: Path) -> None:
    config = "[languages.en]\ncontentDir = 'content/en'\n[languages.pt]\ncontentDir = 'content/pt'\n"
    write(tmp_path, {f"content/{name}/posts/a.md": "" for name in ("en", "pt")} | {"hugo.toml": config})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert [plan.sources[place].parent.parent.name for place in plan.posts] == ["en"]
    assert not plan.report.notes


def test_a_language_s_folder_in_another_s_is_told_where_hugo_had_it_twice(tmp_path: Path) -> None:
    config = "defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.pt]\ncontentDir = 'content/pt'\n"
    write(tmp_path, {"content/posts/a.md": "", "content/pt/posts/a.md": "", "hugo.toml": config})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert [note.places for note in plan.report.notes.values()] == [["content/pt/posts/a.md"]]


def test_of_names_that_differ_in_letter_case_alone_hugo_has_the_first(tmp_path: Path) -> None:
    names = ("a b", "a-b", "A b", "é", "É", "c/index", "C/index")
    write(tmp_path, {"hugo.toml": "", **{f"content/posts/{name}.md": "" for name in names}})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert {plan.sources[place].name for place in plan.posts} == {"A b.md", "É.md", "index.md"}
    [note] = plan.report.notes.values()
    assert sorted(note.places) == [f"content/posts/{name}.md" for name in ("a b", "a-b", "é")]


#: How a mount names its files, and those of `content/` that come along.
MOUNTS = [
    ("", ["a.md", "kin/b.md", "x.md"]),
    ("files = ['! kin/**']", ["a.md", "x.md"]),
    ("files = ['! kin', '! X.md']", ["a.md"]),
    ("files = ['x*', '! x.md']", ["x.md"]),
    ("files = ['kin']", []),
    ("excludeFiles = 'kin/*'", ["a.md", "x.md"]),
    ("includeFiles = ['*']\nexcludeFiles = ['x*']", ["a.md"]),
    ("files = '! {'", []),
]


@pytest.mark.parametrize(("setting", "names"), MOUNTS)
def test_what_a_mount_leaves_out_stays_out(setting: str, names: list[str], tmp_path: Path) -> None:
    files = {f"content/{name}": "x" for name in ("a.md", "kin/b.md", "x.md")}
    config = f"[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n{setting}\n"
    site = write(tmp_path, {**files, "hugo.toml": config})
    plan = plan_files(site, read_config(site), Report())
    assert sorted(path.relative_to(site / "content").as_posix() for path in plan.sources.values()) == names


def test_what_readers_get_of_a_theme_comes_along(tmp_path: Path) -> None:
    """Pages, as Hugo joins them to the site's, and the static files that a text or a setting names."""
    files = {
        "hugo.toml": "theme = ['t', 'u']\n[params]\nlogo = 'logo.svg'",
        "content/posts/a.md": "![](/img/qr.png)",
        "content/both.md": "the site's",
        "themes/t/content/both.md": "the theme's",
        "themes/t/content/search/_index.md": "y",
        "themes/u/content/search/_index.md": "another theme's",
        "themes/t/static/img/qr.png": "x",
        "themes/t/static/img/other.png": "x",
        "themes/u/static/logo.svg": "<svg/>",
        "themes/u/static/main.css": "x",
    }
    site = write(tmp_path, files)
    plan = plan_files(site, read_config(site), Report())
    assert sorted(path.relative_to(site).as_posix() for path in plan.sources.values()) == [
        "content/both.md", "content/posts/a.md", "themes/t/content/search/_index.md", "themes/t/static/img/qr.png",
        "themes/u/static/logo.svg",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["blog/_index.md", "blog/index.md", "blog.md"])
def test_a_page_at_the_address_of_the_list_of_all_posts_gives_it_its_text(name: str, tmp_path: Path) -> None:
    page = "---\ntitle: {}\naliases: [/{}/]\n---\n\n{}\n"
    write(tmp_path, {"hugo.toml": "", "content/posts/a.md": DATED})
    write(tmp_path, {f"content/{name}": page.format("Blog", "old", "Hello")})
    plan = plan_files(tmp_path, read_config(tmp_path), report := Report())
    written = [plan.texts.pop(place) for place in [*plan.texts] if place.parts[1] == "blog"]
    assert written == ["---\ntemplate: blog.html\ntitle: Blog\n---\n\nHello\n"]
    assert (list(plan.sources), report.findings) == ([PurePosixPath("docs/blog/posts/a.md")], {})
    assert plan.hugo["moved"].pop("/blog/", "") == ("/blog/" if "_" in name else "")  # a section has a feed there
    assert plan.hugo["moved"] == {"/old/": "/blog/"}
    write(tmp_path, {"content/posts/_index.md": page.format("All", "older", "Mine")})
    write(tmp_path, {f"content/{name}": page.format("Blog\nurl: /log/", "old", "Hello")})
    plan = plan_files(tmp_path, read_config(tmp_path), report)
    assert "Mine" in str(plan.texts[PurePosixPath("docs/blog/index.md")])
    assert plan.hugo["moved"] == dict.fromkeys(("/older/", "/log/", "/old/"), "/blog/")
    assert [finding.places for finding in report.findings.values()] == [[f"content/{name}"]]


def test_the_page_of_the_posts_section_blog_is_read_once(tmp_path: Path) -> None:
    page = "---\ntitle: B\n---\n\nI\n"
    write(tmp_path, {"hugo.toml": "", "content/blog/a.md": DATED, "content/blog/_index.md": page})
    plan_files(tmp_path, read_config(tmp_path), report := Report())
    assert report.findings == {}


LINKS = [
    ([{"title": "A *b*", "website": "https://e.org/(a)", "description": "C\nd", "image": "a.png"}],
     "- [A \\*b\\*](<https://e.org/(a)>): C d\n"),
    ([{"website": "https://e.org"}], "- [https://e.org](<https://e.org>)\n"),
    ([{"title": "A", "url": "https://e.org"}], ""),
    (["https://e.org"], ""),
    ("https://e.org", ""),
    (None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("links", "expected"), LINKS)
def test_links_of_a_page_become_a_list(links: object, expected: str) -> None:
    assert list_of(links) == expected


def test_links_stand_below_the_text_of_their_page(tmp_path: Path) -> None:
    page = "---\nlinks:\n  - {title: A, website: https://e.org}\n---\n"
    files = {"page.md": page + "Friends\n", "plain.md": "---\nlinks: []\n---\n"}
    write(tmp_path, files)
    planned, written = PurePosixPath("docs/page.md"), PurePosixPath("docs/other.md")
    plan = Plan(tmp_path, [], {planned: tmp_path / "page.md", PurePosixPath("docs/plain.md"): tmp_path / "plain.md"})
    plan.texts[written] = page
    write_links(plan)
    shown = "\n\n- [A](<https://e.org>)\n"
    assert plan.texts == {planned: page + "Friends" + shown, written: page.rstrip() + shown}
    assert [*plan.sources] == [PurePosixPath("docs/plain.md")]


@pytest.mark.parametrize(
    ("pages", "told"), [({"a/_index"}, True), ({"a/_index", "a/b"}, False), ({"by/x/_index"}, False)]
)
def test_a_list_of_pages_lacks_no_text_in_any_language(pages: set[str], told: bool, tmp_path: Path) -> None:
    for folder in ("a", "by"):
        (tmp_path / "layouts" / folder).mkdir(parents=True)
    texts: dict[PurePosixPath, str | bytes] = {
        PurePosixPath(f"docs/{name}{end}"): "" if "_index" in name else "b"
        for name in pages
        for end in (".md", ".en.md")
    }
    plan = Plan(tmp_path, [], texts=texts)
    write(tmp_path, {"hugo.toml": "[taxonomies]\nwriter = 'by'\n"})
    tell_without_text(read_config(tmp_path), plan)
    places = [place for finding in plan.report.findings.values() for place in finding.places]
    assert sorted(PurePosixPath(place).name for place in places) == (["_index.en.md", "_index.md"] if told else [])


def test_parts_of_a_page_that_stand_beside_it_are_named(tmp_path: Path) -> None:
    parts = {
        "about": "widget: about",
        "old": "widget: hero\nactive: false",
        "posts": "widget: pages",
        "note": "title: x",
    }
    files = {f"content/home/{name}.md": f"---\n{front_matter}\n---\n" for name, front_matter in parts.items()}
    write(tmp_path, {**files, "content/home/index.md": "", "content/posts/a.md": DATED, "hugo.toml": ""})
    told = [str(each) for each in plan_files(tmp_path, read_config(tmp_path), Report()).report.findings.values()]
    assert [each for each in told if "parts of" in each] == [
        "parts of pages that a template of the theme's made, left out (content/home/about.md: about); write what is to"
        " stay into the page, the home page is docs/index.md"
    ]
