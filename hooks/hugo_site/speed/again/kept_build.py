"""What a build has found out, kept in one file for the next one, which may then begin at its end.

Objects that every build makes anew (its settings, plugins, and whatever `HugoBlog` begins with) are kept by name.
Pages, files and cards know each other in long chains, too long for `pickle` to follow: each is written empty first, and
what is in it behind all else.
"""

from __future__ import annotations

import copyreg
import gc
import os
import pickle
from collections.abc import Callable, Iterable, Mapping
from operator import methodcaller
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from ...files.file_state import state_of
from ...lists.cards import Card
from ...plugin import HugoBlog

#: A way to make an object, as `pickle` has it.
_Recipe = tuple[Callable[..., object], tuple[object, ...]]
_AS_ALWAYS = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)


class Keeper(Protocol):
    """Something that a build makes anew, and that finds out more while it runs."""

    @property
    def kept(self) -> tuple[str, ...]:
        """The names of the attributes in which that is."""


def keep(path: Path, keepers: Iterable[Keeper], rest: object, config: MkDocsConfig, hugo: HugoBlog) -> list[int]:
    """Write what a build has found out, and return the file's state.

    Raises:
        Exception: whatever keeps something from being kept.
    """
    found = [(type(each).__name__, {name: getattr(each, name) for name in each.kept}) for each in keepers]
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            freezer = _Freezer(file, _shared(keepers, config, hugo))
            freezer.dump((found, hugo.blog.blog, rest))
            for each in freezer.met:  # which grows meanwhile
                freezer.dump({name: value for name, value in vars(each).items() if not callable(value)})
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return state_of(path)


def take_over(path: Path, keepers: Iterable[Keeper], config: MkDocsConfig, hugo: HugoBlog) -> Any:
    """Give those that have just been made what the last build found out; return the rest that was kept with it.

    Raises:
        Exception: the file holds something else.
    """
    names = {type(each).__name__: each for each in keepers}
    was_on = gc.isenabled()
    gc.disable()  # it would look through all that comes, again and again
    try:
        with path.open("rb") as file:
            thawing = _Thawing(file, _shared(keepers, config, hugo))
            found, blog, rest = thawing.load()
            for each in thawing.met:
                vars(each).update(thawing.load())
    finally:
        if was_on:
            gc.enable()
    for name, attributes in found:
        for attribute, value in attributes.items():
            setattr(names[name], attribute, value)
    hugo.blog.blog = blog
    return rest


def _shared(keepers: Iterable[Keeper], config: MkDocsConfig, hugo: HugoBlog) -> dict[str, object]:
    """Return what every build makes anew, by name."""
    plugins = {name: plugin for name, plugin in config.plugins.items() if not isinstance(plugin, ModuleType)}
    return {
        "config": config,
        "theme": config.theme,
        **{type(each).__name__: each for each in keepers},
        **{f"plugin {name}": plugin for name, plugin in plugins.items()},
        **{f"settings of {name}": plugin.config for name, plugin in plugins.items()},
        **{f"blog's {name}": value for name, value in vars(hugo).items() if name not in HugoBlog.kept},
    }


class _Freezer(pickle.Pickler):
    """Writes objects.

    Attributes:
        met: those that are written empty.
    """

    def __init__(self, file: BinaryIO, shared: Mapping[str, object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.met: list[object] = []
        self._names = {id(each): name for name, each in shared.items()}
        self.dispatch_table = _Recipes({type(each) for each in shared.values()}, self._by_name, self._as_empty)

    def _by_name(self, each: object) -> _Recipe:
        name = self._names.get(id(each))
        return (_named, (name,)) if name else _AS_ALWAYS(each)

    def _as_empty(self, each: object) -> _Recipe:
        self.met.append(each)
        return _empty, (type(each),)


class _Recipes(dict[type, Callable[[Any], Any]]):
    """How objects are written, by their classes: found out once for each."""

    def __init__(
        self, shared: set[type], by_name: Callable[[Any], _Recipe], as_empty: Callable[[Any], _Recipe]
    ) -> None:
        super().__init__(copyreg.dispatch_table)
        self.update(dict.fromkeys(shared, by_name))
        self._as_empty = as_empty

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):  # a class itself
            raise KeyError(kind)
        if issubclass(kind, File | Page | Card):
            self[kind] = self._as_empty
        else:  # a class may answer for `__setstate__`, which it has not, as Material's `DateDict` does
            self[kind] = _with_attributes if hasattr(kind, "__getattr__") else _AS_ALWAYS
        return self[kind]


class _Thawing(pickle.Unpickler):
    """Reads what was written.

    Attributes:
        met: the objects that were written empty.
    """

    def __init__(self, file: BinaryIO, shared: Mapping[str, object]) -> None:
        super().__init__(file)
        self.met: list[object] = []
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """Return a class or function; those below do here what they are called for."""
        here = {"_named": self._shared.__getitem__, "_empty": self._empty} if module == __name__ else {}
        return here.get(name) or super().find_class(module, name)

    def _empty(self, kind: type) -> object:
        each: object = object.__new__(kind)
        self.met.append(each)
        return each


def _with_attributes(each: object) -> tuple[object, ...]:
    recipe = [*_AS_ALWAYS(each), None, None, None]
    return (*recipe[:5], _set_attributes) if recipe[2] else tuple(recipe[:5])


def _set_attributes(each: object, attributes: Mapping[str, object]) -> None:
    vars(each).update(attributes)


def _named(name: str) -> object:
    """Stand for what has a name here."""
    raise LookupError(name)


def _empty(kind: type) -> object:
    """Stand for an object whose attributes follow."""
    raise LookupError(kind)
