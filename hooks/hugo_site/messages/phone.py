"""`mkdocs serve` for a phone in the same network: where it is, as text and as a QR code in the terminal."""

from __future__ import annotations

import io
import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from ..log import log

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def network_address() -> str:
    """Return this machine's address in its network, empty where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address of nobody's (RFC 5737); nothing is sent
        except OSError:
            return ""
        return str(asked.getsockname()[0])


def show_address(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
    """Tell where a phone finds the site, if others can reach it (`--phone`, or an address of one's own for `-a`)."""
    host = str(config.dev_addr.host)
    if host == "localhost" or ipaddress.ip_address(host).is_loopback:
        return
    url = server.url
    if ipaddress.ip_address(host).is_unspecified:  # all addresses of this machine
        address = network_address()
        if not address:
            log.warning("No phone finds the site: this machine is in no network; join one, and start again")
            return
        url = url.replace(host, address, 1)
    log.info("On a phone in the same network, until Ctrl-C: %s\n%s", url, code(url))


def code(text: str) -> str:
    """Return a QR code of characters, two rows of modules in each line."""
    import segno  # noqa: PLC0415 (few builds draw one)

    lines = io.StringIO()
    segno.make(text, micro=False).terminal(lines, compact=True, border=2)
    return lines.getvalue()
