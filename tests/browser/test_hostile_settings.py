"""Whatever stands in mkdocs.yml is read as text: nothing in it runs in the reader's browser, and no page breaks."""

from __future__ import annotations

import json

import pytest
from hostile_settings import ALL, hostile_settings
from hostile_visitor import look_at, read, visiting
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project

OPENED = ["index.html", "404.html", "blog/tu-bo-deep-learning/index.html", "blog/tags/index.html"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with hostile settings."""
    built = build(copy_project(tmp_path_factory.mktemp("settings") / "project", {}, hostile_settings()))
    assert built.exit_code == 0, built.output
    return built


@pytest.mark.parametrize("bypass_csp", [True, False])
def test_nothing_runs_and_every_page_is_whole(browser: Browser, hostile: Build, bypass_csp: bool) -> None:
    with visiting(browser, hostile, bypass_csp=bypass_csp) as visitor:
        look_at(visitor, OPENED if bypass_csp else OPENED[:2])
        read(visitor, hostile, sorted(str(path.relative_to(hostile.folder)) for path in hostile.folder.rglob("*.html")))


def test_settings_are_read_as_they_were_written(hostile: Build) -> None:
    page = LexborHTMLParser(hostile.read("index.html"))
    text = " ".join(ALL.split())
    for selector, name in [
        ('meta[name="description"]', "content"),
        ("a.md-logo", "aria-label"),
        (".md-social a", "title"),
    ]:
        assert " ".join((page.css(selector)[0].attributes[name] or "").split()) == text, selector
    assert text in " ".join(page.css("title")[0].text().split())
    assert text in [" ".join(link.text().split()) for link in page.css(".md-nav__link")]
    assert json.loads(hostile.read("site.webmanifest"))["name"] == ALL
    assert json.loads(hostile.read("feed.json"))["title"].endswith(ALL)


def test_an_address_in_the_menu_that_runs_code_is_told(hostile: Build) -> None:
    assert "must not be a javascript: address; name a page" in hostile.output
    assert "must not be a data: address; name a page" in hostile.output
