"""Pages that `mkdocs serve` makes after a save: who asks for one does not wait for the others."""

import threading
from collections.abc import Callable

import pytest
from hugo_site.speed.late_pages import LatePages


def test_who_asks_comes_before_the_rest() -> None:
    pages = LatePages()
    made: list[str] = []
    asking = threading.Thread(target=pages.settle, args=("asked",))

    def first() -> None:
        asking.start()
        while not pages.turn._next.locked():
            pass
        made.append("first")

    pages.put_off({"first": first, "rest": lambda: made.append("rest"), "asked": lambda: made.append("asked")})
    pages._make_all()
    asking.join()
    assert made == ["first", "asked", "rest"]


def test_what_is_made_is_not_waited_for() -> None:
    pages = LatePages()
    pages.put_off({"made": lambda: None})
    assert pages.settle("made")
    with pages.turn:  # as the thread does that makes the others
        assert pages.settle("made")
        assert not pages.settle("another")


def test_who_finds_nothing_to_make_takes_nothing_away() -> None:
    class Untouched(dict[str, Callable[[], None]]):
        def pop(self, *_: object) -> None:  # type: ignore[override]
            pytest.fail("a save may have put a page here since somebody looked")

    pages = LatePages()
    pages.put_off({"made": lambda: None})
    assert pages.settle("made")
    pages._tasks = Untouched()
    assert pages.settle("made")
