"""`mkdocs serve --phone`: a phone in the same network finds the site, by text and by a QR code in the terminal."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import segno
from hugo_site.messages.phone import code, show_address
from mkdocs.livereload import LiveReloadServer
from run_mkdocs import with_phone

URL = "http://192.168.1.5:8000/repo/"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("build --strict", "build --strict"),
        ("serve", "serve"),
        ("serve --phone", "serve --dev-addr 192.168.1.5:8000"),
        ("serve --phone --strict", "serve --strict --dev-addr 192.168.1.5:8000"),
        ("serve --phone -a 192.168.1.5:9000", "serve -a 192.168.1.5:9000"),
        ("serve --phone --dev-addr=192.168.1.5:9000", "serve --dev-addr=192.168.1.5:9000"),
        ("serve -a192.168.1.5:9000 --phone", "serve -a192.168.1.5:9000"),
    ],
)
def test_what_mkdocs_is_given(arguments: str, expected: str) -> None:
    assert with_phone(arguments.split(), lambda: "192.168.1.5") == expected.split()


def test_all_addresses_without_a_network_are_warned_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hugo_site.messages.phone.network_address", str)
    server = LiveReloadServer(lambda: None, host="0.0.0.0", port=8000, root=str(tmp_path), mount_path="/repo/")
    config: Any = SimpleNamespace(dev_addr=SimpleNamespace(host="0.0.0.0", port=8000))
    show_address(server, config=config, builder=lambda: None)
    server.server_close()
    assert caplog.messages == ["No phone finds the site: this machine is in no network; join one, and start again"]


def test_without_a_network_it_says_so() -> None:
    with pytest.raises(SystemExit, match="this machine is in no network"):
        with_phone(["serve", "--phone"], str)


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", ""),
        ("localhost", ""),
        ("::1", ""),
        ("192.168.1.5", "http://192.168.1.5:8000/repo/"),
        ("0.0.0.0", "http://10.1.2.3:8000/repo/"),
    ],
)
def test_the_address_is_told_where_others_can_reach_it(
    host: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hugo_site.messages.phone.network_address", lambda: "10.1.2.3")
    server = LiveReloadServer(lambda: None, host=host, port=8000, root=str(tmp_path), mount_path="/repo/")
    config: Any = SimpleNamespace(dev_addr=SimpleNamespace(host=host, port=8000))
    with caplog.at_level(logging.INFO, "mkdocs.hugo_site"):
        show_address(server, config=config, builder=lambda: None)
    server.server_close()
    assert caplog.messages == ([f"On a phone in the same network, until Ctrl-C: {told}\n{code(told)}"] if told else [])


def test_the_code_is_that_of_the_address() -> None:
    """Light modules are drawn, two rows in a line."""
    halves = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
    rows: list[bytes] = []
    for line in code(URL).splitlines():
        rows += [bytes(halves[sign][half] for sign in line) for half in (0, 1)]
    size = len(segno.make(URL, micro=False).matrix)
    inner = [row[2 : 2 + size] for row in rows[2 : 2 + size]]
    assert inner == [bytes(row) for row in segno.make(URL, micro=False).matrix]
