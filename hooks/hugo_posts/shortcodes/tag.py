"""Reads one shortcode tag, `{{< name key="value" … >}}`, from its opening to its closing braces.

The grammar is the one of Hugo's lexer (gohugoio/hugo, parser/pageparser/pagelexer_shortcode.go). It differs from it
only where Hugo would refuse the page: `>}}` or `/>}}` may follow a bare value without a space, and `src = "x"` mixes
with `alt="y"`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from hugo_posts.html.markup import shorten
from hugo_posts.record import dataclass

_SPACE = " \t\n\v\f\r"
_NAME = re.compile(r"[\w/-]*")
_WORD = re.compile(r"[\w.-]*")
#: A tag's arguments are shorter, in characters; whether it is closed is not looked for further.
_LONGEST = 2000
_BARE_END = re.compile(r"[ \t\n\v\f\r]|/?[>%]\}\}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One `{{< name … >}}`, `{{% name … %}}` or closing `{{< /name >}}`, at text[start:end]."""

    start: int
    end: int
    name: str
    markdown: bool  # True for `{{% %}}`, whose output Hugo sends through Markdown
    closing: bool = False
    self_closing: bool = False
    named: Mapping[str, str] = field(default_factory=dict)
    positional: Sequence[str] = ()
    #: Names and positions of the values without quotes: of these, `true` and `5` are no texts to Hugo.
    bare: frozenset[str | int] = frozenset()


