"""The whole site builds without a word of warning, and every link, image and anchor in it leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_builder import GROWN_SITE_URL, PROJECT, Build, build, copy_project
from site_links import BuiltSite, Link

SITE_URL = re.search(r"^site_url: (\S+)", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)


def test_strict_build_warns_of_nothing(site: Build) -> None:
    assert [line for line in site.output.splitlines() if not line.startswith("INFO")] == []


def test_every_link_of_the_site_leads_somewhere(site: Build, grown_site: Build) -> None:
    assert SITE_URL is not None
    assert BuiltSite(site.folder, SITE_URL[1]).broken_links() == []
    assert BuiltSite(grown_site.folder, GROWN_SITE_URL).broken_links() == []


@pytest.mark.parametrize("url", ["https://example.org/", "https://user.github.io/repo/", "https://example.org/a/b/"])
def test_every_link_leads_somewhere_wherever_the_site_lives(url: str, tmp_path: Path) -> None:
    built = build(copy_project(tmp_path / "project", settings=f"site_url: {url}"), "--strict")

    assert built.exit_code == 0, built.output
    assert BuiltSite(built.folder, url).broken_links() == []


@pytest.mark.parametrize(
    "address",
    ["missing/", "../index.html", "/a.png", "/repo/missing.png", "#nowhere", "other/#nowhere", "https://h.org/repo/x/"],
)
def test_broken_links_are_found(address: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("<h1 id=there>")
    (tmp_path / "index.html").write_text(
        f'<a href="other/#there"></a><a href="https://other.org/"></a><a href="{address}">'
    )
    assert BuiltSite(tmp_path, "https://h.org/repo/").broken_links() == [Link("index.html", address)]
