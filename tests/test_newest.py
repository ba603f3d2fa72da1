"""CI's weekly run takes later releases of the same major version, names them, and asks for no more than it needs.

It also runs the tests that the usual run leaves out.
"""

from __future__ import annotations

import importlib.util
import re
from types import ModuleType

import pytest
import yaml
from site_builder import PROJECT


@pytest.fixture(scope="module")
def newest() -> ModuleType:
    """.ci/newest.py, which is no module that can be imported by name."""
    spec = importlib.util.spec_from_file_location("newest", PROJECT / ".ci/newest.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("pinned", "loosened"),
    [
        ("mkdocs==1.6.1", "mkdocs>=1.6.1,<2"),
        ("pillow==13", "pillow>=13,<14"),
        ("pagefind[bin]==1.5.2", "pagefind[bin]>=1.5.2,<2"),
        ("axe-playwright-python==0.1.8", "axe-playwright-python>=0.1.8,<1"),
        ("a==1.0; python_version == '3.11'", "a>=1.0,<2; python_version == '3.11'"),
    ],
)
def test_a_pin_is_loosened(newest: ModuleType, pinned: str, loosened: str) -> None:
    assert newest.loosened(pinned) == loosened


def test_what_is_newer_is_named(newest: ModuleType) -> None:
    lock = "a[b]==1.0 \\\n  --hash\nc==1 ; python_version < '3.12'\nc==2 ; python_version >= '3.12'\nd-e==3.1 \\\n"
    assert newest.newer(lock, "a==1.1\nc==1\nD_e==3.1\nf==4\n") == ["a: 1.0 -> 1.1", "f: not there -> 4"]


def test_the_workflow_takes_only_what_it_needs() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/newest.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step for step in steps if not re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + "0" * 40))] == []
    commands = [[step["run"] for step in job["steps"] if "run" in step] for job in workflow["jobs"].values()]
    assert commands == [[".ci/machine", "python3 .ci/newest.py"], [".ci/machine", "python3 run.py pytest -m weekly"]]


def test_what_the_usual_run_leaves_out_is_what_the_weekly_run_has(pytestconfig: pytest.Config) -> None:
    assert [option for option in pytestconfig.getini("addopts") if option.startswith("-m")] == ["-mnot weekly"]
