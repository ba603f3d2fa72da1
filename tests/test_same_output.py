"""A fast build gives the same site, byte for byte, and the same warnings as one with `extra: hugo: fast: false`.

One project grows old through `STEPS`; after each it is built without shortcuts, and warm, with what the cache has from
before.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hugo_site.speed.again.helper import FEWEST
from older_posts import OLDER_POSTS
from PIL import Image
from site_builder import ENVIRONMENT, PROJECT, Build, copy_project, mkdocs

POST = "docs/blog/posts/{}.md"
FIGURE = "hooks/hugo_posts/shortcodes/built_in/figure.py"
OTHER = "---\ntitle: Khác\ndate: 2023-05-05\ntags: [thẻ]\n---\n\n"
POSTS = {POST.format(name): text for name, text in list(OLDER_POSTS.items())[:7]} | {
    POST.format("du-thu"): (PROJECT / "tests/every_feature.md").read_text(encoding="utf-8"),
    POST.format("a"): OTHER + "Xem [b](b.md#muc) và [b nữa](/posts/b/), {{< ghi >}}.\n\n![](/dl/anh.png)\n",
    POST.format("b"): OTHER.replace("Khác", "B") + "## Mục\n\nChữ[^1] của b.\n\n[^1]: Cước chú.\n",
    POST.format("muc/_index"): "---\ncascade: {author: An, build: {list: never}}\n---\n",
    POST.format("muc/d"): OTHER.replace("Khác", "D") + "Chữ.\n",
    POST.format("c"): OTHER.replace("Khác", "C") + "Xem {{< ref b >}}, {{< doc_tep >}}.\n\n--8<-- 'docs/doan.txt'\n",
    "docs/doan.txt": "Đoạn *một*.\n",
    "overrides/shortcodes/ghi.html": "<b>{{ param('note') }}</b>",
    "hooks/shortcodes.py": (
        "from hugo_posts.shortcodes.call import Standalone\n"
        "def doc_tep(shortcode, context):\n    return open('docs/doan.txt').read()\n"
        "SHORTCODES = {'doc_tep': Standalone(doc_tep)}\n"
    ),
}
"""Thirteen posts, among them one with everything, one that others link to, one that reads files."""


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change of a text file."""

    def change(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(path: str, text: str) -> Callable[[Path], None]:
    """Return the making of a text file."""

    def change(project: Path) -> None:
        (project / path).write_text(text, encoding="utf-8")

    return change


def draw(width: int, height: int) -> Callable[[Path], None]:
    """Return the making of the image that the post `a` shows."""
    return lambda project: Image.new("RGB", (width, height)).save(project / "docs/dl/anh.png")


def rename(path: str, new: str) -> Callable[[Path], None]:
    """Return the renaming of a file."""

    def change(project: Path) -> None:
        (project / path).rename(project / new)

    return change


def delete(path: str) -> Callable[[Path], None]:
    """Return the deletion of a file."""
    return lambda project: (project / path).unlink()


def release(number: str) -> Callable[[Path], None]:
    """Return the installation of another version of a package, in a folder that `environment` puts on the path."""

    def change(project: Path) -> None:
        shutil.rmtree(project / "packages", ignore_errors=True)
        (project / "packages/segno").mkdir(parents=True)
        (project / "packages/segno/__init__.py").write_text(
            f"class _Code:\n    def svg_inline(self, **_):\n        return '<svg id=v{number}></svg>'\n"
            "def make(*_, **__):\n    return _Code()\nDataOverflowError = ValueError\n"
        )

    return change


Change = tuple[str, Callable[[Path], None], str]
"""What is changed, how, and a page that shows it."""

STEPS: list[list[Change]] = [  # what makes all that is kept worthless stands alone, or it would hide the others
    [
        ("a post's text", edit(POST.format("bai-so-1"), "Chữ.", "Chữ khác."), "blog/bai-so-1/index.html"),
        ("an image appears", draw(40, 30), "blog/a/index.html"),
        ("a title", edit(POST.format("b"), "title: B", "title: Bê"), "blog/index.html"),
        ("tags", edit(POST.format("b"), "[thẻ]", "[thẻ, mới]"), "blog/tags/moi/index.html"),
        ("a file that is read by a snippet", edit("docs/doan.txt", "một", "hai"), "blog/c/index.html"),
    ],
    [
        ("an image's size", draw(60, 80), "blog/a/index.html"),
        ("an anchor that others link to", edit(POST.format("b"), "## Mục", "## Mục mới"), "blog/b/index.html"),
        ("a date", edit(POST.format("b"), "2023", "2019"), "blog/archive/2019/index.html"),
        ("a section's cascade", edit(POST.format("muc/_index"), "An", "Bình"), "blog/muc/d/index.html"),
        ("a post is deleted", delete(POST.format("bai-so-2")), "blog/index.html"),
    ],
    [("a post's address", edit(POST.format("b"), "tags:", "slug: be\ntags:"), "blog/a/index.html")],
    [("a post's name", rename(POST.format("b"), POST.format("x")), "blog/c/index.html")],
    [
        ("a cascade lists a post", edit(POST.format("muc/_index"), "never", "local"), "blog/index.html"),
        ("a post is new", write(POST.format("b"), OTHER + "Chữ.\n"), "blog/c/index.html"),
        ("a page's template", edit("overrides/partials/copyright.html", "{#-", "<p>x</p>{#-"), "about/index.html"),
    ],
    [("a parameter of the site", edit("mkdocs.yml", "extra:", "extra:\n  note: chung"), "blog/a/index.html")],
    [("a parameter of a post", edit(POST.format("a"), "tags:", "note: lời\ntags:"), "blog/a/index.html")],
    [("a shortcode's template", edit("overrides/shortcodes/ghi.html", "<b>", "<b id=x>"), "blog/a/index.html")],
    [
        (
            "the code",
            edit(FIGURE, '"figure', '"figure moi'),
            "blog/bai-so-6/index.html",
        )
    ],
    [("a dependency", release("1"), "blog/du-thu/index.html")],
    [("a dependency's version", release("2"), "blog/du-thu/index.html")],
    [("an extension", edit("mkdocs.yml", "permalink: true", "permalink: false"), "blog/be/index.html")],
    [("the site's address", edit("mkdocs.yml", "example.org/", "example.org/sub/"), "sitemap.xml")],
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("same") / "project", POSTS)
    (folder / "slow.yml").write_text("INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n", encoding="utf-8")
    return folder


def fast_build(project: Path, site: str = "site") -> Build:
    """Build with all shortcuts."""
    return _build(project, "mkdocs.yml", site)


def slow_build(project: Path) -> Build:
    """Build without shortcuts."""
    return _build(project, "slow.yml", "site-slow")


def _build(project: Path, settings: str, site: str) -> Build:
    environment = {"PYTHONPATH": str(project / "packages")}
    done = mkdocs(project, "build", f"--config-file={settings}", f"--site-dir={site}", environment=environment)
    return Build(project / site, done.stdout, done.returncode)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files below a folder by their paths, but for the search index.

    That is Pagefind's work, on documents that are compared as pages; a server has it made in the background.
    """
    own = ("search/pagefind/", "/.pagefind/")
    files = [path for path in folder.rglob("*") if path.is_file() and not any(each in path.as_posix() for each in own)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def assert_same(fast: Build, slow: Build) -> None:
    """Fail with the names of the files, or with the warnings, that differ."""
    assert fast.exit_code == slow.exit_code == 0, fast.output + slow.output
    left, right = tree(fast.folder), tree(slow.folder)
    assert {path for path in left.keys() | right.keys() if left.get(path) != right.get(path)} == set()
    assert warnings_of(fast) == warnings_of(slow)


def warnings_of(built: Build) -> list[str]:
    """Return the warnings of a build in their order."""
    return re.findall(r"^WARNING.*", built.output, re.MULTILINE)


def together(*builds: Callable[[], Build]) -> list[Build]:
    """Run builds side by side."""
    with ThreadPoolExecutor() as pool:
        return [started.result() for started in [pool.submit(each) for each in builds]]


def content(project: Path, page: str) -> bytes:
    """Return a page of the last fast build, nothing when there is none."""
    path = project / "site" / page
    return path.read_bytes() if path.is_file() else b""


@pytest.fixture(scope="module")
def aged(project: Path) -> Build:
    """The project after all changes, built without shortcuts; after each step a warm build gave the same."""
    assert_same(*together(lambda: fast_build(project), lambda: slow_build(project)))
    for step in STEPS:
        before = {page: content(project, page) for _, _, page in step}
        for _, change, _ in step:
            change(project)
        fast, slow = together(lambda: fast_build(project), lambda: slow_build(project))
        try:
            assert_same(fast, slow)
        except AssertionError as error:
            error.add_note(f"after these changes: {', '.join(name for name, _, _ in step)}")
            raise
        assert [name for name, _, page in step if content(project, page) == before[page]] == []
    return slow


def test_warm_builds_after_each_change_and_a_cold_one(project: Path, aged: Build) -> None:
    shutil.rmtree(project / ".cache")
    assert_same(fast_build(project), aged)


def test_many_posts_which_two_processes_share(tmp_path: Path) -> None:
    text = OTHER + "Xem [bài](/posts/bai-{}/) và [không có](/khong-co/).\n\n```python\nx = {}\n```\n\n## Mục\n"
    posts = {POST.format(f"bai-{number}"): text.format(number - 1, number) for number in range(FEWEST)}
    project = copy_project(tmp_path / "project", posts)
    (project / "slow.yml").write_text("INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n", encoding="utf-8")
    slow = slow_build(project)
    assert_same(fast_build(project), slow)
    assert_same(fast_build(project), slow)


def test_two_builds_at_once(project: Path, aged: Build) -> None:
    shutil.rmtree(project / ".cache")
    for built in together(lambda: fast_build(project), lambda: fast_build(project, "site-too")):
        assert_same(built, aged)


def test_after_builds_that_were_killed(project: Path, aged: Build) -> None:
    shutil.rmtree(project / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build"]
    posts = project / ".cache/posts"
    for kept in (1, 4, 8):
        environment = os.environ | ENVIRONMENT | {"PYTHONPATH": str(project / "packages")}
        process = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.DEVNULL)
        while process.poll() is None and len(list(posts.glob("*.json"))) < kept:
            time.sleep(0.001)
        process.kill()
        process.wait()
    for path in posts.iterdir():
        path.write_bytes(path.read_bytes()[:-20])  # as a disk may leave it that lost power
        break
    (posts / "x.123").write_bytes(b"{")
    assert_same(fast_build(project), aged)
    assert len(list(posts.iterdir())) == len(list((project / "docs/blog/posts").iterdir())) - 1  # one goes round


LIVE: list[tuple[str, list[Callable[[Path], None]], str, bool]] = [
    # what is changed, how, a page that shows it, and whether that is a short way
    ("the middle of a text", [edit(POST.format("bai-so-1"), "Chữ.", "Chữ *mới*.")], "blog/bai-so-1/", True),
    ("a text's beginning", [edit(POST.format("du-thu"), "Mở đầu", "Mở màn")], "blog/archive/2020/", True),
    ("a text again", [edit(POST.format("du-thu"), "Mở màn", "Mở [lối](khong-co.md)")], "blog/archive/2020/", True),
    ("a first image", [edit(POST.format("bai-so-2"), "Mở đầu", "![](/dl/dl.jpg) Mở đầu")], "blog/archive/2021/", True),
    ("a part that others link to", [edit(POST.format("b"), "## Mục", "## Mục mới")], "blog/b/", False),
    ("its page, not that part", [edit(POST.format("b"), "Chữ[^1]", "Từ[^1]")], "blog/b/", True),
    ("front matter", [edit(POST.format("b"), "title: B", "title: Bê")], "blog/", False),
    ("two texts", [edit(POST.format("a"), "Xem", "Coi"), edit(POST.format("b"), "Từ", "Lời")], "blog/a/", False),
    ("a new post", [write(POST.format("moi"), OTHER + "Chữ.\n")], "blog/moi/", False),
    ("a text that reads a file", [edit(POST.format("c"), "Xem", "Coi")], "blog/c/", True),
    ("a file that is read", [edit("docs/doan.txt", "một", "hai")], "blog/c/", False),
    ("a template", [edit("overrides/partials/copyright.html", "{#-", "<p>x</p>{#-")], "about/", False),
    ("a post is gone", [delete(POST.format("moi"))], "blog/", False),
]


def test_live_server_after_each_change(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", POSTS)
    (project / "slow.yml").write_text("INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n", encoding="utf-8")
    with serve(project) as live:
        live.assert_same_as_slow(project / "site-slow")
        for name, changes, page, short in LIVE:
            before = live.page(page)
            for change in changes:
                change(project)
            live.wait_for_another_build()
            try:
                live.assert_same_as_slow(project / "site-slow")
                assert live.page(page) != before
                assert live.took_short_way() == short, live.log.read_text(encoding="utf-8")
            except AssertionError as error:
                error.add_note(f"after this change: {name}")
                raise


@dataclass
class Live:
    """A running `mkdocs serve`.

    Attributes:
        project: what it serves.
        log: the file with what it prints.
        builds: how many it is known to have done.
    """

    project: Path
    url: str
    log: Path
    builds: int = 0

    @property
    def site(self) -> Path:
        """The folder that it builds into."""
        return next((self.project / "tmp").glob("mkdocs_*"))

    def page(self, path: str) -> bytes:
        """Return a page's file, nothing when there is none."""
        file = self.site / path / "index.html"
        return file.read_bytes() if file.is_file() else b""

    def wait_for_another_build(self) -> None:
        """Wait until another build is done."""
        self.builds += 1
        end = time.monotonic() + 120
        while self.log.read_text(encoding="utf-8").count("Reloading browsers") < self.builds:
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.02)
        time.sleep(0.7)  # an event that comes late makes another build
        self.builds = self.log.read_text(encoding="utf-8").count("Reloading browsers")

    def took_short_way(self) -> bool:
        """Tell whether the last build was a short one.

        MkDocs does not say "Documentation built in 0.56 seconds" twice, so that the line at the beginning counts.
        """
        text = self.log.read_text(encoding="utf-8")
        return text.rfind("its page is fresh") > text.rfind("Building documentation")

    def assert_same_as_slow(self, site: Path) -> None:
        """Fail when the folder differs from what a server without shortcuts would build."""
        command = [sys.executable, "-c", SLOW_SERVER, str(site), self.url]
        done = subprocess.run(command, cwd=self.project, env=os.environ | ENVIRONMENT, capture_output=True, check=False)
        built = Build(site, done.stderr.decode(), done.returncode)
        assert_same(Build(self.site, built.output, 0), built)


SLOW_SERVER = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("slow.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
config.site_url = sys.argv[2]
build(config, serve_url=sys.argv[2])
config.plugins.on_shutdown()
"""


@contextmanager
def serve(project: Path) -> Iterator[Live]:
    """Run `mkdocs serve` in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    live = Live(project, f"http://{address}/", project / "log")
    (project / "tmp").mkdir()
    environment = os.environ | ENVIRONMENT | {"TMPDIR": str(project / "tmp")}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with live.log.open("w") as output:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 120
        while "Serving on" not in live.log.read_text(encoding="utf-8"):
            assert process.poll() is None, live.log.read_text(encoding="utf-8")
            assert time.monotonic() < end
            time.sleep(0.02)
        yield live
    finally:
        process.terminate()
        process.wait()
