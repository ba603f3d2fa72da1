"""Writes what a Hugo site's configuration says into mkdocs.yml; what somebody has set there stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hugo_import.config import Config, Names
from hugo_import.mkdocs_yml.document import Change, Document
from hugo_import.mkdocs_yml.hugo_block import hugo_block
from hugo_import.mkdocs_yml.identity import identity
from hugo_import.mkdocs_yml.look import look
from hugo_import.mkdocs_yml.menu import menu
from hugo_import.mkdocs_yml.services import services
from hugo_import.mkdocs_yml.social import social
from hugo_import.mkdocs_yml.years import make_way
from hugo_import.plan import Plan
from hugo_import.sample import SETTINGS

#: Is made of what stands there.
_ALWAYS = {("theme", "palette")}


def update(config: Config, plan: Plan, document: Document, *, force: bool) -> list[Change]:
    """Set in `document` what the configuration says; return what was changed.

    Args:
        config: the Hugo site's configuration.
        plan: what is copied; its report is told of settings that were kept.
        document: mkdocs.yml.
        force: change also what is neither missing nor the sample's.
    """
    changes = []
    for names, value in values(config, plan, document):
        here = document.get(*names)
        if here == value or (here is None and value == ""):
            continue
        is_own = here not in (None, "") and here != SETTINGS.get(names) and names not in _ALWAYS
        if is_own and not force:
            plan.report.note(
                "settings in mkdocs.yml that were changed here, kept", ".".join(names), "--force sets them"
            )
        elif change := document.set(names, value):
            changes.append(change)
    return changes


def values(config: Config, plan: Plan, document: Document) -> Iterator[tuple[Names, Any]]:
    """Yield the settings by name, in the order of mkdocs.yml's first block.

    Args:
        config: the Hugo site's configuration; what is read of it counts as taken over.
        plan: what is copied, so that files are named only where they are; it is told what needs a person.
        document: mkdocs.yml as it is.
    """
    found = [*identity(config, plan), (("nav",), menu(config, plan)), (("extra", "social"), social(config, plan))]
    found += [*look(config, plan, document), *services(config, plan), *hugo_block(config, plan)]
    yield from make_way(found, plan)
