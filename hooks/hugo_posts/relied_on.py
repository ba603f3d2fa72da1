"""What is replaced or repeated of a tool without its promise, and whether the installed version still has it so.

A tool's version says little: most patches change nothing that counts here, and a minor one may. So each piece is known
by the hash of its source, which is looked at when the program runs.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import linecache
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from types import FunctionType

from hugo_posts.record import dataclass


@dataclass(frozen=True)
class Piece:
    """A function or a file of a tool."""

    name: str  # the function as `module:Class.function`, or the file as `package/path`
    sums: tuple[str, ...]  # the hash of its source in each version that is known; more than one where versions differ

    @property
    def package(self) -> str:
        """The package that it is from."""
        return self.name.replace("/", ".").replace(":", ".").partition(".")[0]


def changed(pieces: Iterable[Piece]) -> list[Piece]:
    """Return those pieces that the installed version has not, or not as they are known."""
    return [piece for piece in pieces if sum_of(piece) not in piece.sums]


def sum_of(piece: Piece) -> str:
    """Return the hash of a piece's source as it is installed, empty if there is none."""
    try:
        source = _function(*piece.name.split(":")) if ":" in piece.name else _file(*piece.name.split("/", 1))
    except (ImportError, AttributeError, OSError, SyntaxError):
        return ""
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def _function(module: str, path: str) -> str:
    """Return a function's source; `inspect.getsource` looks through all modules first, which takes three times as long.

    Raises:
        AttributeError: there is no such function, or something else of that name.
    """
    found: object = reduce(getattr, path.split("."), importlib.import_module(module))
    if not isinstance(found, FunctionType):
        raise AttributeError(path)
    lines = linecache.getlines(found.__code__.co_filename)
    return "".join(inspect.getblock(lines[found.__code__.co_firstlineno - 1 :]))


def _file(package: str, path: str) -> str:
    folder = Path(importlib.import_module(package).__file__ or "").parent
    return (folder / path).read_text(encoding="utf-8")
