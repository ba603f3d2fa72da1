"""The first post is the author's, byte for byte, and stays so whatever is built."""

from __future__ import annotations

import hashlib
from pathlib import Path

from site_builder import PROJECT, build, copy_project, files_in

FIRST_POST = PROJECT / "docs/blog/posts/tu-bo-deep-learning.md"
SHA256 = "36b4959ee7683814e741d43c249927c93e6221fe8de50dfec1f0945708d26e43"


def test_first_post_is_byte_for_byte_its_authors() -> None:
    assert hashlib.sha256(FIRST_POST.read_bytes()).hexdigest() == SHA256


def test_a_build_rewrites_no_post(tmp_path: Path) -> None:
    project = copy_project(
        tmp_path / "project", {"docs/blog/posts/toml.md": '+++\ntitle = "T"\ndate = 2024-01-02\n+++\nT\n'}
    )
    before = snapshot(project / "docs")

    assert build(project).exit_code == 0

    assert snapshot(project / "docs") == before


def snapshot(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Each file's bytes and time of last change."""
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files_in(folder).values()}
