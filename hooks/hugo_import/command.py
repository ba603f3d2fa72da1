"""The command line: read, plan, copy, report."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from hugo_import.check import check_posts
from hugo_import.config import ConfigError, read_config
from hugo_import.copying import copy_files, summary
from hugo_import.plan import plan_files
from hugo_import.report import Report
from hugo_import.settings import settings


def main(arguments: Sequence[str]) -> int:
    """Move a Hugo site in and print a report.

    Returns the exit code: 0 done, 1 something needs a person, 2 nothing could be read.
    """
    options = _options(arguments)
    source, destination = options.source.resolve(), options.dest.resolve()
    report = Report()
    try:
        config = read_config(source)
        plan = plan_files(source, config, report)
    except (ConfigError, OSError) as error:
        print(f"hugo_import: {error}")  # noqa: T201 (a command's output)
        return 2
    outcome = copy_files(plan.files, destination, report, force=options.force, dry_run=options.dry_run)
    check_posts(plan)
    lines = summary(plan, outcome, settings(config, plan), dry_run=options.dry_run)
    print("\n".join([*lines, *report.lines()]))  # noqa: T201
    return 1 if report.findings else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hugo_import", description="Move a Hugo blog in; may be run again.")
    parser.add_argument("source", metavar="SRC", type=Path, help="folder of the Hugo site")
    parser.add_argument("--dest", type=Path, default=Path(), help="folder of this project (default: the current one)")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--force", action="store_true", help="overwrite files that differ")
    return parser.parse_args(arguments)
