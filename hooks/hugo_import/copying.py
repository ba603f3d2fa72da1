"""Copies files; nothing that differs is overwritten unasked, and a second run finds nothing to do."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hugo_import.plan import PlannedFile


@dataclass(frozen=True)
class Outcome:
    """What became of the files: their targets, relative to the project.

    Attributes:
        copied: were not there.
        same: were there, byte for byte.
        overwritten: differed and were overwritten.
        notes: what was left as it was, and why.
    """

    copied: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def copy_files(files: Iterable[PlannedFile], project: Path, *, force: bool, dry_run: bool) -> Outcome:
    """Copy `files` into `project`.

    Args:
        files: what goes where.
        project: the project's folder.
        force: overwrite files that differ.
        dry_run: only find out what would be done.
    """
    outcome = Outcome()
    for file in files:
        target, name = project / file.target, str(file.target)
        if not target.resolve().is_relative_to(project.resolve()):
            outcome.notes.append(f"{name}: it leads out of the project, not written")
        elif not target.exists():
            _copy(file.source, target, dry_run)
            outcome.copied.append(name)
        elif target.is_dir():
            outcome.notes.append(f"{name}: a folder has this name, not written")
        elif filecmp.cmp(file.source, target, shallow=False):
            outcome.same.append(name)
        elif force:
            _copy(file.source, target, dry_run)
            outcome.overwritten.append(name)
        else:
            outcome.notes.append(f"{name}: differs from the Hugo site's and was kept; --force overwrites it")
    return outcome


def _copy(source: Path, target: Path, dry_run: bool) -> None:
    if not dry_run:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
