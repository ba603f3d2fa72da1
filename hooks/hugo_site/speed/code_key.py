"""What all that is kept depends on: the code of this project, and of the packages that build the site."""

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
#: Packages whose code takes part in what a page becomes.
PACKAGES = (
    *("PIL", "babel", "jinja2", "markdown", "markdown_it", "markupsafe", "material", "mdurl"),
    *("mkdocs", "paginate", "pygments", "pymdownx", "quickjs", "segno", "yaml"),
)


def code_key(config: MkDocsConfig) -> str:
    """Return the key of the code with which a build works."""
    return _code_key(config.theme.custom_dir or "")


@cache  # for one build: this module is forgotten before the next one
def _code_key(theirs: str) -> str:
    hooks = Path(__file__).parent.parent.parent
    own = [contents(folder) for folder in (hooks, Path(theirs or hooks, "shortcodes"), Path(theirs or hooks, ".icons"))]
    installed = [states(package_folder(package), ".py") for package in PACKAGES]
    return sha256(repr((_FORMAT, sys.version, installed, own)).encode()).hexdigest()


def package_folder(package: str) -> Path:
    """Return the folder that a package is installed in."""
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path(os.devnull)


def states(folder: Path, *suffixes: str) -> list[tuple[str, int, int]]:
    """Return names, sizes and times of the files of an installed package, which are too many to be read."""
    files = ((file.path, file.stat()) for file in _files(folder) if file.name.endswith(suffixes))
    return [(path, state.st_size, state.st_mtime_ns) for path, state in files]


def contents(folder: Path) -> list[tuple[str, str]]:
    """Return names and hashes of the files below a folder of this project."""
    files = (Path(file.path) for file in _files(folder) if not file.name.endswith(".pyc"))
    return [(file.relative_to(folder).as_posix(), sha256(file.read_bytes()).hexdigest()) for file in files]


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder in a fixed order, leaving out Material's templates and ten thousand icons."""
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name) if os.path.isdir(folder) else []
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name not in {"templates", ".icons", "__pycache__"} and not entry.is_symlink():
            yield from _files(entry.path)
