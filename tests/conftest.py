"""What tests share: this project's own site, and the same site as if written for years, each built once for all."""

from __future__ import annotations

import compileall
import fcntl
import importlib
import os
import pickle
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from deploy_repository import Repository, copied, make_repository, published_repository
from older_posts import GROWN_SETTINGS, OLDER_POSTS
from site_builder import KEPT, PROJECT, Build, build, copy_project

Made = TypeVar("Made")
SLOW = ["same_live", "same_output", "access", "search", "serve", "site_folder", "reading", "hostile"]
SLOW += ["instant", "ground", "goldmark", "deploy", "deploy_faults", "run", "deploy_losses", "style"]
SLOW += ["deploy_sources", "import_shortcodes", "pictures"]


def pytest_configure(config: pytest.Config) -> None:
    """Compile hooks/ once for all copies of the project, a fifth of each build; forget what older runs kept."""
    if not hasattr(config, "workerinput"):  # the process that starts the others
        compileall.compile_dir(PROJECT / "hooks", quiet=2)
        shutil.rmtree(KEPT, ignore_errors=True)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for a browser, a server or git leaves one to the others."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart(session: pytest.Session) -> None:
    """Read other files first than the processes beside: what one has compiled, two thirds of the time, all find."""
    sys.dont_write_bytecode = False
    if told := getattr(session.config, "workerinput", None):
        files = sorted(PROJECT.glob("tests/test_*.py"))
        for path in files[int(told["workerid"][2:]) :: told["workercount"]]:
            with suppress(Exception):  # told when it is collected
                importlib.import_module(path.stem)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; at the end one process would work at them while the others wait."""
    place = {f"test_{name}": number for number, name in enumerate(SLOW)}
    items.sort(key=lambda item: place.get(item.path.stem, len(SLOW)))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """Return what is made in a folder, once for all processes, which wait for the first of them; nobody changes it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    made = folder.with_suffix(".made")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one who failed
            folder.mkdir()
            made.write_bytes(pickle.dumps(make(folder)))
    result: Made = pickle.loads(made.read_bytes())
    return result


def built_strictly(folder: Path, posts: dict[str, str | bytes], settings: str) -> Build:
    built = build(copy_project(folder / "project", posts, settings), "--strict")
    assert built.exit_code == 0, built.output
    return built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site, built strictly with the settings it is published with."""
    return once(tmp_path_factory, "site", lambda folder: built_strictly(folder, {}, ""))


@pytest.fixture(scope="session")
def grown_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site with `OLDER_POSTS` and one that uses everything a post can, at `GROWN_SITE_URL`."""
    posts: dict[str, str | bytes] = {f"docs/blog/posts/{name}.md": text for name, text in OLDER_POSTS.items()}
    posts["docs/blog/posts/du-thu.md"] = (PROJECT / "tests/every_feature.md").read_text(encoding="utf-8")
    return once(tmp_path_factory, "grown", lambda folder: built_strictly(folder, posts, GROWN_SETTINGS))


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A clone with everything committed, and an empty remote."""
    return once(tmp_path_factory, "committed", make_repository)


@pytest.fixture
def repository(committed: Repository, tmp_path: Path) -> Repository:
    """A copy of both."""
    return copied(committed, tmp_path)


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository whose post stands on the published site, with an alias and a tag of its own."""
    return once(tmp_path_factory, "deployed", published_repository)


@pytest.fixture
def known(deployed: Repository, tmp_path: Path) -> Repository:
    """A copy of it."""
    return copied(deployed, tmp_path)
