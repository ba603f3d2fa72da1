"""The report of one run, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from hugo_import.copying import Outcome
from hugo_import.plan import Plan


def report(plan: Plan, outcome: Outcome, settings: str, findings: Sequence[str], *, dry_run: bool) -> list[str]:
    """Return what was done, what to change in mkdocs.yml and what needs a person.

    Args:
        plan: what was to be copied.
        outcome: what became of it.
        settings: lines for mkdocs.yml.
        findings: what needs a person, a line each.
        dry_run: nothing was written.
    """
    would = "would be " if dry_run else ""
    return [
        f"{len(plan.posts)} posts (content/{', content/'.join(plan.sections) or '-'}), {len(plan.files)} files in all:",
        f"  {len(outcome.copied)} {would}copied, {len(outcome.same)} are here already",
        *[f"  {would}overwritten: {name}" for name in outcome.overwritten],
        "",
        "For mkdocs.yml (it is not changed by this command; in nav, name source files such as blog/index.md):",
        *[f"  {line}" for line in settings.splitlines()],
        "",
        "Needs a person:" if findings else "Nothing needs a person.",
        *[f"  {finding}" for finding in findings],
    ]
