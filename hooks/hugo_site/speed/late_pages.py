"""`mkdocs serve`: the other pages that show a saved post are made when they are asked for, or else one after the other.

So an author who saves waits for the page that is looked at, and not for all lists.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..log import log

#: What the name of a post's feeds begins with.
FEEDS = "feeds of "
_App = Callable[[dict[str, Any], Any], Iterable[bytes]]


class _FairLock:
    """A lock for whoever waits for it: the thread that makes all pages would take a usual one again at once."""

    def __init__(self) -> None:
        self._lock, self._next = threading.Lock(), threading.Lock()

    def __enter__(self) -> None:
        with self._next:
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class LatePages:
    """Pages to be made, by their files' paths from the site's root."""

    def __init__(self) -> None:
        self.turn = _FairLock()  # who has it may work with the blog
        self.has_failed = False  # whether the site is not what it should be
        self._tasks: dict[str, Callable[[], None]] = {}
        self._names: set[str] = set()

    def put_off(self, tasks: Mapping[str, Callable[[], None]]) -> None:
        """Note how pages are made, in the place of how they would have been."""
        self._tasks |= tasks
        self._names |= tasks.keys()

    def go_on(self) -> None:
        """Make them from now on, in a thread."""
        threading.Thread(target=self._make_all, daemon=True).start()

    def drop(self) -> None:
        """Make none of them any more, as another build is about to make all pages."""
        with self.turn:
            self._tasks.clear()

    def settle(self, name: str) -> bool:
        """Have a page made, or all feeds for one of them, if it is one of these; tell whether it is."""
        is_feed = name.endswith((".xml", ".json"))
        found = [each for each in [*self._names] if each == name or (is_feed and each.startswith(FEEDS))]
        if self._tasks.keys() & found:
            with self.turn:
                for each in found:
                    self._make(each)
        return bool(found)

    def _make_all(self) -> None:
        while self._tasks:
            with self.turn:
                for name in [*self._tasks][:1]:
                    self._make(name)
        log.info("All that shows it is fresh, too")

    def _make(self, name: str) -> None:
        try:
            if task := self._tasks.get(name):
                task()
        except Exception:
            self.has_failed = True
            log.warning("%s: it could not be written again; save once more to have the whole site built", name)
            log.debug("It was because of this:", exc_info=True)
        finally:
            self._tasks.pop(name, None)  # only now, as who asks for the page waits while it is here


def answering_late(answer: _App, root: str, pages_now: Callable[[], LatePages | None]) -> _App:
    """Return what answers like `answer`, but with late pages as they are to be.

    Args:
        answer: a server's application, which waits while the site is built.
        root: the path of the site's root on the server.
        pages_now: returns the late pages there are, if there are any.
    """

    def answer_late(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        begun: list[tuple[Any, ...]] = []
        body = answer(environ, lambda *given: begun.append(given))
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore").removeprefix(root)
        pages = pages_now()
        if pages and pages.settle(f"{path}index.html" if path.endswith("/") or not path else path):
            if close := getattr(body, "close", None):
                close()
            return answer(environ, start)
        start(*begun[-1])
        return body

    return answer_late
