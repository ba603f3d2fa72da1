"""The scripts and styles of the site: their types, what linters say of them, and the tests of their pure parts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_builder import PROJECT

TOOLS = Path(sys.executable).parent
SCRIPTS = sorted((PROJECT / "docs/assets").glob("*.js")) + sorted((PROJECT / "docs/assets/search").glob("*.js"))
STYLES = sorted((PROJECT / "docs/assets").glob("*.css")) + sorted((PROJECT / "docs/assets/styles").glob("*.css"))
TESTS = sorted((PROJECT / "tests/scripts").glob("*.test.js"))
DENO: list[str | Path] = ["--config", "tests/scripts/deno.json"]

#: TypeScript reads what the scripts say of types; deno and biome know slips of JavaScript and CSS.
COMMANDS: dict[str, list[str | Path]] = {
    "types": ["deno", "check", *DENO, *SCRIPTS, *TESTS],
    "lint": ["deno", "lint", *DENO, *SCRIPTS, *TESTS],
    "lint of styles": ["biome", "lint", "--error-on-warnings", "--config-path", "tests/scripts", *STYLES, *SCRIPTS],
    "tests": ["deno", "test", "--no-check", *DENO, *TESTS],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_scripts_and_styles(name: str, tmp_path: Path) -> None:
    tool, *arguments = COMMANDS[name]
    quiet = {"NO_COLOR": "1", "DENO_DIR": str(tmp_path), "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run(
        [TOOLS / tool, *arguments],
        cwd=PROJECT,
        env=os.environ | quiet,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
