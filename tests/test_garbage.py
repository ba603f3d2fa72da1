"""A build does without Python's garbage collector, and switches it on again for the server that goes on after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_builder import ENVIRONMENT, copy_project

BUILD = """
import gc
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
during = []
config.plugins.events["nav"].append(lambda nav, **rest: during.append(gc.isenabled()))
try:
    build(config)
    outcome = "built"
except Exception as error:
    outcome = type(error).__name__
print(outcome, *during, gc.isenabled())
config.plugins.on_shutdown()
"""
COPYRIGHT = "overrides/partials/copyright.html"


@pytest.mark.parametrize(
    ("changed", "printed"),
    [({}, "built False True"), ({COPYRIGHT: "{{ 1 / 0 }}"}, "Abort False True")],
    ids=["a build", "one that fails"],
)
def test_garbage_is_collected_after_a_build(changed: dict[str, str], printed: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", changed)
    environment = os.environ | ENVIRONMENT
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=project, env=environment, capture_output=True, check=False)
    assert done.stdout.decode().strip() == printed
