"""`run.py` makes its environment from the lock, once; the lock names everything and agrees with pyproject.toml."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from site_builder import PROJECT

LOCKS = ("requirements.txt", "requirements-test.txt")
NORMAL_NAME = re.compile(r"[-_.]+")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with run.py and a lock of one package: a `mkdocs` that says what it was given and exits with 3."""
    shutil.copy(PROJECT / "run.py", tmp_path)
    with zipfile.ZipFile(tmp_path / "mkdocs-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("mkdocs.py", "import sys\nprint(sys.argv[1:])\nsys.exit(3)\n")
        wheel.writestr("mkdocs-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: mkdocs\nVersion: 1.0\n")
        wheel.writestr("mkdocs-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("mkdocs-1.0.dist-info/RECORD", "")
    digest = hashlib.sha256((tmp_path / "mkdocs-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    for lock in LOCKS:
        (tmp_path / lock).write_text(f"./mkdocs-1.0-py3-none-any.whl --hash=sha256:{digest}\n")
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python3 run.py …` from the folder that it stands in."""
    return subprocess.run(
        [sys.executable, "run.py", *arguments], cwd=project, capture_output=True, encoding="utf-8", check=False
    )


def test_environment_is_made_once_and_the_command_run_in_it(project: Path) -> None:
    first = run(project, "mkdocs", "serve", "--quiet")
    assert (first.stdout, first.returncode) == ("['serve', '--quiet']\n", 3)
    assert "Making" in first.stderr
    assert "Installing requirements.txt" in first.stderr

    again = run(project, "mkdocs", "build")
    assert (again.stdout, again.stderr, again.returncode) == ("['build']\n", "", 3)

    (project / "hooks").mkdir()
    (project / "hooks/new_post.py").write_text("import sys\nprint(sys.argv[1:])\n")
    assert run(project, "new_post", "Tựa đề").stdout == "['Tựa đề']\n"

    (project / "requirements.txt").write_text("# nothing is needed any more\n")
    changed = run(project, "mkdocs", "build")
    assert changed.stderr.splitlines()[0] == "run.py: Installing requirements.txt"


def test_a_file_that_is_not_the_locked_one_is_not_installed(project: Path) -> None:
    with (project / "mkdocs-1.0-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"\n")
    done = run(project, "mkdocs", "serve")
    assert (done.stdout, done.returncode) == ("", 2)
    assert "DO NOT MATCH" in done.stderr
    assert "run.py: The environment could not be made" in done.stderr


def test_without_a_command_it_says_how_to_use_it(project: Path) -> None:
    done = run(project)
    assert done.returncode == 2
    assert "python3 run.py mkdocs serve" in done.stderr


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last_line = (PROJECT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert f"```sh\n{last_line}\n```" in (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_everything_with_hashes_and_names_no_machine(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z])", text, flags=re.M)[1:]
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert re.findall(r".*(?:https?:|file:|--(?:extra-)?index-url|--find-links).*", text) == []


def test_locks_agree_with_each_other_and_with_pyproject() -> None:
    site, tests = (pins(PROJECT / lock) for lock in LOCKS)
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert site <= tests
    assert wanted(project["project"]["dependencies"]) <= site
    assert wanted(project["dependency-groups"]["test"]) <= tests


def pins(lock: Path) -> set[tuple[str, str]]:
    """Each package of a lock with its version; one package may have several, for several Pythons."""
    return set(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.M))


def wanted(requirements: list[str]) -> set[tuple[str, str]]:
    """The packages of pyproject.toml, which are all pinned, with names as PyPI normalises them (PEP 503)."""
    parts = (re.sub(r"\[.*?\]|;.*", "", requirement).split("==") for requirement in requirements)
    return {(NORMAL_NAME.sub("-", name).lower(), version.strip()) for name, version in parts}
