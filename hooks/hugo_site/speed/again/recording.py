"""What the converter asks of the site while it converts a post, noted so that it can be asked again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from hugo_posts.host import Host

#: One question: the host's method, its arguments by place and by name, and its answer, all as JSON has them.
Question = tuple[str, list[Any], dict[str, Any], Any]
#: What is part of the cache's key (`cache_key`), so that it need not be asked again.
_IN_KEY = {"file_name", "address", "site", "param", "text", "front_matter", "mistake_in", "draw"}


class RecordingHost:
    """Passes everything on to a host; notes the questions whose answers depend on more than the post.

    Attributes:
        host: the host.
        asked: the questions in their order; a report, which has no answer, is one of them, too.
    """

    def __init__(self, host: Host) -> None:
        self.host = host
        self.asked: list[Question] = []

    def __getattr__(self, name: str) -> Any:
        """Return what the host has under a name; a method that is not in the key notes what it is asked."""
        return getattr(self.host, name) if name in _IN_KEY else partial(self._ask, name)

    def _ask(self, method: str, *arguments: Any, **named: Any) -> Any:
        answer = getattr(self.host, method)(*arguments, **named)
        self.asked.append((method, list(arguments), named, answer))
        return answer


def answers_are_the_same(host: Host, asked: Sequence[Question]) -> bool:
    """Ask everything again, reports included; tell whether each answer is the one of then."""
    for method, arguments, named, then in asked:
        now = getattr(host, method)(*arguments, **named)
        if now != (tuple(then) if isinstance(then, list) else then):
            return False
    return True
