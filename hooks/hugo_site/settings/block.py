"""Reads one block of `extra:` in mkdocs.yml into a frozen dataclass; what is wrong in it stops the build at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_type_hints

from mkdocs.exceptions import ConfigurationError

Block = TypeVar("Block")

_TEXTS = tuple[str, ...]
_KINDS = {str: "a text; put quotes around it", int: "a whole number", bool: "true or false"}


def read_block(kind: type[Block], values: object, name: str) -> Block:
    """Return the settings that `values` holds; a setting without value is as if it were not there.

    Args:
        kind: a dataclass; its fields are the settings, those without a default must be there.
        values: what mkdocs.yml has under `name`.
        name: where that is, e.g. `extra.author`.

    Raises:
        ConfigurationError: no mapping, a setting that there is not or that is missing, a value of the wrong type.
    """
    types = get_type_hints(kind)
    if not isinstance(values, Mapping):
        raise wrong(name, f"it must be a mapping; write e.g. {next(iter(types))}: … below it")
    for key in values:
        if key not in types:
            raise wrong(f"{name}.{key}", f"no such setting; there are {', '.join(types)}")
    given = {key: value for key, value in values.items() if value is not None}
    for key, value in given.items():
        _check_type(value, types[key], f"{name}.{key}")
        given[key] = tuple(value) if types[key] == _TEXTS else value
    for field in fields(kind):  # type: ignore[arg-type]  # mypy knows no bound "is a dataclass"
        if field.name not in given and field.default is MISSING and field.default_factory is MISSING:
            raise wrong(f"{name}.{field.name}", "it is missing; add it")
    return kind(**given)


def wrong(name: str, message: str) -> ConfigurationError:
    """Return the error that says what is wrong with the setting `name`, and the remedy."""
    return ConfigurationError(f"mkdocs.yml: {name}: {message}")


def _check_type(value: object, kind: Any, name: str) -> None:
    if kind is object:  # what reads it says what it must be
        return
    if kind in _KINDS:
        if type(value) is not kind:  # true is an int, too
            raise wrong(name, f"{value!r} must be {_KINDS[kind]}")
    elif kind == _TEXTS:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise wrong(name, f"{value!r} must be a list of texts; write e.g. [one, two]")
    elif not isinstance(value, Mapping):
        raise wrong(name, f"{value!r} must be a mapping")
