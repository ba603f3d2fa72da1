"""mkdocs.yml with other values: the lines of a setting are replaced, every other line stays as it was written.

PyYAML says where a value begins and ends. Libraries that keep comments hang each on the value before it: with
ruamel.yaml 0.19 a new list took the comment below the old one away, and a new setting came to stand below the next
part's heading.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from hugo_import.config import Names
from hugo_import.config_files import inside, nested

_WIDTH = 10**6  # nothing is folded
_ONE_LINE = 100


class DocumentError(Exception):
    """mkdocs.yml cannot be read; the message says why."""


@dataclass(frozen=True)
class Change:
    """One setting that gets another value: its name, e.g. `extra.hugo.timezone`, and the value."""

    name: str
    value: Any

    def __str__(self) -> str:
        text = " ".join(str(self.value).split()) or "(empty)"  # each setting is told on one line
        return f"{self.name}: {text if len(text) <= _ONE_LINE else text[:_ONE_LINE] + '…'}"


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads values; what a tag such as `!!python/name:` stands for is not loaded."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, suffix, _node: suffix)


class Document:
    """The text of mkdocs.yml; settings are named from the top, e.g. `("plugins", "blog", "archive_name")`.

    Args:
        text: what stands in it.
        inherited: the values of the files that it inherits from, which are read and never written.

    Raises DocumentError.
    """

    def __init__(self, text: str, inherited: Mapping[str, Any] | None = None) -> None:
        self.text = text if text.endswith("\n") else f"{text}\n"
        self._inherited = inherited or {}
        self._read()

    def get(self, *names: str) -> Any:
        """Return the value at `names`, that of an inherited file where there is none, else None."""
        own, value = self._values, self._inherited
        for name in names:
            own, value = _part(own, name), _part(value, name)
        return value if own is None else own

    def set(self, names: Names, value: Any) -> Change | None:
        """Give the setting at `names` a value; return the change, None where the setting has that value already."""
        if self.get(*names) == value:
            return None
        target, given = self._whole(names, value)
        lines = self.text.splitlines(keepends=True)
        known = len(target)
        while known and self._node(target[:known]) is None:
            known -= 1
        if known == len(target):
            self._replace(lines, target, given)
        else:
            self._add(lines, target[:known], target[known], nested(target[known + 1 :], given))
        self.text = "".join(lines)
        self._read()
        return Change(".".join(names), value)

    def _whole(self, names: Names, value: Any) -> tuple[Names, Any]:
        """Return the name and value to write: of a mapping on one line, `{ size: 20 }`, the whole."""
        for length in range(1, len(names)):
            found = self._node(names[:length])
            if found and isinstance(found[1], yaml.MappingNode) and found[1].flow_style:
                whole: dict[str, Any] = deepcopy(self.get(*names[:length]))
                inside(whole, names[length:-1])[names[-1]] = value
                return names[:length], whole
        return names, value

    def _read(self) -> None:
        loader = Loader(self.text)
        try:
            root = loader.get_single_node()
            self._values = loader.construct_document(root) if root else None
        except yaml.YAMLError as error:
            raise DocumentError(f"mkdocs.yml: {' '.join(str(error).split())}") from error
        finally:
            loader.dispose()
        if root is None or not isinstance(self._values, dict):
            raise DocumentError("mkdocs.yml: it holds no settings; take the file that came with this project")
        self._root: yaml.Node = root

    def _node(self, names: Names) -> tuple[yaml.Node | None, yaml.Node] | None:
        """Return the nodes of a name and of its value, None where there is none."""
        found: tuple[yaml.Node | None, yaml.Node] | None = (None, self._root)
        for name in names:
            found = _child(found[1], name) if found else None
        return found

    def _replace(self, lines: list[str], names: Names, value: Any) -> None:
        """Write another value; a comment on the name's own line stays."""
        key, node = self._node(names) or (None, self._root)
        assert key is not None
        start, column = key.start_mark.line, key.start_mark.column
        end = _end(lines, node, start)
        first = start if isinstance(node, yaml.CollectionNode) and not node.flow_style else end - 1
        after = key.end_mark.column if first == start and end - 1 > start else node.end_mark.column
        comment = lines[first].rstrip("\n")[after:].strip().lstrip(":").strip()
        written = _written(names[-1], value, column)
        if comment.startswith("#"):
            written[0] = f"{written[0].rstrip()} {comment}\n"
        lines[start:end] = [lines[start][:column] + written[0].lstrip(" "), *written[1:]]

    def _add(self, lines: list[str], holder: Names, name: str, value: Any) -> None:
        """Write a new setting below the last one of the same holder."""
        _, node = self._node(holder) or (None, self._root)
        if isinstance(node, yaml.SequenceNode) and node.value:  # a list such as `plugins`
            column = node.value[0].start_mark.column
            written = _written(name, value, column)
            written[0] = f"{' ' * (column - 2)}- {written[0].lstrip(' ')}"
        elif isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
            column = node.value[0][0].start_mark.column
            written = _written(name, value, column)
        else:  # `{}`, `{ a: b }` or nothing at all
            self._replace(lines, holder, {**(self.get(*holder) or {}), name: value})
            return
        end = _end(lines, node, node.start_mark.line)
        while end < len(lines) and _comment_column(lines[end]) > column:  # it belongs to the setting above
            end += 1
        lines[end:end] = written


def _part(value: Any, name: str) -> Any:
    """Return the part of a mapping, or of a list of names and mappings such as `plugins`."""
    if isinstance(value, Mapping):
        return value.get(name)
    parts = value if isinstance(value, list) else []
    return next((each[name] for each in parts if isinstance(each, Mapping) and name in each), None)


def _child(node: yaml.Node, name: str) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Return the nodes of a name and of its value within `node`."""
    mappings = node.value if isinstance(node, yaml.SequenceNode) else [node]
    pairs = [pair for each in mappings if isinstance(each, yaml.MappingNode) for pair in each.value]
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _end(lines: list[str], node: yaml.Node, start: int) -> int:
    """Return the line behind a value's last one; comments and blank lines below it do not belong to it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = max(node.end_mark.line + (1 if node.end_mark.column else 0), start + 1)
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _comment_column(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.lstrip().startswith("#") else -1


def _written(name: str, value: Any, column: int) -> list[str]:
    """Return `name: value` as lines, indented; what is short stands on one line."""
    text = yaml.dump({name: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return [" " * column + line if line.strip() else line for line in text.splitlines(keepends=True)]


class _Dumper(yaml.SafeDumper):
    """Writes lists indented below their name, and short ones on one line, as mkdocs.yml has them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_short(self, data: Any) -> yaml.Node:
        node: Any = self.represent_list(data) if isinstance(data, list) else self.represent_dict(data)
        parts = data if isinstance(data, list) else data.values()
        single = not any(isinstance(part, list | dict) for part in parts)
        node.flow_style = bool(
            single and len(data) > (0 if isinstance(data, list) else 1) and len(str(data)) < _ONE_LINE
        )
        return node


_Dumper.add_representer(dict, _Dumper.represent_short)
_Dumper.add_representer(list, _Dumper.represent_short)
