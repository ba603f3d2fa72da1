"""Keeps what Jinja compiles in builds of the same hooks/: that is a third of a build without shortcuts.

A template is known by all that its code depends on, so that such a build stays what others are compared with.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from functools import partialmethod
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment

KEPT = Path(__file__).resolve().parent.parent / ".cache/tests/compiled"
_OPTIONS = "block_start_string variable_start_string trim_blocks lstrip_blocks autoescape optimized undefined finalize"


def keep() -> None:
    """Let all environments of this process look for a compiled template before they compile it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    Environment.compile = partialmethod(_compile, Environment.compile)  # type: ignore[assignment]


def _compile(
    env: Environment, compile_: Any, source: Any, name: str | None = None, filename: str | None = None, *more: bool
) -> Any:
    if not isinstance(source, str):  # an expression by itself
        return compile_(env, source, name, filename, *more)
    path = KEPT / sha256(repr((source, name, filename, more, _depends_on(env))).encode()).hexdigest()
    with suppress(OSError):
        return marshal.loads(path.read_bytes())
    code = compile_(env, source, name, filename, *more)
    with suppress(OSError):  # a disk that is full, as a test has made it
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(marshal.dumps(code))
        part.replace(path)
    return code


def _depends_on(env: Environment) -> list[Any]:
    """Return the options of an environment, and what its filters and tests are: constants are filtered once for all."""
    called = [(name, getattr(it, "__qualname__", it)) for each in (env.filters, env.tests) for name, it in each.items()]
    return [type(env), sorted(env.extensions), sorted(called, key=str), [getattr(env, it) for it in _OPTIONS.split()]]
