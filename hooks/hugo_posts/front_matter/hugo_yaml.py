"""YAML as Hugo reads it: the types of YAML 1.2, names in lower case, mistakes with line and remedy.

Hugo's library (github.com/goccy/go-yaml) takes `yes`, `on`, `12:30` and dates for text; PyYAML by itself follows YAML
1.1. It also refuses a name that stands twice. Here the first one counts and the second is told, so that the others are
not lost. Of `title` and `Title` Hugo takes the one with a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from hugo_posts.record import dataclass

#: More brackets, dashes and lines than this could nest so deeply that libyaml runs out of stack.
_NESTING = 200
#: More parts than this are no front matter that somebody wrote.
_VALUES = 100_000
_REMEDIES = {
    "mapping values are not allowed": 'put quotes around a value that contains ": ", and a space behind each colon',
    "found character '\\t'": "indent with spaces, not with tabs",
    "cannot start any token": "put quotes around a value that begins with @, %, ` or another special sign",
    "found undefined alias": "put quotes around a value that begins with *",
    "expected alphabetic or numeric": "put quotes around a value that begins with * or &",
    "while scanning a quoted scalar": 'close the quote; write a quote inside quotes as \\"',
    "while parsing a flow": "close the bracket and put quotes around values with brackets or braces in them",
    "while parsing a block": "indent equal names equally, and let quotes enclose the whole value",
    "could not find expected ':'": "write every line as name: value",
    "could not determine a constructor": "put quotes around a value that begins with !",
}
#: Control characters, as old posts have them by wrong encodings: Hugo reads over them, PyYAML refuses the text.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class TextError(Exception):
    """A text that is no YAML, or no TOML.

    Attributes:
        line: 1-based line of the text.
        message: what is wrong, and the remedy.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Twice(NamedTuple):
    """A name that stands twice."""

    line: int  # 1-based line of the second one
    name: str  # in lower case
    message: str  # what is wrong, and the remedy
    is_refused: bool = True  # whether Hugo refuses the file, as both are spelled the same
    is_other: bool = True  # whether it may have another value there


@dataclass(frozen=True)
class Yaml:
    """What a YAML text holds."""

    value: Any
    lines: dict[str, int]  # the 1-based line of each top-level name
    twice: tuple[Twice, ...] = ()  # the names that stand twice, nested ones too


class _Loader(yaml.SafeLoader):
    """Reads as Hugo does, with good messages."""


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads the same, ten times as fast where PyYAML comes with libyaml."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Iterator[dict[str, Any]]:
    """Make a mapping in two steps, so that an alias within can stand for it."""
    mapping: dict[str, Any] = {}
    yield mapping
    _drop_repeated(node, loader)
    loader.flatten_mapping(node)  # merge keys: `<<: *defaults`
    for key, value in node.value:
        mapping[str(loader.construct_object(key, deep=True)).lower()] = loader.construct_object(value)


def _drop_repeated(node: yaml.MappingNode, loader: Any) -> None:
    """Leave one of each name in a mapping, and note the others in the loader's `twice`."""
    kept: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    others: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
            others.append((key, value))
            continue
        name = str(key.value).lower()
        first = kept.setdefault(name, (key, value))
        if first[0] is not key:
            is_refused = key.value == first[0].value
            is_used = is_refused or first[0].value == name  # the last, as in Hugo before 0.152, or one with a capital
            kept[name] = (key, value) if is_used else first
            line, used = key.start_mark.line + 1, "this" if is_used else "the first"
            told = f'"{key.value}" is set already in line {first[0].start_mark.line + 1}; keep one of the two'
            is_other = not isinstance(value, yaml.ScalarNode) or value.value != first[1].value
            loader.twice.append(Twice(line, name, f"{told} ({used} one is used)", is_refused, is_other))
    node.value = [*others, *kept.values()]


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int | str:
    text = node.value.replace("_", "").lower()
    octal = len(text.lstrip("+-")) > 1 and text.lstrip("+-").startswith("0") and text.lstrip("+-").isdecimal()
    try:
        return int(text, 8 if octal else 0)
    except ValueError:  # `08`, or more digits than Python turns into a number
        return str(node.value)


