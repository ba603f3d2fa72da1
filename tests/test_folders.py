"""Where a site's files are: the commands, which load no plugins, and the build read mkdocs.yml alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hugo_site.settings.folders import Folders, folders_in, folders_of
from mkdocs.config import load_config

FOLDERS: list[tuple[dict[str, Any], tuple[str, str, str]]] = [
    ({}, ("docs", "blog", "blog/posts")),
    ({"docs_dir": "noi-dung"}, ("noi-dung", "blog", "blog/posts")),
    ({"plugins": [{"blog": {"blog_dir": "nhat-ky"}}]}, ("docs", "nhat-ky", "nhat-ky/posts")),
    ({"plugins": [{"material/blog": {"blog_dir": ".", "post_dir": "{blog}/bai"}}]}, ("docs", "", "bai")),
    ({"plugins": {"blog": {"post_dir": "posts"}}}, ("docs", "blog", "posts")),
]


@pytest.mark.parametrize(("values", "expected"), FOLDERS)
def test_the_folders_that_mkdocs_yml_names(
    values: dict[str, Any], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    mkdocs_yml = tmp_path / "mkdocs.yml"
    mkdocs_yml.write_text("site_name: x\n")
    (tmp_path / values.get("docs_dir", "docs")).mkdir()
    found = folders_in(values, mkdocs_yml)
    assert found == Folders(tmp_path, *expected)
    config = load_config(str(mkdocs_yml), **({"plugins": ["blog"], "theme": "material"} | values))
    assert folders_of(config) == found
