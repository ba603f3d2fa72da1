"""Sites that are damaged or strange: told, and nothing half done."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from hugo_import.command import main
from site_builder import PROJECT, SETTINGS_FILES, contents, write

POST = "---\ntitle: Một\ndate: 2024-01-01\n---\nChữ\n"


def _circle(site: Path) -> None:
    (site / "static/a").symlink_to(site / "static/b")
    (site / "static/b").symlink_to(site / "static/a")
    (site / "content/posts/quanh").symlink_to(site / "content")


def _pipe(site: Path) -> None:
    os.mkfifo(site / "content/posts/ong.md")


def _file_and_folder(site: Path) -> None:
    (site / "content/about.md").write_text("Tôi\n", encoding="utf-8")
    (site / "static/about.md").mkdir()
    (site / "static/about.md/x.txt").write_text("x", encoding="utf-8")


def _absolute(site: Path) -> None:
    outside = site.parent / "ngoai"
    outside.mkdir()
    (outside / "x.jpg").write_text("riêng", encoding="utf-8")
    (site / "hugo.toml").write_text(f'title = "X"\nstaticDir = ["static", "{outside}"]\n', encoding="utf-8")


def _no_utf8(site: Path) -> None:
    Path(os.fsdecode(os.fsencode(site / "static") + b"/\xff.jpg")).write_bytes(b"jpg")


def _broken_link(site: Path) -> None:
    (site / "content/posts/mat.md").symlink_to(site / "khong-co.md")


#: What is wrong, and what is said of it.
FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "links in circles": (_circle, "links that lead nowhere, not copied (3 times, first in content/posts/mat.md)"),
    "a pipe": (_pipe, "pipes and devices, not copied (content/posts/ong.md)"),
    "a file where a folder must be": (_file_and_folder, "files in a folder where a file has the name, not written"),
    "a folder out of the site": (_absolute, "links out of the site, not copied"),
    "a name that is not UTF-8": (_no_utf8, "file names that are not UTF-8, not copied"),
    "a link to nothing": (_broken_link, "links that lead nowhere, not copied (3 times, first in content/posts/mat.md)"),
}


pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project that a site with all faults was moved to, and what was told."""
    folder = tmp_path_factory.mktemp("bad")
    site, project = folder / "hugo", folder / "project"
    (site / "content/posts").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "content/posts/mot.md").write_text(POST, encoding="utf-8")
    (site / "hugo.toml").write_text('title = "X"\n', encoding="utf-8")
    (project / "hooks").mkdir(parents=True)
    for name, text in SETTINGS_FILES.items():
        (project / name).write_text(text, encoding="utf-8")
    for damage, _ in FAULTS.values():
        damage(site)
    told = io.StringIO()
    with redirect_stdout(told), pytest.MonkeyPatch.context() as patched:
        patched.setattr("hugo_import.command.check_site", lambda *_: None)  # what a build would say is no matter here
        main([str(site), "--dest", str(project)])
    told.getvalue().encode()  # any terminal can show it
    return project, told.getvalue()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told(name: str, moved: tuple[Path, str]) -> None:
    assert FAULTS[name][1] in moved[1]


def test_the_rest_moves_in_and_nothing_from_elsewhere(moved: tuple[Path, str]) -> None:
    project, _ = moved
    assert (project / "docs/blog/posts/mot.md").read_text(encoding="utf-8") == POST
    assert not any("riêng" in path.read_text("utf-8", "replace") for path in project.rglob("*.jpg"))


def test_a_file_where_the_content_must_be_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"hugo/hugo.toml": 'title = "X"\n', "hugo/content": "Chữ\n", **SETTINGS_FILES})
    main([str(tmp_path / "hugo"), "--dest", str(tmp_path), "--dry-run"])
    assert "content that nothing took over (content)" in capsys.readouterr().out


@pytest.mark.parametrize("fails", ["mkdocs.yml", "docs/blog/posts/hai.md", "docs/moi/x.txt"])
def test_what_cannot_be_written_to_the_end_leaves_all_as_it_was(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = {f"hugo/content/posts/{name}.md": POST for name in ("mot", "hai", "ba")}
    site = {"hugo/hugo.toml": 'title = "X"\n', "hugo/static/moi/x.txt": "x", **posts}
    write(tmp_path, {**site, **{f"project/{name}": text for name, text in SETTINGS_FILES.items()}})
    write(tmp_path, {"project/docs/index.md": (PROJECT / "docs/index.md").read_text(encoding="utf-8")})
    before = contents(tmp_path / "project")

    def full(source: Path | bytes, place: Path) -> None:
        if place == tmp_path / "project" / fails:
            place.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device", str(place))
        place.write_bytes(source if isinstance(source, bytes) else source.read_bytes())

    monkeypatch.setattr("hugo_import.changes.put", full)
    assert main([str(tmp_path / "hugo"), "--dest", str(tmp_path / "project")]) == 2
    assert f"{fails}: No space left on device; nothing was changed" in capsys.readouterr().out
    assert contents(tmp_path / "project") == before
    assert not (tmp_path / "project/docs/moi").exists()


@pytest.mark.parametrize(
    ("step", "told"), [("plan_site", "stopped; nothing was"), ("check_site", "not checked, as it was")]
)
def test_who_stops_it_is_told_what_was_done(
    step: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path, {"hugo/hugo.toml": "", **SETTINGS_FILES})
    monkeypatch.setattr(f"hugo_import.command.{step}", stop)
    assert main([str(tmp_path / "hugo"), "--dest", str(tmp_path)]) == (2 if step == "plan_site" else 1)
    assert told in capsys.readouterr().out
