"""`mkdocs serve`: what stops a build is told in one line, in the terminal and in the browser, until it is mended.

By itself MkDocs prints a traceback, and answers no browser until a build succeeds (mkdocs/livereload/__init__.py,
`_build_loop`).
"""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from ..log import log
from ..upstream.serving import forget_hooks
from .telling import told_in_short

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class ServedFaults:
    """Keeps the server answering while there is no site.

    Attributes:
        page: returns a page that shows the messages that it is given.
        told: why the last build has failed; empty when it has not.
    """

    def __init__(self, page: Callable[[list[str]], str]) -> None:
        self.page = page
        self.told: list[str] = []

    def keep_answering(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Build through `_build`, answer through `_answer`."""
        build, answer = server.builder, server.get_app() or server.serve_request
        server.builder = lambda: self._build(build)
        server.set_app(lambda environ, start: self._answer(environ, start, answer))

    def _build(self, build: Callable[[], None]) -> None:
        errors = _Errors()
        logging.getLogger("mkdocs").addHandler(errors)
        forget_hooks()
        try:
            build()
            self.told = []
        except Exception as error:
            short = error if isinstance(error, MkDocsException) else told_in_short(error)
            self.told = [*errors.messages, str(short)]
            log.error("%s\nPages say so until the site can be built again.", short)
        finally:
            logging.getLogger("mkdocs").removeHandler(errors)

    def _answer(self, environ: dict[str, Any], start: Any, answer: Callable[..., Iterable[bytes]]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not self.told or path.startswith("/livereload/") or not path.endswith(("/", ".html")):
            return answer(environ, start)
        start("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
        return [self.page(self.told).encode()]


class _Errors(logging.Handler):
    """Keeps the errors of a build, such as those of single settings."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.messages.append(record.getMessage())


def check_port(host: str, port: int) -> None:
    """Stop before a site is built that cannot be served.

    Raises:
        Abort: somebody else listens there, or nobody can.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        why = "something listens there, maybe another `mkdocs serve`" if is_taken else error.strerror or str(error)
        other = f"{host}:{port + 1 if 1024 <= port < 65535 else 8001}"
        told = f"{host}:{port} cannot be served at: {why}; end that, or choose another place: mkdocs serve -a {other}"
        raise Abort(told) from error
