"""`python3 run.py check_site` tells what a build would, and what could be better; the first post is no mistake."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_builder import ENVIRONMENT, PARTS, PROJECT, build, copy_project

POSTS = "docs/blog/posts/"
NFD = "Tu\u031b\u0300.md"  # a file name as older Macs write it
DATE = "date: 2024-01-01\n"
FILES: dict[str, str | bytes] = {
    "docs/gioi-thieu.md": "---\ntitle: [a]\nicon: a/b\nw: 1\ntemplate: x.html\nhide: true\nmath: true\n---\n"
    "\n[x](#khong)\n",
    "docs/toml.md": '+++\ntitle = "TOML"\n+++\n\nChữ.\n',
    "docs/toml-do.md": '+++\ntitle = "Dở\n+++\n\nChữ.\n',
    "docs/yaml-do.md": '---\ntitle: "Dở\n---\n\nChữ.\n',
    "docs/nhi-phan.md": b"\x89PNG\r\n\x1a\n\x00\xff",
    f"{POSTS}mot.md": f"---\ntitle: Một\n{DATE}slug: trung\n"
    "aliases: [/cu/, /about/]\ntags: [học máy, Toán]\n---\n\n## Phần\n",
    f"{POSTS}hai.md": f"---\ntitle: Hai\n{DATE}slug: trung\naliases: [/cu/]\ntags: [hoc may, toán]\n---\n\nChữ.\n",
    f"{POSTS}nhap.md": f"---\ntitle: Nháp\n{DATE}draft: true\nweight: x\n---\n\n## Mục\n",
    f"{POSTS}goi-nhap/index.md": f"---\ntitle: Gói\n{DATE}draft: true\n---\n\n![](kin.png)\n",
    f"{POSTS}goi-nhap/kin.png": b"",
    f"{POSTS}khong-gi.md": "Chữ.\n",
    f"{POSTS}mai-sau.md": "---\ntitle: Mai sau\ndate: 2999-01-01\n---\n\nChữ.\n",
    f"{POSTS}het-han.md": f"---\ntitle: Hết hạn\n{DATE}expiryDate: 2024-02-01\n---\n\nChữ.\n",
    f"{POSTS}{NFD}": f"---\ntitle: Từ\n{DATE}---\n\nChữ.\n",
    f"{POSTS}có dấu cách.md": f"---\ntitle: Dấu cách\n{DATE}---\n\nChữ.\n",
    f"{POSTS}windows.md": f"\ufeff---\r\ntitle: Windows\r\n{DATE.strip()}\r\n---\r\n\r\n![](/w.png)\r\n",
    f"{POSTS}lien-ket.md": f"---\ntitle: Liên kết\n{DATE}---\n"
    "[a](nhap.md) [b](/posts/mai-sau/)\n"
    '[c]({{< ref "windows.md" >}}) [d]({{< relref "lien-ket.md#khong-co" >}})\n'
    '[e]({{< ref "khong-co.md" >}})\n'
    '<a href="/posts/windows/#khong">f</a> <a href="#nguoi-viet">g</a>\n'
    f"[h](<{NFD}>) [i](Từ.md) [k](<có dấu cách.md>) [l](/posts/từ/) [m](/blog/từ)\n"
    "\n"
    '<p id="nguoi-viet"><img src="/nang.png"> <img src="/nang.png" alt=""></p>\n'
    "\n"
    '{{< figure src="/nang.png" caption="Nặng" >}}\n'
    "\n"
    "[n](/nguon.psd)\n",
    "docs/blog/windows/index.html": "<p>Tĩnh</p>",
    "docs/nguon.psd": b"",
    "docs/.#mot.md": b"",
    "docs/nang.png": b"\x89PNG" + bytes(1_400_000),
    "docs/hong.jpg": (PROJECT / "docs/dl/dl.jpg").read_bytes()[:-9000],
    "docs/anh-hong.md": "# Ảnh\n\n![Ảnh hỏng](hong.jpg)\n",
    "docs/thua.png": b"",
    "docs/l.jpg": b"",  # and docs/dl/dl.jpg is shown
    f"{POSTS}sai-ten.md": f"---\ntitel: Sai\n{DATE}---\n\n![a](b c.png)\n\n[a][khong]\n\n```\nx\n\n## y\n",
    "docs/trong-css.png": b"",
    "docs/assets/them.css": "body { background: url(../trong-css.png) }\n",
}
MISTAKES = """\
docs/gioi-thieu.md:2: title: it must be a single text; put quotes around it if it begins with [ or {
docs/gioi-thieu.md:3: icon: the theme has no "a/b"; remove the line
docs/gioi-thieu.md:5: template: the theme has no "x.html"; remove the line
docs/gioi-thieu.md:10: link: "#khong": that page has no part "#khong"; copy the link beside the heading that is meant
docs/hong.jpg: image: it is damaged (image file is truncated (5 bytes not processed)); export it again
docs/nhi-phan.md:1: text is not UTF-8; save the file as UTF-8
docs/toml-do.md:2: front matter: invalid TOML: Illegal character '\\n' (at line 2, column 12)
docs/yaml-do.md:2: front matter: invalid YAML: found unexpected end of stream; close the quote; \
write a quote inside quotes as \\"
{posts}lien-ket.md:5: link: "nhap.md" leads to a post that is not published: {posts}nhap.md; publish it, too, or wait
{posts}lien-ket.md:5: link: "/posts/mai-sau/" leads to a post that is not published: {posts}mai-sau.md; \
publish it, too, or wait
{posts}lien-ket.md:6: link: "./#khong-co": that page has no part "#khong-co"; \
copy the link beside the heading that is meant
{posts}lien-ket.md:7: ref: there is no page "khong-co.md"; write the path of one: {{< ref "khong-co.md" >}}
{posts}lien-ket.md:8: link: "/posts/windows/#khong": that page has no part "#khong"; \
copy the link beside the heading that is meant
{posts}lien-ket.md:15: link: "/nguon.psd" is no page or file of this site; \
write the address of one, or take the link out
{posts}mot.md:5: old address /about/ belongs to docs/about.md; remove the alias, or rename one of the two
{posts}mot.md:4: address /blog/trung/ is also that of {posts}hai.md; change one `slug`
{posts}mot.md:5: aliases: /cu/ is one of {posts}hai.md, too; keep it in one of them
{posts}sai-ten.md:2: titel: nothing is known by this name; write title, or another name if it is your own
{posts}sai-ten.md:6: image: an address with a blank is none, so that this is text: "b c.png"; write ![a](<b c.png>)
{posts}sai-ten.md:10: code: nothing closes ```; end it with a line ```
{posts}windows.md:1: address /blog/windows/ is also that of docs/blog/windows/index.html; change one `slug`
{posts}windows.md:6: image: "/w.png" not found in docs/; put the file at docs/w.png
""".replace("{posts}", POSTS)
ADVICE = """\
docs/toml-do.md:1: front matter: it has a mistake that may hide a draft, so that nothing of it is published; mend it
docs/yaml-do.md:1: front matter: it has a mistake that may hide a draft, so that nothing of it is published; mend it
docs/l.jpg:1: image: no page shows it; delete it if nobody links to it
docs/thua.png:1: image: no page shows it; delete it if nobody links to it
{posts}goi-nhap/index.md:4: draft: it is not published; remove the line when it is done
{posts}het-han.md:4: expiryDate: it is past, so that the post is not published any more
{posts}lien-ket.md:11: image: "/nang.png" has no alternative text; write alt="what it shows"
{posts}lien-ket.md:11: image: "/nang.png" is 1.4 MB; make it smaller, or save it as WebP
{posts}khong-gi.md:1: date: the post has none and stands last in lists; write e.g. date: 2024-03-09
{posts}khong-gi.md:1: title: the post has none and is called by its file's name; write title: "…"
{posts}sai-ten.md:1: title: the post has none and is called by its file's name; write title: "…"
{posts}sai-ten.md:8: link: [a][khong] is text here, for nothing says where it leads; \
write a line [khong]: /address, or \\[ if it is no link
{posts}mai-sau.md:3: date: it is in the future; the first build after it publishes the post
{posts}mot.md:6: tags: "Toán" and "toán" ({posts}hai.md) are one tag; keep one spelling
{posts}mot.md:6: tags: "học máy" and "hoc may" ({posts}hai.md) differ by diacritics only; \
write them alike if they are one tag
{posts}nhap.md:5: weight: "x" is no whole number
{posts}nhap.md:4: draft: it is not published; remove the line when it is done
{posts}tu-bo-deep-learning.md:8: image: "/dl/dl.jpg" has no alternative text; write alt="what it shows"
{posts}tu-bo-deep-learning.md:34: image: "/dl/arxiv.png" has no alternative text; write ![what it shows](/dl/arxiv.png)
{posts}windows.md:6: image: "/w.png" has no alternative text; write ![what it shows](/w.png)
""".replace("{posts}", POSTS)


def check(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command as run.py does."""
    return subprocess.run(
        [sys.executable, "-m", "check_site", *options],
        cwd=project,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": str(project / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every mistake."""
    return copy_project(tmp_path_factory.mktemp("check") / "project", FILES)


def test_it_tells_each_mistake_and_each_piece_of_advice_with_its_place_and_writes_nothing(project: Path) -> None:
    def files() -> dict[Path, int]:
        paths = (path for part in (*PARTS, "site") for path in (project / part).rglob("*"))
        return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}

    before = files()
    done = check(project, "--unused")
    assert files() == before
    head, *lines = done.stdout.splitlines()
    split = lines.index("Worth a look:")
    assert head == "Mistakes, with which nothing is published:"
    assert sorted(lines[:split]) == sorted(MISTAKES.splitlines())
    assert sorted(lines[split + 1 : -1]) == sorted(ADVICE.splitlines())
    assert done.returncode == 1


def test_a_build_warns_of_the_same_mistakes_and_keeps_what_is_not_published(project: Path) -> None:
    built = build(project)
    told = {line.split("-", 1)[1].strip() for line in built.output.splitlines() if line.startswith("WARNING")}
    assert sorted(told) == sorted(MISTAKES.splitlines())
    assert built.exit_code == 0
    assert [
        path for path in built.folder.rglob("*") if {"nhap", "goi-nhap", "mai-sau", "kin.png"} & set(path.parts)
    ] == []
    assert (built.folder / "blog/từ/index.html").is_file()
    assert "<h1>TOML</h1>" in built.read("toml/index.html")
    assert "data-author-box" not in built.read("blog/lien-ket/index.html")  # what is wrong is shown by serve only


INDEXER = """\
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_env(env, **_):
    print("the search begins to index")
"""


def test_the_project_itself_has_no_mistakes_and_is_not_indexed(tmp_path: Path) -> None:
    settings = "hooks: [hooks/blog.py, hooks/publish.py, hooks/indexer.py]"
    done = check(copy_project(tmp_path / "project", {"hooks/indexer.py": INDEXER}, settings))
    assert "the search begins" not in done.stdout
    assert done.returncode == 0, done.stdout
    assert "0 mistakes" in done.stdout


def test_a_blog_without_posts_is_checked_in_each_language(tmp_path: Path) -> None:
    page = "---\ntitle: A\n---\n\n[a](/khong/)\n"
    project = copy_project(tmp_path / "project", {"docs/a.md": page, "docs/a.en.md": page})
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        settings.replace("\nextra:\n", "\nextra:\n  languages: {vi: V, en: E}\n", 1), "utf-8"
    )
    (project / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\ntheme: {language: en}\n", "utf-8")
    (project / POSTS / "tu-bo-deep-learning.md").unlink()
    assert [line.split(":")[0] for line in check(project).stdout.splitlines()[1:3]] == ["docs/a.en.md", "docs/a.md"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"mkdocs.yml": "site_name: [\n"}, "check_site: "),
        ({"mkdocs.yml": "site_name: a\nkhong_co: 1\nplugins: [khong-co]\n"}, 'The "khong-co" plugin is not installed'),
        ({"mkdocs.yml": "site_name: a\nhooks: [hooks/blog.py]\n"}, "plugins: Material's blog plugin is missing"),
    ],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, files: dict[str, str], told: str) -> None:
    done = check(copy_project(tmp_path / "project", files))
    assert told in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 2
