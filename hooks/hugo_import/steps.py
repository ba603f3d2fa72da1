"""What the command tells of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from hugo_import.changes import Changes
from hugo_import.config import Config
from hugo_import.mkdocs_yml.document import Change
from hugo_import.plan import Plan

SETTINGS = PurePosixPath("mkdocs.yml")
#: How many names stand on a line.
_SHOWN = 6


def steps(config: Config, plan: Plan, changes: Changes, settings: list[Change], *, dry_run: bool) -> Iterator[str]:
    """Yield what is done, or would be, step by step."""
    would = "would be " if dry_run else ""
    themes = f", theme {' and '.join(dict.fromkeys(config.theme_names))}" if config.theme_names else ""
    yield f"Read {', '.join(config.files)}{themes}."
    there = {part.lower() for theme in config.themes for part in theme.parts}
    fetch = "hugo mod vendor" if config.peek("module", "imports") else "git submodule update --init"
    for name in dict.fromkeys(name for name in config.theme_names if name not in there):
        yield f"  theme {name} is not there: nothing of it comes along; in the old blog, {fetch} may fetch it"
    sections = ", ".join(f"content/{name}".rstrip("/") for name in plan.sections) or "content/ has no section of posts"
    yield f"posts: {len(plan.posts)} ({sections}), files in all: {len(plan.sources)}"
    yield f"  {len(changes.copies)} {would}copied, {changes.same} are here already"
    overwritten = [target for target in changes.copies if (changes.project / target).exists()]
    yield from (f"  {would}overwritten: {target}" for target in overwritten)
    if written := [str(target) for target in changes.texts if target != SETTINGS]:
        shown = ", ".join(written[:_SHOWN]) + (", …" if len(written) > _SHOWN else "")
        yield f"  {len(written)} {would}written anew: {shown}"
    if changes.removed:
        yield f"  {would}removed, as it was the sample's: {', '.join(map(str, changes.removed))}"
    yield from (f"  {would}set in mkdocs.yml: {change}" for change in settings)


def end(changes: Changes, undoable: bool, *, dry_run: bool) -> Iterator[str]:
    """Yield what has come of it."""
    if dry_run:
        yield "Nothing was changed (--dry-run); links and images are checked once they are here."
    elif not changes:
        yield "Nothing had to be changed."
    elif undoable:
        beside = {target.name for target in changes.texts if target.parent == PurePosixPath() and target != SETTINGS}
        places = " ".join(["docs", "overrides", *sorted(beside)])
        yield f"Done. To undo it all: git restore . && git clean --force -d {places}"
    else:
        yield "Done. There is no git here that could undo it."
    yield ""
