"""What all that is kept depends on: the code of this project, and of the packages that build the site.

A fresh clone and a new environment, as on a machine that publishes, have the same keys: nothing here is known by the
time of a file, unless somebody has changed it since its package was installed.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

#: Raised when what is kept changes its form.
_FORMAT = 1
#: Packages whose code takes part in what a page becomes, with the name that they are installed by where it is another.
PACKAGES = {
    **dict.fromkeys(
        ("babel", "jinja2", "markdown", "markupsafe", "mdurl", "mkdocs", "paginate", "pygments", "segno"), ""
    ),
    "PIL": "pillow",
    "markdown_it": "markdown_it_py",
    "material": "mkdocs_material",
    "pymdownx": "pymdown_extensions",
    "quickjs": "quickjs_ng",
    "yaml": "pyyaml",
}
_Listed = list[tuple[str, object]]


def code_key(config: MkDocsConfig) -> str:
    """Return the key of the code with which a build works."""
    return _code_key(config.theme.custom_dir or "")


@cache  # for one build: this module is forgotten before the next one
def _code_key(theirs: str) -> str:
    hooks = Path(__file__).parent.parent.parent
    own = [contents(folder) for folder in (hooks, Path(theirs or hooks, "shortcodes"), Path(theirs or hooks, ".icons"))]
    installed = [states(package, package_folder(package), (".py",)) for package in PACKAGES]
    return sha256(repr((_FORMAT, sys.version, installed, own)).encode()).hexdigest()


def package_folder(package: str) -> Path:
    """Return the folder that a package is installed in."""
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path(os.devnull)


def states(package: str, folder: Path, suffixes: tuple[str, ...]) -> _Listed:
    """Return what tells the files of an installed package from others; they are too many to be read.

    Args:
        package: the package, whose installer has listed the hashes of its files.
        folder: the folder below it that counts.
        suffixes: the ends of the names that count.
    """
    record = _record(package)
    since = record.stat().st_mtime_ns if record else 0
    listed: _Listed = [(package, sha256(record.read_bytes()).hexdigest() if record else "")]
    for entry in _files(folder):
        if entry.name.endswith(suffixes):
            state = entry.stat()
            changed = state.st_mtime_ns if state.st_mtime_ns > since else 0
            listed.append((entry.path[len(str(folder)) :], (state.st_size, changed)))
    return listed


def _record(package: str) -> Path | None:
    """Return the list of a package's files that its installer has left (packaging.python.org, "Recording")."""
    beside = package_folder(package).parent
    begin = (PACKAGES[package] or package).lower() + "-"
    found = (name for name in _names(beside) if name.lower().startswith(begin) and name.endswith(".dist-info"))
    return next((path for name in found if (path := beside / name / "RECORD").is_file()), None)


@cache
def _names(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.is_dir() else []


def contents(folder: Path) -> _Listed:
    """Return names and hashes of the files below a folder of this project."""
    return [
        (entry.path[len(str(folder)) :], sha256(Path(entry.path).read_bytes()).hexdigest())
        for entry in _files(folder)
        if not entry.name.endswith(".pyc")
    ]


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder in a fixed order, leaving out Material's templates and ten thousand icons."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name not in {"templates", ".icons", "__pycache__"} and not entry.is_symlink():
            yield from _files(entry.path)
