"""What a run changes in the project: worked out in full before the first file is touched, and written at the end.

Nothing of somebody's own is overwritten unasked, and a second run finds nothing to do.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from hugo_import.mkdocs_yml.years import PAGE, YEARS
from hugo_import.plan import Plan
from hugo_import.report import Report
from hugo_import.sample import FILES, is_shipped

#: Seconds between two lines that say how far the copying is.
_PACE = 2.0


class ChangesError(Exception):
    """The project is in no state in which it can be changed; the message says why, and the remedy."""


@dataclass
class Changes:
    """What is to be done."""

    project: Path  # the project's folder
    #: Files of the Hugo site by their places in the project.
    copies: dict[PurePosixPath, Path] = field(default_factory=dict)
    texts: dict[PurePosixPath, bytes] = field(default_factory=dict)  # contents by their places
    removed: list[PurePosixPath] = field(default_factory=list)  # places of the sample's files
    same: int = 0  # how many files are there already, as they would be written

    def __bool__(self) -> bool:
        return bool(self.copies or self.texts or self.removed)


def work_out(plan: Plan, project: Path, report: Report, *, force: bool) -> Changes:
    """Return what is to be done so that `project` holds what was planned; what cannot be done is told.

    Args:
        plan: what goes where.
        project: the project's folder.
        report: where to tell what is left as it was.
        force: overwrite files that differ.
    """
    changes = Changes(project)
    targets: dict[PurePosixPath, Path | str | bytes] = {**plan.texts, **plan.sources}
    folders = {parent for target in targets for parent in target.parents}
    for target, content in targets.items():
        if wrong := _obstacle(target, project, targets, folders):
            report.add(wrong, str(target), "rename one of the two")
        else:
            written = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
            _plan_file(written, target, changes, report, force=force)
    kept = set(targets)
    moved = {PAGE} if YEARS in targets else set()
    leaving = (path for path in map(PurePosixPath, FILES) if path not in kept)
    changes.removed = [path for path in leaving if _leaves(path, project, moved)]
    return changes


def _leaves(path: PurePosixPath, project: Path, moved: Container[PurePosixPath]) -> bool:
    """Tell whether a file of the sample is to be removed: icons and the blog's own pages are of use to any blog."""
    of_use = path not in moved and (path.is_relative_to("docs/assets") or path.name == "index.md")
    return not of_use and is_shipped(project, str(path))


def _obstacle(
    target: PurePosixPath, project: Path, targets: Container[PurePosixPath], folders: Container[PurePosixPath]
) -> str:
    """Return why nothing can be written to a place, empty when it can."""
    place = project / target
    if not place.resolve().is_relative_to(project.resolve()):
        return "places that lead out of the project, not written"
    if target in folders or place.is_dir():
        return "files where a folder has the name, not written"
    if any(parent in targets or (project / parent).is_file() for parent in target.parents):
        return "files in a folder where a file has the name, not written"
    return ""


def _plan_file(source: Path | bytes, target: PurePosixPath, changes: Changes, report: Report, *, force: bool) -> None:
    """Plan what a file of the site, or a content, goes to; another file that stands there may be somebody's own."""
    place = changes.project / target
    if isinstance(source, Path) and not (source.is_file() and os.access(source, os.R_OK)):
        report.add("files that cannot be read, not copied", str(source), "make them readable, and run this again")
    elif place.exists() and _is_same(source, place):
        changes.same += 1
    elif place.exists() and not force and not is_shipped(changes.project, str(target)):
        other = "the Hugo site's" if isinstance(source, Path) else "what would be written"
        report.note(f"files that differ from {other} and were kept", str(target), "--force overwrites them")
    elif isinstance(source, Path):
        changes.copies[target] = source
    else:
        changes.texts[target] = source


def _is_same(source: Path | bytes, place: Path) -> bool:
    return filecmp.cmp(source, place, shallow=False) if isinstance(source, Path) else place.read_bytes() == source


def check_checkout(project: Path) -> bool:
    """Tell whether git can undo what is changed in the project.

    Raises ChangesError where something is not committed yet, which undoing would take along.
    """
    command = ["git", "--no-optional-locks", "-C", str(project), "status", "--porcelain", "-z", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return False
    if done.returncode:
        return False
    names = [os.fsdecode(entry[3:]) for entry in done.stdout.split(b"\0") if len(entry) > 3]
    if names:
        shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        raise ChangesError(
            f"{project} has changes that are not committed ({shown}), which could not be told from this command's; "
            'nothing was changed. Commit them first: git add --all && git commit -m "Before the move"; or, after a move'
            " that was killed, undo it: git restore . &&"
            " git clean --force -d docs overrides 'mkdocs.*.yml' '.hugo-import-*'"
        )
    return True


def write(changes: Changes) -> None:
    """Do what was worked out; raises OSError, and leaves all as it was where it cannot be done to the end."""
    with TemporaryDirectory(prefix=".hugo-import-", dir=changes.project) as aside:
        places = _Places(Path(aside))
        try:
            _write(changes, places)
        except BaseException:  # somebody's Ctrl-C, too
            places.restore()
            raise


def _write(changes: Changes, places: _Places) -> None:
    since, total = time.monotonic(), len(changes.copies)
    for number, (target, source) in enumerate(changes.copies.items()):
        put(source, places.free(changes.project / target))
        if time.monotonic() - since > _PACE:
            since = time.monotonic()
            print(f"  {number + 1} of {total} files copied", file=sys.stderr)  # noqa: T201 (somebody waits)
    for target, content in changes.texts.items():
        put(content, places.free(changes.project / target))
    for target in changes.removed:
        place = places.free(changes.project / target)
        if place.parent != changes.project / "docs" and not any(place.parent.iterdir()):
            place.parent.rmdir()


def put(source: Path | bytes, place: Path) -> None:
    """Write a file's copy, or a content, to a place."""
    if isinstance(source, bytes):
        place.write_bytes(source)
    else:
        shutil.copyfile(source, place)


class _Places:
    """The places that are written to, and what stood there: it is set aside until all is done."""

    def __init__(self, aside: Path) -> None:
        self._aside = aside
        self._stood: dict[Path, Path | None] = {}

    def free(self, place: Path) -> Path:
        """Return a place at which nothing stands any more, in a folder that is there; raises OSError."""
        for folder in reversed([each for each in place.parents if not each.exists()]):
            self._stood[folder] = None
            folder.mkdir()
        if place.exists():
            place.open("r+b").close()  # else it is not to be written
            os.replace(place, kept := self._aside / str(len(self._stood)))
            self._stood[place] = kept
        else:
            self._stood[place] = None
        return place

    def restore(self) -> None:
        """Put everything back."""
        for place, kept in reversed(self._stood.items()):
            if kept:
                place.parent.mkdir(exist_ok=True)
                os.replace(kept, place)
            elif place.is_dir():
                place.rmdir()
            else:
                place.unlink(missing_ok=True)
