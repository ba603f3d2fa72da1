"""`dataclass` as Python has it, made in a fifth of the time: a build needs a hundred, each of six texts of code.

Here only `__init__` is made for each class. That nobody sets what is frozen, the type checker finds.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(made=None, /, *, frozen=False, slots=False):
        """Do as `dataclasses.dataclass`, but let the classes share what compares, hashes and shows them."""
        if made is None:
            return lambda made: dataclass(made, frozen=frozen, slots=slots)
        shared = {"__eq__": _equals, "__hash__": _hash if frozen else None, "__repr__": _shown}
        own = shared.keys() & vars(made).keys()
        made = dataclasses.dataclass(made, eq=False, repr=False, slots=slots)
        for name in shared.keys() - own:
            setattr(made, name, shared[name])
        made._compared = attrgetter(*(each.name for each in dataclasses.fields(made) if each.compare))
        return made


def _equals(self: Any, other: Any) -> bool:
    if type(self) is not type(other):
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _shown(self: Any) -> str:
    values = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"
