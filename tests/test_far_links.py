"""`check_site --links`: other sites are asked politely whether links to them still lead somewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hugo_site.messages.far_links import FarLink, FarSites, far_links
from site_builder import ENVIRONMENT, copy_project
from site_server import answered

HEAD_ONLY_REFUSED = "/head"
ANSWERS = {
    "/gone": 410,
    "/none": 404,
    "/broken": 500,
    "/login": 401,
    "/busy": 429,
    "/t%E1%BB%AB?a=b%20c": 200,
    "/": 200,
}


class OtherSite(BaseHTTPRequestHandler):
    """A server with one path for each kind of answer."""

    asked: list[str]

    def do_HEAD(self) -> None:
        """Answer as a server that knows no HEAD for one path."""
        self._answer(405 if self.path == HEAD_ONLY_REFUSED else ANSWERS.get(self.path, 404))

    def do_GET(self) -> None:
        """Answer."""
        self._answer(200 if self.path == HEAD_ONLY_REFUSED else ANSWERS.get(self.path, 404))

    def _answer(self, status: int) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other() -> Iterator[str]:
    """The address of the other site."""
    OtherSite.asked = []
    with answered(OtherSite) as address:
        yield address


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ('<a href="https://a.b/?x=1&amp;y#z">', "một\n[c](https://a.b/?x=1&y#z)", [(2, "https://a.b/?x=1&y")]),
        ('<img src="http://a.b/c.png"><img src="/d.png">', "\n\n![](http://a.b/c.png)", [(3, "http://a.b/c.png")]),
        ('<a href="https://a.b/made">', "{{< x >}}", [(1, "https://a.b/made")]),
        ('<a href="mailto:a@b.c"><a href="//a.b/"><a><pre>https://a.b/</pre>', "", []),
    ],
)
def test_links_of_a_page(html: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert [(link.line, link.url) for link in far_links(html, "docs/x.md", text)] == expected


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", ""),
        (HEAD_ONLY_REFUSED, ""),
        ("/từ?a=b c", ""),
        ("/login", ""),
        ("/busy", ""),
        ("/none", "is not there any more"),
        ("/gone", "was taken away for good"),
        ("/broken", "answers 500, an error of its own"),
    ],
)
def test_what_is_said_of_an_answer(other: str, tmp_path: Path, path: str, told: str) -> None:
    link = FarLink("docs/x.md", 3, other + path)
    found = list(FarSites(tmp_path / "links.json", pause=0).dead([link]))
    assert found == ([(link, told)] if told else [])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://127.0.0.1:9/", "cannot be reached: "),
        ("http://khong-co.invalid/", "cannot be reached: "),
        ("http://[a", "is no address"),
        ("http://a.b:x/", "cannot be reached: "),
    ],
)
def test_a_server_that_is_not_there(tmp_path: Path, url: str, told: str) -> None:
    found = list(FarSites(tmp_path / "links.json", pause=0).dead([FarLink("docs/x.md", 3, url)]))
    assert [text.startswith(told) for _, text in found] == [True]


def test_each_address_is_asked_once_with_a_pause_and_what_answered_is_kept(other: str, tmp_path: Path) -> None:
    now, waited = [1000.0], list[float]()

    def wait(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    sites = FarSites(tmp_path / "a/links.json", (f"{other}/allowed",), 2.0, lambda: now[0], wait)
    links = [FarLink("docs/x.md", line, other + path) for line, path in enumerate(["/", "/none", "/", "/allowed/1"])]
    assert [link.line for link, _ in sites.dead([*links, *links])] == [1]
    assert OtherSite.asked == ["HEAD /", "HEAD /none", "GET /none"]
    assert waited == [2.0, 2.0]

    OtherSite.asked.clear()
    list(sites.dead(links))
    assert OtherSite.asked == ["HEAD /none", "GET /none"]  # what was dead is asked anew

    now[0] += 31 * 24 * 3600
    OtherSite.asked.clear()
    list(sites.dead(links))
    assert "HEAD /" in OtherSite.asked


@pytest.mark.parametrize("content", ["", "[", "[1]", '{"http://a": "x"}'])
def test_a_broken_file_of_answers_is_none(other: str, tmp_path: Path, content: str) -> None:
    kept = tmp_path / "links.json"
    kept.write_text(content, encoding="utf-8")
    assert list(FarSites(kept, pause=0).dead([FarLink("docs/x.md", 1, f"{other}/")])) == []
    assert list(json.loads(kept.read_text(encoding="utf-8"))) == [f"{other}/"]


def test_the_command_tells_file_and_line(other: str, tmp_path: Path) -> None:
    post = f"---\ntitle: Một\ndate: 2024-01-01\n---\n\nChữ [x]({other}/none) ![y]({other}/allowed.png)\n"
    files = {"docs/blog/posts/tu-bo-deep-learning.md": post}
    project = copy_project(tmp_path / "project", files, f'extra: {{ not_asked: ["{other}/allowed"] }}')
    done = subprocess.run(
        [sys.executable, "-m", "check_site", "--links"],
        cwd=project,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": str(project / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = f'docs/blog/posts/tu-bo-deep-learning.md:6: link: "{other}/none" is not there any more; write another'
    assert told in done.stdout
    assert done.returncode == 0
    assert OtherSite.asked == ["HEAD /none", "GET /none"]
