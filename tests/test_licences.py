"""What the site has of others brings its licence along, and the project says what is whose."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import pytest
from site_builder import PROJECT, Build

MIT = "The above copyright notice and this permission notice shall be included in all"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("assets/licences.txt", "Copyright 2022 CloudCannon"),  # Pagefind's, whose files are in /search/
        ("assets/licences.txt", "Copyright (c) 2016-2025 Martin Donath"),
        ("assets/katex/LICENSE.txt", "Khan Academy"),
        ("assets/mermaid/LICENSE.txt", "Knut Sveidqvist"),
    ],
)
def test_a_licence_is_published(site: Build, path: str, told: str) -> None:
    text = site.read(path)
    assert told in text
    assert MIT in " ".join(text.split())


def test_material_s_notice_is_the_installed_one() -> None:
    files = distribution("mkdocs-material").files or ()
    notice = next(file for file in files if file.name == "LICENSE" and ".dist-info" in str(file))
    first = Path(str(notice.locate())).read_text(encoding="utf-8").splitlines()[0]
    assert first in (PROJECT / "docs/assets/licences.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["LICENSE", "README.md"])
def test_posts_and_pictures_remain_their_author_s(page: str) -> None:
    assert "remain their author's" in " ".join((PROJECT / page).read_text(encoding="utf-8").split())
