"""The command line: read, plan everything, and only then write; each step is told."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from hugo_import.accounts import account, account_excluded
from hugo_import.changes import ChangesError, check_checkout, work_out, write
from hugo_import.config import Config, ConfigError, read_config
from hugo_import.dates import add_dates
from hugo_import.files.site_files import plan_files
from hugo_import.files.theme_pages import write_links
from hugo_import.home import plan_home
from hugo_import.languages.planning import other_languages, plan_languages
from hugo_import.mkdocs_yml.document import Document, DocumentError, Loader
from hugo_import.mkdocs_yml.link_hook import plan_link_hook
from hugo_import.mkdocs_yml.update import update
from hugo_import.plan import Plan
from hugo_import.report import Report
from hugo_import.shortcodes.moving import move_shortcodes
from hugo_import.site_check import check_site
from hugo_import.steps import SETTINGS, end, steps


def main(arguments: Sequence[str]) -> int:
    """Move a Hugo site in and print a report.

    Returns the exit code: 0 done, 1 something needs a person, 2 nothing was changed.
    """
    options = _options(arguments)
    source, project = options.source.resolve(), options.dest.resolve()
    report = Report()
    try:
        config = read_config(source)
        document = _document(project)
        plan = plan_site(config, report)
        languages = other_languages(config, plan)
        settings = update(config, plan, document, force=options.force)
        settings += plan_languages(languages, config, plan, document)
        move_shortcodes(config, plan)  # those of all languages
        add_dates(config, plan)
        write_links(plan)
        account(config, plan)
        account_excluded(plan, str(document.get("exclude_docs") or ""))
        changes = work_out(plan, project, report, force=options.force)
        if settings:
            changes.texts[SETTINGS] = document.text.encode()
        undoable = check_checkout(project) if changes and not options.dry_run else False
    except (ConfigError, DocumentError, ChangesError, OSError, KeyboardInterrupt) as error:
        return _stopped(error)
    print("\n".join(steps(config, plan, changes, settings, dry_run=options.dry_run)))  # noqa: T201
    if changes and not options.dry_run:
        try:
            write(changes)
        except (OSError, KeyboardInterrupt) as error:
            return _stopped(error)
    if not options.dry_run:
        try:
            check_site(project, report)
        except KeyboardInterrupt:
            report.add("links and pictures not checked, as it was stopped", "", "run python3 run.py check_site")
    print("\n".join([*end(changes, undoable, dry_run=options.dry_run), *report.lines()]))  # noqa: T201
    return 1 if report.findings else 0


def _stopped(error: BaseException) -> int:
    """Say why nothing was changed, and return the exit code."""
    told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
    is_sudden = isinstance(error, OSError | KeyboardInterrupt)  # the others say it themselves
    print(f"hugo_import: {told or 'stopped'}" + ("; nothing was changed" if is_sudden else ""))  # noqa: T201
    return 2


def plan_site(config: Config, report: Report) -> Plan:
    """Return what is to be written in the main language, but for mkdocs.yml and the shortcodes' templates."""
    plan = plan_files(config.site, config, report)
    plan_home(config, plan)
    plan_link_hook(config, plan)
    return plan


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hugo_import", description="Move a Hugo blog in; may be run again.")
    parser.add_argument("source", metavar="SRC", type=Path, help="folder of the Hugo site")
    parser.add_argument("--dest", type=Path, default=Path(), help="folder of this project (default: the current one)")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--force", action="store_true", help="overwrite files and settings that were changed here")
    return parser.parse_args(arguments)


def _document(project: Path) -> Document:
    path = project / SETTINGS
    if not path.is_file():
        raise DocumentError(f"{project}: it is not this project: there is no mkdocs.yml; name its folder with --dest")
    try:
        text = path.read_text(encoding="utf-8")
        with path.open("rb") as file:
            return Document(text, yaml_load(file, Loader))
    except ConfigurationError as error:
        raise DocumentError(f"mkdocs.yml: {' '.join(str(error).split())}") from error
    except UnicodeDecodeError as error:
        raise DocumentError("mkdocs.yml: it is not UTF-8; save it as UTF-8") from error
