"""The sites of the other languages: built by processes of their own while the main one is, and put below it."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from ..log import log
from .settings import config_file_of
from .translations import TOGETHER, Translations

#: Lets a process end with the one that started it, which a signal may end (PR_SET_PDEATHSIG of Linux alone).
WITH_ITS_PARENT = """\
import sys
if sys.platform == "linux":
    import ctypes
    ctypes.CDLL(None).prctl(1, 15)
"""
#: Runs MkDocs. The other builds wait for the table of this one, so that a build that fails writes an empty one.
_BUILD = f"""\
{WITH_ITS_PARENT}
import pathlib
from mkdocs.__main__ import cli
try:
    cli(sys.argv[2:], prog_name="mkdocs")
finally:
    table = pathlib.Path(sys.argv[1])
    if not table.exists():
        table.with_suffix(".new").write_text("{{}}")
        table.with_suffix(".new").replace(table)  # whole at once, as it is waited for
"""
#: What Hugo has below the main language's key, too, with `defaultContentLanguageInSubdir`.
_ALSO_BELOW = ("sitemap.xml", "robots.txt", "404.html")
_LEVELS = {"WARNING": logging.WARNING, "ERROR": logging.ERROR}
_LINE = re.compile(r"(WARNING|ERROR) +-  (.*)")


class OtherSites:
    """The sites of the languages but the main one; nothing for a blog of one language."""

    def __init__(self, translations: Translations, cache: Path) -> None:
        self._languages = translations.languages
        self._translations = translations
        self._cache = cache
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._files: Iterable[File] = ()

    def start(self, files: Files, *, config: MkDocsConfig) -> None:
        """Start the builds; this build's own table is there already."""
        if not self._languages.is_main or "stop" in config.plugins:  # check_site builds nothing
            return
        self._files = files
        self._translations.expect_others()
        for key in self._languages.others:
            folder = self._cache / f"mkdocs.{key}"
            folder.mkdir(parents=True, exist_ok=True)
            table = self._translations.path_of(key)
            command = [sys.executable, "-c", _BUILD, str(table), "build", "-f", str(config_file_of(config, key))]
            with (folder / "log").open("wb") as told:
                self._running[key] = subprocess.Popen(
                    [*command, "--site-dir", str(folder / "built")],
                    cwd=Path(config.config_file_path).parent,
                    env={**os.environ, TOGETHER: "1", "PYTHONUTF8": "1"},
                    stdout=told,
                    stderr=subprocess.STDOUT,
                )

    def put_below(self, *, config: MkDocsConfig) -> None:
        """Wait for the builds, tell what they told, and put each site where it belongs.

        Raises:
            Abort: a build failed.
        """
        for key, process in self._running.items():
            code = process.wait()
            folder = self._cache / f"mkdocs.{key}"
            lines = (folder / "log").read_text(encoding="utf-8", errors="replace").splitlines()
            for match in filter(None, map(_LINE.match, lines)):
                log.log(_LEVELS[match[1]], "%s", match[2])
            if code:
                raise Abort(
                    f"mkdocs.{key}.yml: the site in this language could not be built:\n" + "\n".join(lines[-5:])
                )
            self._empty(Path(config.site_dir, key), Path(config.site_dir))
            shutil.copytree(folder / "built", Path(config.site_dir, key), dirs_exist_ok=True)
        main = Path(config.site_dir, self._languages.main or "-")  # no folder of a blog of one language
        for file in (main.with_name(name) for name in _ALSO_BELOW if self._languages.is_main and main.is_dir()):
            if file.is_file():
                shutil.copyfile(file, main / file.name)

    def _empty(self, site: Path, whole: Path) -> None:
        """Take out of a language's folder what a former build left there, but not the main language's own files."""
        mine = {whole / file.dest_uri for file in self._files if not file.inclusion.is_excluded()}
        for path in [path for path in site.rglob("*") if not path.is_dir() and path not in mine]:
            path.unlink()

    def stop(self, *, error: Exception) -> None:
        """End what is running still, as the main build has failed."""
        for process in self._running.values():
            if process.poll() is None:
                process.kill()
                process.wait()
