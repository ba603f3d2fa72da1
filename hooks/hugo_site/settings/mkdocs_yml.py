"""mkdocs.yml as its author sees it: which line a setting is on, and what YAML and MkDocs would take without a word."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files
from pathspec.gitignore import GitIgnoreSpec

#: PyYAML's parser in C where it has one; it says of a broken file what the other says, in fewer words.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: `mkdocs.yml: extra.social[0].link: what is wrong`, as block.py and others say it.
_TOLD = re.compile(r"mkdocs\.yml: (?P<name>[\w.\[\]-]+): (?P<text>.*)", re.DOTALL)
#: A colour without quotes, which is a comment.
_COMMENT = re.compile(r"[\"']?:\s+(?P<value>#[0-9a-fA-F]{3,8})(?!\S)")


def check_mkdocs_yml(config: MkDocsConfig) -> None:
    """Check what MkDocs takes without a word, or tells without a line.

    Raises:
        ConfigurationError: a name that there is not or that is there twice, a colour that is a comment, no name or
            address of the site.
    """
    path = Path(config.config_file_path)
    text = path.read_text(encoding="utf-8-sig")
    root = yaml.compose(text, Loader=_Loader)
    if not isinstance(root, yaml.MappingNode):
        return
    for line, name in _twice(root):
        raise _wrong(path, line, name, "it is there twice, and only the second counts; keep one")
    for key, value in root.value:
        if key.value not in (*config.keys(), "INHERIT"):
            near = get_close_matches(key.value, [*config.keys()], n=1)
            remedy = f'write "{near[0]}"' if near else "remove it, or put it below extra"
            raise _wrong(path, _line(key), key.value, f"MkDocs has no such setting; {remedy}")
        if isinstance(value, yaml.SequenceNode) and _is_named_above(path, key.value):
            told = (
                "a list takes the place of all that stand in the inherited file; write each as `name: {}`, without `-`"
            )
            raise _wrong(path, _line(key), key.value, told)
        if key.value == "hooks" and (missing := _missing_hooks(path, value)):
            told = f"a list takes the place of the inherited one; name {', '.join(missing)} in it, too"
            raise _wrong(path, _line(key), key.value, told)
        if key.value in ("site_name", "site_url") and not value.value:
            raise _wrong(path, _line(key), key.value, "it is empty; write it, or remove the line")
    for line, name, value in _comments(root, text.split("\n")):
        told = f'# begins a comment, so that it has no value; write quotes: "{value}"'
        raise _wrong(path, line, name, told)
    if config.site_url and not _is_address(config.site_url):
        told = f'"{config.site_url}" is no address of a site; begin it with https://, and leave no blanks in it'
        raise ConfigurationError(f"{place_of(path, ['site_url'])}: site_url: {told}")


def join_inherited(config: MkDocsConfig) -> None:
    """Give lists of mkdocs.yml what the inherited files have in theirs, whose place they take in MkDocs.

    These are `exclude_docs`, where later patterns go before earlier ones, `extra_css`, `watch` and
    `theme.static_templates`.
    """
    path = Path(config.config_file_path)
    files = [*with_inherited(path)][1:]
    for _, root in files:
        if excluded := texts_of(root, "exclude_docs"):
            config.exclude_docs = GitIgnoreSpec.from_lines(excluded[0].splitlines()) + (
                config.exclude_docs or GitIgnoreSpec([])
            )
        config.extra_css[:0] = [css for css in texts_of(root, "extra_css") if css not in config.extra_css]
        watched = [str(path.parent / name) for name in texts_of(root, "watch")]
        config.watch += [name for name in watched if name not in config.watch]
        theme = child_of(root, "theme")
        config.theme.static_templates.update(texts_of(theme[0] if theme else None, "static_templates"))


def check_named_files(files: Files, *, config: MkDocsConfig) -> None:
    """Check that `extra_css` and `extra_javascript` name files of the site; what plugins add to them is theirs.

    Raises:
        ConfigurationError: one is no file of the site.
    """
    path = Path(config.config_file_path)
    for setting, named in (("extra_css", config.extra_css), ("extra_javascript", config.extra_javascript)):
        for name in map(str, named):
            is_elsewhere = "//" in name or name.startswith("/") or files.get_file_from_path(name.partition("?")[0])
            if not is_elsewhere and has_in(path, setting, name):
                told = f'"{name}" is no file in docs/; correct the name, or take it out'
                raise ConfigurationError(f"{place_of(path, [setting], [name])}: {setting}: {told}")


def with_line(error: ConfigurationError, config: MkDocsConfig) -> ConfigurationError:
    """Return an error that names the setting's line, too; the error itself where it names no setting of the file."""
    told = _TOLD.match(str(error))
    if not told:
        return error
    steps = re.findall(r"[^.\[\]]+", told["name"])
    place = place_of(Path(config.config_file_path), steps)
    return ConfigurationError(f"{place}: {told['name']}: {told['text']}")


