"""The rooms of hooks/: a module imports from its own room and from those below it, never round in a circle."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from site_builder import PROJECT

HOOKS = PROJECT / "hooks"
#: More than this side by side, and a stranger searches instead of finding.
MOST_MODULES = 16


def room_of(module: str) -> str:
    """Return the room of a module: its folder within its package, or itself where it stands in none."""
    parts = module.split(".")
    return ".".join(parts[:2])


def imported(path: Path) -> set[str]:
    """Return the modules of this project that a file imports while it is loaded or for its types."""
    package = path.relative_to(HOOKS).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("package", ["hugo_posts", "hugo_site", "hugo_import"])
def test_no_room_imports_round_in_a_circle(package: str) -> None:
    graph: defaultdict[str, set[str]] = defaultdict(set)
    for path in (HOOKS / package).rglob("*.py"):
        room = room_of(".".join(path.relative_to(HOOKS).with_suffix("").parts))
        graph[room] |= {room_of(name) for name in imported(path) if name.startswith(f"{package}.")} - {room}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_a_room_imports_from_those_above_it_in_the_list() -> None:
    text = (HOOKS / "hugo_site/__init__.py").read_text(encoding="utf-8")
    rooms = re.findall(r"^- `(\w+)`:", text, re.MULTILINE)
    assert sorted(rooms) == sorted(path.parent.name for path in (HOOKS / "hugo_site").glob("*/__init__.py"))
    for below, room in enumerate(rooms):
        names = {name for path in (HOOKS / "hugo_site" / room).glob("*.py") for name in imported(path)}
        wrong = {name for name in names for later in rooms[below + 1 :] if name.startswith(f"hugo_site.{later}.")}
        assert wrong == set(), room


def test_no_room_is_too_full() -> None:
    folders = [folder for folder in HOOKS.rglob("*") if folder.is_dir()]
    full = {str(folder.relative_to(HOOKS)): len(list(folder.glob("*.py"))) for folder in folders}
    assert {name: count for name, count in full.items() if count > MOST_MODULES} == {}
