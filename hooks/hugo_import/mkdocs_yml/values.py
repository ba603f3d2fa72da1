"""All settings that a Hugo site's configuration says, for mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hugo_import.config import Config, Names
from hugo_import.mkdocs_yml.document import Document
from hugo_import.mkdocs_yml.hugo_block import hugo_block
from hugo_import.mkdocs_yml.identity import identity
from hugo_import.mkdocs_yml.look import look
from hugo_import.mkdocs_yml.menu import menu
from hugo_import.mkdocs_yml.services import services
from hugo_import.mkdocs_yml.social import social
from hugo_import.plan import Plan


def values(config: Config, plan: Plan, document: Document) -> Iterator[tuple[Names, Any]]:
    """Yield the settings by name, in the order of mkdocs.yml's first block.

    Args:
        config: the Hugo site's configuration; what is read of it counts as taken over.
        plan: what is copied, so that files are named only where they are; it is told what needs a person.
        document: mkdocs.yml as it is.
    """
    yield from identity(config, plan)
    yield ("nav",), menu(config, plan)
    yield ("extra", "social"), social(config, plan)
    yield from look(config, plan, document)
    yield from services(config, plan)
    yield from hugo_block(config, plan)
