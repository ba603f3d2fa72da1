"""Nothing that an author can write, name or leave about ends a build in a traceback; see also test_faults.py."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builder import Build, build, contents, copy_project, mkdocs

POSTS = "docs/blog/posts/"


def post(front_matter: str = "", text: str = "Chữ.") -> str:
    return f"---\ntitle: Bài\ndate: 2024-01-01\n{front_matter}\n---\n\n{text}\n"


TAKEN = (
    "/index.xml /feed.json /sitemap.xml /robots.txt /stress.jpg /assets/blog.css /404.html /blog/tags/a-html/index.xml"
)
MISTAKES: dict[str, tuple[dict[str, str], list[str]]] = {  # what is in docs/, what is told of it
    "aliases that the site's own files have": (
        {"blog/posts/bi-danh.md": post(f"aliases: [{', '.join(TAKEN.split())}]")},
        [f"blog/posts/bi-danh.md:4: old address {each}" for each in TAKEN.split()],
    ),
    "an address that a picture has": (
        {"blog/posts/url.md": post("url: /stress.jpg")},
        ["blog/posts/url.md:4: url: nothing can be at /stress.jpg because of docs/stress.jpg; write another address"],
    ),
    "an address below a stylesheet": (
        {"blog/posts/url-2.md": post("url: /assets/blog.css/x/")},
        ["blog/posts/url-2.md:4: url: nothing can be at /assets/blog.css/x because of docs/assets/blog.css;"],
    ),
    "a page where a file without ending is": (
        {"cung/ten": "x", "cung/ten.md": "# Trang\n"},
        ["cung/ten.md:1: it would be at cung/ten/index.html, but docs/cung/ten is a file at cung/ten; rename one"],
    ),
    "changed later than gzip can say": (
        {
            "blog/posts/mai-sau.md": post("lastmod: 2999-01-01"),
            "mai-sau.md": "---\ndate: 2024-01-01\nlastmod: 2999-01-01\n---\n\nChữ.\n",
        },
        ["blog/posts/mai-sau.md:4: lastmod: ", "mai-sau.md:3: lastmod: it is later than any archive can hold"],
    ),
    "a date before all dates": (
        {"blog/posts/dau-tien.md": "---\ntitle: a\ndate: 0001-01-01\n---\n"},
        ['blog/posts/dau-tien.md:3: date: "0001-01-01" is no date;'],
    ),
}
FINE = {  # what is in docs/, and the page that it makes
    "blog/posts/1900.md": (post().replace("2024", "1900"), "blog/1900/index.html"),
    "blog/posts/0900.md": (post().replace("2024", "0900"), "blog/0900/index.html"),
    "blog/posts/2999.md": (post().replace("2024", "2999"), ""),
    "blog/posts/the-html.md": (post("tags: [a.html, index.xml, C.htm]"), "blog/tags/a-html/index.html"),
    "blog/posts/nua-cap.md": (post('tags: ["\\ud800", "\\udfffx"]'), "blog/nua-cap/index.html"),
    "blog/posts/dai.md": (post(f"tags: [{'x' * 400}]\ncategories: [{'đ' * 300}]"), "blog/dai/index.html"),
    "blog/posts-2024.md": (post(), "blog/posts-2024/index.html"),
    "blog/posts.md": (post(), "blog/posts/index.html"),
    "blog/posts-cu/x.md": (post(), "blog/posts-cu/x/index.html"),
    "blog/posts-cu/x.txt": ("x", "blog/posts-cu/x.txt"),
}


def odd_files(docs: Path) -> None:
    """Leave in a docs folder what is no file, and names that are no UTF-8."""
    os.mkfifo(docs / "ong.md")
    os.mkfifo(docs / "blog/posts/ong.md")
    os.mkfifo(docs / "ong.jpg")
    for name in (b"trang\xff.md", b"blog/posts/bai\xff.md", b"\xe9.jpg"):
        Path(os.fsdecode(os.fsencode(docs) + b"/" + name)).write_text(post(), encoding="utf-8")


ODD = [
    *(f"docs/{name}:1: it is no file but a pipe" for name in ("ong.md", "ong.jpg", "blog/posts/ong.md")),
    *(f"docs/{name}:1: its name is not UTF-8" for name in ("trang?.md", "blog/posts/bai?.md", "?.jpg")),
]


@pytest.fixture(scope="module")
def rough(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with all of it."""
    files = {f"docs/{path}": text for path, (text, _) in FINE.items()}
    files |= {f"docs/{path}": text for given, _ in MISTAKES.values() for path, text in given.items()}
    project = copy_project(tmp_path_factory.mktemp("rough") / "project", files)
    odd_files(project / "docs")
    return build(project)


def test_there_is_a_site_and_no_traceback(rough: Build) -> None:
    assert rough.exit_code == 0, rough.output
    assert "Traceback" not in rough.output
    assert (rough.folder / "blog/tu-bo-deep-learning/index.html").is_file()


@pytest.mark.parametrize("told", [*(line for _, told in MISTAKES.values() for line in told)])
def test_a_mistake_is_told_with_its_line(rough: Build, told: str) -> None:
    assert f"WARNING -  docs/{told}" in rough.output


