"""A fast build gives the same site, byte for byte, as one with `extra: hugo: fast: false`."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OLDER_POSTS
from site_builder import PROJECT, Build, build, copy_project

POSTS = {f"docs/blog/posts/{name}.md": text for name, text in OLDER_POSTS.items()}
POSTS["docs/blog/posts/du-thu.md"] = (PROJECT / "tests/every_feature.md").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = copy_project(tmp_path / "project", POSTS)
    (folder / "slow.yml").write_text("INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n", encoding="utf-8")
    return folder


def slow_build(project: Path) -> Build:
    """Build without shortcuts."""
    return build(project, "--config-file=slow.yml", "--site-dir=site-slow")


def tree(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files below a folder by their paths."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_same(fast: Path, slow: Path) -> None:
    """Fail with the names of the files that differ."""
    left, right = tree(fast), tree(slow)
    assert {path for path in left.keys() | right.keys() if left.get(path) != right.get(path)} == set()


def test_same_site(project: Path) -> None:
    assert build(project).exit_code == slow_build(project).exit_code == 0
    assert_same(project / "site", project / "site-slow")
