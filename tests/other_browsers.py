"""Windows of Firefox and WebKit, driven as W3C's WebDriver says, with nothing beside what Debian has of them.

WebKitWebDriver speaks it over HTTP. Firefox takes the same commands over its own socket, by other names: what stands
between the two elsewhere, geckodriver, is no package of Debian's. Sources: https://w3c.github.io/webdriver/#endpoints,
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

from site_builder import WITH_US

PATIENCE = 30  # seconds
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "ArrowRight": "\ue014"}
#: What Firefox calls the commands, and where the driver of WebKit has them.
COMMANDS = {
    "open": ("WebDriver:Navigate", "url"),
    "run": ("WebDriver:ExecuteScript", "execute/sync"),
    "act": ("WebDriver:PerformActions", "actions"),
    "back": ("WebDriver:Back", "back"),
    "resize": ("WebDriver:SetWindowRect", "window/rect"),
}
#: Its own talk with its maker is no part of the page; what a script does wrong is written down.
PREFERENCES = """\
user_pref("marionette.port", 0);
user_pref("browser.startup.page", 0);
user_pref("app.normandy.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.proxy.type", 0);
user_pref("intl.accept_languages", "vi");
user_pref("ui.prefersReducedMotion", 1);
user_pref("browser.dom.window.dump.enabled", true);
"""
MINI_BROWSER = ("lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser")  # below /usr


class Connection(Protocol):
    """Takes commands, and gives their values."""

    def send(self, name: str, parameters: Mapping[str, object]) -> Any:
        """Return a command's value; an answer that is an error is an AssertionError."""
        ...


@dataclass
class Window:
    """A window of a browser, as somebody sits before it."""

    connection: Connection  # What drives it
    log: Path  # What the browser writes down
    read: int = field(default=0)

    def open(self, address: str) -> None:
        """Go to an address."""
        self.connection.send("open", {"url": address})

    def back(self) -> None:
        """Go back to the page before."""
        self.connection.send("back", {})

    def resize(self, width: int, height: int) -> None:
        """Make the window as large as that, or as nearly as it can be."""
        self.connection.send("resize", {"width": width, "height": height})

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script's `return` returns, with `arguments` in it."""
        return self.connection.send("run", {"script": script, "args": list(arguments)})

    def until(self, expression: str) -> Any:
        """Wait until an expression is true, and return what it is."""
        end = time.monotonic() + PATIENCE
        while not (value := self.run(f"return {expression}")):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)
        return value

    def press(self, *keys: str) -> None:
        """Press keys by their names, one after the other, or letters."""
        pressed = [(kind, KEYS.get(key, key)) for key in keys for kind in ("keyDown", "keyUp")]
        actions = [{"type": kind, "value": value} for kind, value in pressed]
        self.connection.send("act", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def click(self, selector: str) -> None:
        """Click the middle of the first element of a selector."""
        self.until(f"document.querySelector({selector!r}) !== null")
        x, y = self.run(MIDDLE, selector)
        steps: list[dict[str, object]] = [{"type": "pointerMove", "x": x, "y": y, "origin": "viewport"}]
        steps += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.connection.send("act", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    def faults(self) -> list[str]:
        """Return what scripts of pages did wrong since it was asked last; only Firefox writes it down."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        new, self.read = text[self.read :], len(text)
        return [line for line in new.splitlines() if line.startswith("JavaScript error: http")]


MIDDLE = """
const element = document.querySelector(arguments[0])
element.scrollIntoView({ block: "center", behavior: "instant" })
const box = element.getBoundingClientRect()
return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
"""


def missing() -> Mapping[str, str]:
    """Return what each browser lacks on this machine, in words; nothing of one that is there."""
    lacks = {}
    if not firefox():
        lacks["firefox"] = "no Firefox on this machine: install Debian's `firefox-esr`"
    if not (shutil.which("WebKitWebDriver") and mini_browser() and shutil.which("Xvfb")):
        lacks["webkit"] = "no WebKit on this machine: install Debian's `webkit2gtk-driver` and `xvfb`"
    return lacks


def firefox() -> str | None:
    """Return where Firefox is."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def mini_browser() -> Path | None:
    """Return where the browser is that comes with WebKit."""
    return next((found for pattern in MINI_BROWSER for found in Path("/usr").glob(pattern)), None)


@contextmanager
def window(engine: str, folder: Path) -> Iterator[Window]:
    """Open a window of `firefox` or `webkit`, which keeps what it keeps in an empty folder."""
    with ExitStack() as stack:
        log = folder / "log"
        connection = (_firefox if engine == "firefox" else _webkit)(stack, folder, log)
        yield Window(connection, log)


@contextmanager
def _started(command: list[str | Path], log: Path, **environment: str) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*WITH_US, *command],
            env=os.environ | environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _written(file: Path) -> str:
    """Wait until a program has written a line to a file."""
    end = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text("utf-8").strip()):
        assert time.monotonic() < end, f"not written: {file}"
        time.sleep(0.05)
    return file.read_text("utf-8").strip()


