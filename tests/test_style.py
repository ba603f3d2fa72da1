"""The code's own form: `ruff check`, `ruff format` and `mypy`, as configured in pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from site_builder import PROJECT


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_no_complaint(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_regular_expression_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 matches `(?:…)*+` and `(?>…)` wrongly (https://github.com/python/cpython/issues/106052)."""
    sources = {path: path.read_text(encoding="utf-8") for path in (PROJECT / "hooks").rglob("*.py")}
    assert [path for path, text in sources.items() if re.search(r"(?<!\\)\)[*+?]\+(?!,)|\(\?>", text)] == []
