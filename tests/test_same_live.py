"""`mkdocs serve` gives the same site after a save, byte for byte, as one with `extra: hugo: fast: false`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import forked_mkdocs
from aging_project import OTHER, POST, aging_project, assert_same, delete, edit, write
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from site_builder import ENVIRONMENT, Build, serving

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
    project = aging_project(tmp_path / "project")
    (project / "tmp").mkdir()
    with serving(project, project / "log", {"TMPDIR": str(project / "tmp")}) as port:
        live = Live(project, f"http://127.0.0.1:{port}/", project / "log")
        for number, (name, changes, page, short) in enumerate(LIVE, 1):
            before = live.page(page)
            for change in changes:
                change(project)
            try:
                if short or number == len(LIVE):  # what a whole build would leave wrong, the next short way leaves, too
                    live.assert_same_as_slow(project / "site-slow", page, before)
                else:
                    live.wait_for_another(page, before)
                assert live.took_short_way() == short, live.log.read_text(encoding="utf-8")
            except AssertionError as error:
                error.add_note(f"after this change: {name}")
                raise


@dataclass
class Live:
    """A running `mkdocs serve`."""

    project: Path  # what it serves
    url: str
    log: Path  # the file with what it prints

    @property
    def site(self) -> Path:
        """The folder that it builds into."""
        return next((self.project / "tmp").glob("mkdocs_*"))

    def page(self, path: str) -> bytes:
        """Return a page's file, nothing when there is none."""
        file = self.site / path / "index.html"
        return file.read_bytes() if file.is_file() else b""

    def wait_for_another(self, path: str, before: bytes) -> None:
        """Wait until a page is another, and the build that has written it is done."""
        end = time.monotonic() + 120
        while self.page(path) in (before, b"") or not self._is_idle():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.02)

    def _is_idle(self) -> bool:
        text = self.log.read_text(encoding="utf-8")
        is_all_made = not self.took_short_way() or text.rfind("fresh, too") > text.rfind("its page is fresh")
        return text.rfind("Reloading browsers") > text.rfind("Detected file changes") and is_all_made

    def took_short_way(self) -> bool:
        """Tell whether the last build was a short one.

        MkDocs does not say "Documentation built in 0.56 seconds" twice, so that the line at the beginning counts.
        """
        text = self.log.read_text(encoding="utf-8")
        return text.rfind("its page is fresh") > text.rfind("Building documentation")

    def assert_same_as_slow(self, site: Path, path: str, before: bytes) -> None:
        """Wait for another version of a page; fail when the folder differs from what a slow server would build."""
        with ThreadPoolExecutor() as beside:
            surroundings = os.environ | ENVIRONMENT
            slow = beside.submit(forked_mkdocs.run, [str(site), self.url], self.project, surroundings, slow_server)
            self.wait_for_another(path, before)
            code, output = slow.result()
        built = Build(site, output, code)
        assert_same(Build(self.site, built.output, 0), built)


def slow_server(arguments: list[str]) -> None:
    """Build as `mkdocs serve` does into a folder, for an address, without shortcuts."""
    folder, url = arguments
    config = load_config("slow.yml", site_dir=folder)
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = url
    mkdocs_build(config, serve_url=url)
    config.plugins.on_shutdown()