def _firefox(stack: ExitStack, folder: Path, log: Path) -> Connection:
    (folder / "profile").mkdir()
    (folder / "profile/user.js").write_text(PREFERENCES)
    command: list[str | Path] = [
        firefox() or "",
        "--marionette",
        "--headless",
        "--no-remote",
        "--profile",
        folder / "profile",
    ]
    stack.enter_context(_started(command, log, HOME=str(folder)))
    port = int(_written(folder / "profile/MarionetteActivePort"))
    connection = Marionette(stack.enter_context(socket.create_connection(("127.0.0.1", port))))
    stack.enter_context(closing(connection.answers))
    connection.ask("WebDriver:NewSession", {"capabilities": {}})
    return connection


class Marionette:
    """Firefox's own connection: each message is JSON behind its length and a colon."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.answers = connection.makefile("rb")
        self._receive()  # its name and version

    def _receive(self) -> Any:
        length = b""
        while (digit := self.answers.read(1)) != b":":
            assert digit, "Firefox has gone"
            length += digit
        return json.loads(self.answers.read(int(length)))

    def ask(self, name: str, parameters: Mapping[str, object]) -> Any:
        """Return a command's answer by Firefox's name of it."""
        message = json.dumps([0, 1, name, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._receive()
        assert not error, error
        return answer

    def send(self, name: str, parameters: Mapping[str, object]) -> Any:
        """Return a command's value."""
        return self.ask(COMMANDS[name][0], parameters).get("value")


def _webkit(stack: ExitStack, folder: Path, log: Path) -> Connection:
    screen: list[str | Path] = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    stack.enter_context(_started(screen, folder / "screen"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environment = {"DISPLAY": f":{_written(folder / 'screen').split()[-1]}", "HOME": str(folder)}
    # It is drawn without a graphics card, and reads nothing but our own pages.
    environment |= {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    stack.enter_context(_started(["WebKitWebDriver", f"--port={port}"], log, **environment))
    driver = Driver(port)
    options = {"webkitgtk:browserOptions": {"binary": str(mini_browser()), "args": ["--automation"]}}
    driver.begin({"capabilities": {"alwaysMatch": options}})
    stack.callback(driver.end)
    return driver


class Driver:
    """A driver that speaks WebDriver over HTTP."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._session = ""

    def _ask(self, method: str, path: str, parameters: Mapping[str, object] | None = None) -> Any:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=2 * PATIENCE)) as connection:
            connection.request(method, path, None if parameters is None else json.dumps(parameters))
            answer = connection.getresponse()
            value = json.loads(answer.read())["value"]
        assert answer.status == 200, value
        return value

    def begin(self, parameters: Mapping[str, object]) -> None:
        """Open the browser, once the driver is there."""
        end = time.monotonic() + PATIENCE
        while not self._session:
            try:
                self._session = self._ask("POST", "/session", parameters)["sessionId"]
            except ConnectionError:
                assert time.monotonic() < end, "WebKitWebDriver does not answer"
                time.sleep(0.05)

    def end(self) -> None:
        """Close the browser."""
        self._ask("DELETE", f"/session/{self._session}")

    def send(self, name: str, parameters: Mapping[str, object]) -> Any:
        """Return a command's value."""
        return self._ask("POST", f"/session/{self._session}/{COMMANDS[name][1]}", parameters)
