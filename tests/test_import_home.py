"""The home page of a blog that moved in, from `content/_index.md` and PaperMod's configuration; and its icons."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath

import pytest
from hugo_import.command import plan_site
from hugo_import.config import read_config
from hugo_import.home import HOME, plan_home
from hugo_import.mkdocs_yml.icons import plan_icons
from hugo_import.plan import Plan
from hugo_import.report import Report
from PIL import Image

#: What is told of a part of a home page that has no text in itself.
PART = (
    "parts of pages that a template of the theme's made, left out (content/_index.md: about); write what is to stay"
    " into the page, the home page is docs/index.md"
)
#: Hugo's configuration, the home page's file, and docs/index.md below its front matter.
HOMES = [
    ("", "", "# A"),
    ("", "---\ntitle: Nhà\n---\nChào.\n", "# Nhà\n\nChào."),
    ("", "# Của tôi\n\nChào.\n", "# Của tôi\n\nChào."),
    ('[params.homeInfoParams]\nTitle = "Hi"\nContent = "- *a*\\n- b"\n', "", "# Hi\n\n- *a*\n- b"),
    ("[params.homeInfoParams]\nTitle = 'Hi'\nContent = 'a'\n", "---\ntitle: Nhà\n---\nb\n", "# Hi\n\na\n\nb"),
    ("[params.profileMode]\nenabled = false\ntitle = 'P'\n", "b", "# A\n\nb"),
    ("[params.profileMode]\nenabled = true\ntitle = 'P'\nsubtitle = 's'\nimageUrl = '../me.png'\nimageWidth = 9\n"
     "buttons = [{name = 'Bài', url = ' posts'}, {name = 'Ngoài', url = 'https://e.org'}]\n"
     "[params.homeInfoParams]\nTitle = 'Hi'\n", "not shown there\n",
     '# P\n\n<p><img src="/me.png" alt="" width="9" height="150" style="border-radius: 50%; '
     'aspect-ratio: 9/150; object-fit: cover"></p>\n\ns\n\n'
     "[Bài](/posts){ .md-button } [Ngoài](https://e.org){ .md-button }"),
    ("[params]\ninfo = ['Kỹ sư', '*Nhúng*']\n", "b", "# A\n\nKỹ sư\\\n*Nhúng*\n\nb"),
    ("[params]\ninfo = 'Kỹ sư'\n", "", "# A\n\nKỹ sư"),
    ("[params]\nhomeIntroTitle = 'Hi'\nhomeIntroContent = '*a*'\n", "b", "# Hi\n\n*a*\n\nb"),
    ("[params]\nhomeSubtitle = 'a'\n[params.home.profile]\ntitle = 'Hi'\n", "", "# Hi\n\na"),
    ("contentDir = 'x'\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n", "b", "# A\n\nb"),
    ("", "---\nsections:\n- {block: about, content: {username: admin}}\n"
     "- {block: markdown, content: {title: Hi, text: a}}\n- {block: hero, content: {text: '*b*'}}\n"
     "- {block: collection, content: {title: Posts}}\n- c\n---\n",
     "# A\n\n## Hi\n\na\n\n*b*"),
    ("[languages.vi]\ntitle = 'B'\n[languages.vi.params.homeInfoParams]\nTitle = 'Hi'\n", "", "# Hi"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "page", "expected"), HOMES)
def test_the_home_page_says_what_it_said(config: str, page: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text(f"title = 'A'\n{config}", encoding="utf-8")
    (tmp_path / "content").mkdir()
    if page:
        (tmp_path / "content/_index.md").write_text(page, encoding="utf-8")
    plan = Plan(tmp_path, ["posts"])
    plan_home(read_config(tmp_path), plan)
    head, _, body = str(plan.texts[HOME]).partition("\n---\n\n")
    assert "template: home.html" in head
    assert body == f"{expected}\n"
    told = [str(finding) for finding in plan.report.findings.values()]
    assert told == [PART] * ("about" in page)


def test_its_addresses_and_what_it_tells_search_engines_come_along(tmp_path: Path) -> None:
    page = "---\ntitle: Nhà\naliases: [/old/, older]\nrobotsNoIndex: true\nlayout: x\n"
    page += "tags: [a]\ncascade: {toc: true}\n---\n"
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/_index.md").write_text(page, encoding="utf-8")
    plan = Plan(tmp_path, ["posts"])
    plan_home(read_config(tmp_path), plan)
    head = str(plan.texts[HOME]).partition("\n---\n\n")[0]
    assert head.splitlines()[3:] == ["robotsnoindex: true", "cascade:", "  toc: true"]
    assert plan.hugo["moved"] == {"/old/": "/", "/older/": "/"}
    assert [each.places for each in plan.report.notes.values()] == [["content/_index.md"]]  # its tags


#: Of a home page and the page of all posts, what Hugo keeps to itself, or nobody can read, and what is told of it.
PRIVATE = [
    ("---\ndraft: true\n---\n", "pages that Hugo does not publish now, left out"),
    ("---\npublishDate: 2999-01-01\n---\n", "pages that Hugo does not publish now, left out"),
    ("---\ncascade: {draft: true}\n---\n", "pages that Hugo does not publish now, left out"),
    ("---\ndraft: [true\n---\n", "a page left out, as it may be a draft: front matter: "),
    ("---\ndraft: false\ndraft: true\n---\n", "a page left out, as it may be a draft: "),
]


@pytest.mark.parametrize(("head", "told"), PRIVATE)
def test_what_is_written_anew_is_public(head: str, told: str, tmp_path: Path) -> None:
    for name in ("hugo.toml", "content/_index.md", "content/posts/_index.md", "content/x.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("" if name == "hugo.toml" else f"{head}riêng\n", encoding="utf-8")
    report = Report()
    plan = plan_site(read_config(tmp_path), report)
    assert [place for place, text in plan.texts.items() if "riêng" in str(text)] == []
    assert ("cascade" in head) == ("draft: true" in str(plan.texts[HOME]))  # what it says of other pages stays
    kinds = {**report.notes, **report.findings}
    assert sum(len(each.places) for kind, each in kinds.items() if kind.startswith(told)) == 3


def test_what_is_part_of_a_page_becomes_none(tmp_path: Path) -> None:
    for name in ("hugo.toml", *(f"content/{each}.md" for each in ("index", "a/index", "a/b", "a/c/index", "d/e"))):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "content/posts").mkdir()
    (tmp_path / "content/posts/p.md").write_text("x", encoding="utf-8")
    planned = plan_site(read_config(tmp_path), Report()).sources
    assert {path.as_posix() for path in planned if path.suffix == ".md"} == {
        "docs/a/index.md", "docs/d/e.md", "docs/blog/posts/p.md"
    }  # fmt: skip


def test_a_home_page_that_is_planned_already_stays(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("", encoding="utf-8")
    plan = Plan(tmp_path, [], texts={HOME: "mine"})
    plan_home(read_config(tmp_path), plan)
    assert plan.texts == {HOME: "mine"}


def test_icons_of_all_sizes_are_made_of_the_largest_picture(tmp_path: Path) -> None:
    for name, size in (
        ("favicon.ico", (16, 16)),
        ("apple-touch-icon.png", (180, 180)),
        ("favicon-32x32.png", (32, 32)),
    ):
        Image.new("RGBA", size, "red" if name.startswith("apple") else "blue").save(tmp_path / name)
    icon = bytearray((tmp_path / "favicon.ico").read_bytes())
    icon[6:8] = 48, 48  # a size that it has not, of which Pillow warns
    (tmp_path / "favicon.ico").write_bytes(icon)
    plan = Plan(tmp_path, [], {PurePosixPath("docs", path.name): path for path in tmp_path.iterdir()})
    plan_icons("favicon.ico", plan)
    icons = {
        path.name: Image.open(io.BytesIO(bytes(text))) for path, text in plan.texts.items() if isinstance(text, bytes)
    }
    assert {name: (icon.size, icon.getpixel((9, 9))) for name, icon in icons.items()} == {
        "favicon-32.png": ((32, 32), (0, 0, 255, 255)),
        "apple-touch-icon.png": ((180, 180), (255, 0, 0, 255)),
        "icon-192.png": ((192, 192), (255, 0, 0, 255)),
        "icon-512.png": ((512, 512), (255, 0, 0, 255)),
        "icon-maskable-512.png": ((512, 512), (255, 0, 0, 255)),
    }


def test_a_drawing_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "favicon.svg").write_text("<svg/>", encoding="utf-8")
    plan = Plan(tmp_path, [], {PurePosixPath("docs/favicon.svg"): tmp_path / "favicon.svg"})
    plan_icons("favicon.svg", plan)
    assert plan.texts == {}
