"""The locks name everything that is needed, exactly, with all that an extra brings: `run.py` installs nothing else."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.metadata import distributions

import pytest
from hugo_site import __version__
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from site_builder import PROJECT

LOCKS = ("requirements.txt", "requirements-test.txt")
PYTHONS = ("3.11.2", "3.11.7", "3.12.13", "3.14.3")  # Debian 12's, the oldest that is supported, to the newest
SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_everything_with_hashes_and_names_no_machine(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z])", text, flags=re.M)[1:]
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert re.findall(r".*(?:https?:|file:|--(?:extra-)?index-url|--find-links).*", text) == []


def test_locks_agree_with_each_other_and_with_pyproject() -> None:
    site, tests = ({str(entry) for entry in entries(lock)} for lock in LOCKS)
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert site <= tests
    assert {normal(wanted) for wanted in project["project"]["dependencies"]} <= site
    assert {normal(wanted) for wanted in project["dependency-groups"]["test"]} <= tests


def test_one_version_is_named_everywhere() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    newest = re.findall(r"^## (\S+)", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[0]
    assert newest == ("Unreleased" if ".dev" in __version__ else __version__)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_closed(lock: str, system: str, python: str) -> None:
    """Every requirement of every package that is installed here, and is in the lock, is met by an entry of the lock."""
    on = machine(system, python)
    locked = {canonicalize_name(entry.name): entry for entry in entries(lock) if holds(entry, on)}
    requirements = {name: needs for name, needs in installed().items() if name in locked}
    assert len(requirements) > 30
    unmet = [
        f"{name} needs {need}"
        for name, needs in requirements.items()
        for need in needs
        if any(holds(need, on, extra) for extra in ["", *locked[name].extras])
        and not meets(locked.get(canonicalize_name(need.name)), need)
    ]
    assert unmet == []


def test_what_is_not_met_is_found() -> None:
    cases = {
        ("coverage==7.17.4", "coverage[toml]>=7.10.6"): False,  # the extra is lost
        ("coverage[toml]==7.17.4", "coverage[toml]>=7.10.6"): True,
        ("coverage[toml]==7.17.4", "coverage>=7.18"): False,
        ("", "coverage"): False,
    }
    found = {pair: meets(Requirement(pair[0]) if pair[0] else None, Requirement(pair[1])) for pair in cases}
    assert found == cases


def machine(system: str, python: str) -> dict[str, str]:
    """What a marker may ask of a machine (PEP 508): this one's answers, with another system and Python."""
    names = {"sys_platform": system, "platform_system": SYSTEMS[system][0], "os_name": SYSTEMS[system][1]}
    versions = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    return {**{name: str(value) for name, value in default_environment().items()}, **names, **versions}


@functools.cache
def entries(lock: str) -> list[Requirement]:
    """What a lock names; one package may be there several times, for several Pythons."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return [Requirement(line.rstrip("\\ ")) for line in re.findall(r"^[A-Za-z].*", text, re.M)]


@functools.cache
def installed() -> dict[NormalizedName, list[Requirement]]:
    """What each package that is installed here needs, by its own metadata."""
    return {
        canonicalize_name(package.metadata["Name"]): [Requirement(need) for need in package.requires or ()]
        for package in distributions()
    }


def holds(requirement: Requirement, on: dict[str, str], extra: str = "") -> bool:
    """Whether a requirement counts on a machine, for whoever asked for an extra."""
    return not requirement.marker or requirement.marker.evaluate(on | {"extra": extra})


def meets(entry: Requirement | None, need: Requirement) -> bool:
    """Whether what a lock has is what a package needs, with its extras."""
    if entry is None:
        return False
    version = next(iter(entry.specifier)).version
    return need.extras <= entry.extras and need.specifier.contains(version, prereleases=True)


def normal(requirement: str) -> str:
    """A requirement as a lock writes it: PyPI's spelling of the name (PEP 503), everything else as it is."""
    parsed = Requirement(requirement)
    parsed.name = canonicalize_name(parsed.name)
    return str(parsed)