def _float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float | str:
    try:
        return float(node.value.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        return str(node.value)


_TYPES = [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?(?:0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*)", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9][0-9_]*\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", "-+."),
    ("merge", r"<<", "<"),
]
for _class in (_Loader, _FastLoader):
    _class.yaml_implicit_resolvers = {}
    for _tag, _pattern, _first in _TYPES:
        _class.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first))
    _class.add_constructor("tag:yaml.org,2002:map", _mapping)
    _class.add_constructor("tag:yaml.org,2002:int", _int)
    _class.add_constructor("tag:yaml.org,2002:float", _float)


def load(text: str, *, of_settings: bool = False) -> Yaml:
    """Return what a YAML text holds; raises TextError.

    In settings, of several documents, `---` at the end, the first counts.
    """
    text = _UNPRINTED.sub("", _without_inner_tabs(text))
    if sum(map(text.count, "[{?-\n")) <= _NESTING:
        try:
            return _load(text, _FastLoader, of_settings)
        except (yaml.YAMLError, TextError, ValueError):
            pass  # the other loader has the better messages
    try:
        return _load(text, _Loader, of_settings)
    except yaml.MarkedYAMLError as error:
        raise TextError(min(_line(error), text.rstrip().count("\n") + 1), _message(error)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        raise TextError(line, f"invalid YAML: {error.reason}{_remedy(error.reason)}") from error
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise TextError(1, f"invalid YAML: {error}") from error
    except RecursionError as error:
        raise TextError(1, "invalid YAML: it is nested too deeply") from error


def _load(text: str, loader_class: type[Any], of_settings: bool) -> Yaml:
    loader = loader_class(text)
    loader.twice = []
    try:
        node = _first_node(loader) if of_settings else loader.get_single_node()
        if node is None:
            return Yaml(None, {})
        lines = _name_lines(node, loader)
        value = loader.construct_document(node)
    finally:
        loader.dispose()
    if "*" in text and not _is_small(value):
        raise TextError(1, "invalid YAML: aliases repeat too much, or one stands in what it repeats; write it out")
    return Yaml(value, lines, tuple(sorted(loader.twice)))


def _first_node(loader: Any) -> yaml.Node | None:
    """Return the first document; what follows it may hold anything, but no mistake."""
    nodes = []
    while loader.check_node():
        nodes.append(loader.get_node())
    return nodes[0] if nodes else None


def _is_small(value: Any) -> bool:
    """Tell whether a value has no more than `_VALUES` parts, repeated ones counted; one within itself has more."""
    parts, count = [value], 0
    while parts and count <= _VALUES:
        part = parts.pop()
        count += 1
        if isinstance(part, dict):
            parts += part.values()
        elif isinstance(part, list):
            parts += part
    return count <= _VALUES


def _name_lines(node: yaml.Node, loader: Any) -> dict[str, int]:
    """Return the lines of the top-level names, after leaving one of each."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    _drop_repeated(node, loader)
    keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    return {str(key.value).lower(): key.start_mark.line + 1 for key in keys}


def _without_inner_tabs(text: str) -> str:
    """Return `text` with tabs behind the indentation as spaces: `title:<tab>x` is allowed, but not by PyYAML."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(_keep_indent(line) for line in lines)


def _keep_indent(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return line[:indent] + line[indent:].replace("\t", " ")


def _line(error: yaml.MarkedYAMLError) -> int:
    """Return the line of the mistake: for what is not closed, the line where it begins."""
    open_ended = (error.context or "").startswith(("while scanning a quoted", "while parsing a flow"))
    mark = error.context_mark if open_ended else error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _message(error: yaml.MarkedYAMLError) -> str:
    wrong = error.problem or error.context or "it cannot be read"
    return f"invalid YAML: {wrong}{_remedy(f'{error.problem} {error.context}')}"


def _remedy(wrong: str) -> str:
    return next((f"; {remedy}" for sign, remedy in _REMEDIES.items() if sign in wrong), "")
