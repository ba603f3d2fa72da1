"""Copies files; nothing that differs is overwritten unasked, and a second run finds nothing to do."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hugo_import.plan import Plan, PlannedFile
from hugo_import.report import Report


@dataclass(frozen=True)
class Outcome:
    """What became of the files: their targets, relative to the project.

    Attributes:
        copied: were not there.
        same: were there, byte for byte.
        overwritten: differed and were overwritten.
    """

    copied: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)


def copy_files(files: Iterable[PlannedFile], project: Path, report: Report, *, force: bool, dry_run: bool) -> Outcome:
    """Copy `files` into `project`.

    Args:
        files: what goes where.
        project: the project's folder.
        report: where to tell what was left as it was.
        force: overwrite files that differ.
        dry_run: only find out what would be done.
    """
    outcome = Outcome()
    for file in files:
        target, name = project / file.target, str(file.target)
        if not target.resolve().is_relative_to(project.resolve()):
            report.add("places that lead out of the project, not written", name)
        elif not target.exists():
            _copy(file.source, target, dry_run)
            outcome.copied.append(name)
        elif target.is_dir():
            report.add("places where a folder has the name, not written", name)
        elif filecmp.cmp(file.source, target, shallow=False):
            outcome.same.append(name)
        elif force:
            _copy(file.source, target, dry_run)
            outcome.overwritten.append(name)
        else:
            report.add("files that differ from the Hugo site's and were kept", name, "--force overwrites them")
    return outcome


def _copy(source: Path, target: Path, dry_run: bool) -> None:
    if not dry_run:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def summary(plan: Plan, outcome: Outcome, settings: str, *, dry_run: bool) -> list[str]:
    """Return what was done and what to change in mkdocs.yml, as lines."""
    would = "would be " if dry_run else ""
    return [
        f"{len(plan.posts)} posts (content/{', content/'.join(plan.sections) or '-'}), {len(plan.files)} files in all:",
        f"  {len(outcome.copied)} {would}copied, {len(outcome.same)} are here already",
        *[f"  {would}overwritten: {name}" for name in outcome.overwritten],
        "",
        "For mkdocs.yml (it is not changed by this command; in nav, name source files such as blog/index.md):",
        *[f"  {line}" for line in settings.splitlines()],
        "",
    ]
