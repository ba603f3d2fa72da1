"""One small file for each post, in a folder that can be deleted at any time.

A file appears whole or not at all, so that a build may be killed, and two may work in the folder at once. There is
one for each post and no more: an older version's is overwritten, and a deleted post's is removed by the next build.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ...log import log
from ...settings.folders import folders_of


class Store:
    """JSON values by name, below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> Any:
        """Return the value kept under `name`; None when there is none that can be read."""
        try:
            with open(self.path(name), "rb") as file:
                return json.loads(file.read())
        except (OSError, ValueError):
            return None

    def write(self, name: str, value: object) -> None:
        """Keep a value; a disk that is full or read-only is no reason to stop a build."""
        path = self.path(name)
        unfinished = f"{path}.{os.getpid()}"
        try:
            os.makedirs(self.folder, exist_ok=True)
            with open(unfinished, "w", encoding="ascii") as file:
                file.write(json.dumps(value, ensure_ascii=True))
            os.replace(unfinished, path)
        except OSError as error:
            log.debug("%s: not kept: %s", path, error)

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove everything else, what a killed build left unfinished included."""
        kept = {self.path(name) for name in names}
        for entry in os.scandir(self.folder) if self.folder.is_dir() else ():
            if entry.path not in kept:
                Path(entry.path).unlink(missing_ok=True)

    def path(self, name: str) -> str:
        """Return the path of the file that keeps the value of that name."""
        return os.path.join(self.folder, f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json")


def notes_of(config: MkDocsConfig) -> Store | None:
    """Return where notes of the site's folder are kept; None of one elsewhere, which may be made for once."""
    folders = folders_of(config)
    return Store(folders.cache / "site") if folders.project in Path(config.site_dir).parents else None
