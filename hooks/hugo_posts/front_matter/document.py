"""Front matter: the YAML, TOML or JSON between a Hugo post's first lines and its Markdown.

Sources: https://gohugo.io/content-management/front-matter/ and Hugo's lexer, parser/pageparser/pagelexer_intro.go.
"""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import yaml

from hugo_posts.front_matter import hugo_yaml
from hugo_posts.front_matter.hugo_yaml import TextError, Twice
from hugo_posts.record import dataclass

_BOM = "\ufeff"
_SPACE = " \t\r\n"
_DATES = ("date", "publishdate", "pubdate", "expirydate", "unpublishdate")
#: So many names that are set twice are looked for, each with a value of so many lines; with more, it is no slip.
_MOST_TWICE, _MOST_LINES = 10, 50
#: Names that say whether a page is published.
_PUBLICATION = {"draft", "published", "headless", "build", "_build", *_DATES}
_TOML_REMEDIES = {
    "Cannot declare": "put what stands below both into one",
    "Invalid initial character for a key part": "write a table in braces on one line, without a comma at its end",
    "Expected '=' after a key": "put quotes around a name with other letters than a to z",
    "Invalid value": "put quotes around a text",
}
#: Values that can be written as YAML as they are.
_PLAIN = (str, int, float, bool, bytes, type(None))


@dataclass(frozen=True)
class Document:
    """A content file taken apart."""

    format: str  # `yaml`, `toml`, `json`, or empty when there is no front matter
    values: Mapping[str, Any]  # the front matter; names in lower case, as Hugo knows them, also of nested values
    body: str  # the Markdown, line ends as they were
    body_line: int  # 1-based line of the file where the body begins
    #: 1-based line of the file for each top-level name, where it is known.
    lines: Mapping[str, int] = field(default_factory=dict)
    twice: tuple[Twice, ...] = ()  # the names that stand twice, each with its line of the file

    @property
    def is_ambiguous(self) -> bool:
        """Whether it says two things of whether it is published: only its author knows which of them is meant."""
        return any(self.hides(each) for each in self.twice)

    def hides(self, twice: Twice) -> bool:
        """Tell whether a name that stands twice is why nobody knows."""
        return twice.is_refused and twice.is_other and twice.name in _PUBLICATION


class FrontMatterError(Exception):
    """Front matter that cannot be read.

    Attributes:
        line: 1-based line of the file.
        message: what is wrong, and the remedy.
        document: the file without front matter, so that its text need not be lost.
    """

    def __init__(self, line: int, message: str, document: Document) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message
        self.document = document


def parse(source: str) -> Document:
    """Return front matter and body of a content file.

    Raises FrontMatterError for front matter that is not closed, has a syntax error or is no mapping.
    """
    start = len(source) - len(source.lstrip(_SPACE + _BOM))
    for opening, read in (("---", hugo_yaml.load), ("+++", _toml)):
        if source.startswith(opening, start):
            return _delimited(source, start, opening, read)
    if source.startswith("{", start) and not source.startswith("{{", start):  # `{{<` begins a shortcode
        return _json(source, start)
    return _all_text(source)


def read(source: str) -> tuple[Document, FrontMatterError | None]:
    """Return the same as `parse`, and None; where that raises, the file without front matter, and why."""
    try:
        return parse(source), None
    except FrontMatterError as error:
        return error.document, error


