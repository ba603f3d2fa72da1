"""The files of a Hugo site's configuration, read and put together as Hugo does.

Sources: https://gohugo.io/configuration/introduction/ and Hugo's config/configLoader.go: the file in the site's folder,
over it those of `config/_default/`, over these the ones of `config/production/`, the environment of a plain `hugo`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hugo_posts.front_matter import hugo_yaml
from hugo_posts.front_matter.document import FrontMatterError, parse

ROOT_NAMES = ("hugo", "config")
SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_FOLDERS = ("config/_default", "config/production")


class ConfigError(Exception):
    """A configuration that cannot be read, or is not there; the message names the file."""


@dataclass(frozen=True)
class ConfigFile:
    """One file: where it is, the names above its values, these, in lower case, and the lines of what is set twice."""

    path: Path
    above: tuple[str, ...]
    values: Mapping[str, Any]
    twice: tuple[int, ...] = ()

    @property
    def nested(self) -> Mapping[str, Any]:
        """The values below the names that stand above them."""
        return nested(self.above, self.values)

    def line(self, names: tuple[str, ...]) -> int:
        """Return the 1-based line of the value at `names`, of the nearest above it where it is not found."""
        lines, found = self.path.read_text("utf-8-sig", errors="replace").split("\n"), 1
        for name in names[len(self.above) :]:
            key = re.compile(rf"[\s\[{{\"',.-]*(?:[\w\"'.-]+\.)?[\"']?{re.escape(name)}[\"']?\s*[]:=.]", re.IGNORECASE)
            found = next((number for number in range(found, len(lines) + 1) if key.match(lines[number - 1])), found)
        return found


def config_files(folder: Path) -> list[ConfigFile]:
    """Return the configuration of the site or theme in `folder`, later files over earlier ones; raises ConfigError."""
    read = ((path, above, *_read(path)) for path, above in _places(folder))
    return [ConfigFile(path, above, _renamed(_inner(values, above)), twice) for path, above, values, twice in read]


def no_site(folder: Path) -> str:
    """Return what is told of a folder without a configuration; a site just below or above it is the remedy."""
    if not folder.is_dir():
        return f"{folder}: no such folder; write the path of the Hugo site's"
    around = (*sorted(folder.glob("*/")), *sorted(folder.glob("*/*/")), *folder.resolve().parents)
    near = next((each for each in around if (each / "content").is_dir() and any(_places(each))), None)
    remedy = f"; there is one in {near}" if near else ""
    return f"{folder}: no Hugo site: it has neither hugo.toml, hugo.yaml, config.toml nor config/_default/{remedy}"


def nested(names: tuple[str, ...], value: Any) -> Any:
    """Return a value below these names, each a mapping of one."""
    for name in reversed(names):
        value = {name: value}
    return value


def inside(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return the mapping at these names, made where none is."""
    for name in names:
        if not isinstance(values.get(name), dict):
            values[name] = {}
        values = values[name]
    return values


def merge(values: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put `more` over `values`, mappings within mappings."""
    for name, value in more.items():
        here = values.get(name)
        if isinstance(value, Mapping):
            values[name] = dict(here) if isinstance(here, Mapping) else {}
            merge(values[name], value)
        else:
            values[name] = value


def _places(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield each file with the names above its values, in the order in which they count."""
    roots = (folder / f"{name}{suffix}" for name in ROOT_NAMES for suffix in SUFFIXES)
    if root := next((path for path in roots if path.is_file()), None):
        yield root, ()
    for name in _FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES:
                yield path, _above(path.stem)


def _above(stem: str) -> tuple[str, ...]:
    """Return the names above the values of a file of `config/_default`: `menus.vi.toml` is one language's menu."""
    name, _, language = stem.lower().partition(".")
    if name in ROOT_NAMES:
        return ()
    if not language:
        return ("menus" if name == "menu" else name,)
    parts = {"menu": ("menus",), "menus": ("menus",), "params": ("params",)}
    return ("languages", language, *parts.get(name, ()))


def _inner(values: Mapping[str, Any], above: tuple[str, ...]) -> Mapping[str, Any]:
    """Return what a file of `config/_default` says; Hugo lets `params.toml` repeat its name: `[params]`."""
    names = {above[0], above[-1]} if above else set()
    only = next(iter(values)) if len(values) == 1 else ""
    is_name = only in names or (only == "menu" and "menus" in names)
    return values[only] if is_name and isinstance(values[only], Mapping) else values


def _renamed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values under the names that they have today: `menu` is `menus`."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        merge(found, {"menus" if name == "menu" else name: _languages(value) if name == "languages" else value})
    return found


def _languages(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {name: _renamed(own) if isinstance(own, Mapping) else own for name, own in value.items()}


def _read(path: Path) -> tuple[Mapping[str, Any], tuple[int, ...]]:
    """Return a file's values, and the lines of names that stand twice."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values, twice = data_of(text, path.suffix)
    except FrontMatterError as error:
        line = error.line - (path.suffix == ".toml")
        raise ConfigError(f"{path}:{line}: {error.message.removeprefix('front matter: ')}") from error
    except hugo_yaml.TextError as error:
        raise ConfigError(f"{path}:{error.line}: {error.message}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: the file is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    if not isinstance(values, Mapping):
        raise ConfigError(f"{path}: it is no list of names with values; write e.g. title: My blog")
    return values, twice


def data_of(text: str, suffix: str) -> tuple[Any, tuple[int, ...]]:
    """Return the values; of two of one name in YAML the last counts, as in Hugo before 0.152, which refuses them."""
    if not text.strip():
        return {}, ()
    if suffix == ".json":
        return parse(text).values, ()
    if suffix == ".toml":
        document = parse(f"+++\n{text}\n+++\n")
        return document.values, tuple(name.line - 1 for name in document.twice if name.is_refused)
    read = hugo_yaml.load(text, of_settings=True)
    return read.value or {}, tuple(name.line for name in read.twice if name.is_refused)
