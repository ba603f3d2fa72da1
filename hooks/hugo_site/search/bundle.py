"""Runs Pagefind, and puts what it made where readers get it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .document import STROKE
from .stable_filters import stabilise

#: Of Pagefind's output, what `worker.js` loads; the rest is interfaces of Pagefind's own.
_NEEDED = ("pagefind.js", "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*", "filter/*")
#: Names all others, so it is the last to be put in place.
_ENTRY = "pagefind-entry.json"
#: What marks and counts, but does not mean anything: anchors of headings, numbers of code lines.
_LEFT_OUT = ".headerlink, .linenos, .linenodiv, .md-annotation__index, [data-search-exclude]"


#: Seconds between two looks whether an index is still wanted.
_PATIENCE = 0.2


class SearchIndexError(Exception):
    """Pagefind could not index the pages; holds what it said."""


def build_bundle(
    documents: Path, made: Path, bundle: Path, language: str, *, is_wanted: Callable[[], bool] | None = None
) -> None:
    """Index a folder of pages.

    Args:
        documents: folder of HTML pages, read in the order of their names, so that the same pages give the same files.
        made: folder for Pagefind to write to.
        bundle: folder that gets the index; what is there already stays usable until the new index is whole.
        language: the site's, e.g. `vi`.
        is_wanted: given by who does not wait for the index: it is made at low priority, and left when not wanted.

    Raises:
        SearchIndexError: Pagefind did not run, or did not like what it was given.
    """
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(documents), "--output-path", str(made)]
    command += ["--force-language", language, "--include-characters", STROKE, "--exclude-selectors", _LEFT_OUT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as process:
        output = _wait(process, is_wanted) if is_wanted else process.communicate()[0]
    if is_wanted and not is_wanted():
        return
    if process.returncode or not (made / _ENTRY).is_file():
        raise SearchIndexError(output.strip())
    stabilise(made)
    _put_in_place(made, bundle)


def _wait(process: subprocess.Popen[str], is_wanted: Callable[[], bool]) -> str:
    """Return what a process prints, letting other work go first and stopping the process when it is not wanted."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, process.pid, 10)
    while True:
        try:
            return process.communicate(timeout=_PATIENCE)[0]
        except subprocess.TimeoutExpired:
            if not is_wanted():
                process.kill()


def _put_in_place(made: Path, bundle: Path) -> None:
    """Move what readers need into `bundle`; files are named by their content, so what has the same name is the same."""
    for path in [path for pattern in _NEEDED for path in made.glob(pattern)]:
        target = bundle / path.relative_to(made)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
    shutil.move(made / _ENTRY, bundle / _ENTRY)
