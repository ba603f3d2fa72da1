"""Lines of a text as its author wrote it, where `--8<-- "file"` has put other files' lines among them.

Snippets are read before all else, so that everything below one would be told with a line that is too high. So each
line has its number behind it while they are read.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from hugo_posts.host import Host

#: What stands between a line and its number: no sign of any text, as the reader drops it.
_MARK = "\x03"


class SnippetLines:
    """The lines of the text at hand.

    Attributes:
        written: for each line that is read, the line that was written, both from 1 on; a snippet's is that of its mark.
            Empty without snippets.
    """

    def __init__(self, md: Markdown) -> None:
        """Take part before and after snippets, which have priority 32."""
        self.written: list[int] = []
        md.preprocessors.register(_Number(md, self), "number_lines", 32.5)
        md.preprocessors.register(_TakeNumbers(md, self), "take_numbers", 31.5)

    def host(self, host: Host) -> Host:
        """Return the host for the text: as it is where there are no snippets."""
        told: Any = HostOfLines(host, self.written) if self.written else host
        return told


class _Number(Preprocessor):
    """Puts its number behind each line that names no snippet."""

    def __init__(self, md: Markdown, lines: SnippetLines) -> None:
        super().__init__(md)
        self._lines = lines

    def run(self, lines: list[str]) -> list[str]:
        self._lines.written = []
        if not any("8<-" in line for line in lines):
            return lines
        numbered, in_block = [], False
        for number, line in enumerate(lines, 1):
            is_mark = "8<-" in line
            in_block ^= is_mark and not line.strip().strip("-").removeprefix("8<")
            numbered.append(line if is_mark or in_block else f"{line}{_MARK}{number}")
        return numbered


class _TakeNumbers(_Number):
    """Takes the numbers off and notes them."""

    def run(self, lines: list[str]) -> list[str]:
        if not any(_MARK in line for line in lines):
            return lines
        texts, last = [], 0
        for line in lines:
            text, mark, number = line.rpartition(_MARK)
            is_numbered = bool(mark) and number.isdecimal()
            last = int(number) if is_numbered else last
            texts.append(text if is_numbered else line)
            self._lines.written.append(last if is_numbered else last + 1)
        return texts


class HostOfLines:
    """A host that is told the lines that were written, and else is as it is."""

    def __init__(self, host: Host, written: list[int]) -> None:
        """Take the host and the line that was written for each that is read."""
        self._host, self._written = host, written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def _line(self, number: int) -> int:
        return self._written[number - 1] if 0 < number <= len(self._written) else number

    def report(self, line: int, message: str) -> None:
        """Tell of a mistake."""
        self._host.report(self._line(line), message)

    def advise(self, line: int, message: str) -> None:
        """Tell of what could be better."""
        self._host.advise(self._line(line), message)

    def markdown_url(self, url: str, line: int) -> str:
        """Return the address of a Markdown link."""
        return self._host.markdown_url(url, self._line(line))

    def html_url(self, url: str, line: int) -> str:
        """Return the address in raw HTML."""
        return self._host.html_url(url, self._line(line))

    def ref(self, target: str, *, line: int, **asked: Any) -> str | None:
        """Return the address that `ref` names."""
        found: str | None = self._host.ref(target, line=self._line(line), **asked)
        return found
