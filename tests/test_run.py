"""`run.py` makes its environment from the lock, once, and from nothing else."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_builder import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCKS = ("requirements.txt", "requirements-test.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with run.py and a lock of one package."""
    return make_project(tmp_path)


def make_project(folder: Path) -> Path:
    """Fill a folder: the package is a `mkdocs` that says what it was given and exits with 3."""
    shutil.copy(PROJECT / "run.py", folder)
    wheel = make_wheel(folder, "mkdocs 1.0", code="import sys\nprint(sys.argv[1:])\nsys.exit(3)\n")
    for lock in LOCKS:
        (folder / lock).write_text(f"./{wheel.name} --hash=sha256:{sha256(wheel)}\n")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Such a folder, and its first call, which takes six seconds."""
    folder = make_project(tmp_path_factory.mktemp("first"))
    return folder, run(folder, "mkdocs", "serve", "--quiet")


@pytest.fixture
def furnished(project: Path, first: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """Another, with the environment of that one as it was before the package was installed."""
    shutil.copytree(first[0] / ".venv", project / ".venv", symlinks=True)
    (project / ".venv/installed.txt").unlink()
    for part in project.glob(".venv/lib/python*/site-packages/mkdocs*"):
        shutil.rmtree(part) if part.is_dir() else part.unlink()
    return project


def make_wheel(folder: Path, package: str, *, needs: Iterable[str] = (), code: str = "", files: int = 0) -> Path:
    """Make a package, such as "mkdocs 1.0", of one module, and of some files more, that names what it needs."""
    folder.mkdir(parents=True, exist_ok=True)
    name, version = package.split()
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    metadata = [
        f"Name: {name}",
        f"Version: {version}",
        "Provides-Extra: more",
        *(f"Requires-Dist: {need}" for need in needs),
    ]
    with zipfile.ZipFile(path, "w") as wheel:
        # Before the rest, so that a package that is written in half looks installed to pip
        wheel.writestr(f"{info}/METADATA", "\n".join(["Metadata-Version: 2.1", *metadata]) + "\n")
        for number in range(files):
            wheel.writestr(f"{name}_files/{number}.txt", "")
        wheel.writestr(f"{name}.py", code)
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `python3 run.py …` from the folder that it stands in, with environment variables of its own."""
    command = [sys.executable, "run.py", *arguments]
    return subprocess.run(
        command, cwd=project, env=os.environ | variables, capture_output=True, encoding="utf-8", check=False
    )


def test_environment_is_made_once_and_the_command_run_in_it(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    project, done = first
    assert (done.stdout, done.returncode) == ("['serve', '--quiet']\n", 3)
    assert "Making" in done.stderr
    assert "Installing requirements.txt" in done.stderr

    again = run(project, "mkdocs", "build")
    assert (again.stdout, again.stderr, again.returncode) == ("['build']\n", "", 3)

    (project / "hooks").mkdir()
    (project / "hooks/new_post.py").write_text("import sys\nprint(sys.argv[1:])\n")
    assert run(project, "new_post", "Tựa đề").stdout == "['Tựa đề']\n"

    (project / "requirements.txt").write_text("# nothing is needed any more\n")
    changed = run(project, "mkdocs", "build")
    assert changed.stderr.splitlines()[0] == "run.py: Installing requirements.txt"


def test_a_file_that_is_not_the_locked_one_is_not_installed(furnished: Path) -> None:
    project = furnished
    with (project / "mkdocs-1.0-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"\n")
    done = run(project, "mkdocs", "serve")
    assert (done.stdout, done.returncode) == ("", 2)
    assert "DO NOT MATCH" in done.stderr
    assert "run.py: The environment could not be made" in done.stderr


def test_newer_releases_on_the_index_change_nothing(furnished: Path) -> None:
    """Extras, too: pip 23.2, as of Python 3.11, takes the newest release for `part[more]`, and refuses it then."""
    project = furnished
    listed = [
        make_wheel(project / "index/mkdocs", "mkdocs 1.0", needs=["part[more]>=1.0"], code="import part"),
        make_wheel(project / "index/part", "part 1.0", needs=["rest>=1.0; extra == 'more'"], code="print('part 1.0')"),
        make_wheel(project / "index/rest", "rest 1.0"),
    ]
    newer = [
        make_wheel(project / "index/part", "part 2.0", needs=["rest>=2.0; extra == 'more'"], code="print('part 2.0')"),
        make_wheel(project / "index/rest", "rest 2.0"),
    ]
    for wheel in listed + newer:
        with (wheel.parent / "index.html").open("a") as page:
            page.write(f'<a href="{wheel.name}#sha256={sha256(wheel)}">{wheel.name}</a>\n')
    pins = (f"{wheel.stem.split('-')[0]}==1.0 --hash=sha256:{sha256(wheel)}\n" for wheel in listed)
    (project / "requirements.txt").write_text("".join(pins))

    elsewhere = {"PIP_EXTRA_INDEX_URL": "file:///nowhere/simple file:///nowhere/else", "PIP_CONFIG_FILE": os.devnull}
    done = run(project, "mkdocs", PIP_INDEX_URL=(project / "index").as_uri(), PIP_FIND_LINKS="", **elsewhere)
    assert (done.stdout, done.returncode) == ("part 1.0\n", 0), done.stderr
    # What pip says of addresses that are not there fills no screen.
    assert re.fullmatch("run.py: Installing .*\nWARNING: Location .*\nrun.py: 5 more warnings .*\n", done.stderr)


@pytest.mark.weekly
def test_an_installation_that_was_killed_is_repaired_by_the_next_call(furnished: Path) -> None:
    project = furnished
    wheel = make_wheel(project, "mkdocs 1.0", code="print('whole')", files=1500)
    (project / "requirements.txt").write_text(f"./{wheel.name} --hash=sha256:{sha256(wheel)}\n")
    command = [sys.executable, "run.py", "mkdocs"]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        while not list(project.glob(".venv/lib/python*/site-packages/mkdocs_files")) and process.poll() is None:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    assert not list(project.glob(".venv/lib/python*/site-packages/mkdocs.py")), "killed too late to show anything"

    again = run(project, "mkdocs")
    assert (again.stdout, again.returncode) == ("whole\n", 0), again.stderr
    assert "The last installation was not finished: making" in again.stderr


def test_without_a_command_it_says_how_to_use_it(project: Path) -> None:
    done = run(project)
    assert done.returncode == 2
    assert "python3 run.py mkdocs serve" in done.stderr


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last_line = (PROJECT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert f"```sh\n{last_line}\n```" in (PROJECT / "README.md").read_text(encoding="utf-8")
