"""Build the site by another road than MkDocs with Material, and run the tests of what readers see on it.

    python3 .ci/road.py properdocs
    python3 .ci/road.py materialx tests/test_first_post.py    # these tests alone

Each road has an environment of its own, .cache/roads/<name>, with the lock's packages but for those that it replaces.
What is other by a road is named in hooks/README.md ("The road ahead").
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Road:
    """What stands in the place of what, and what a reader is to find as ever."""

    without: tuple[str, ...]  # packages of the lock that are not installed
    instead: tuple[str, ...]  # packages that are
    tests: tuple[str, ...]  # the files of tests that must pass
    other: str = ""  # tests in them of what is known to be other


READERS = (
    "tests/test_first_post.py",
    "tests/test_site_lists.py",
    "tests/test_feeds.py",
    "tests/browser/test_post_page.py",
)
ROADS = {
    "properdocs": Road(("mkdocs",), (), (*READERS, "tests/browser/test_search.py")),
    "materialx": Road(
        ("mkdocs-material",),
        ("mkdocs-materialx==10.2.2", "mkdocs-document-dates==3.8.9"),
        READERS,
        other="contents_folded or contents_stand_once",  # the theme's menu has contents of its own
    ),
}


def main(arguments: list[str]) -> int:
    """Make the environment of a road and run tests in it; return pytest's exit code."""
    if not arguments or arguments[0] not in ROADS:
        print(__doc__)
        return 2
    name, *tests = arguments
    road = ROADS[name]
    chosen = tests or [*road.tests, *(["-k", f"not ({road.other})"] if road.other else [])]
    command = [str(environment(name, road)), "-m", "pytest", *chosen]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"ROAD": name}, check=False).returncode


def environment(name: str, road: Road) -> Path:
    """Return the Python of a road's environment, which is made where it is missing or the lock has changed."""
    folder = ROOT / ".cache/roads" / name
    python, stamp = folder / "bin/python", folder / "made.txt"
    lock = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{lock}{road}{sys.version}".encode()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        pip += ["--only-binary=:all:", "--root-user-action=ignore"]
        requirements = folder / "lock.txt"
        requirements.write_text(without(lock, road.without), encoding="utf-8")
        subprocess.run([*pip, "--require-hashes", "--requirement", str(requirements)], check=True)
        if road.instead:
            subprocess.run([*pip, *road.instead], check=True)
        stamp.write_text(digest)
    return python


def without(lock: str, names: tuple[str, ...]) -> str:
    """Return a lock without some packages; each begins a line, with its hashes on those below."""
    packages = re.split(r"(?m)^(?=[\w.-])", lock)
    return "".join(each for each in packages if re.split(r"[=\[ ]", each, maxsplit=1)[0] not in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
