"""A Hugo site's configuration, from `hugo.toml` and its older and other forms.

Source: https://gohugo.io/configuration/introduction/. Only the default environment is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hugo_posts.front_matter import FrontMatterError, parse

_ROOT_NAMES = ("hugo", "config")
_DELIMITERS = {
    ".toml": ("+++\n", "\n+++\n"),
    ".yaml": ("---\n", "\n---\n"),
    ".yml": ("---\n", "\n---\n"),
    ".json": ("", ""),
}


class ConfigError(Exception):
    """A configuration that cannot be read, or is not there; the message names the file."""


@dataclass(frozen=True)
class Config:
    """The configuration.

    Attributes:
        values: all values, names in lower case.
        files: the files that they come from, relative to the site's folder.
    """

    values: Mapping[str, Any]
    files: tuple[str, ...] = ()

    def get(self, *names: str) -> Any:
        """Return the value at `params`, `author`, …, None when there is none; of a language's own ones the first's."""
        for values in (self.values, self._language):
            value = _at(values, names)
            if value is not None:
                return value
        return None

    def text(self, *names: str) -> str:
        """Return a value as text, empty when there is none or it is no single value."""
        value = self.get(*names)
        return "" if value is None or isinstance(value, Mapping | list) else str(value)

    @property
    def language(self) -> str:
        """The site's language, e.g. `vi`."""
        return self.text("defaultcontentlanguage") or self.text("languagecode") or next(iter(self.languages), "")

    @property
    def languages(self) -> Mapping[str, Any]:
        """The languages of a site that has several, by name."""
        languages = self.values.get("languages")
        return languages if isinstance(languages, Mapping) else {}

    @property
    def _language(self) -> Mapping[str, Any]:
        name = str(self.values.get("defaultcontentlanguage", ""))
        own: Any = self.languages.get(name) or next(iter(self.languages.values()), {})
        return own if isinstance(own, Mapping) else {}


def _at(values: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    value: Any = values
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def read_config(site: Path) -> Config:
    """Return the configuration of the Hugo site in the folder `site`; raises ConfigError."""
    files = list(_files(site))
    if not files:
        raise ConfigError(
            f"{site}: no Hugo site: it has neither hugo.toml, hugo.yaml, config.toml nor config/_default/"
        )
    values: dict[str, Any] = {}
    for path, name in files:
        part = _read(path)
        _merge(values, part if name is None else {name: part})
    return Config(values, tuple(path.relative_to(site).as_posix() for path, _ in files))


def _files(site: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files with the name under which each one's values belong, None for the root."""
    for name in _ROOT_NAMES:
        for path in (site / f"{name}{suffix}" for suffix in _DELIMITERS):
            if path.is_file():
                yield path, None
    for path in sorted((site / "config" / "_default").glob("*")):
        if path.is_file() and path.suffix in _DELIMITERS:
            name = path.name.split(".")[0].lower()  # `menus.vi.toml` is the menu of one language
            yield path, None if name in _ROOT_NAMES else name


def _read(path: Path) -> Mapping[str, Any]:
    """Return a file's values; read as front matter, whose formats are the same."""
    before, after = _DELIMITERS[path.suffix]
    try:
        return parse(before + path.read_text(encoding="utf-8-sig") + after).values
    except FrontMatterError as error:
        line = error.line - before.count("\n")
        raise ConfigError(f"{path}:{line}: {error.message.removeprefix('front matter: ')}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: the file is not UTF-8") from error


def _merge(values: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add `more` to `values`, mappings within mappings; what is there already stays."""
    for name, value in more.items():
        here = values.setdefault(name, value)
        if here is not value and isinstance(here, dict) and isinstance(value, Mapping):
            _merge(here, value)
