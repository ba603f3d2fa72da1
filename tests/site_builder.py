"""Copies of this project's site, with other posts and settings, each built in a process of its own.

Two sites built in one process would share the modules under `hooks/`, and what one of them left there.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import forked_mkdocs

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "docs", "hooks", "overrides")
IMPORTER = "hugo_import"  # the package in hooks/
#: The settings alone, an author's and the engine's, by path.
SETTINGS_FILES = {name: (PROJECT / name).read_text(encoding="utf-8") for name in ("mkdocs.yml", "hooks/engine.yml")}
ROAD = os.environ.get("ROAD", "")  # `properdocs` or `materialx`, as .ci/road.py says
GROWN_SITE_URL = "https://user.github.io/repo/"  # below a sub-path, where addresses have more ways to go wrong
KEPT = PROJECT / ".cache/tests"  # what tests have built with this code
#: Stands before a command that would go on when a test's process is killed: it ends with it (Linux alone has this).
WITH_US = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Build:
    """What `mkdocs build` left behind: its folder of pages, what it printed, how it ended."""

    folder: Path
    output: str
    exit_code: int

    def read(self, path: str) -> str:
        """Return the text of a built file, named by its path below the site's folder."""
        return (self.folder / path).read_text(encoding="utf-8")


def copy_project(
    target: Path,
    files: Mapping[str, str | bytes] | None = None,
    settings: str = "",
    left_out: Collection[str] = (IMPORTER,),
) -> Path:
    """Make a folder from which the site can be built, leaving this project's own untouched.

    Args:
        target: The folder to make.
        files: What else to put there, by path (`docs/blog/posts/x.md`); it replaces what has the same path.
        settings: YAML that is merged over mkdocs.yml, such as `site_url: https://example.org/`.
        left_out: names of what no build needs, a quarter of all files.

    Returns:
        The folder.
    """
    target.mkdir(parents=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            left = shutil.ignore_patterns(*left_out)
            shutil.copytree(source, target / part, copy_function=copy_or_link, ignore=left)
        else:
            shutil.copy2(source, target / part)
    if ROAD == "materialx":
        engine = target / "hooks/engine.yml"
        named = engine.read_text(encoding="utf-8").replace("  name: material\n", "  name: materialx\n")
        engine.write_text(named, encoding="utf-8")
    if settings:
        (target / "mkdocs.yml").rename(target / "mkdocs.base.yml")
        files = {"mkdocs.yml": f"INHERIT: mkdocs.base.yml\n{settings}\n", **(files or {})}
    for path, content in (files or {}).items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    share_kept(KEPT, target / ".cache")
    return target


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write texts into a folder, which is returned, by their paths in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files_in(folder: Path) -> dict[str, Path]:
    """Return the files below a folder, by their paths there."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in the files below a folder, by their paths there."""
    return {name: path.read_bytes() for name, path in files_in(folder).items()}


def copy_or_link(source: str, target: str) -> str:
    """Copy a file, but link compiled code and git's objects, which nobody writes in place."""
    if source.endswith(".pyc") or ".git/objects/" in source:
        with suppress(OSError):  # another disk
            os.link(source, target)
            return target
    return shutil.copy2(source, target)


def share_kept(source: Path, target: Path) -> None:
    """Copy what builds have kept and the other folder lacks; each file is named by the hash of all that it depends on.

    To compile Material's 80 templates and to make the first post's pictures smaller is half of a small site's build.
    """
    for kind in ("templates", "images"):
        known = {path.name for path in (target / kind).glob("*")}
        for path in (source / kind).glob("[!.]*"):
            if path.name not in known:
                (target / kind).mkdir(parents=True, exist_ok=True)
                part = target / kind / f".{os.getpid()}-{path.name}"
                with suppress(FileNotFoundError):  # a build beside this one has just forgotten it
                    shutil.copy2(path, part)
                    part.replace(target / kind / path.name)


def mkdocs(
    project: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` in a folder as run.py would, with what it prints on both streams in `stdout`."""
    command = [sys.executable, "-m", "properdocs" if ROAD == "properdocs" else "mkdocs", *arguments]
    surroundings = os.environ | ENVIRONMENT | dict(environment or {})
    reads_anew = any(name.startswith("PYTHON") for name in environment or {})  # what Python reads when it starts
    if not reads_anew and ROAD != "properdocs":
        exit_code, printed = forked_mkdocs.run(arguments, project, surroundings)
        return subprocess.CompletedProcess(command, exit_code, printed)
    return subprocess.run(
        command,
        cwd=project,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def build(project: Path, *arguments: str) -> Build:
    """Build the site in a folder into its `site` folder, with further arguments such as `--strict`."""
    done = mkdocs(project, "build", *arguments)
    share_kept(project / ".cache", KEPT)
    return Build(project / "site", done.stdout, done.returncode)


@contextmanager
def serving(project: Path, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Run `mkdocs serve` in a folder, on the port that is given; what it prints goes to `log`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [*WITH_US, sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    surroundings = os.environ | ENVIRONMENT | dict(environment or {})
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=project, env=surroundings, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 120
        while "Serving on" not in log.read_text(encoding="utf-8"):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.02)
        yield port
    finally:
        process.terminate()
        process.wait()
