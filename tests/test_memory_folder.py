"""Files for a moment lie in memory where there is room, killed builds leave none there, and late ones are made once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hugo_site.files import memory_folder
from hugo_site.files.late_file import LateFile
from mkdocs.config.defaults import MkDocsConfig


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(memory_folder, "_FOLDER", tmp_path)
    return tmp_path


def test_what_is_a_day_old_and_ours_goes(memory: Path) -> None:
    old = time.time() - 90_000
    for name in ("hugo_site_posts_old", "hugo_site_posts_new", "somebody_elses"):
        (memory / name).mkdir()
        (memory / name / "a.md").touch()
    for name in ("hugo_site_posts_old", "somebody_elses"):
        os.utime(memory / name, (old, old))
    assert memory_folder.memory_folder() == str(memory)
    assert {path.name for path in memory.iterdir()} == {"hugo_site_posts_new", "somebody_elses"}


def test_what_a_killed_build_has_left_goes_sooner(memory: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    theirs, ours = f"hugo_site_{int(gone.stdout)}_posts_a", f"{memory_folder.named_for('posts')}a"
    for name in (theirs, ours):
        (memory / name).mkdir()
    memory_folder.memory_folder()
    assert {path.name for path in memory.iterdir()} == {theirs, ours}  # another container's, perhaps

    for name in (theirs, ours):
        os.utime(memory / name, (time.time() - 1000,) * 2)
    memory_folder.memory_folder()
    assert {path.name for path in memory.iterdir()} == {ours}


def test_what_another_build_removes_meanwhile_is_no_mistake(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(memory), "glob", lambda folder, pattern: [folder / "hugo_site_posts_gone"])
    assert memory_folder.memory_folder() == str(memory)


def test_without_room_there_is_none(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_folder, "_ROOM", 2**80)
    assert memory_folder.memory_folder() is None


def test_without_such_a_folder_there_is_none(memory: Path) -> None:
    memory.rmdir()
    assert memory_folder.memory_folder() is None


def test_a_file_is_made_when_it_is_needed_and_as_a_plugin_wants_it(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.site_dir, config.use_directory_urls = str(tmp_path), True
    contents = iter([b"!", b"!"])
    file = LateFile("a/feed.json", config, lambda: next(contents), "made of this")
    file.copy_file()
    assert (tmp_path / "a/feed.json").read_bytes() == b"!"
    file.content_string = file.content_string + "?"
    file.copy_file()
    assert (tmp_path / "a/feed.json").read_bytes() == file.content_bytes == b"!?"
    assert file.made_of != "made of this"
