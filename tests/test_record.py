"""`hugo_posts.record.dataclass` makes what `dataclasses.dataclass` does."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest
from hugo_posts.record import dataclass as ours

OPTIONS: list[dict[str, Any]] = [{}, {"frozen": True}, {"frozen": True, "slots": True}]


def made(dataclass: Any, options: dict[str, Any]) -> Any:
    @dataclass(**options)
    class Pair:
        """Two values, and one that does not count."""

        left: int
        right: str = "r"
        note: str = dataclasses.field(default="", compare=False, repr=False)

    return Pair


@pytest.mark.parametrize("options", OPTIONS)
def test_a_record_is_as_a_dataclass(options: dict[str, Any]) -> None:
    for pair in (made(ours, options), made(dataclasses.dataclass, options)):
        assert pair(1) == pair(1, note="n") != pair(2)
        assert pair(1) != (1, "r")
        assert repr(pair(1, note="n")).endswith("Pair(left=1, right='r')")
        assert dataclasses.replace(pair(1), right="s") == pair(1, "s")
        assert hasattr(pair(1), "__dict__") is not options.get("slots", False)
        if options:
            assert len({pair(1), pair(1, note="n"), pair(2)}) == 2
        else:
            with pytest.raises(TypeError):
                hash(pair(1))


@ours(frozen=True, slots=True)
class Kept:
    """One that a build keeps for the next."""

    value: int

    def __repr__(self) -> str:
        return "own"


def test_a_record_is_pickled_and_may_have_a_method_of_its_own() -> None:
    assert pickle.loads(pickle.dumps(Kept(1))) == Kept(1)
    assert repr(Kept(1)) == "own"
