"""Settings in odd but plausible forms: as texts, numbers or lists, empty, a level too deep, in circles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.mkdocs_yml.menu import menu
from hugo_import.report import Report
from hugo_import.types_of_values import refused
from site_builder import write
from test_import_config import hugo_config
from test_import_settings import moved

#: A setting of Hugo's, and how Hugo reads it; None where it refuses the value.
TYPES: list[tuple[str, Any]] = [
    ('buildFuture = "true"', True),
    ('buildDrafts = "T"', True),
    ("buildExpired = 1", True),
    ("hasCJKLanguage = 0", False),
    ('enableEmoji = ""', False),
    ('removePathAccents = "maybe"', None),
    ("disablePathToLower = [true]", None),
    ("defaultContentLanguageInSubdir = {}", None),
    ('summaryLength = "30"', 30),
    ("summaryLength = 5.7", 5),
    ("summaryLength = -1", -1),
    ('summaryLength = "x"', None),
    ('pagination.pagerSize = "0x10"', 16),
    ("pagination.pagerSize = [5]", None),
    ('uglyURLs = "true"', True),
    ('markup.goldmark.renderer.hardWraps = "true"', True),
    ("title = ['a']", None),
    ("copyright = ['a']", None),
    ("languages.en.label = {}", None),
    ("languages.en.title = 5", None),
    ('languages.en.weight = "3"', None),
    ("languages.en.weight = 3", 3),
]


@pytest.mark.parametrize(("line", "expected"), TYPES)
def test_values_are_read_in_hugo_s_types(line: str, expected: Any, tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text(line, encoding="utf-8")
    key = tuple(line.partition(" = ")[0].lower().split("."))
    config = read_config(tmp_path)
    assert list(refused(config.values)) == ([] if expected is not None else [key])
    assert expected is None or config.get(*key) == expected


#: Flags in YAML as it was until Hugo 0.152, which now refuses the site; the last two are none.
WORDS = {
    "enableEmoji: yes": True,
    "hasCJKLanguage: no": False,
    "buildFuture: On": True,
    "canonifyURLs: OFF": False,
    "markup: {goldmark: {renderer: {unsafe: yes}}}": True,
    "title: yes": "yes",
    "params: {a: no}": "no",
}


@pytest.mark.parametrize("line", WORDS)
def test_flags_of_older_yaml_are_read(line: str, tmp_path: Path) -> None:
    (tmp_path / "hugo.yaml").write_text(line, encoding="utf-8")
    config = read_config(tmp_path)
    value: Any = config.values
    while isinstance(value, Mapping):
        value = next(iter(value.values()))
    assert value is WORDS[line] or value == WORDS[line]
    assert not list(refused(config.values))


def test_hugo_reads_these_values_so(tmp_path: Path) -> None:
    lines = sorted(line for line, expected in TYPES if expected is not None and "-1" not in line and "5.7" not in line)
    (tmp_path / "hugo.toml").write_text("\n".join(lines), encoding="utf-8")
    values = hugo_config(tmp_path)
    for line, expected in TYPES:
        value = values
        for name in line.partition(" = ")[0].lower().split("."):
            value = value.get(name, False)  # what is not said is what it is without
        assert line not in lines or value == expected, line


#: A menu, and its names and addresses by the real Hugo 0.168, but for a page's own name where it gives none.
MENUS: list[tuple[str, list[Any]]] = [
    ('{name="x",url="/a/",weight="2"},{name="y",url="/b/",weight="1"}', [{"y": "/b/"}, {"x": "/a/"}]),
    ('{pageRef="/about"},{name="b",url="/b/"},{pageRef="/posts"}',
     [{"b": "/b/"}, {"Giới thiệu": "about.md"}, {"Posts": ["blog/index.md"]}]),
    ('{url="/posts/"},{name="b",url="/"}', [{"posts": ["blog/index.md"]}, {"b": "index.md"}]),
    ('{name="a",pageRef="/khong-co",url="/co/"}', [{"a": "/co/"}]),
    ('{name="n",pageRef="/notes",url="/co/"}', [{"n": "/notes/"}]),
    ('{name="l",identifier="l",parent="l",url="/x/"},{name="b",url="/b/"}', [{"b": "/b/"}]),
    ('{name="x",url="/x/"},{name="y",parent="x",url="/y/"},{name="x",identifier="z",parent="y",url="/z/"}',
     [{"x": [{"x": "/x/"}, {"y": [{"y": "/y/"}, {"x": "/z/"}]}]}]),
    ('{name="b",url="./b/"},{name="x",url="http://[x"}', [{"b": "/b/"}]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "nav"), MENUS)
def test_menus(entries: str, nav: list[Any], tmp_path: Path) -> None:
    write(
        tmp_path, {"hugo.toml": f"[menus]\nmain = [{entries}]\n", "content/about.md": "---\ntitle: Giới thiệu\n---\n"}
    )
    write(tmp_path, {f"content/{name}/a.md": "---\ntitle: A\n---\n" for name in ("posts", "notes")})
    config = read_config(tmp_path)
    assert menu(config, plan_files(tmp_path, config, Report())) == nav


GISCUS = "repo = 'a/b', repoId = 'R', category = 'C', categoryId = 'D'"
#: Parameters, and a setting then.
PARAMETERS: list[tuple[str, str, Any]] = [
    (f"giscus = {{enable = false, {GISCUS}}}", "extra.giscus", None),
    (f"comments = {{enabled = false, giscus = {{{GISCUS}}}}}", "extra.giscus", None),
    ("analytics = {google = ' G-1 '}", "extra.analytics", {"provider": "google", "property": "G-1"}),
    ("math = {enable = true}", "extra.hugo.params", {"math": True}),
    ("githubId = ['a']\nsocialIcons = [{name = 'x', url = 'http://[x'}]", "extra.social",
     [{"icon": "material/rss", "link": "/index.xml", "name": "RSS"}]),
    ("author = {name = 'An', github = 'an'}", "extra.social",
     [{"icon": "fontawesome/brands/github", "link": "https://github.com/an", "name": "github"},
      {"icon": "material/rss", "link": "/index.xml", "name": "RSS"}]),
]  # fmt: skip


@pytest.mark.parametrize(("params", "name", "value"), PARAMETERS)
def test_parameters(params: str, name: str, value: Any, tmp_path: Path) -> None:
    document, _ = moved(f"ignoreFiles = 'tam'\nsummaryLength = -1\n[params]\n{params}", tmp_path)
    assert document.get(*name.split(".")) == value
    assert (document.get("extra", "hugo", "ignore_files"), document.get("extra", "hugo", "summary_length")) == (
        ["tam"],
        0,
    )


@pytest.mark.parametrize("line", ["dateFormat = 'dd/mm/yyyy'", "themeColor = 'rgb(1, 2, 3)'"])
def test_what_cannot_be_read_is_told(line: str, tmp_path: Path) -> None:
    _, report = moved(f"[params]\n{line}", tmp_path)
    assert any(line.split("'")[1] in place for each in report.notes.values() for place in each.places)


_IDS = ("repo", "a/b"), ("repo-id", "R"), ("category", "C"), ("category-id", "D")
_GISCUS = {"repo": "a/b", "repo_id": "R", "category": "C", "category_id": "D"}
_TAG = f"src=https://giscus.app/client.js {' '.join(f'data-{name}={value!r}' for name, value in _IDS)}"
_LIST = ", ".join(f'"data-{name}": "{value}"' for name, value in _IDS)
_CALLS = " ".join(f's.setAttribute("data-{name}", "{value}");' for name, value in _IDS)
_OTHER = "<script src='https://utteranc.es/client.js'>"
#: A template of the site's own, `params.comments`, and what becomes of it: giscus' ids, or a place that is told.
COMMENTS: list[tuple[str, str, dict[str, str] | str | None]] = [
    (f"<script {_TAG}>", "true", _GISCUS),
    (f"<!-- <script {_TAG}> -->", "true", None),
    (f"{{{{/* <script {_TAG}> */}}}}", "true", None),
    (f"'https://giscus.app' {{{_LIST}}}", "true", _GISCUS),
    (f"'https://giscus.app'; {_CALLS}", "true", _GISCUS),
    (_OTHER, "true", "layouts/partials/comments.html: utteranc.es"),
    (_OTHER, "false", None),
    (f"<!-- {_OTHER} -->", "true", None),
]


@pytest.mark.parametrize(("template", "switch", "expected"), COMMENTS)
def test_comments_that_a_template_loads(template: str, switch: str, expected: Any, tmp_path: Path) -> None:
    write(tmp_path, {"layouts/partials/comments.html": template})
    document, report = moved(f"[params]\ncomments = {switch}", tmp_path)
    told = next((place for each in report.findings.values() for place in each.places), None)
    assert (document.get("extra", "giscus") or told) == expected


def test_feeds_of_single_pages_are_told(tmp_path: Path) -> None:
    _, report = moved("outputs.page = ['HTML', 'RSS']", tmp_path)
    assert "feeds of single pages, which hold nothing, left out" in report.notes


def test_what_hugo_ignores_stays_behind(tmp_path: Path) -> None:
    """Hugo looks at where a file is in the old site: here there is no folder `vi`."""
    pages = ("vi/posts/a.md", "vi/tmp/b.md", "vi/posts/c.bak.md", "vi/posts/d/index.md", "vi/posts/d/e.psd")
    config = "contentDir = 'content/vi'\nignoreFiles = ['/content/vi/tmp/.*', '\\.bak\\.', 'psd$', '[']\n"
    write(tmp_path, {**{f"content/{name}": "---\ndate: 2024-01-01\n---\n" for name in pages}, "hugo.toml": config})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    assert {target.as_posix() for target in plan.sources} == {"docs/blog/posts/a.md", "docs/blog/posts/d/index.md"}
    (note,) = plan.report.notes.values()
    assert len(note.places) == 3
