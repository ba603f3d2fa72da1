"""Runs Pagefind, and puts what it made where readers get it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .document import STROKE

#: Of Pagefind's output, what `worker.js` loads; the rest is interfaces of Pagefind's own.
_NEEDED = ("pagefind.js", "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*", "filter/*")
#: Names all others, so it is the last to be put in place.
_ENTRY = "pagefind-entry.json"
#: What marks and counts, but does not mean anything: anchors of headings, numbers of code lines.
_LEFT_OUT = ".headerlink, .linenos, .linenodiv, .md-annotation__index, [data-search-exclude]"


class SearchIndexError(Exception):
    """Pagefind could not index the pages; holds what it said."""


def build_bundle(documents: Path, bundle: Path, language: str, *, in_background: bool = False) -> None:
    """Index a folder of pages.

    Args:
        documents: folder of HTML pages, read in the order of their names, so that the same pages give the same files.
        bundle: folder that gets the index; what is there already stays usable until the new index is whole.
        language: the site's, e.g. `vi`.
        in_background: let other work go first.

    Raises:
        SearchIndexError: Pagefind did not run, or did not like what it was given.
    """
    made = bundle.with_name(f"{bundle.name}.new")
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(documents), "--output-path", str(made)]
    command += ["--force-language", language, "--include-characters", STROKE, "--exclude-selectors", _LEFT_OUT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as process:
        if in_background and hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):  # it has ended already
                os.setpriority(os.PRIO_PROCESS, process.pid, 10)
        output, _ = process.communicate()
    try:
        if process.returncode or not (made / _ENTRY).is_file():
            raise SearchIndexError(output.strip())
        _put_in_place(made, bundle)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put_in_place(made: Path, bundle: Path) -> None:
    """Move what readers need into `bundle`; files are named by their content, so what has the same name is the same."""
    for path in _needed(made):
        target = bundle / path.relative_to(made)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    (made / _ENTRY).replace(bundle / _ENTRY)


def _needed(made: Path) -> Iterator[Path]:
    for pattern in _NEEDED:
        yield from made.glob(pattern)
