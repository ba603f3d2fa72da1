"""Imports all of hooks/ once, and lends it to builds: to import it is a fifth of a small one.

For the process that `forked_mkdocs` forks builds from: each gets modules that no build before it has touched. A copy of
hooks/ in which anything of the packages is otherwise is imported by its build.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from material.extensions.emoji import _load_twemoji_index

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
_PACKAGES = ("hugo_posts", "hugo_site")


def _imported() -> dict[str, ModuleType]:
    """Import the packages and forget them."""
    sys.path.insert(0, str(HOOKS))
    for package in _PACKAGES:
        for module in pkgutil.walk_packages([f"{HOOKS}/{package}"], f"{package}."):
            with suppress(Exception):  # told by the first build, in the test that wanted it
                importlib.import_module(module.name)
    sys.path.remove(str(HOOKS))
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] in _PACKAGES}


def _states(hooks: Path) -> dict[str, tuple[int, int]]:
    """Return the sizes and times of the packages' files, which a copy has, too, by their paths."""
    folders = (found for package in _PACKAGES for found in os.walk(hooks / package))
    files = (f"{folder}/{name}" for folder, _, names in folders for name in names if not name.endswith(".pyc"))
    states = ((path, os.stat(path)) for path in files)
    return {path.removeprefix(str(hooks)): (state.st_size, state.st_mtime_ns) for path, state in states}


_LENT = _imported()
_STATES = _states(HOOKS)
_load_twemoji_index(())  # which Material keeps: the names of ten thousand icons
gc.freeze()  # or each build would look for garbage in all of it


def lend(hooks: Path) -> bool:
    """Give a build the modules, as if it had imported them from its own folder, if that has the same files."""
    if _states(hooks) != _STATES:
        return False
    for module in _LENT.values():
        _move(module, hooks)
    sys.modules.update(_LENT)
    _keep_for_one_build(_LENT["hugo_site.reload"])
    return True


def _move(module: ModuleType, hooks: Path) -> None:
    """Let a module say that it stands in another folder."""
    module.__file__ = str(hooks / Path(module.__file__ or "").relative_to(HOOKS))
    if hasattr(module, "__path__"):
        module.__path__ = [str(Path(module.__file__).parent)]
    if module.__spec__:
        module.__spec__.origin = module.__file__
        module.__spec__.submodule_search_locations = getattr(module, "__path__", None)


def _keep_for_one_build(reload: ModuleType) -> None:
    """Let hooks/blog.py, which forgets what an older build has left, keep what is lent when it is loaded first."""
    forget = reload.forget_packages
    reload.forget_packages = lambda: setattr(reload, "forget_packages", forget)  # type: ignore[attr-defined]