class ShortcodeSyntaxError(Exception):
    """What is wrong with a shortcode, for its author; `position` is where reading stopped."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(problem)
        self.position = position


class TagReader:
    """Reads the tag that opens at text[start:]; the methods follow Hugo's lexer states of the same purpose.

    Attributes:
        name: the shortcode's name as soon as it has been read, else "".
    """

    def __init__(self, text: str, start: int, right: str, last_backtick: int) -> None:
        self.text = text
        self.start = start
        self.position = start + 3
        self.right = right
        self.last_backtick = last_backtick  # so that no missing one is looked for through the whole text again
        self.name = ""
        self.named: dict[str, str] = {}
        self.positional: list[str] = []
        self.bare: set[str | int] = set()

    def read(self) -> Tag:
        """Return the tag; raises ShortcodeSyntaxError."""
        self._skip_space()
        closing = self._take("/")
        self._skip_space()
        self.name, slash = self._read_name() if not (closing and self._at_end()) else ("", False)
        if closing:
            self._expect_end("a closing tag takes no arguments")
        self_closing = slash
        while not self._at_end():
            if self._take("/"):
                self_closing = True
                self._expect_end('"/" must stand right before the end; put quotes round a value that holds "/"')
                break
            if self_closing:
                raise self._error('unexpected text behind "/"')
            self._read_argument()
            self._skip_space()
        end = self.position + len(self.right)
        markdown = self.right[0] == "%"
        return Tag(
            *(self.start, end, self.name, markdown, closing, self_closing),
            self.named,
            tuple(self.positional),
            frozenset(self.bare),
        )

    def _read_name(self) -> tuple[str, bool]:
        match = _NAME.match(self.text, self.position)
        name = match.group() if match else ""
        self.position += len(name)
        slash = name.endswith("/")
        name = name.removesuffix("/")
        if self.text.startswith(".inline", self.position):
            name += ".inline"
            self.position += len(".inline")
        if not name or name[0] == "-":
            raise self._error("it has no name")
        if self.text.startswith(".", self.position):
            raise self._error("a name holds no period")
        self._skip_space()
        return name, slash

    def _read_argument(self) -> None:
        character = self.text[self.position]
        if character in '"`\\':
            self._add_positional(self._read_value())
            return
        match = _WORD.match(self.text, self.position)
        word = match.group() if match else ""
        if not word or word[0] == ".":
            raise self._argument_error(
                f"{character!r} cannot stand here; put quotes round a value that is not just letters and digits"
            )
        self.position += len(word)
        after_word = self.position
        self._skip_space()
        if not self._take("="):
            self.position = after_word
            self._add_positional(word)
            self.bare.add(len(self.positional) - 1)
            return
        self._skip_space()
        if self.positional:
            raise self._argument_error(f'named argument "{word}" after a positional one; use either names or positions')
        if self.text[self.position : self.position + 1] not in ('"', "`", "\\"):
            self.bare.add(word)
        self.named[word] = self._read_value()

    def _add_positional(self, value: str) -> None:
        if self.named:
            raise self._argument_error(
                f'value "{shorten(value, 40)}" without a name after a named argument; use either names or positions'
            )
        self.positional.append(value)

    def _read_value(self) -> str:
        if self.text.startswith("`", self.position):
            return self._read_raw()
        if self.text.startswith('"', self.position):
            return self._read_quoted()
        if self.text.startswith('\\"', self.position):
            return self._read_escaped_quoted()
        if self.text.startswith("\\`", self.position):
            raise self._error("a backslash cannot stand before a backtick")
        return self._read_bare()

    def _read_raw(self) -> str:
        if self.last_backtick <= self.position:
            raise self._error("the closing backtick ` is missing")
        close = self.text.find("`", self.position + 1)
        value = self.text[self.position + 1 : close]
        self.position = close + 1
        return value

    def _read_quoted(self) -> str:
        r"""Read `"…"`: `\"` is a quote, and only if there is one are the other backslashes dropped, as in Hugo."""
        position, escaped = self.position + 1, False
        while True:
            character = self._inside_quotes(position)
            if character == '"':
                break
            if character == "\\" and self.text.startswith('"', position + 1):
                escaped = True
                position += 1
            position += 1
        value = self.text[self.position + 1 : position]
        self.position = position + 1
        return value.replace("\\", "") if escaped else value

    def _read_escaped_quoted(self) -> str:
        r"""Read `\"…\"`, the form a shortcode takes inside another one's quoted argument."""
        position = self.position + 2
        while True:
            character = self._inside_quotes(position)
            if character == '"' or self.text.startswith('\\"', position):
                break
            position += 1
        value = self.text[self.position + 2 : position]
        self.position = position + (1 if character == '"' else 2)
        return value

    def _inside_quotes(self, position: int) -> str:
        character = self.text[position : position + 1]
        if character in ("", "\n"):
            self.position = position
            raise self._error('the closing quote " is missing')
        if character == "\\" and self.text.startswith("`", position + 1):
            self.position = position
            raise self._error("a backslash cannot stand before a backtick")
        return character

    def _read_bare(self) -> str:
        match = _BARE_END.search(self.text, self.position)
        end = match.start() if match else len(self.text)
        value = self.text[self.position : end]
        self.position = end
        return value

    def _at_end(self) -> bool:
        if self.position >= len(self.text):
            raise self._error(f'it is not closed; "{self.right}" is missing')
        return self.text.startswith(self.right, self.position)

    def _expect_end(self, problem: str) -> None:
        self._skip_space()
        if not self._at_end():
            raise self._error(problem)

    def _skip_space(self) -> None:
        while self.position < len(self.text) and self.text[self.position] in _SPACE:
            self.position += 1

    def _take(self, character: str) -> bool:
        found = self.text.startswith(character, self.position)
        self.position += found
        return found

    def _argument_error(self, problem: str) -> ShortcodeSyntaxError:
        """Return the error, or that the tag is not closed: then it is the text behind it that makes no argument."""
        close = self.text.find(self.right, self.position, self.position + _LONGEST)
        following = self.text.find("{{", self.position, self.position + _LONGEST)
        is_open = close < 0 or 0 <= following < close
        return self._error(f'it is not closed; "{self.right}" is missing' if is_open else problem)

    def _error(self, problem: str) -> ShortcodeSyntaxError:
        return ShortcodeSyntaxError(problem, self.position)
