"""The theme's templates: found without looking at ten thousand icons, and compiled by an earlier build.

They are kept beside the byte code that Python keeps of this file, or in `.cache` where Python is to write none.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from ..settings.folders import folders_of
from .code_key import code_key


def quicken_templates(config: MkDocsConfig) -> None:
    """Let all environments that a build and its plugins ask the theme for have templates at hand."""
    theme = config.theme
    make, loader = theme.get_env, _Loader(theme.dirs)
    beside = folders_of(config).cache if sys.dont_write_bytecode else Path(cache_from_source(__file__)).parent
    compiled = _compiled(beside / "templates", code_key(config))

    def get_env() -> Environment:
        env = make()
        env.loader, env.bytecode_cache = loader, compiled
        make_globals = env.make_globals  # a chain of two dictionaries, of which a set is made for each `include`
        env.make_globals = lambda d: make_globals(d) if d else env.globals  # type: ignore[method-assign]
        # Jinja's own drops what was asked for longest ago, and takes longer: a page asks for 70 templates
        own, found = env.get_template, cache(env.get_template)
        env.get_template = lambda name, parent=None, globals=None: (  # type: ignore[method-assign]
            own(name, parent, globals) if globals else found(name)
        )
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Loader(FileSystemLoader):
    """Names no hidden files, which MkDocs would leave out, one by one (mkdocs/structure/files, `filter`)."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates, and of the files beside them."""
        found: set[str] = set()
        for root in self.searchpath:
            for place, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                shown = (name for name in names if not name.startswith("."))
                found.update(Path(place, name).relative_to(root).as_posix() for name in shown)
        return sorted(found)


def _compiled(folder: Path, code: str) -> FileSystemBytecodeCache | None:
    """Return Jinja's cache, which knows a template by its text; code changes how it is compiled, settings do not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if not path.name.startswith(code[:32]):
                path.unlink(missing_ok=True)
    except OSError:  # a disk that is full or read-only
        return None
    return _Compiled(str(folder), f"{code[:32]}-%s")


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates that stay when the project is moved: a template is known by its name and its text."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template, made of its name and of the name of the folder that has it and others."""
        root = (filename or "").removesuffix(name).rstrip(os.sep)  # two may have one name, ours and what it wraps
        return super().get_cache_key(name, os.path.basename(root))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, if the disk takes it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