def write(values: Mapping[str, Any]) -> str:
    """Return `values` as YAML front matter with its delimiters; what YAML has no type for is written as text."""
    text = yaml.dump(as_read(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{text}---\n"


def as_read(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what would be read from front matter that `write` wrote."""
    return {str(name): _writable(value) for name, value in values.items()}


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes every value in full, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _writable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _writable(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [_writable(part) for part in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")  # half of a pair, "\\ud800", cannot be written
    if isinstance(value, datetime) and value.tzinfo:  # a zone is written as what it is away from UTC then
        return value.replace(tzinfo=timezone(value.utcoffset() or timedelta()))
    return value if isinstance(value, _PLAIN) or hasattr(value, "year") else str(value)


def _all_text(source: str) -> Document:
    return Document("", {}, source.lstrip(_BOM), 1)


def _delimited(source: str, start: int, delimiter: str, read: Callable[[str], hugo_yaml.Yaml]) -> Document:
    """Read front matter that ends with the delimiter at the beginning of a line, whatever stands behind it."""
    first_line = source.count("\n", 0, start) + 1
    open_end = start + len(delimiter)
    end = _closing(source, open_end, delimiter)
    if end < 0:
        remedy = f"end it with a line {delimiter}; a line across the page can be written as ***"
        message = f"front matter: {delimiter} opens it and nothing closes it; {remedy}"
        raise FrontMatterError(first_line, message, _all_text(source))
    body_start = _after_line_end(source, end + len(delimiter))
    rest = Document("", {}, source[body_start:], source.count("\n", 0, body_start) + 1)
    try:
        found = read(source[open_end:end].lstrip(" \t"))
    except TextError as error:
        raise FrontMatterError(first_line + error.line - 1, f"front matter: {error.message}", rest) from error
    values = {} if found.value is None else found.value
    if not isinstance(values, dict):
        message = f"front matter: it is no list of names with values but {_kind(values)}; write e.g. title: My post"
        raise FrontMatterError(first_line + 1, message, rest)
    in_file = {name: first_line + line - 1 for name, line in found.lines.items()}
    twice = tuple(each._replace(line=first_line + each.line - 1) for each in found.twice)
    return Document("yaml" if delimiter == "---" else "toml", values, rest.body, rest.body_line, in_file, twice)


def _closing(source: str, start: int, delimiter: str) -> int:
    """Return where the closing delimiter begins, -1 without one."""
    at = source.find(delimiter, start)
    while at >= 0 and source[at - 1] not in "\r\n":
        at = source.find(delimiter, at + 1)
    return at


def _after_line_end(source: str, at: int) -> int:
    for line_end in ("\r\n", "\n"):
        if source.startswith(line_end, at):
            return at + len(line_end)
    return at


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else "a text" if isinstance(value, str) else "a single value"


def _toml(text: str) -> hugo_yaml.Yaml:
    text = text.replace("\r\n", "\n")
    try:
        values, twice = _toml_once(text)
    except tomllib.TOMLDecodeError as error:
        remedy = next((f"; {remedy}" for problem, remedy in _TOML_REMEDIES.items() if problem in str(error)), "")
        raise TextError(_toml_line(str(error), text), f"invalid TOML: {error}{remedy}") from error
    except (RecursionError, ValueError) as error:
        raise TextError(1, f"invalid TOML: {_reason(error)}") from error
    return hugo_yaml.Yaml(lower_names(values), _toml_lines(text), tuple(twice))


def _toml_once(text: str) -> tuple[dict[str, Any], list[Twice]]:
    """Return what a TOML text holds without the values whose names are set already, and these names.

    Hugo refuses such a text, and so does tomllib; raises tomllib.TOMLDecodeError for all else that is wrong.
    """
    twice: list[Twice] = []
    while True:
        try:
            return tomllib.loads(text), twice
        except tomllib.TOMLDecodeError as error:
            end = _toml_line(str(error), text)
            start = _toml_start(text.split("\n")[:end])
            if "overwrite a value" not in str(error) or not start or len(twice) >= _MOST_TWICE:
                raise
        lines = text.split("\n")
        name = lines[start - 1].partition("=")[0].strip(" \t\"'")
        told = f'"{name}" is set already; keep one of the two (the first one is used)'
        twice.append(Twice(start, name.lower(), told))
        lines[start - 1 : end] = [""] * (end - start + 1)
        text = "\n".join(lines)


def _toml_start(lines: list[str]) -> int:
    """Return the 1-based line where the value begins that ends with the last of `lines`; 0 where none does.

    What stands before it can be read without it.
    """
    for start in range(len(lines), max(0, len(lines) - _MOST_LINES), -1):
        if "=" in lines[start - 1]:
            with contextlib.suppress(ValueError, RecursionError):
                tomllib.loads("\n".join(lines[: start - 1]))
                return start
    return 0


def _toml_line(message: str, text: str) -> int:
    """Return the line that tomllib names in its message: `… (at line 1, column 5)` or `… (at end of document)`."""
    number = message.rpartition("(at line ")[2].partition(",")[0]
    return int(number) if number.isdecimal() else text.rstrip("\n").count("\n") + 1


def _toml_lines(text: str) -> dict[str, int]:
    """Return the lines of `name = value` and `[name]`; a line that only looks like one does no harm."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        head = line.strip().lstrip("[").partition("=")[0].rstrip("] ")
        lines.setdefault(head.strip("\"'").lower(), number)
    return lines


def _json(source: str, start: int) -> Document:
    """Read front matter that is a JSON object; the body begins right behind it."""
    first_line = source.count("\n", 0, start) + 1
    try:
        repeated: list[str] = []
        read_pairs = partial(_lower_pairs, repeated=repeated)
        values, end = json.JSONDecoder(object_pairs_hook=read_pairs).raw_decode(source, start)
    except json.JSONDecodeError as error:
        message = f"front matter: invalid JSON: {error.msg}; in JSON names and texts stand in double quotes"
        raise FrontMatterError(error.lineno, message, _all_text(source)) from error
    except (RecursionError, ValueError) as error:
        message = f"front matter: invalid JSON: {_reason(error)}"
        raise FrontMatterError(first_line, message, _all_text(source)) from error
    body_start = _after_line_end(source, end)
    told = '"{}" is there twice; keep one of the two (the last one is used)'
    twice = [
        Twice(first_line + _json_line(source[start:end], name) - 1, name.lower(), told.format(name), is_refused=False)
        for name in repeated
    ]
    lines: dict[str, int] = {}
    for number, line in enumerate(source[start:end].split("\n"), first_line):
        lines.setdefault(line.strip(" {\t\r").partition(":")[0].strip('" ').lower(), number)
    return Document("json", values, source[body_start:], source.count("\n", 0, body_start) + 1, lines, tuple(twice))


def _json_line(text: str, name: str) -> int:
    """Return the 1-based line of the last member of a name in a JSON text, 1 where it is written otherwise."""
    found = [number for number, line in enumerate(text.split("\n"), 1) if f'"{name}"' in line]
    return found[-1] if found else 1


def _lower_pairs(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    """Return a mapping of them; of two with one name the last, as in Hugo, and note that name in `repeated`."""
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        repeated += [name for name, number in Counter(names).items() if number > 1]
    return _lower_keys(dict(pairs))


def lower_names(value: Any) -> Any:
    """Return a value with the names of all mappings in it in lower case, as Hugo knows them."""
    if isinstance(value, dict):
        return {name: lower_names(part) for name, part in _lower_keys(value).items()}
    return [lower_names(part) for part in value] if isinstance(value, list) else value


def _lower_keys(values: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a mapping with its names in lower case; of `Params` and `params` the one with a capital, as Hugo does."""
    lower: dict[str, Any] = {}
    for name, value in values.items():
        key = str(name).lower()
        if key != name or key not in lower:
            lower[key] = value
    return lower


def _reason(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
