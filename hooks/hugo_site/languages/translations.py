"""Where the pages of one language are in the others: each build writes a table of its pages, and reads the others'."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hugo_posts.record import dataclass

from .settings import Languages

#: Set for the builds that the main one starts: all run at once, so that a table that is not there yet will be.
TOGETHER = "HUGO_SITE_LANGUAGES_TOGETHER"
#: How long such a build reads posts at most, and how often it is looked for, in seconds.
_LONGEST, _PAUSE = 120.0, 0.02


@dataclass(frozen=True)
class Translation:
    """A page in one of the blog's languages."""

    name: str  # the language, as it calls itself
    language: str  # its code
    url: str  # the page's address from the root of all languages, or from its own one's
    is_current: bool  # whether it is the page that is shown
    is_whole: bool  # whether it is the same page; the language's home stands for one that it has not
    address: str = ""  # where the language's site stands, when that is not below the main one's or not the current host


@dataclass(frozen=True)
class OtherSite:
    """What the site of another language has."""

    address: str  # where it stands
    content: Mapping[str, str]  # the address of each page below it, by its `content_key`
    answers: Mapping[str, str]  # all that leads somewhere there, and where

    def at(self, address: str) -> str:
        """Return where an address leads, nothing where it leads nowhere."""
        return self.answers.get(address.strip("/"), "")


class Translations:
    """The tables of all languages.

    Attributes:
        languages: the blog's languages.
        together: whether all languages are built at once.
    """

    def __init__(self, languages: Languages, folder: Path) -> None:
        """Note where tables are kept."""
        self.languages = languages
        self.table = cache(self._table)
        self._folder = folder
        self.together = TOGETHER in os.environ
        self._keys: dict[str, str] = {}

    def write(
        self,
        language: str,
        pages: Mapping[str, tuple[str, str]],
        answers: Mapping[str, str],
        content: Mapping[str, str],
    ) -> None:
        """Write the table of the language that is built.

        Args:
            language: its code.
            pages: the key and the address of each page, by its source path; translations have one key.
            answers: all addresses that lead somewhere, old ones included, from the language's root, and where.
            content: the address of each page by its place below Hugo's `content/`.
        """
        self._keys = {path: key for path, (key, _) in pages.items()}
        own = self.languages.own_address
        table = {"language": language, "address": own, "pages": dict(pages.values())}
        table |= {"answers": dict(sorted(answers.items())), "content": dict(sorted(content.items()))}
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self.path_of(self.languages.current)
        path.with_suffix(".new").write_text(json.dumps(table), encoding="utf-8")
        os.replace(path.with_suffix(".new"), path)

    def expect_others(self) -> None:
        """Forget the tables of former builds: the other languages' builds are about to begin, and write theirs."""
        for key in self.languages.others:
            self.path_of(key).unlink(missing_ok=True)
        self.together = True

    def path_of(self, key: str) -> Path:
        """Return where a language's table stands."""
        return self._folder / f"{key}.json"

    def of(self, path: str | None) -> list[Translation]:
        """Return a page in all languages; each language's home for what is no page."""
        return [found for key in self.languages.names if (found := self._in(key, self._keys.get(path or "", "")))]

    def alternates(self, path: str | None) -> list[tuple[str, str]]:
        """Return the language and the address of a page wherever it is; nothing of one that has no translation."""
        here = self.languages.address
        whole = [each for each in self.of(path) if each.is_whole] if self.languages.others and here else []
        return [(each.language, f"{each.address or here}{each.url}") for each in whole] if whole[1:] else []

    def elsewhere(self, address: str) -> str | None:
        """Return where an address leads that another language's site answers, from the host's root."""
        if not address.startswith("/"):
            return None
        root = self.languages.root
        address = address[len(root) - 1 :] if address.startswith(root) else address
        for key in self.languages.others:
            folder = self.languages.folder_of(key)
            inner = unquote(address).strip("/") + "/"
            if inner.startswith(folder) and inner[len(folder) :].strip("/") in self.table(key).get("answers", ()):
                return root + address.lstrip("/")
        return None

    def site_of(self, key: str) -> OtherSite | None:
        """Return what the site of a language has: nothing when the blog has no such language; None of the own one."""
        if key in ("", self.languages.current) or not self.languages.names:
            return None
        if key not in self.languages.names:
            return OtherSite("", {}, {})
        table, own = self.table(key), self.languages.own_address and self.languages.address
        address = table.get("address") or (own or self.languages.root) + self.languages.folder_of(key)
        return OtherSite(address, table.get("content", {}), table.get("answers", {}))

    def made_of(self) -> list[object]:
        """Return everything that pages may show of the other languages."""
        return [self.together, *([key, self.table(key)] for key in self.languages.others)]

    def _in(self, key: str, page: str) -> Translation | None:
        table = self.table(key)
        if not table:
            return None
        is_whole = bool(page) and page in table["pages"]
        url = table["pages"][page].removeprefix("./") if is_whole else ""
        is_current = key == self.languages.current
        own = table.get("address", "")
        address = own or (self.languages.own_address and self.languages.address)
        if not own:
            url = self.languages.folder_of(key) + url
        return Translation(
            self.languages.names[key], table["language"], url, is_current, is_whole or is_current, address
        )

    def _table(self, key: str) -> dict[str, Any]:
        path = self.path_of(key)
        last = time.monotonic() + (_LONGEST if self.together else 0)
        while not path.is_file() and time.monotonic() < last:
            time.sleep(_PAUSE)
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def key_of(path: str) -> str:
    """Return what translations have in common that name no `translationKey`: `x.md` may be one of `x/index.md`."""
    return path.removesuffix(".md").removesuffix("/index")
