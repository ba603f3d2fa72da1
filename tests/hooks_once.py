"""Imports all of hooks/ once, and lends it to builds: to import it is a fifth of a small one.

For the process that `forked_mkdocs` forks builds from: each gets modules that no build before it has touched. A copy of
hooks/ in which anything of the packages is otherwise is imported by its build. What comes out the same in all builds as
long as this code and the installed packages are what they are, a fourth of a small build, is done here once, too.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from material.extensions.emoji import _load_twemoji_index

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
KEPT = HOOKS.parent / ".cache/tests/returned"
_PACKAGES = ("hugo_posts", "hugo_site")
_IMPORTER = "hugo_import"  # which copies lack
_FOLDERS = ("/hugo_posts/", "/hugo_site/")


def _imported() -> dict[str, ModuleType]:
    """Import the packages and forget them."""
    sys.path.insert(0, str(HOOKS))
    for package in _PACKAGES:
        for module in pkgutil.walk_packages([f"{HOOKS}/{package}"], f"{package}."):
            try:
                importlib.import_module(module.name)
            except Exception as error:  # then nothing is lent, and the first build tells it, in the test that wanted it
                raise ImportError(module.name) from error
    sys.path.remove(str(HOOKS))
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] in _PACKAGES}


def _states(hooks: Path) -> dict[str, tuple[int, int]]:
    """Return the sizes and times of the files in hooks/, which a copy has, too, by their paths."""
    folders = (found for found in os.walk(hooks) if _IMPORTER not in found[0])
    files = (f"{folder}/{name}" for folder, _, names in folders for name in names if not name.endswith(".pyc"))
    states = ((path, os.stat(path)) for path in files)
    return {path.removeprefix(str(hooks)): (state.st_size, state.st_mtime_ns) for path, state in states}


def _do_once(lent: dict[str, ModuleType]) -> None:
    """Do what is the same in each build: look at the installed packages, draw the paper of cards, sort out rules."""
    tools = lent["hugo_posts.relied_on"]
    tools.sum_of = cache(tools.sum_of)  # type: ignore[attr-defined]
    for reach in lent["hugo_site.upstream.relied_on"].REACHES:
        tools.changed(reach.pieces)
    _KEY.states = _KEYS.states = states = cache(_KEY.states)  # type: ignore[attr-defined]
    for package in _KEY.PACKAGES:
        states(_KEY.package_folder(package), ".py")
    states(_KEY.package_folder("material") / "templates", ".html", ".css", ".js")
    lent["hugo_site.announce.social_card"]._background()
    _keep_rules(lent["hugo_site.weight.first_screen"].FirstRules)
    _keep_light(lent["hugo_site.weight.stylesheets"], _KEYS.digest)


def _kept_on_disk(name: str, function: Callable[..., str]) -> Callable[..., str]:
    """Return a function that asks another only if no build of this code has asked it for the same, as `repr` says."""

    def kept(*given: object) -> str:
        path = KEPT / sha256(repr((_CONTENTS, name, given)).encode("utf-8", "replace")).hexdigest()
        with suppress(OSError):
            return path.read_text(encoding="utf-8")
        text = function(*given)
        with suppress(OSError):  # a disk that is full, as a test has made it
            part = path.with_suffix(f".{os.getpid()}")
            part.write_text(text, encoding="utf-8")
            part.replace(path)
        return text

    return kept


def _keep_rules(first_rules: Any) -> None:
    """Let rules for the first screen be looked for only if no build has asked for the same."""
    begin, of = first_rules.__init__, first_rules.of

    @cache
    def made(css: str) -> object:
        rules = first_rules.__new__(first_rules)
        begin(rules, css)
        return rules

    kept = _kept_on_disk("first", lambda css, names: of(made(css), frozenset(names)))
    first_rules.__init__ = lambda self, css: setattr(self, "css", css)
    first_rules.of = lambda self, names: kept(self.css, sorted(names))


def _keep_light(sheets: Any, digest: Callable[..., str]) -> None:
    """Let the lighter stylesheet be made only if no build has made it of the same."""
    joined = sheets._joined

    def joined_once(*given: object) -> object:
        found = joined(*given)
        light, make, key = found.light, found.light._make, digest(found.light.made_of)
        light._make = lambda: _kept_on_disk("light", lambda _: make().decode())(key).encode()
        return found

    sheets._joined = joined_once


KEPT.mkdir(parents=True, exist_ok=True)
_LENT = _imported()
_KEY, _KEYS = _LENT["hugo_site.speed.code_key"], _LENT["hugo_site.speed.again.cache_key"]
_CONTENTS = [found for found in _KEY.contents(HOOKS) if not found[0].startswith(_IMPORTER)]
_STATES = _states(HOOKS)
_do_once(_LENT)
_load_twemoji_index(())  # which Material keeps: the names of ten thousand icons
gc.freeze()  # or each build would look for garbage in all of it


def lend(hooks: Path) -> bool:
    """Give a build the modules, as if it had imported them from its own folder, if that has the same files."""
    states = _states(hooks)
    if _of_packages(states) != _of_packages(_STATES):
        return False
    if states == _STATES:
        _know_contents(hooks)
    for module in _LENT.values():
        _move(module, hooks)
    sys.modules.update(_LENT)
    _keep_for_one_build(_LENT["hugo_site.reload"])
    return True


def _of_packages(states: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {path: state for path, state in states.items() if path.startswith(_FOLDERS)}


def _know_contents(hooks: Path) -> None:
    """Let a build know what is in hooks/ without reading it."""
    for module in (_KEY, _KEYS):
        real: Callable[[Path], object] = module.contents
        module.contents = lambda folder, real=real: _CONTENTS if folder == hooks else real(folder)  # type: ignore[attr-defined]


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
