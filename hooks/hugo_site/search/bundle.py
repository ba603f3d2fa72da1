"""Runs Pagefind, and puts what it made where readers get it.

The index of a large blog is made in parts: Pagefind holds half a megabyte of memory for each post, and reads all of
them anew when one is other than before. Readers search all parts as one (https://pagefind.app/docs/multisite/).
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from ..files.whole_file import write_whole
from .document import STROKE, is_marked
from .stable_filters import stabilise

#: Of Pagefind's output, what `worker.js` loads; the rest is interfaces of Pagefind's own.
_NEEDED = ("pagefind-entry.json", "pagefind.js", "*.pf_meta", "wasm.*.pagefind", "index", "fragment", "filter")
#: Names all others of a part, so it is the last to be put in place.
_ENTRY = "pagefind-entry.json"
#: Names all parts, in the order in which readers load them.
_PARTS = "parts.json"
#: What marks and counts, but does not mean anything: anchors of headings, numbers of code lines.
_LEFT_OUT = ".headerlink, .linenos, .linenodiv, .md-annotation__index, [data-search-exclude]"
#: Pagefind cuts its index at 20,000 places of words, but counts those without diacritics only: of Vietnamese text, a
#: piece of that size has most of the words with one first letter. (Pagefind reads this setting from here alone.)
_CHUNK = 2000
#: The code that has a part in what an index is like.
_CODE = ("bundle.py", "document.py", "stable_filters.py")
#: Seconds between two looks whether an index is still wanted.
_PATIENCE = 0.2
#: Runs commands one after the other, so that the memory that they need does not add up.
_RUNNER = """\
import json, subprocess, sys
for command in json.loads(sys.argv[1]):
    if code := subprocess.call([each.encode("latin-1") for each in command]):
        sys.exit(code)
"""


def recipe() -> list[str]:
    """Return what an index depends on beside its pages."""
    code = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _CODE]
    return [version("pagefind"), version("pagefind-bin"), *code]


class SearchIndexError(Exception):
    """Pagefind could not index the pages; holds what it said."""


class Indexing:
    """Pagefind at work, beside whoever started it.

    Args:
        documents: for each part to be made, its folder of HTML pages, read in the order of their names, so that the
            same pages give the same files.
        made: a new folder for Pagefind to write to.
        language: the site's, e.g. `vi`.
        count: how many parts the whole index has.
    """

    def __init__(self, documents: Mapping[str, Path], made: Path, language: str, count: int = 1) -> None:
        self._parts = list(documents)
        self._made = made
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `finish`)
        options = ["--force-language", language, "--exclude-selectors", _LEFT_OUT]
        if is_marked(language):
            options += ["--include-characters", STROKE]
        # as bytes, since the system's own encoding may not have the characters
        pagefind = [os.fsencode(get_executable()), *(option.encode() for option in ("--quiet", *options))]
        places = [(os.fsencode(pages), os.fsencode(made / part)) for part, pages in documents.items()]
        commands = [[*pagefind, b"--site", pages, b"--output-path", part] for pages, part in places]
        # a word's places are spread over the parts, and so are the bytes that a query loads
        environment = os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_CHUNK // count)}
        one_by_one = [sys.executable, "-I", "-S", "-c", _RUNNER, json.dumps(_as_texts(commands))]
        self._process = subprocess.Popen(
            commands[0] if len(commands) == 1 else one_by_one,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=environment,
            process_group=0,  # so that all of it can be stopped
        )

    def finish(self, bundle: Path, is_wanted: Callable[[], bool] | None = None) -> None:
        """Wait for the parts, and put them where readers get them.

        Args:
            bundle: folder that gets the parts.
            is_wanted: given by who does not need the index now: it is made at low priority, and left when not wanted;
                what is in `bundle` already stays usable meanwhile and for those who have loaded it.

        Raises:
            SearchIndexError: Pagefind did not run, or did not like what it was given.
        """
        try:
            if self._is_made(is_wanted):
                for part in self._parts:
                    _tidy(self._made / part)
                    _put(self._made / part, bundle / part, is_read=is_wanted is not None)
        finally:
            shutil.rmtree(self._made, ignore_errors=True)

    def _is_made(self, is_wanted: Callable[[], bool] | None) -> bool:
        """Wait until all is made; False when it is not wanted any more."""
        with self._log:
            if is_wanted:
                _wait(self._process, is_wanted)
                if not is_wanted():
                    return False
            if self._process.wait() or not all((self._made / part / _ENTRY).is_file() for part in self._parts):
                self._log.seek(0)
                raise SearchIndexError(self._log.read().decode("utf-8", "replace").strip())
        return True


def _as_texts(commands: list[list[bytes]]) -> list[list[str]]:
    """Return commands as JSON can hold them, and `_RUNNER` reads them."""
    return [[each.decode("latin-1") for each in command] for command in commands]


def name_parts(bundle: Path, parts: list[str]) -> None:
    """Tell readers of the parts of an index; when one has another hash, they load it anew."""
    named = []
    for part in parts:
        entry = json.loads((bundle / part / _ENTRY).read_bytes())
        languages = entry["languages"]  # one
        digest = "".join(each["hash"] for each in languages.values())
        pages = sum(each["page_count"] for each in languages.values())
        named.append({"part": part, "language": "".join(languages), "hash": digest, "pages": pages})
    bundle.mkdir(parents=True, exist_ok=True)
    write_whole(bundle / _PARTS, json.dumps(named, separators=(",", ":")).encode(), is_checked=True)


def _tidy(made: Path) -> None:
    """Leave what readers need of a part, the same whenever the pages are the same."""
    stabilise(made)
    for path in made.iterdir():
        if not any(path.match(pattern) for pattern in _NEEDED):
            path.unlink()


def _wait(process: subprocess.Popen[bytes], is_wanted: Callable[[], bool]) -> None:
    """Wait for a process, letting other work go first, and stop it when it is not wanted."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PGRP, process.pid, 10)
    while True:
        try:
            process.wait(timeout=_PATIENCE)
            return
        except subprocess.TimeoutExpired:
            if not is_wanted():
                _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a process and what it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _put(made: Path, part: Path, *, is_read: bool) -> None:
    """Put a part in the place of another one; while that is read, its files stay, and the one naming all comes last.

    Files are named by their content, so that after a change most are there already; a disk removes and makes slowly.
    """
    if not part.is_dir():
        part.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, part)
        return
    wanted = _files(made)
    for path in () if is_read else _files(part) - wanted:
        (part / path).unlink()
    for path in sorted(wanted, key=lambda path: path.name == _ENTRY):
        target = part / path
        if not target.exists() or target.read_bytes() != (made / path).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made / path, target)


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
