"""The theme's templates: found without looking at ten thousand icons, and compiled by an earlier build.

They are kept beside the byte code that Python keeps of this file, or in `.cache` where Python is to write none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Template, TemplateNotFound, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from ..settings.folders import folders_of
from .code_key import code_key

#: How many addresses are kept, which are those of some pages.
_MOST = 4096


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
        own, find = env.get_template, cache(partial(_found, env.get_template))

        def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Template:
            template = own(name, parent, globals) if globals else find(name)
            if not template:
                raise TemplateNotFound(name)
            return template

        env.get_template = get_template  # type: ignore[method-assign]
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def _found(get_template: Callable[[str], Template], name: str) -> Template | None:
    """Return a template; None if there is none, as own/head.html on most sites, which each page asks for."""
    try:
        return get_template(name)
    except TemplateNotFound:
        return None


def quick_addresses(own: Callable[[Context, object], str]) -> Callable[[Context, object], str]:
    """Return the filter `url`, which knows what another page of the same folder has asked, but for what names itself.

    Source: mkdocs/utils, `get_relative_url`: what lies below a page alone has another address there than beside it.
    """
    known: dict[tuple[str, bool, str], str] = {}

    @pass_context
    def url(context: Context, address: object) -> str:
        place = context["page"].url if context["page"] else ""
        folder, _, name = place.rstrip("/").rpartition("/")
        if not isinstance(address, str) or name in address:
            return own(context, address)
        key = folder, place.endswith("/"), address
        if key not in known:
            if len(known) > _MOST:
                known.clear()
            known[key] = own(context, address)
        return known[key]

    return url


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
