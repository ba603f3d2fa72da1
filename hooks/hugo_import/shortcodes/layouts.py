"""The Go templates of a Hugo site and its themes, and what they can ask of it when it is moved in.

Sources: https://gohugo.io/templates/lookup-order/, /functions/lang/translate/, /content-management/data-sources/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hugo_posts.front_matter.document import FrontMatterError
from hugo_posts.front_matter.hugo_yaml import TextError

from hugo_import.config import Config
from hugo_import.config_files import data_of, inside
from hugo_import.go_template import Surroundings

_FOLDERS = ("_shortcodes", "shortcodes")
_PARTIALS = ("_partials", "partials")
_DATA = (".json", ".toml", ".yaml", ".yml")
_LARGE = 200_000  # bytes of a data file that no template should be given


@dataclass(frozen=True)
class Source:
    """A shortcode's Go template; `own` when it is the site's, not a theme's."""

    path: Path
    own: bool

    @property
    def text(self) -> str:
        """The template."""
        return self.path.read_text(encoding="utf-8-sig", errors="replace")


@dataclass(frozen=True)
class Layouts:
    """The folders that templates come from: the site's, then its themes'."""

    config: Config

    @property
    def homes(self) -> list[Path]:
        """The site's folder and those of its themes, the first goes before the others."""
        return [self.config.site, *self.config.themes]

    def shortcode(self, name: str) -> Source | None:
        """Return a shortcode's template, its name in any letter case; None without one."""
        return self._shortcodes.get(name.lower())

    def asking(self, function: str) -> set[str]:
        """Return the shortcodes whose templates call a function."""
        return {name for name, source in self._shortcodes.items() if re.search(rf"\b{function}\b", source.text)}

    @cached_property
    def _shortcodes(self) -> Mapping[str, Source]:
        found: dict[str, Source] = {}
        for name, path in self._templates(_FOLDERS, ".html", ".md"):
            source = Source(path, own=path.is_relative_to(self.config.site / "layouts"))
            found.setdefault(name.split(".")[0].lower(), source)
        return found

    @cached_property
    def around(self) -> Surroundings:
        """What templates can ask for."""
        elsewhere = {key: texts for key in self.config.other_languages if (texts := self._translations(key))}
        main = self._translations(self.config.language_key, self.config.language, "en")
        return Surroundings(self._partials(), main, elsewhere, self._data())

    def _partials(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, path in self._templates(_PARTIALS, ".html", ".svg"):
            found.setdefault(name, path.read_text(encoding="utf-8-sig", errors="replace"))
        return found

    def _templates(self, folders: Iterable[str], *suffixes: str) -> Iterator[tuple[str, Path]]:
        """Yield the name and the file of each template in some folders, those of the site first."""
        for folder in (home / "layouts" / each for home in self.homes for each in folders):
            for path in sorted(path for path in folder.rglob("*") if path.suffix in suffixes):
                yield path.relative_to(folder).as_posix(), path

    def _translations(self, *languages: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for language in languages:
            for home in self.homes:
                for path in (home / "i18n").glob(f"{language}.*"):
                    for name, text in _translated(_read(path)):
                        found.setdefault(name.lower(), text)
        return found

    def _data(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for home in reversed(self.homes):
            folder = home / "data"
            for path in sorted(folder.rglob("*")):
                value = _read(path)
                if value is not None:
                    above = inside(found, map(str.lower, path.relative_to(folder).parts[:-1]))
                    here, name = above.get(path.stem.lower()), path.stem.lower()
                    are_both = isinstance(here, dict) and isinstance(value, dict)
                    above[name] = here | value if are_both else value
        return found


def _read(path: Path) -> Any:
    """Return what a YAML, TOML or JSON file holds, None when it cannot be read."""
    try:
        if path.suffix not in _DATA or not path.is_file() or path.stat().st_size > _LARGE:
            return None
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text) if path.suffix == ".json" else data_of(text, path.suffix)[0]
    except (OSError, ValueError, FrontMatterError, TextError):
        return None


def _translated(values: Any) -> Iterator[tuple[str, str]]:
    """Yield identifiers and texts, from either form of a file."""
    if isinstance(values, list):
        values = {row.get("id"): row.get("translation") for row in values if isinstance(row, Mapping)}
    for name, text in values.items() if isinstance(values, Mapping) else ():
        forms = text if isinstance(text, Mapping) else {"other": text}
        yield str(name), str(forms.get("other") or next(iter(forms.values()), ""))
