"""Drafts, future and expired posts: left out of builds with all that would lead to them."""

from __future__ import annotations

import pytest
from site_builder import Build, build, copy_project

POSTS = {
    "draft": "draft: true\ndate: 2024-01-01",
    "future": "date: 2999-01-01",
    "publish": "date: 2024-01-01\npublishDate: 2999-01-01",
    "expired": "date: 2020-01-01\nexpiryDate: 2021-01-01",
    "shown": "date: 2024-01-01\ndraft: false",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with one post of each kind, each with a tag of its own."""
    files = {
        f"docs/blog/posts/{name}.md": f"---\ntitle: Bài {name}\n{lines}\ntags: [thẻ {name}]\n---\n\nChữ.\n"
        for name, lines in POSTS.items()
    }
    built = build(copy_project(tmp_path_factory.mktemp("unlisted") / "project", files), "--strict")
    assert built.exit_code == 0, built.output
    return built


@pytest.mark.parametrize("name", POSTS)
def test_only_what_is_published_is_in_the_build(published: Build, name: str) -> None:
    assert (published.folder / f"blog/{name}/index.html").exists() == (name == "shown")
    pages = [path for path in published.folder.rglob("*.*") if path.suffix in {".html", ".xml", ".json"}]
    assert any(f"Bài {name}" in path.read_text(encoding="utf-8") for path in pages) == (name == "shown")
    assert (published.folder / f"blog/tags/the-{name}").exists() == (name == "shown")
