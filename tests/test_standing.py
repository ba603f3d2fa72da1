"""`mkdocs build` ends at once where the site stands: nothing has changed that it depends on, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hugo_site.speed.again import standing
from site_builder import build, copy_project, mkdocs

POST = "docs/blog/posts/bai.md"
TEXT = "---\ntitle: Bài\ndate: 2023-05-01\n---\n\nMột chữ.\n"
STANDS = "Nothing has changed since the last build"


def other_text_of_that_size_and_time(project: Path) -> None:
    post = project / POST
    state = post.stat()
    post.write_text(TEXT.replace("Một", "Hai"), encoding="utf-8")
    os.utime(post, ns=(state.st_atime_ns, state.st_mtime_ns))


def other_page_of_the_site(project: Path) -> None:
    (project / "site/about/index.html").write_text("của ai khác", encoding="utf-8")


def told_of_nav(output: str) -> list[str]:
    return [line for line in output.splitlines() if "lone.md" in line]


def nothing(project: Path) -> None:
    """Leave all as it is."""


#: What happens, the further arguments of the build after it, and the further variables of its environment.
CHANGES: list[tuple[Callable[[Path], None], list[str], dict[str, str]]] = [
    (other_text_of_that_size_and_time, [], {}),
    (other_page_of_the_site, [], {}),
    (nothing, ["--strict"], {}),
    (nothing, [], {"TZ": "Asia/Tokyo"}),
]


def test_a_site_stands_until_something_changes(tmp_path: Path) -> None:
    files = {POST: TEXT, "docs/lone.md": "# Trang"}
    project = copy_project(tmp_path / "project", files, "validation: {nav: {omitted_files: info}}")
    first = build(project)
    assert STANDS not in first.output
    for change, arguments, environment in CHANGES:
        again = build(project)
        assert (again.exit_code, STANDS in again.output) == (0, True), (change.__name__, again.output)
        assert told_of_nav(again.output) == told_of_nav(first.output) != []
        change(project)
        other = mkdocs(project, "build", *arguments, environment=environment)
        assert (other.returncode, STANDS in other.stdout) == (0, False), (change.__name__, other.stdout)
        if arguments:
            build(project)
    assert "Hai chữ." in (project / "site/blog/bai/index.html").read_text(encoding="utf-8")
    assert "của ai khác" not in (project / "site/about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "exit_code"),
    [
        (TEXT + "\n{{< khong-co >}}\n", 1),  # what is wrong is told each time
        (TEXT.replace("date: 2023-05-01", "date: 2023-05-01\nexpiryDate: 2093-05-01"), 0),
        (TEXT.replace("2023", "2093"), 0),
        (TEXT + '\n--8<-- "lone.md"\n', 0),  # may read anything
    ],
)
def test_a_site_that_may_become_another_is_built_each_time(tmp_path: Path, text: str, exit_code: int) -> None:
    project = copy_project(tmp_path / "project", {POST: text, "docs/lone.md": "Trang."})
    for _ in range(2):
        done = build(project, "--strict")
        assert (done.exit_code, STANDS in done.output) == (exit_code, False), done.output


def test_a_command_other_than_build_is_left_alone() -> None:
    assert standing.is_building() is False