def place_of(path: Path, names: Sequence[str], words: Sequence[str] = ()) -> str:
    """Return file and line of a setting, or of the nearest one around it that is there, as `mkdocs.yml:12`.

    Args:
        path: the file; one that it inherits from is looked at for what it does not have.
        names: the names of blocks down to the setting; a number for an entry of a list.
        words: what stands below it, each within the one before; a word that is not there is passed over.
    """
    files = [*with_inherited(path)]
    depth, file, node, line = max((_deepest(file, root, names) for file, root in files), key=lambda found: found[0])
    for word in words if depth else ():
        if inner := line_in(node, word):
            node, line = inner
    return f"{file.name}:{line}"


def has_in(path: Path, name: str, word: str) -> bool:
    """Tell whether a file of settings, or one that it inherits from, has a word below a setting."""
    roots = (child_of(root, name) for _, root in with_inherited(path))
    return any(found and line_in(found[0], word) for found in roots)


def _is_named_above(path: Path, name: str) -> bool:
    """Tell whether an inherited file has names and values for a setting, such as `plugins`, and no list."""
    inherited = [child_of(root, name) for _, root in with_inherited(path)][1:]
    return any(found and isinstance(found[0], yaml.MappingNode) for found in inherited)


def _missing_hooks(path: Path, value: yaml.Node) -> list[str]:
    """Return the hooks of the inherited files that a file's own list lacks."""
    named = {posixpath.normpath(str(each.value)) for each in value.value}
    inherited = [name for _, root in [*with_inherited(path)][1:] for name in texts_of(root, "hooks")]
    return [name for name in inherited if posixpath.normpath(name) not in named]


def texts_of(root: yaml.Node | None, name: str) -> list[str]:
    """Return the texts of a setting that is a list, or the one text that it is; `!ENV` is not followed."""
    found = child_of(root, name)
    nodes = [] if found is None else found[0].value if isinstance(found[0], yaml.SequenceNode) else [found[0]]
    return [str(node.value) for node in nodes if isinstance(node, yaml.ScalarNode) and node.value]


def with_inherited(path: Path) -> Iterator[tuple[Path, yaml.Node]]:
    """Yield a file with its content, and those that it inherits from, the nearest first."""
    for _ in range(9):  # files that inherit from each other in a circle are MkDocs' to refuse
        try:
            root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
        except (OSError, yaml.YAMLError):
            root = None
        yield path, root or yaml.MappingNode("", [])
        parent = child_of(root, "INHERIT")
        if parent is None:
            return
        path = path.parent / str(parent[0].value)


def _deepest(path: Path, root: yaml.Node, names: Sequence[str]) -> tuple[int, Path, yaml.Node, int]:
    """Return how many of the names a file has, the file, what the last of them has, and its line; 1 without any."""
    depth, node, line = 0, root, 1
    for name in names:
        found = child_of(node, name)
        if found is None:
            break
        node, line = found
        depth += 1
    return depth, path, node, line


def child_of(node: yaml.Node | None, name: str) -> tuple[yaml.Node, int] | None:
    """Return the value that a name or a number has in a mapping or a list, and its 1-based line."""
    if isinstance(node, yaml.SequenceNode):
        if name.isdecimal():
            return (node.value[int(name)], _line(node.value[int(name)])) if int(name) < len(node.value) else None
        named = (child_of(each, name) for each in node.value)  # as a plugin with options
        return next(filter(None, named), None) or next(
            ((each, _line(each)) for each in node.value if each.value == name), None
        )
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((value, _line(key)) for key, value in pairs if key.value == name), None)


def line_in(node: yaml.Node, word: str) -> tuple[yaml.Node, int] | None:
    """Return the first value in a node that has a word as its name, or is that word, and its 1-based line."""
    if isinstance(node, yaml.ScalarNode):
        return (node, _line(node)) if node.value == word else None
    if found := child_of(node, word):
        return found
    inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    return next((found for each in inner if (found := line_in(each, word))), None)


def _comments(node: yaml.Node, lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, name and comment where a comment stands in place of a value and looks like a colour."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode) and not value.value:
            comment = _COMMENT.match(lines[key.end_mark.line], key.end_mark.column)
            if comment:
                yield _line(key), str(key.value), comment["value"]
        yield from _comments(value, lines)
    for each in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _comments(each, lines)


def _is_address(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https") and not re.search(r"[\s<>\"\\]", url)


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
