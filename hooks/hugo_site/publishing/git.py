"""Asks git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort

#: How many of many lines a message shows.
_SHOWN = 10


def git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder.

    Its optional locks are not taken: one that is left behind by a deploy that was killed would stop the next.

    Raises:
        Abort: there is no git.
    """
    command = ["git", "--no-optional-locks", "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise Abort("Nothing was published: git is not installed") from None


def names(output: bytes) -> list[str]:
    """Return what git lists with NUL between names; a byte that is no UTF-8 stays what it was (PEP 383)."""
    return [name for name in output.decode("utf-8", "surrogateescape").split("\0") if name]


def line(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that git printed."""
    return done.stdout.decode("utf-8", "replace").strip()


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git complained of, in one line."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "git failed")
    return without_secrets(told)


def without_secrets(text: str) -> str:
    """Return a text without the user and password that an address in it may hold: `https://user:token@github.com/…`."""
    return re.sub(r"://[^/\s@]*@", "://", text)


def listed(lines: Iterable[str]) -> str:
    """Return lines for a message, below each other; of many the first ones, and how many there are more."""
    lines = [printable(line) for line in lines]
    more = [f"  … and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n".join([*(f"  {line}" for line in lines[:_SHOWN]), *more])


def printable(name: str) -> str:
    """Return a file's name as a terminal can show it."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
