"""Which languages a blog has: `extra: languages:` in mkdocs.yml, and mkdocs.<name>.yml for each but the first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from ..settings.block import wrong

KEY = re.compile(r"[a-z]{2,}([-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Languages:
    """The languages of a blog; none for a blog of one."""

    #: What readers see of each, by the key that stands in addresses and names of files; the main one first.
    names: Mapping[str, str] = field(default_factory=dict)
    current: str = ""  # the key of the language that is built now
    address: str = ""  # `site_url` of the main one
    #: That of the current one where mkdocs.<key>.yml sets another; empty for one below the main one's.
    own_address: str = ""

    @property
    def main(self) -> str:
        """The key of the language whose site stands at the root."""
        return next(iter(self.names), "")

    @property
    def root(self) -> str:
        """The path of the main language's site, e.g. `/` or `/repo/`."""
        return urlsplit(self.address).path or "/"

    @property
    def others(self) -> list[str]:
        """The keys of all languages but the one that is built."""
        return [key for key in self.names if key != self.current]

    @property
    def is_main(self) -> bool:
        """Whether the site at the root is built; true for a blog of one language."""
        return self.current == self.main

    @property
    def below(self) -> str:
        """The key of the language that is built where its site stands below that, empty where it does not."""
        return "" if self.is_main or self.own_address else self.current

    def folder_of(self, key: str) -> str:
        """Return where the site of a language stands, from the root: `vi/`, empty for the main one."""
        return "" if key == self.main else f"{key}/"


def config_file_of(config: MkDocsConfig, key: str) -> Path:
    """Return the file with the settings of a language that is not the main one."""
    return Path(config.config_file_path).with_name(f"mkdocs.{key}.yml")


def enter_language(config: MkDocsConfig) -> Languages:
    """Return the languages, and let the site stand where that of the language stands which is built.

    Raises:
        ConfigurationError: no mapping of keys to names, or a language without a file of settings.
    """
    names = config.extra.get("languages") or {}
    _check(names, config)
    current = Path(config.config_file_path).stem.partition(".")[2]
    current = current if current in names else next(iter(names), "")
    main = next(iter(names), "")
    address, own = (config.site_url or "", "") if current == main else _addresses(config)
    if current != main and address:
        config.site_url = own or urljoin(address, f"{current}/")
    languages = Languages(names, current, address, own)
    if languages.others:
        config.extra["alternate"] = True  # Material's header then asks for partials/alternate.html
        config.watch += [str(config_file_of(config, key)) for key in languages.names if key != languages.main]
    return languages


def _addresses(config: MkDocsConfig) -> tuple[str, str]:
    """Return the `site_url` of the main language, and what mkdocs.<key>.yml itself says in its place, if anything."""
    path = Path(config.config_file_path)
    own = yaml_load(path.read_text(encoding="utf-8"), get_yaml_loader(config=config)).get("site_url") or ""
    if not own:
        return config.site_url or "", ""
    with path.with_name("mkdocs.yml").open("rb") as main:
        address = yaml_load(main, get_yaml_loader(config=config)).get("site_url") or ""
    return f"{address.rstrip('/')}/" if address else "", config.site_url or ""


def _check(names: object, config: MkDocsConfig) -> None:
    if not isinstance(names, Mapping):
        raise wrong("extra.languages", "it must be a mapping; write e.g. en: English below it, the main language first")
    for number, (key, name) in enumerate(names.items()):
        setting = f"extra.languages.{key}"
        if not isinstance(key, str) or not KEY.fullmatch(key):
            raise wrong(setting, "a language's key has small letters, e.g. en or zh-cn")
        if not isinstance(name, str) or not name or set(name) & set('<>"'):
            raise wrong(setting, f"{name!r} must be the language's name in itself; write e.g. Tiếng Việt")
        path = config_file_of(config, key)
        if number and not path.is_file():
            raise wrong(
                setting, f"{path.name} is missing; begin it with the line INHERIT: mkdocs.yml, then site_name: …"
            )
