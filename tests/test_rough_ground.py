"""A little of benchmarks/rough_ground.py: after kills, clocks turned back, full disks all is whole."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from site_builder import PROJECT, copy_project

sys.path.insert(0, str(PROJECT / "benchmarks"))

from rough_ground import assert_as_new, built, fill_disk, kill_builds, made_up, turn_clocks_back

pytestmark = [
    pytest.mark.weekly,
    pytest.mark.skipif(sys.platform != "linux", reason="limits and signals are those of Linux"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("rough-ground") / "project")


@pytest.mark.parametrize("seed", [1])
def test_what_happens_to_a_build_leaves_no_trace_in_the_next_one(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    turn_clocks_back(project, chance)
    kill_builds(project, 1, chance)
    fill_disk(project, chance)


@pytest.mark.parametrize("seed", [2])
def test_a_project_that_nobody_would_write_is_built(tmp_path: Path, seed: int) -> None:
    project = copy_project(tmp_path / "project", made_up(random.Random(seed)))
    built(project)
    assert_as_new(project)