@pytest.mark.parametrize("told", ODD)
def test_what_cannot_be_published_is_told(rough: Build, told: str) -> None:
    assert f"WARNING -  {told}" in rough.output


@pytest.mark.parametrize(("path", "page"), [(path, page) for path, (_, page) in FINE.items()])
def test_what_is_no_mistake_just_works(rough: Build, path: str, page: str) -> None:
    assert f"docs/{path}:" not in rough.output.replace("docs/blog/posts/2999.md:3: date: it is in the future", "")
    assert not page or (rough.folder / page).is_file()


def test_the_site_s_own_files_are_what_they_are(rough: Build) -> None:
    assert rough.read("index.xml").startswith("<?xml")
    assert rough.read("blog/tags/a-html/index.xml").startswith("<?xml")
    assert (rough.folder / "stress.jpg").read_bytes() == (rough.folder.parent / "docs/stress.jpg").read_bytes()


# -- what is about when a build begins ---------------------------------------------------------------------------


def a_file_becomes_a_folder(project: Path) -> None:
    (project / "docs/dl/x").write_text("a file", encoding="utf-8")
    (project / "docs/y").mkdir()
    (project / "docs/y/y.txt").write_text("below a folder", encoding="utf-8")
    assert build(project).exit_code == 0
    (project / "docs/dl/x").unlink()
    (project / "docs/dl/x").mkdir()
    (project / "docs/dl/x/y.txt").write_text("below a folder", encoding="utf-8")
    (project / "docs/y/y.txt").unlink()
    (project / "docs/y").rmdir()
    (project / "docs/y").write_text("a file", encoding="utf-8")


def a_folder_that_an_older_build_left(project: Path) -> None:
    for place in ("blog/index.xml/x", "blog/tu-bo-deep-learning/index.html/x", "dl/dl.jpg/x"):
        path = project / "site" / place
        path.parent.unlink(missing_ok=True)
        path.parent.mkdir()
        path.write_text("x", encoding="utf-8")


def kept_conversions_without_their_text(project: Path) -> None:
    for path in (project / ".cache/posts").iterdir():
        entry = json.loads(path.read_text(encoding="utf-8"))
        del entry["converted"]
        path.write_text(json.dumps(entry), encoding="utf-8")


def nonsense_in_all_that_is_kept(project: Path) -> None:
    nonsense = ["{}", "[]", '{"a": 1}', '{"x": [1, 2]}', "null", '"a"', "\0" * 50, ""]
    for number, path in enumerate(path for path in (project / ".cache").rglob("*") if path.is_file()):
        path.write_text(nonsense[number % len(nonsense)], encoding="utf-8")


def images_that_a_power_cut_has_zeroed(project: Path) -> None:
    for path in [*(project / ".cache/images").iterdir(), *(project / ".cache/social_cards").iterdir()]:
        path.write_bytes(b"\0" * path.stat().st_size)


def no_folder_for_what_is_kept(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    (project / ".cache").write_text("a file", encoding="utf-8")


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built again and again, whatever has happened to it meanwhile."""
    project = copy_project(tmp_path_factory.mktemp("lived-in") / "project")
    assert build(project, "--strict").exit_code == 0
    return project


DONE = {  # what is done at once is done to different files
    "a file becomes a folder": [a_file_becomes_a_folder],
    "half of what is kept": [
        a_folder_that_an_older_build_left,
        kept_conversions_without_their_text,
        images_that_a_power_cut_has_zeroed,
    ],
    "nonsense": [nonsense_in_all_that_is_kept],
    "nothing": [no_folder_for_what_is_kept],  # the last one
}


@pytest.mark.parametrize("done", DONE.values(), ids=DONE)
def test_what_lies_about_does_not_matter(lived_in: Path, tmp_path: Path, done: list[Callable[[Path], None]]) -> None:
    before = contents(lived_in / "site")
    for prepare in done:
        prepare(lived_in)
    built = build(lived_in, "--strict")
    assert built.exit_code == 0, built.output
    assert build(lived_in, "--strict", f"--site-dir={tmp_path}").exit_code == 0
    assert contents(lived_in / "site") == contents(tmp_path)
    assert a_file_becomes_a_folder in done or contents(tmp_path) == before


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", {POSTS + "a.md": post("aliases: [/index.xml]")})
    old = {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = mkdocs(project, "build", environment=old)
    assert done.returncode == 0, done.stdout
    assert "docs/blog/posts/a.md:4: old address /index.xml/ belongs to" in done.stdout
    assert (project / "site/search/pagefind/0/pagefind-entry.json").is_file()


def test_two_blogs_are_refused_in_one_line(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  material/blog:\n    blog_dir: b\n")
    done = build(project)
    assert done.exit_code == 1
    assert "there are two blogs; keep one" in done.output
    assert "Traceback" not in done.output


def test_a_port_that_is_taken_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = mkdocs(copy_project(tmp_path / "project"), "serve", "-a", address)
    assert done.returncode == 1
    assert f"{address} cannot be served at: something listens there" in done.stdout
    assert "mkdocs serve -a 127.0.0.1:" in done.stdout
    assert "Traceback" not in done.stdout
    assert "Cleaning site directory" not in done.stdout
