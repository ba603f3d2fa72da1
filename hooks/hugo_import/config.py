"""A Hugo site's configuration as one object that remembers which of its keys somebody read.

Sources: https://gohugo.io/configuration/introduction/, https://gohugo.io/configuration/all/ and, for what a theme may
set, https://gohugo.io/configuration/introduction/#merge-configuration-settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from hugo_import.config_files import ConfigError, ConfigFile, config_files, merge, nested, no_site
from hugo_import.types_of_values import Names, keys, typed

__all__ = ["Config", "ConfigError", "Names", "keys", "read_config"]

#: What a theme's own configuration adds to the site's.
_FROM_THEMES = ("params", "menus", "outputformats", "mediatypes")

#: What a language may set beside its parameters (https://gohugo.io/configuration/languages/#localized-settings).
_OF_LANGUAGES = frozenset(
    "baseurl buildfuture builddrafts buildexpired cascade contentdir copyright direction disabled disablealiases"
    " disablehugogeneratorinject disablekinds disablelanguages disablepathtolower enableemoji frontmatter"
    " hascjklanguage label languagecode languagedirection languagename locale mainsections markup mediatypes menus"
    " outputformats outputs paginate pagination params permalinks pluralizelisttitles privacy reflinkserrorlevel"
    " reflinksnotfoundurl related removepathaccents rsslimit security services sitemap staticdir summarylength"
    " taxonomies timezone title uglyurls weight".split()
)

#: What says the code of a language.
_CODES = ("locale", "languagecode")


@dataclass(frozen=True)
class Config:
    """The configuration.

    Whoever reads a key with `get` takes it over, or tells in the report what becomes of it: what nobody read is
    listed by `unread` and named at the end.
    """

    site: Path  # the site's folder
    own: tuple[ConfigFile, ...] = ()  # the site's own configuration files, later ones over earlier ones
    themes: tuple[Path, ...] = ()  # folders of the themes that are there, the first goes before the others
    theme_names: tuple[str, ...] = ()  # names of all themes in lower case, `papermod`, also of those that are not there
    read: set[Names] = field(default_factory=set)  # the keys that somebody read, e.g. `("params", "author")`
    chosen: str = ""  # the language whose configuration it is, empty for the default language

    def get(self, *names: str) -> Any:
        """Return the value at `params`, `author`, …, None when there is none; the default language's goes first."""
        self.read.add(names)
        return self.peek(*names)

    def peek(self, *names: str) -> Any:
        """Return a value without taking it over."""
        return at(self.values, names)

    def text(self, *names: str) -> str:
        """Return a value as text, empty when there is none or it is no single value."""
        value = self.get(*names)
        return "" if value is None or isinstance(value, Mapping | list) else str(value)

    def mapping(self, *names: str) -> Mapping[str, Any]:
        """Return a value that is a mapping, an empty one when it is none."""
        value = self.get(*names)
        return value if isinstance(value, Mapping) else {}

    def sequence(self, *names: str) -> list[Any]:
        """Return a value that is a list, a single one as a list of one."""
        value = self.get(*names)
        return value if isinstance(value, list) else [] if value is None or value == "" else [value]

    def texts(self, wanted: Iterable[Names]) -> list[str]:
        """Return the texts at these keys that say something, in their order; others are not taken over."""
        there = [key for key in wanted if isinstance(self.peek(*key), str)]
        return [text for key in there if (text := self.get(*key).strip())]

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """All values: those of the default language over the site's, these over the themes'."""
        values: dict[str, Any] = {}
        own = self.languages.get(self.language_key)
        themes = [file.nested for theme in reversed(self.themes) for file in config_files(theme)]
        for theirs in themes:
            merge(values, {name: value for name, value in theirs.items() if name in _FROM_THEMES})
        merge(values, self._site_values)
        for theirs in themes if own else ():  # of a language that the site names; those of its own alone stay out
            merge(values, {"params": at(theirs, ("languages", self.language_key, "params")) or {}})
        for name, value in (own if isinstance(own, Mapping) else {}).items():
            place = of_language((name,))
            if place[0] == "params":
                merge(values, nested(place, value))
            else:  # a language's menus, permalinks, taxonomies… stand in place of the site's
                values[name] = value
        return values

    @cached_property
    def _site_values(self) -> Mapping[str, Any]:
        values: dict[str, Any] = {}
        for file in self.own:
            merge(values, file.nested)
        if "indexes" in values:  # what taxonomies were called at first; Hugo reads it still
            merge(values, {"taxonomies": values.pop("indexes")})
        return typed(_on_one_host(values))

    @property
    def languages(self) -> Mapping[str, Any]:
        """The languages of a site that names them, by key in lower case, each with its own configuration."""
        languages = self._site_values.get("languages")
        return languages if isinstance(languages, Mapping) else {}

    @property
    def other_languages(self) -> list[str]:
        """The languages that Hugo publishes beside the default one, in its order, by weight."""
        disabled = set(map(str, self.sequence("disablelanguages")))
        keys = [key for key in self.languages if key != self.default_key and key not in disabled]
        shown = [key for key in keys if at(self.languages[key], ("disabled",)) is not True]
        return sorted(shown, key=lambda key: (weight(self.languages[key]), key))

    @property
    def language_key(self) -> str:
        """The key of the chosen language among `languages`, of the default one where none is chosen."""
        return self.chosen or self.default_key

    @property
    def names_pages(self) -> bool:
        """Whether pages of this language bear its key in their names: its folder is the whole site's."""
        mounts = [
            each for each in self.sequence("module", "mounts") if str(at(each, ("target",))).startswith("content")
        ]
        if mounts and all(languages_of(mount) for mount in mounts):
            return False
        return bool(self.chosen) and (self.peek("contentdir") or "content") == self._whole_folder

    @property
    def shared_content(self) -> list[str]:
        """The whole site's content folder, where another language has it.

        There a page without a language in its name is of the default one, though that may have a folder of its own.
        """
        whole = self._whole_folder
        folders = [at(self.languages[key], ("contentdir",)) or whole for key in self.other_languages]
        return [whole] if whole in folders and not self.chosen else []

    @property
    def _whole_folder(self) -> str:
        return str(self._site_values.get("contentdir") or "content")

    @property
    def default_key(self) -> str:
        """The key of the default language, `en` where nothing is said, as in Hugo."""
        self.read.add(("defaultcontentlanguage",))
        named = str(self._site_values.get("defaultcontentlanguage") or "").lower()
        by_weight = sorted(self.languages, key=lambda name: weight(self.languages[name]))
        return named or (by_weight[0] if by_weight and "en" not in self.languages else "en")

    @property
    def language(self) -> str:
        """The language that the site is written in, e.g. `vi` or `zh-cn`."""
        code = self.text("locale") or self.text("languagecode")
        return code if code and not self.languages else self.language_key

    @property
    def language_codes(self) -> list[str]:
        """What the site calls its language, the first that is known counts: `zh-cn` goes before the key `zh`.

        A code that is of another language than the key is the example's that the configuration was copied from; where
        the site has one language alone, it is the English one of the two that is.
        """
        own = self.languages.get(self.language_key)
        codes = [own.get(name) for name in _CODES] if isinstance(own, Mapping) else []
        codes += [] if len(self.languages) > 1 else [self.text(name) for name in _CODES]
        given = [str(code).replace("_", "-").lower() for code in codes if code]
        if not self.languages and "defaultcontentlanguage" not in self._site_values:
            return given or [self.language_key]
        key = self.language_key.split("-")[0]
        is_said = key == "en" and len(self.languages) <= 1
        nearer = [code for code in given if is_said or code.split("-")[0] == key]
        return list(dict.fromkeys([*nearer, self.language_key, *given]))

    @property
    def files(self) -> list[str]:
        """The site's own configuration files, relative to it."""
        return [self.name(file.path) for file in self.own]

    def name(self, path: Path) -> str:
        """Return a file's name from the site's folder."""
        return path.relative_to(self.site).as_posix() if path.is_relative_to(self.site) else str(path)

    def place(self, *names: str) -> str:
        """Return where a key is set, `hugo.toml:12`; the last file that sets it, empty for what is nowhere."""
        own = ("languages", self.language_key)
        for key in ((*own, *names), (*own, *names[1:]) if names[0] == "params" else names, names):
            for file in reversed(self.own):
                if at(file.nested, key) is not None:
                    return f"{self.name(file.path)}:{file.line(key)}"
        return ""

    def first_place(self, keys: Iterable[Names]) -> str:
        """Return where the first of several keys is set that is set at all."""
        return next((place for key in keys if (place := self.place(*key))), "")

    def unread(self) -> Iterator[Names]:
        """Yield the keys of the site's own configuration that nobody read, nor anything above or below them."""
        return self._unread((), self._site_values)

    def _unread(self, above: Names, values: Mapping[str, Any]) -> Iterator[Names]:
        for name, value in values.items():
            key = (*above, name)
            if (plain := self.plain(key)) and plain in self.read:
                continue
            if isinstance(value, Mapping) and value:
                yield from self._unread(key, value)
            elif value != {}:  # an empty table says nothing, though another file may have filled it
                yield key

    def plain(self, key: Names) -> Names:
        """Return a key as it would be without languages, where it is one of this configuration's own language."""
        return of_language(key[2:]) if key[:2] == ("languages", self.language_key) else key


