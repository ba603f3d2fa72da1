"""mkdocs.yml as its author sees it: which line a setting is on, and what YAML and MkDocs would take without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

#: `mkdocs.yml: extra.social[0].link: what is wrong`, as block.py and others say it.
_TOLD = re.compile(r"mkdocs\.yml: (?P<name>[\w.\[\]-]+): (?P<text>.*)", re.DOTALL)
#: A colour without quotes, which is a comment.
_COMMENT = re.compile(r":\s+(?P<value>#[0-9a-fA-F]{3,8})\b")


def check_mkdocs_yml(config: MkDocsConfig) -> None:
    """Check what MkDocs takes without a word, or tells without a line.

    Raises:
        ConfigurationError: a name that there is not or that is there twice, a colour that is a comment, no name or
            address of the site.
    """
    path = Path(config.config_file_path)
    text = path.read_text(encoding="utf-8-sig")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return
    for line, name in _twice(root):
        raise _wrong(path, line, name, "it is there twice, and only the second counts; keep one")
    for key, value in root.value:
        if key.value not in (*config.keys(), "INHERIT"):
            near = get_close_matches(key.value, [*config.keys()], n=1)
            remedy = f'write "{near[0]}"' if near else "remove it, or put it below extra"
            raise _wrong(path, _line(key), key.value, f"MkDocs has no such setting; {remedy}")
        if key.value in ("site_name", "site_url") and not value.value:
            raise _wrong(path, _line(key), key.value, "it is empty; write it, or remove the line")
    for number, written in enumerate(text.splitlines(), 1):
        if not written.lstrip().startswith("#") and (comment := _COMMENT.search(written)):
            name = written.partition(":")[0].strip(" -")
            told = f'# begins a comment, so that it has no value; write quotes: "{comment["value"]}"'
            raise _wrong(path, number, name, told)
    if config.site_url and urlsplit(config.site_url).scheme not in ("http", "https"):
        line = line_of(path, ["site_url"])
        raise _wrong(path, line, "site_url", f'"{config.site_url}" is no address of a site; begin it with https://')


def with_line(error: ConfigurationError, config: MkDocsConfig) -> ConfigurationError:
    """Return an error that names the setting's line, too; the error itself where it names no setting of the file."""
    told = _TOLD.match(str(error))
    path = Path(config.config_file_path)
    if not told:
        return error
    steps = re.findall(r"[^.\[\]]+", told["name"])
    return ConfigurationError(f"{path.name}:{line_of(path, steps)}: {told['name']}: {told['text']}")


def line_of(path: Path, names: Sequence[str]) -> int:
    """Return the 1-based line of a setting, or of the nearest one around it that is there; 1 if none is.

    Args:
        path: the file.
        names: the names of blocks down to the setting; a number for an entry of a list.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return 1
    line = 1
    for name in names:
        found = _child(node, name)
        if found is None:
            break
        node, line = found
    return line


def _child(node: yaml.Node | None, name: str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.SequenceNode) and name.isdecimal() and int(name) < len(node.value):
        child = node.value[int(name)]
        return child, _line(child)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((value, _line(key)) for key, value in pairs if key.value == name), None)


def _twice(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each key that its mapping has had already."""
    seen: set[str] = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = str(key.value)
        if name in seen and name != "<<":
            yield _line(key), name
        seen.add(name)
        yield from _twice(value)
    for each in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _twice(each)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _wrong(path: Path, line: int, name: str, message: str) -> ConfigurationError:
    return ConfigurationError(f"{path.name}:{line}: {name}: {message}")
