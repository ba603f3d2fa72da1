"""What `hugo_site.speed` repeats or replaces of MkDocs and Material is still what it was written for.

A new version fails here. Then: read what has changed, see whether hooks/hugo_site/speed/upstream.py (for the templates:
speed/sidebar.py) has to follow, let tests/test_same_output.py decide, and write the new sums and versions.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import material
import pytest
from hugo_site.speed import upstream
from markdown import Markdown
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Post
from mkdocs.commands import build
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

TEMPLATES = Path(material.__file__).parent / "templates"
CODE: list[tuple[Callable[..., object], str]] = [
    (Page.render, "320529348f7a"),
    (Page.validate_anchor_links, "874bc52fc630"),
    (Markdown.reset, "e803a4ef1f19"),
    (BlogPlugin.on_page_markdown, "45d570b444f1"),
    (BlogPlugin.on_page_content, "3421ceb71bbc"),
    (BlogPlugin.on_page_context, "67d8bff0b0c8"),
    (BlogPlugin.on_startup, "17afe5a75911"),
    (BlogPlugin.on_shutdown, "1d37c642937f"),
    (BlogPlugin._render, "bb53ed98e285"),
    (Post.__init__, "8686c4256b64"),
    (build.build, "c476b64474ac"),
    (build._build_page, "adcdbd14b236"),
    (clean_directory, "b3c0aa810731"),
    (File.copy_file, "369c71ea1799"),
]
SIDEBAR = [("partials/nav.html", "af33f6e032f6"), ("partials/nav-item.html", "89895208f22d")]


@pytest.mark.parametrize(("function", "known"), CODE, ids=[function.__qualname__ for function, _ in CODE])
def test_code_is_what_it_was(function: Callable[..., object], known: str) -> None:
    assert _sum(inspect.getsource(function)) == known


@pytest.mark.parametrize(("template", "known"), SIDEBAR)
def test_template_is_what_it_was(template: str, known: str) -> None:
    assert _sum((TEMPLATES / template).read_text(encoding="utf-8")) == known


def _sum(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def test_versions_are_the_installed_ones() -> None:
    assert {name: version(name) for name in upstream.VERSIONS} == upstream.VERSIONS


def test_other_versions_mean_a_slow_build_and_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(upstream.VERSIONS, "mkdocs", "0.1")
    with caplog.at_level(logging.WARNING, "mkdocs.hugo_site"):
        assert not upstream.is_known()
    assert "mkdocs 1.6.1" in caplog.text
