"""What tests share: this project's own site, built once for all of them."""

from __future__ import annotations

import pytest
from site_builder import Build, build, copy_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site, built strictly with the settings it is published with."""
    built = build(copy_project(tmp_path_factory.mktemp("site") / "project"), "--strict")
    assert built.exit_code == 0, built.output
    return built
