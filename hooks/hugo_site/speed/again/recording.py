"""What the converter asks of the site while it converts a post, noted so that it can be asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hugo_posts.host import Host

#: One question: the host's method, its arguments by place and by name, and its answer, all as JSON has them.
Question = tuple[str, list[Any], dict[str, Any], Any]


class RecordingHost:
    """Passes everything on to a host; notes the questions whose answers depend on more than the post.

    Attributes:
        asked: the questions in their order; a report, which has no answer, is one of them, too.
    """

    def __init__(self, host: Host) -> None:
        self.host = host
        self.asked: list[Question] = []

    def report(self, line: int, message: str) -> None:
        """Note a mistake, and tell it."""
        self._ask("report", line, message)

    def advise(self, line: int, message: str) -> None:
        """Note what could be better, and tell it."""
        self._ask("advise", line, message)

    def markdown_url(self, url: str, line: int) -> str:
        """Ask for the address of a Markdown link."""
        return self._ask("markdown_url", url, line)

    def html_url(self, url: str, line: int) -> str:
        """Ask for the address of what HTML names."""
        return self._ask("html_url", url, line)

    def image_size(self, url: str) -> tuple[int, int] | None:
        """Ask for an image's size."""
        return self._ask("image_size", url)

    def ref(self, target: str, *, line: int, relative: bool) -> str | None:
        """Ask for a page."""
        return self._ask("ref", target, line=line, relative=relative)

    def find(self, path: str) -> str | None:
        """Ask for a file."""
        return self._ask("find", path)

    def bundle(self) -> Sequence[str]:
        """Ask for the files beside the page."""
        return self._ask("bundle")

    def read_text(self, path: str) -> str | None:
        """Ask for a file's text."""
        return self._ask("read_text", path)

    def gist(self, identifier: str) -> Mapping[str, str] | None:
        """Ask for a gist's files."""
        return self._ask("gist", identifier)

    @property
    def file_name(self) -> str:
        """Pass on; it is part of the cache's key."""
        return self.host.file_name

    @property
    def address(self) -> str:
        """Pass on; it is part of the cache's key."""
        return self.host.address

    @property
    def site(self) -> Mapping[str, Any]:
        """Pass on; title, language and parameters of the site are part of the cache's key."""
        return self.host.site

    def param(self, name: str) -> object:
        """Pass on; the parameters of page and site are part of the cache's key."""
        return self.host.param(name)

    def text(self, name: str, /, **values: object) -> str:
        """Pass on; all texts of the page's language are part of the cache's key."""
        return self.host.text(name, **values)

    @property
    def front_matter(self) -> Mapping[str, Any]:
        """Pass on; it is part of the cache's key."""
        return self.host.front_matter

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
