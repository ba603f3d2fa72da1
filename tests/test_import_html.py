"""HTML in what moves in: pages of it that Hugo keeps back stay behind, and texts whose HTML Hugo left out are told."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import hugo_oracle
import pytest
from hugo_import.config import read_config
from hugo_import.files.front_matter import html_page
from hugo_import.files.site_files import plan_files
from hugo_import.report import Report
from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.document import parse
from markdown import Markdown
from site_builder import write

HTML = "---\ntitle: T\n---\n<p>x</p>\n"
CASCADES = {  # pages of HTML, which are written anew, and what cascades to them
    "hugo.toml": """
disableKinds = ["home", "section", "taxonomy", "term", "sitemap", "rss", "404"]
cascade = [
  {draft = true, target = {path = "/a/b/**"}}, {draft = true, target = {path = "{/about,/x}"}},
  {draft = true, target = {path = "/hoa-la/**"}},
  {draft = true, target = {path = "/l/**", sites.matrix.languages = ["en"]}},
]
security.allowContent = [".*"]
""",
    "content/sec/_index.md": "---\ncascade: {draft: true}\n---\n",
    "content/m/_index.html": "---\ncascade: {target: {path: /m/n/o}, build: {render: never}}\n---\n",
    "content/sec/shown.html": "---\ndraft: false\n---\n<p>x</p>\n",
    **{
        f"content/{name}.html": HTML
        for name in ("a/b/c", "a/d", "about", "b", "x/index", "y/index", "sec/e", "sec/f/g", "m/n/o", "m/n/p", "l/q")
    },
    "content/Hoa La/Một.html": HTML,
    "content/posts/z.md": "---\ndraft: true\n---\n",
}
WITH_HTML = {
    "a.md": "b <i>c</i>\n", "b.md": "<!-- d -->\n", "c/index.md": "- <div>\n",
    "d.md": "`<b>` {{< x >}} <https://e.f> a <b\n\n    <b>\n\n```\n<!-- c -->\n```\n", "e.md": "{{% y <b> %}} &lt;i>\n",
}  # fmt: skip


def test_texts_with_html_are_told_where_hugo_leaves_it_out(tmp_path: Path) -> None:
    """It is in the pages here, and with it comments that no reader of the old blog saw."""
    write(
        tmp_path, {f"content/posts/{name}": f"---\ndate: 2024-01-02\n---\n{text}" for name, text in WITH_HTML.items()}
    )
    for unsafe in ("", "[markup.goldmark.renderer]\nunsafe = true\n"):
        (tmp_path / "hugo.toml").write_text(f"title = 'A'\n{unsafe}", encoding="utf-8")
        report = Report()
        plan_files(tmp_path, read_config(tmp_path), report)
        places = [
            place for kind, note in report.notes.items() if kind.startswith("HTML in texts") for place in note.places
        ]
        assert sorted(places) == [] if unsafe else [f"content/posts/{name}" for name in ("a.md", "b.md", "c/index.md")]


def test_html_is_written_only_where_hugo_publishes_it(tmp_path: Path) -> None:
    site = write(tmp_path, {**CASCADES, "layouts/single.html": "x"})
    plan = plan_files(site, read_config(site), Report())
    here = {str(PurePosixPath(*target.parts[1:]).with_suffix("")) for target in plan.texts if target.stem != "_index"}
    assert {name.removesuffix("/index") for name in here} == {"a/d", "b", "y", "sec/shown", "m/n/p"}
    if command := hugo_oracle.command():
        subprocess.run([*command, "--source", str(site)], capture_output=True, check=True)
        theirs = {path.parent.relative_to(site / "public").as_posix() for path in site.rglob("public/**/index.html")}
        assert theirs == {name.removesuffix("/index") for name in here}


def test_without_hugo_pages_in_org_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hugo_import.files.adapters.hugo_command", lambda: None)
    site = write(tmp_path, {"hugo.toml": "", "content/posts/a.org": "#+title: A\n", "content/posts/b.md": "b\n"})
    plan = plan_files(site, read_config(site), Report())
    assert [path.name for path in plan.sources.values()] == ["b.md"]
    told = [str(finding) for finding in plan.report.findings.values()]
    remedy = "install hugo, which reads it, and run this again, or convert it, e.g. with pandoc"
    assert told == [f".org is not Markdown, not copied (content/posts/a.org); {remedy}"]


#: What an adapter in `p/` gives a page, and what its file has of that.
GIVEN = {
    '"aliases" (slice "/old/" "x")': {"aliases": ["/old", "/p/x"]},
    '"description" "D" "keywords" (slice "k")': {"description": "D", "keywords": ["k"]},
    '"linkTitle" "L" "weight" 5': {"linktitle": "L", "weight": 5},
    '"summary" "my *own*"': {"summary": "my <em>own</em>"},
    '"content" (dict "value" "One.\\n\\nTwo.")': {},
    '"menus" "main" "translationKey" "k"': {"menus": {"main": {"name": "T", "weight": 0}}, "translationkey": "k"},
    '"sitemap" (dict "disable" true)': {"sitemap": {"disable": True}},
    '"sitemap" (dict "priority" 0.3 "changefreq" "daily")': {"sitemap": {"changefreq": "daily", "priority": 0.3}},
    '"params" (dict "description" "P") "description" "D"': {"description": "P"},
    '"outputs" (slice "json" "cards")': {},
}


@pytest.mark.skipif(not hugo_oracle.command(), reason="asks the real Hugo")
def test_what_an_adapter_gives_beside_parameters_is_in_the_file(tmp_path: Path) -> None:
    """All adapters run at once; one that cannot is told, and keeps no other back."""
    pages = [f'{{{{ .AddPage (dict "path" "{at}" "title" "T" {given}) }}}}' for at, given in enumerate(GIVEN)]
    broken = "{{ .AddPage (index nil 1).x }}"
    written = {"content/p/_content.gotmpl": "".join(pages), "content/q/_content.gotmpl": broken}
    write(tmp_path, written | {"hugo.toml": '[outputFormats.Cards]\nmediaType = "text/plain"'})
    plan = plan_files(tmp_path, read_config(tmp_path), Report())
    files = {target.stem: text for target, text in plan.texts.items() if target.stem.isdigit()}
    values = [parse(str(files[str(at)])).values for at in range(len(GIVEN))]
    assert [{name: value for name, value in each.items() if name != "title"} for each in values] == [*GIVEN.values()]
    assert ["q/_content.gotmpl" in str(finding) for finding in plan.report.findings.values()] == [True]


DIVIDED = [  # HTML with the divider of a summary, and what is read of it: nothing as Markdown
    ("a<!--more-->★ *b*<br>\n\n1) c", "<div>\na\n</div>\n<!--more-->\n<div>\n★ *b*<br>\n<!-- -->\n1) c\n</div>"),
    ("<p>a</p><!--more--><p>b</p>\n\n*c*", "<div>\n<p>a</p>\n<!--more-->\n<p>b</p>\n<!-- -->\n*c*\n</div>"),
    ("a<!--more--><pre>b</pre>\n*c*", "<div>\na\n</div>\n<!--more-->\n<div>\n<pre>b</pre>\n*c*\n</div>"),
]


@pytest.mark.parametrize(("html", "read"), DIVIDED)
def test_html_behind_the_divider_is_html_too(html: str, read: str) -> None:
    assert Markdown(extensions=[HugoMarkdown()]).convert(parse(html_page({}, html)).body) == read
