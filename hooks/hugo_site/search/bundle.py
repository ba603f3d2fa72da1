"""Runs Pagefind, and puts what it made where readers get it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from .document import STROKE
from .stable_filters import stabilise

#: Of Pagefind's output, what `worker.js` loads; the rest is interfaces of Pagefind's own.
_NEEDED = ("pagefind-entry.json", "pagefind.js", "*.pf_meta", "wasm.*.pagefind", "index", "fragment", "filter")
#: Names all others, so it is the last to be put in place.
_ENTRY = "pagefind-entry.json"
#: What marks and counts, but does not mean anything: anchors of headings, numbers of code lines.
_LEFT_OUT = ".headerlink, .linenos, .linenodiv, .md-annotation__index, [data-search-exclude]"


#: Pagefind cuts its index at 20,000 places of words, but counts those without diacritics only: of Vietnamese text, a
#: piece of that size has most of the words with one first letter. (Pagefind reads this setting from here alone.)
_ENVIRONMENT = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2000"}
#: Seconds between two looks whether an index is still wanted.
_PATIENCE = 0.2


def recipe() -> list[str]:
    """Return what an index depends on beside its pages."""
    code = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("bundle.py", "stable_filters.py")]
    return [version("pagefind"), version("pagefind-bin"), *code]


class SearchIndexError(Exception):
    """Pagefind could not index the pages; holds what it said."""


class Indexing:
    """Pagefind at work, beside whoever started it.

    Args:
        documents: folder of HTML pages, read in the order of their names, so that the same pages give the same files.
        made: a new folder for Pagefind to write to, on the disk that the index is to be on.
        language: the site's, e.g. `vi`.
    """

    def __init__(self, documents: Path, made: Path, language: str) -> None:
        self._made = made
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `finish`)
        command = [str(get_executable()), "--quiet", "--site", str(documents), "--output-path", str(made)]
        command += ["--force-language", language, "--include-characters", STROKE, "--exclude-selectors", _LEFT_OUT]
        environment = os.environ | _ENVIRONMENT
        self._process = subprocess.Popen(command, stdout=self._log, stderr=subprocess.STDOUT, env=environment)

    def finish(self, bundle: Path, is_wanted: Callable[[], bool] | None = None) -> None:
        """Wait for the index, and put it where readers get it.

        Args:
            bundle: folder that gets the index.
            is_wanted: given by who does not need the index now: it is made at low priority, and left when not wanted;
                what is in `bundle` already stays usable meanwhile and for those who have loaded it.

        Raises:
            SearchIndexError: Pagefind did not run, or did not like what it was given.
        """
        with self._log:
            if is_wanted:
                _wait(self._process, is_wanted)
                if not is_wanted():
                    return
            if self._process.wait() or not (self._made / _ENTRY).is_file():
                shutil.rmtree(self._made, ignore_errors=True)
                self._log.seek(0)
                raise SearchIndexError(self._log.read().decode("utf-8", "replace").strip())
        self._tidy()
        if is_wanted:
            _add(self._made, bundle)
        else:
            shutil.rmtree(bundle, ignore_errors=True)
            bundle.parent.mkdir(parents=True, exist_ok=True)
            self._made.rename(bundle)

    def _tidy(self) -> None:
        """Leave what readers need, the same whenever the pages are the same."""
        stabilise(self._made)
        for path in self._made.iterdir():
            if not any(path.match(pattern) for pattern in _NEEDED):
                path.unlink()


def _wait(process: subprocess.Popen[bytes], is_wanted: Callable[[], bool]) -> None:
    """Wait for a process, letting other work go first, and stop it when it is not wanted."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, process.pid, 10)
    while True:
        try:
            process.wait(timeout=_PATIENCE)
            return
        except subprocess.TimeoutExpired:
            if not is_wanted():
                process.kill()


def _add(made: Path, bundle: Path) -> None:
    """Move an index into `bundle`; files are named by their content, so what has the same name is the same."""
    for path in [path for path in made.rglob("*") if path.is_file() and path.name != _ENTRY]:
        target = bundle / path.relative_to(made)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
    shutil.move(made / _ENTRY, bundle / _ENTRY)