def at(values: object, names: Names) -> Any:
    """Return the value at `names` in nested mappings, None when there is none."""
    for name in names:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values


def languages_of(mount: object) -> list[str]:
    """Return the keys of the languages that a mount is for, none for one of all (`lang` until Hugo 0.153).

    Source: https://gohugo.io/configuration/module/#mounts.
    """
    named = at(mount, ("lang",)) or at(mount, ("sites", "matrix", "languages")) or []
    return [str(each).lower() for each in (named if isinstance(named, list) else [named]) if "*" not in str(each)]


def of_language(key: Names) -> Names:
    """Return where a key of a language's belongs: in older sites its parameters stand beside its settings."""
    return key if not key or key[0] in _OF_LANGUAGES else ("params", *key)


def _on_one_host(values: dict[str, Any]) -> dict[str, Any]:
    """Return values in which languages at `https://e.org/en` and `https://e.org/vi` are folders of one site.

    As Hugo writes each language with a host of its own into the folder `en`, that is what they come to.
    """
    named = values.get("languages")
    languages: Mapping[str, Any] = named if isinstance(named, Mapping) else {}
    addresses = {key: str(at(languages, (key, "baseurl")) or "").rstrip("/") for key in languages}
    roots = {
        address.removesuffix(f"/{key}") if address.endswith(f"/{key}") else "" for key, address in addresses.items()
    }
    if len(addresses) < 2 or len(roots) > 1 or not (root := roots.pop()):
        return values
    own = {key: {name: value for name, value in each.items() if name != "baseurl"} for key, each in languages.items()}
    return values | {"baseurl": root, "defaultcontentlanguageinsubdir": True, "languages": own}


