"""The same site builds with ProperDocs, the maintained continuation of MkDocs, and its pages are equal.

ProperDocs lets everything that imports `mkdocs` have itself instead (properdocs/replacement.py); so Material, whose
package still asks for mkdocs, and these hooks run without a line of MkDocs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import version

import pytest
from site_builder import ENVIRONMENT, Build, files_in

pytestmark = pytest.mark.weekly

#: What a page says of the program that made it: the one difference.
GENERATOR = f'content="mkdocs-{version("mkdocs")},'
PROPERDOCS = f'content="mkdocs-ProperDocs {version("properdocs")},'
#: Builds as `properdocs build --strict`, then tells which modules came from MkDocs' own folder.
BUILD = """
import importlib.util, os, runpy, sys
theirs = os.path.dirname(importlib.util.find_spec("mkdocs").origin) + os.sep
sys.argv = ["properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
try:
    runpy.run_module("properdocs", run_name="__main__", alter_sys=True)
except SystemExit as end:
    used = [name for name, one in sys.modules.items() if (getattr(one, "__file__", "") or "").startswith(theirs)]
    print("MODULES OF MKDOCS:", used)
    sys.exit(end.code)
"""


@pytest.fixture(scope="module")
def properdocs_site(grown_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The grown site, built by ProperDocs."""
    project = tmp_path_factory.mktemp("properdocs") / "project"
    shutil.copytree(grown_site.folder.parent, project, ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))
    command = [sys.executable, "-c", BUILD]
    done = subprocess.run(
        command,
        cwd=project,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(project / "site", done.stdout, done.returncode)


def test_it_builds_strictly_without_a_line_of_mkdocs(properdocs_site: Build) -> None:
    assert properdocs_site.exit_code == 0, properdocs_site.output
    assert "MODULES OF MKDOCS: []" in properdocs_site.output


def test_the_pages_are_equal_but_for_the_generator_s_name(properdocs_site: Build, grown_site: Build) -> None:
    ours, theirs = files_in(grown_site.folder), files_in(properdocs_site.folder)
    assert ours.keys() == theirs.keys()
    named = [path for path in ours if PROPERDOCS.encode() in theirs[path].read_bytes()]
    assert "index.html" in named
    for path, file in ours.items():
        expected = file.read_bytes().replace(GENERATOR.encode(), PROPERDOCS.encode())
        assert theirs[path].read_bytes() == expected, path
