"""Dates that Hugo takes from a file's name or from git stand in the front matter of what was moved in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest
from hugo_import.config import read_config
from hugo_import.dates import add_dates, with_dates
from hugo_import.plan import Plan
from hugo_import.report import Report

#: A file's name, when it was committed last, the post, and the post with what it lacks.
POSTS = [
    ("2020-01-02-x.md", "", "---\ntitle: X\n---\nText", '---\ndate: 2020-01-02\nslug: "x"\ntitle: X\n---\nText'),
    ("2020-01-02-x.md", "", "+++\n+++\n", '+++\ndate = 2020-01-02\nslug = "x"\n+++\n'),
    ("2020-01-02-10-11-12-x.md", "", "---\nslug: y\n---\n", "---\ndate: 2020-01-02T10:11:12\nslug: y\n---\n"),
    ("2020-01-02-x/index.md", "", "---\ndate: 2021-01-01\n---\n", ""),
    ("x.md", "2024-05-06T07:08:09Z", "---\ndate: 2021-01-01\n---\n",
     "---\nlastmod: 2024-05-06T07:08:09Z\ndate: 2021-01-01\n---\n"),
    ("x.md", "2024-05-06T07:08:09Z", "---\nlastmod: 2021-01-01\n---\n", ""),
    ("2020-01-02-x.md", "", '{"title": "X"}\nText', ""),
    ("2020-01-02-x.md", "", "---\ntitle: [\n---\nText", ""),
    ("x.md", "", "Text", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changed", "post", "expected"), POSTS)
def test_a_post_gets_the_dates_that_it_lacks(name: str, changed: str, post: str, expected: str) -> None:
    assert with_dates(post, Path(name), changed, by_name=True) == expected


def test_last_changes_are_those_of_git(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("enableGitInfo = true\n", encoding="utf-8")
    (tmp_path / "bài.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    date = {"GIT_AUTHOR_DATE": "2024-05-06T07:08:09+07:00", "GIT_COMMITTER_DATE": "2024-05-07T07:08:09+07:00"}
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path, env=os.environ | date, check=True)
    plan = Plan(tmp_path, [])
    target = PurePosixPath("docs/blog/posts/bài.md")
    plan.sources[target] = tmp_path / "bài.md"
    assert add_dates(read_config(tmp_path), plan) == 1
    assert plan.texts == {target: "---\nlastmod: 2024-05-06T07:08:09+07:00\ntitle: X\n---\n"}


def test_without_git_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("enableGitInfo = true\n", encoding="utf-8")
    plan = Plan(tmp_path, [], report=Report())
    assert add_dates(read_config(tmp_path), plan) == 0
    assert list(plan.report.notes) == ["dates of last changes, which Hugo took from git, left out"]