def read_config(site: Path) -> Config:
    """Return the configuration of the Hugo site in the folder `site`; raises ConfigError."""
    if not (files := config_files(site)):
        raise ConfigError(no_site(site))
    named = list(_theme_names(site, files))
    themes = tuple(path for _, path in named if path.is_dir())
    return Config(site, tuple(files), themes, tuple(name for name, _ in named))


def _theme_names(site: Path, files: list[ConfigFile]) -> Iterator[tuple[str, Path]]:
    """Yield the name and the folder of each theme, whether it is there or not."""
    values: dict[str, Any] = {}
    for file in files:
        merge(values, file.nested)
    folder = site / str(values.get("themesdir") or "themes")
    named = values.get("theme") or []
    imports = at(values, ("module", "imports"))
    paths = [str(each) for each in (named if isinstance(named, list) else [named])]
    paths += [str(at(each, ("path",)) or "") for each in (imports if isinstance(imports, list) else [])]
    for path in filter(None, paths):
        name = [part for part in path.split("/") if not (part.startswith("v") and part[1:].isdecimal())][-1]
        places = (site / "_vendor" / path, folder / path, folder / name)
        yield name.lower(), next((place for place in places if place.is_dir()), folder / name)


def weight(language: object) -> float:
    try:
        return float(at(language, ("weight",)) or 0) or float("inf")
    except (TypeError, ValueError):  # which Hugo refuses
        return float("inf")
