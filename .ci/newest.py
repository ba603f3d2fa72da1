"""Build and test with the newest releases of what a site is built with, instead of those in the lock.

    python3 .ci/newest.py tests/test_upstream.py    # or all tests

Run by .github/workflows/newest.yml once a week, so that a release that changes what this project relies on is known
before anybody meets it. Tests, linters and judges (Hugo, the HTML checker) stay as they are in the lock.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: What speaks of the lock and not of the site.
NOT_RUN = ("tests/test_lock.py", "tests/test_run.py")
_PIN = re.compile(r"==(\d+)(\.[\w.]*)?")


def loosened(requirement: str) -> str:
    """Let a pinned requirement be any later release of the same major version: `x==1.2` becomes `x>=1.2,<2`."""
    return _PIN.sub(lambda pin: f">={pin[0][2:]},<{int(pin[1]) + 1}", requirement, count=1)


def main(arguments: list[str]) -> int:
    """Make an environment of the newest releases, say what is newer, run tests there.

    Args:
        arguments: what to give to pytest; none means all tests.

    Returns:
        The exit code of pytest.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*map(loosened, project["project"]["dependencies"]), *project["dependency-groups"]["test"]]
    with tempfile.TemporaryDirectory(prefix="newest_") as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "bin", "python")
        requirements = Path(folder, "newest.txt")
        requirements.write_text("\n".join(wanted), encoding="utf-8")
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
        subprocess.run([*pip, "--requirement", str(requirements)], check=True)
        freeze = [str(python), "-m", "pip", "freeze", "--disable-pip-version-check"]
        found = subprocess.run(freeze, check=True, capture_output=True, encoding="utf-8").stdout
        lock = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
        report("Newer than in the lock", newer(lock, found) or ["nothing"])
        return tested(python, arguments)


def newer(lock: str, found: str) -> list[str]:
    """Return which packages have another version than in the lock, as `name: 1.0 -> 1.1`."""
    locked = dict(re.findall(r"^([\w.-]+)(?:\[.*?\])?==([\w.]+)", lock, re.MULTILINE))
    installed = {normal(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", found, re.MULTILINE)}
    return [
        f"{name}: {locked.get(name, 'not there')} -> {version}"
        for name, version in sorted(installed.items())
        if locked.get(name) != version and f"{name}=={version}" not in re.sub(r"\[.*?\]", "", lock)
    ]


def normal(name: str) -> str:
    """Return a package's name as PyPI normalises it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def tested(python: Path, arguments: list[str]) -> int:
    """Run tests, and report those that fail: their names say which promise of which tool does not hold any more."""
    ignored = [] if arguments else [f"--ignore={path}" for path in NOT_RUN]
    command = [str(python), "-m", "pytest", *ignored, *arguments]
    failed: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if line.startswith(("FAILED ", "ERROR ")):
                failed.append(line.strip())
    report("What does not hold with them", failed or ["all holds" if process.returncode == 0 else "see the log"])
    return process.returncode


def report(title: str, lines: Iterable[str]) -> None:
    """Print lines, and show them on the page of a run on GitHub."""
    text = "\n".join([f"### {title}", "", *(f"- {line}" for line in lines), ""])
    print(text, flush=True)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
