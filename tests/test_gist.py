"""The shortcode `gist`: its code where a build can have it, a link elsewhere; never a failed build."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

import pytest
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.registry import registry
from hugo_site.reading.gists import Gists
from material_oracle import hugo_converter
from site_server import answered

LINK = "https://gist.github.com/ai/c0ffee"
FILES = {"a.go": "func a() { return `b` }\n", "b.md": "```\n<b>\n```\n"}
ANSWERS = {
    "/c0ffee": json.dumps({"files": {name: {"content": text, "truncated": False} for name, text in FILES.items()}}),
    "/bad": "no JSON",
    "/cut": json.dumps({"files": {"a": {"content": "x", "truncated": True}}}),
    "/e": json.dumps(["no gist"]),
}


class GitHub(BaseHTTPRequestHandler):
    """Answers as GitHub does, and counts."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        answer = ANSWERS.get(self.path)
        self.send_response(200 if answer else 404)
        self.end_headers()
        self.wfile.write((answer or "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def github() -> Iterator[str]:
    GitHub.asked = []
    with answered(GitHub) as address:
        yield address


def test_a_gist_is_read_once_and_kept(github: str, tmp_path: Path) -> None:
    assert Gists(tmp_path, server=github).files("c0ffee") == FILES
    assert Gists(tmp_path, server=github).files("C0FFEE") == FILES
    assert Gists(tmp_path, server="http://127.0.0.1:9", is_on=False).files("c0ffee") == FILES
    assert GitHub.asked == ["/c0ffee"]


@pytest.mark.parametrize("identifier", ["bad", "cut", "e", "dead", "../x", ""])
def test_what_is_no_gist_is_none(github: str, tmp_path: Path, identifier: str) -> None:
    assert Gists(tmp_path, server=github).files(identifier) is None


def test_a_damaged_copy_is_read_anew(github: str, tmp_path: Path) -> None:
    (tmp_path / "c0ffee.json").write_text("{")
    assert Gists(tmp_path, server=github).files("c0ffee") == FILES


def test_without_a_network_a_build_asks_once(tmp_path: Path) -> None:
    folder = tmp_path / "gists"
    assert Gists(folder, server="http://127.0.0.1:9").files("c0ffee") is None
    assert time.time() - (folder / "unreachable").stat().st_mtime < 100
    assert Gists(folder, server="http://no.invalid").files("c0ffee") is None


def test_a_folder_that_cannot_be_written_ends_no_build(github: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Gists(tmp_path / "file" / "gists", server=github).files("c0ffee") == FILES


class HostWithGists(NullHost):
    """A host that can read gists."""

    def gist(self, identifier: str) -> Mapping[str, str] | None:
        """Return the files."""
        return FILES if identifier == "c0ffee" else None


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("{{< gist ai c0ffee >}}", [LINK, "a.go", "func", "b.md", "&lt;b&gt;"], ["<script"]),
        ('{{< gist ai c0ffee "A.go" >}}', [f"{LINK}#file-a-go", "func"], ["&lt;b&gt;"]),
        ('{{< gist ai c0ffee "c.go" >}}', [f"{LINK}#file-c-go"], ["func", "&lt;b&gt;"]),
        ("{{< gist ai 123 >}}", ["https://gist.github.com/ai/123"], ["<pre", "<script"]),
    ],
)
def test_code_stands_above_the_link(text: str, shown: list[str], hidden: list[str]) -> None:
    html = hugo_converter(shortcodes=registry(None, {}), host_of=HostWithGists).convert(text)
    assert [each for each in shown if each not in html] == []
    assert [each for each in hidden if each in html] == []
