"""A fast build gives the same site, byte for byte, and the same warnings as one with `extra: hugo: fast: false`.

One project grows old through `STEPS`; after each it is built without shortcuts, and warm, with what the cache has from
before.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from aging_project import FOR_ALL, OTHER, POST, Change, aging_project, assert_same, delete, draw, edit, rename, write
from hugo_site.files.helper import FEWEST
from site_builder import ENVIRONMENT, Build, mkdocs

STEPS: list[list[Change]] = [  # what makes all that is kept worthless stands alone, or it would hide the others
    [
        ("a post's text", edit(POST.format("bai-so-1"), "Chữ.", "Chữ khác."), "blog/bai-so-1/index.html"),
        ("an image appears", draw(40, 30), "blog/a/index.html"),
        ("a title", edit(POST.format("b"), "title: B", "title: Bê"), "blog/index.html"),
        ("a parameter of a post", edit(POST.format("e"), "tags:", "note: lời\ntags:"), "blog/e/index.html"),
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
    FOR_ALL,  # each by itself: tests/test_cache_key.py
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return aging_project(tmp_path_factory.mktemp("same") / "project")


def fast_build(project: Path, site: str = "site") -> Build:
    """Build with all shortcuts."""
    return _build(project, "mkdocs.yml", site)


def slow_build(project: Path) -> Build:
    """Build without shortcuts."""
    return _build(project, "slow.yml", "site-slow")


def _build(project: Path, settings: str, site: str, *options: str) -> Build:
    other = project / "packages"  # for which Python starts anew
    environment = {"PYTHONPATH": str(other)} if other.exists() else {}
    command = ["build", f"--config-file={settings}", f"--site-dir={site}", *options]
    done = mkdocs(project, *command, environment=environment)
    return Build(project / site, done.stdout, done.returncode)


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


def test_warm_builds_after_each_change_and_two_cold_ones_at_once(project: Path, aged: Build) -> None:
    shutil.rmtree(project / ".cache")
    for built in together(lambda: fast_build(project), lambda: fast_build(project, "site-too")):
        assert_same(built, aged)


@pytest.mark.weekly
def test_many_posts_which_two_processes_share(tmp_path: Path) -> None:
    text = OTHER + "Xem [bài](/posts/bai-{}/) và [không có](/khong-co/).\n\n```python\nx = {}\n```\n\n## Mục\n"
    posts = {POST.format(f"bai-{number}"): text.format(number - 1, number) for number in range(FEWEST)}
    project = aging_project(tmp_path / "project", posts)
    slow, fast = slow_build(project), _build(project, "mkdocs.yml", "site", "--verbose")
    assert_same(fast, slow)
    shared = re.findall(r"(\d+) tasks for [1-9] more processes", fast.output)
    if len(os.sched_getaffinity(0)) > 1:
        assert sum(int(tasks) >= FEWEST for tasks in shared) == 2  # posts, then pages
    assert_same(fast_build(project), slow)


@pytest.mark.weekly
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
