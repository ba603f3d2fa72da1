"""A small Hugo site moves in: what is copied, what the author is told, and that nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hugo_import.accounts import account_excluded
from hugo_import.command import main
from hugo_import.plan import Plan
from hugo_import.report import Report
from hugo_import.site_check import check_site, kinds, mistakes
from site_builder import PROJECT, SETTINGS_FILES, files_in, write

SITE = {
    "hugo.toml": """\
baseURL = "https://an.example/"
title = "Sổ tay của An"
languageCode = "vi-VN"
copyright = "© An"
timeZone = "Asia/Ho_Chi_Minh"
enableEmoji = true
[services.rss]
limit = 10
[permalinks]
posts = "/:year/:slug/"
[params]
description = "Ghi chép"
author = ["An", "Bình"]
[[params.socialIcons]]
name = "GitHub"
url = "https://github.com/an"
[[menu.main]]
name = "Thẻ"
url = "/tags/"
weight = 2
[[menu.main]]
name = "Bài viết"
url = "/posts/"
weight = 1
""",
    "content/_index.md": "",
    "content/about.md": "---\nmarkup: pandoc\n---\nGiới thiệu ![](/images/x.png)",
    "content/search/_index.md": "---\ntitle: Tìm\nlayout: search\n---\n",
    "content/projects/lon.md": "Việc lớn",
    "content/posts/_index.md": "---\ntitle: Bài viết\n---\n",
    "content/posts/mot.md": "---\ntitle: Một\n---\n{{< figure src=/a.jpg >}}\n\n![b](b.jpg)\n\n![](//e.org/c.jpg)\n",
    "content/posts/hai.markdown": "---\ntitle: Hai: sai\n---\nChữ\n",
    "content/posts/Ba/index.md": "+++\nslug = 'mot'\n\n+++\n{{< la >}}\n\n{{% la %}}x{{% /la %}}\n\n![](anh.png)\n",
    "content/posts/Ba/anh.png": "png",
    "content/posts/.DS_Store": "",
    "content/posts/sub/_index.md": "",
    "content/posts/old.rst": "Rst",
    "content/posts/mot.markdown": "Hugo shows the later suffix",
    "content/menu/_index.md": "---\ntitle: Of data\n---\n",
    "layouts/menu/list.html": "{{ range site.Data.menu }}{{ .name }}{{ end }}",
    "static/a.jpg": "jpg",
    "static/CNAME": "an.example",
    "assets/images/x.png": "png",
    "assets/css/x.css": "css",
    "content/empty.md": "---\nlayout: made\n---\n",
    "layouts/_default/made.html": "{{ site.Data }}",
    "data/hero.yaml": "text: Chào",
    "data/others.yaml": "text: Khác",
    "layouts/partials/hero.html": "{{ .Site.Data.hero.text }}",
    "layouts/index.html": '<h1>{{ .Title }}</h1>{{ partial `nobody` . }}{{ partial "hero" . }}'
    "<p>Nơi mình ghi lại những điều đã học, từng ngày một.</p>",
    "layouts/home.html": "<script>const many = 'words that nobody reads'</script>{{ range .Site.Pages }}<p>Đọc tiếp",
}
COPIES = {
    "docs/about.md": "content/about.md",
    "docs/empty.md": "content/empty.md",
    "docs/menu/_index.md": "content/menu/_index.md",
    "docs/projects/lon.md": "content/projects/lon.md",
    "docs/blog/posts/_index.md": "content/posts/_index.md",
    "docs/blog/posts/sub/_index.md": "content/posts/sub/_index.md",
    "docs/blog/posts/mot.md": "content/posts/mot.md",
    "docs/blog/posts/hai.md": "content/posts/hai.markdown",
    "docs/blog/posts/Ba/index.md": "content/posts/Ba/index.md",
    "docs/blog/posts/Ba/anh.png": "content/posts/Ba/anh.png",
    "docs/a.jpg": "static/a.jpg",
    "docs/CNAME": "static/CNAME",
    "docs/images/x.png": "assets/images/x.png",
}
FINDINGS = [
    "pages in another markup (pandoc), read as Markdown here (content/about.md); convert them, e.g. with pandoc",
    ".rst is not Markdown, not copied (content/posts/old.rst); convert it, e.g. with pandoc",
    "shortcodes that show their text and links alone: la (2: it has no template, as its theme is not there) "
    "(docs/blog/posts/Ba/index.md:5); write what they are to show in overrides/shortcodes/NAME.html",
    "data files that the old home page showed, left out (data/hero.yaml); write what is to stay into docs/index.md",
    "a home page with a text of its own in its template, left out (layouts/index.html); "
    "write what is to stay into docs/index.md",
    "pages without a text, which a template of the old site filled (2 times, first in content/empty.md); "
    "write it, or take them out",
]


@pytest.fixture
def hugo(tmp_path: Path) -> Path:
    return write(tmp_path / "hugo", SITE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SETTINGS_FILES)


def contents(folder: Path) -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in files_in(folder).items()}


def needs_a_person(output: str) -> list[str]:
    return [line.strip() for line in output.partition("Needs a person:\n")[2].splitlines()]


def test_posts_and_files_are_copied_and_the_rest_is_told(
    hugo: Path, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hugo_import.changes._PACE", -1.0)  # as if each file took long
    assert main([str(hugo), "--dest", str(project)]) == 1
    output, progress = capsys.readouterr()
    assert "  13 of 13 files copied\n" in progress
    moved = {name: text for name, text in contents(project).items() if name not in (*SETTINGS_FILES, "docs/index.md")}
    assert "Stands in" in moved.pop("overrides/shortcodes/la.html")
    assert "title: Bài viết" in moved.pop("docs/blog/index.md")  # as the main section's own page has it
    assert "title: Projects" in moved.pop("docs/projects/_index.md")  # a section without a page of its own
    assert moved == {target: SITE[source] for target, source in COPIES.items()}
    assert "posts: 3 (content/posts), files in all: 13\n  13 copied, 0 are here already\n" in output
    assert needs_a_person(output) == FINDINGS


def test_a_second_run_changes_nothing(hugo: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(hugo), "--dest", str(project)])
    capsys.readouterr()
    before = contents(project)
    main([str(hugo), "--dest", str(project)])
    output = capsys.readouterr().out
    assert "  0 copied, 17 are here already\n" in output
    assert "Nothing had to be changed." in output
    assert contents(project) == before


def test_a_dry_run_writes_nothing(hugo: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)
    main([str(hugo), "--dest", str(project), "--dry-run"])
    assert "  13 would be copied, 0 are here already\n" in capsys.readouterr().out
    assert contents(project) == before


@pytest.mark.parametrize(
    ("config", "remedy"),
    [
        ("theme = ['Here', 'gone']", "git submodule update --init"),
        ("[[module.imports]]\npath = 'e.org/an/gone'\n[[module.imports]]\npath = 'Here'", "hugo mod vendor"),
    ],
)
def test_a_theme_that_is_not_there_is_told(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str], config: str, remedy: str
) -> None:
    site = write(tmp_path / "site", {"hugo.toml": config, "themes/Here/theme.toml": ""})
    main([str(site), "--dest", str(project), "--dry-run"])
    told = [line for line in capsys.readouterr().out.splitlines() if "is not there" in line]
    assert told == [f"  theme gone is not there: nothing of it comes along; in the old blog, {remedy} may fetch it"]


def test_what_differs_is_overwritten_only_when_asked(
    hugo: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, {"docs/a.jpg": "mine", "docs/CNAME/x": ""})
    main([str(hugo), "--dest", str(project)])
    output = capsys.readouterr().out
    assert "  files that differ from the Hugo site's and were kept (docs/a.jpg); --force overwrites them" in output
    told = "files where a folder has the name, not written (docs/CNAME); rename one of the two"
    assert told in needs_a_person(output)
    assert contents(project)["docs/a.jpg"] == "mine"
    main([str(hugo), "--dest", str(project), "--force"])
    assert "  overwritten: docs/a.jpg\n" in capsys.readouterr().out
    assert contents(project)["docs/a.jpg"] == "jpg"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_leads_out_of_neither_site_nor_project(
    hugo: Path, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = write(tmp_path / "else", {"secret.jpg": "secret", "folder/x.jpg": "secret"})
    (hugo / "static/link.jpg").symlink_to(secret / "secret.jpg")
    (hugo / "static/folder").symlink_to(secret / "folder")
    write(project, {"docs/about.md": ""})
    (project / "docs/images").symlink_to(secret)
    main([str(hugo), "--dest", str(project)])
    told = needs_a_person(capsys.readouterr().out)
    places = "2 times, first in static/folder"
    assert f"links out of the site, not copied ({places}); put the file itself there" in told
    assert "places that lead out of the project, not written (docs/images/x.png); rename one of the two" in told
    assert contents(secret) == {"secret.jpg": "secret", "folder/x.jpg": "secret"}
    assert "secret" not in contents(project / "docs/blog").values()


def test_what_no_build_publishes_is_named(tmp_path: Path) -> None:
    files = {PurePosixPath(f"docs/dl/{name}"): tmp_path / "static/dl" / name for name in ("a.psd", "b.png")}
    plan = Plan(tmp_path, [], files)
    account_excluded(plan, "*.psd\n")
    assert [note.places for note in plan.report.notes.values()] == [["static/dl/a.psd"]]


def test_it_is_a_command(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "hooks/hugo_import"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    told = "no Hugo site: it has neither hugo.toml, hugo.yaml, config.toml nor config/_default/"
    assert (done.returncode, done.stdout) == (2, f"hugo_import: {tmp_path}: {told}\n")


def test_a_check_that_breaks_off_is_no_check_without_mistakes(tmp_path: Path) -> None:
    write(tmp_path, {"hooks/check_site.py": "raise OSError('no room')\n"})
    check_site(tmp_path, report := Report())
    assert list(report.lines())[1:] == [
        "  the site cannot be built yet: OSError: no room; see python3 run.py check_site"
    ]


def test_scripts_of_other_hosts_run_as_in_hugo_and_are_told(tmp_path: Path) -> None:
    said = "docs/a.md:3: script: w.example is asked before any click, and what its script brings in is kept out; x"
    lines = [
        "Mistakes:",
        said,
        said.replace("w.ex", "v.ex"),
        said.replace("a.md:3", "b.md:1"),
        "3 mistakes, 0 lines worth a look",
    ]
    settings = 'extra:\n  content_security_policy: { script-src: "https://u.example" } # mine\n'
    write(tmp_path, {"hooks/check_site.py": f"print({chr(10).join(lines)!r})", "mkdocs.yml": settings})
    check_site(tmp_path, report := Report())
    policy = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))["extra"]["content_security_policy"]
    assert policy == {
        "script-src": "https://u.example https://w.example https://v.example",
        "frame-src": "https://w.example https://v.example",
    }
    assert report.findings == {}
    assert [note.places for note in report.notes.values()] == [
        ["docs/a.md:3: w.example", "docs/a.md:3: v.example", "docs/b.md:1: w.example"]
    ]


def test_mistakes_of_the_site_are_told_by_kind() -> None:
    lines = [
        "Mistakes, with which nothing is published:",
        'docs/blog/posts/a.md:3: image: "/x.png" not found in docs/; put the file at docs/x.png',
        'docs/blog/posts/b.md:4: image: "/y.png" not found in docs/; put the file at docs/y.png',
        "docs/blog/posts/b.md:9: figure: missing src: {{< figure >}}",
        "mkdocs.yml:3: nav: /a/ (A) is no address of this site; name a file of docs/, or take it out",
        "mkdocs.yml:4: nav: /b/ (B c) is no address of this site; name a file of docs/, or take it out",
        'docs/blog/posts/b.md:5: front matter: "a" is set already in line 2; keep one of the two',
        'docs/blog/posts/c.md:7: front matter: "b" is set already in line 3; keep one of the two',
        'docs/blog/posts/c.md:8: formula: Undefined control sequence: \\W: "\\W_p"; see KaTeX',
        'docs/blog/posts/c.md:9: formula: Undefined control sequence: \\<: "\\< a"; see KaTeX',
        "docs/blog/posts/c.md:9: formula: Expected group as argument to '\\H': \"\\H\"; see KaTeX",
        "search: it is off",
        "Worth a look:",
        "docs/blog/posts/b.md:9: image: it has no alternative text",
        "11 mistakes, 1 line worth a look",
    ]
    report = Report()
    for kind in kinds(mistakes(lines)):
        report.add(*kind)
    assert list(report.lines())[1:] == [
        '  image: … not found in docs/ (2 times, first in docs/blog/posts/a.md:3: "/x.png"); put the file at '
        "docs/x.png",
        "  figure: missing src (docs/blog/posts/b.md:9: {{< figure >}})",
        "  nav: … … is no address of this site (2 times, first in mkdocs.yml:3: /a/, (A)); name a file of docs/, or "
        "take it out",
        '  front matter: … is set already (2 times, first in docs/blog/posts/b.md:5: "a", in line 2); keep '
        "one of the two",
        '  formula: Undefined control sequence (2 times, first in docs/blog/posts/c.md:8: \\W, "\\W_p"); see KaTeX',
        "  formula: Expected group as argument to (docs/blog/posts/c.md:9: '\\H', \"\\H\"); see KaTeX",
        "  search: it is off",
    ]
