"""Where snippets are, and which are put below every page, a glossary's: `pymdownx.snippets` in mkdocs.yml.

Sources: https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options and
https://squidfunk.github.io/mkdocs-material/reference/tooltips/#adding-a-glossary.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from .block import wrong

_NAME = "pymdownx.snippets"


def snippet_folders(config: MkDocsConfig) -> list[str]:
    """Return the folders with snippets that are there and outside of the docs folder, for `mkdocs serve` to watch."""
    paths = [base.resolve() for base in _bases(config)] if "base_path" in _options(config) else []
    docs = Path(config.docs_dir).resolve()
    project = Path(config.config_file_path).parent.resolve()  # which holds what builds write
    return [str(each) for each in paths if each.is_dir() and each != project and not each.is_relative_to(docs)]


def appended_snippets(config: MkDocsConfig) -> list[Path]:
    """Return the files that are put below every page (`auto_append`).

    Raises:
        ConfigurationError: one that is not there; pymdownx.snippets would say nothing.
    """
    found = []
    for number, name in enumerate(_options(config).get("auto_append") or ()):
        path = next(_places(config, str(name)), None)
        if path is None:
            told = f'"{name}" is in none of the folders that base_path names; put it there, or correct its name'
            raise wrong(f"markdown_extensions.{_NAME}.auto_append[{number}]", told)
        found.append(path)
    return found


def _places(config: MkDocsConfig, name: str) -> Iterator[Path]:
    """Yield the file of that name in each folder; `includes/x.md` is in the folder `includes`, too."""
    for base in _bases(config):
        for path in (base / name, base.parent / name):
            if path.is_file() and path.resolve().is_relative_to(base.resolve()):
                yield path


def _bases(config: MkDocsConfig) -> list[Path]:
    bases = _options(config).get("base_path") or ["."]
    named = [bases] if isinstance(bases, str | os.PathLike) else list(bases)
    return [Path(config.config_file_path).parent / base for base in named]


def _options(config: MkDocsConfig) -> dict[str, Any]:
    options: dict[str, Any] = (config.mdx_configs or {}).get(_NAME) or {}
    return options
