"""What a kept conversion depends on: each changes the key that it is kept under."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aging_project import FOR_ALL, aging_project, write
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import Delimiters, MarkupSettings
from hugo_site.speed.again.cache_key import digest
from hugo_site.speed.templates import quicken_templates
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from site_builder import ENVIRONMENT

CHANGED: dict[str, Any] = {
    "typographic": False,
    "linkify": False,
    "math": True,
    "emoji": True,
    "anchors": "github-ascii",
    "passthrough": Delimiters(block=(("$$", "$$"),)),
    "escaped_maths": True,
    "line_numbers": "all",
    "wrap_images": False,
    "image_captions": "title",
    "bare_figures": True,
    "inline_figures": True,
    "figure_widths": True,
    "block_attributes": True,
    "hard_wraps": True,
    "extras": ("mark",),
    "signs": {"emdash": "-"},
    "captions": True,
    "passive": True,
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_setting_of_the_converter_changes_the_key(name: str) -> None:
    assert digest(HugoMarkdown(markup=MarkupSettings(**{name: CHANGED[name]}))) != digest(HugoMarkdown())


def test_a_shortcode_changes_the_key() -> None:
    assert digest(HugoMarkdown({"x": lambda shortcode, context: ""})) != digest(HugoMarkdown())


def test_the_host_does_not_as_what_it_answers_is_asked_again() -> None:
    assert digest(HugoMarkdown(host_of=lambda: NullHost({"math": True}))) == digest(HugoMarkdown())


def test_no_setting_is_forgotten() -> None:
    assert CHANGED.keys() == vars(MarkupSettings()).keys()
    assert inspect.signature(HugoMarkdown).parameters.keys() == {"shortcodes", "markup", "host_of"}


#: Prints the key of all that is kept, once for each line that it reads.
KEYS = """
import importlib, sys
from mkdocs.config import load_config
for line in sys.stdin:
    importlib.invalidate_caches()
    sys.modules.pop("segno", None)  # as in a new process, which finds what is installed now
    if serving := sys.modules.get("hugo_site.upstream.serving"):
        serving.forget_hooks()  # so does the server, before each build
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    keys = sys.modules["hugo_site.speed.again.cache_key"]
    print(keys.build_key(sys.modules["hugo_site.speed.code_key"].code_key(config), config), flush=True)
"""


def test_whatever_concerns_all_posts_changes_the_key_and_nothing_else_does(tmp_path: Path) -> None:
    project = aging_project(tmp_path / "project")
    changes = [*FOR_ALL, ("a post", write("docs/blog/posts/moi.md", "Chữ.\n"), "")]
    environment = os.environ | ENVIRONMENT | {"PYTHONPATH": str(project / "packages")}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", KEYS], cwd=project, env=environment, stdin=pipe, stdout=pipe) as asked:
        assert asked.stdin
        assert asked.stdout
        keys = []
        for change in (lambda _: None, *(change for _, change, _ in changes)):
            change(project)
            asked.stdin.write(b"\n")
            asked.stdin.flush()
            keys.append(asked.stdout.readline())
        asked.stdin.close()
    assert all(keys)
    same = [name for (name, _, _), key, before in zip(changes, keys[1:], keys[:-1], strict=True) if key == before]
    assert same == ["a post"]


def test_templates_are_kept_beside_byte_code_and_not_read_when_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "byte code"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    template = tmp_path / "theme/a.html"
    template.parent.mkdir()
    config = MkDocsConfig()
    for text in ("one", "two", "two"):
        template.write_text(text)
        config.theme = Theme(custom_dir=str(template.parent))
        quicken_templates(config)
        assert config.theme.get_env().get_template("a.html").render() == text
        kept = list((tmp_path / "byte code").rglob("templates/*"))
        assert len(kept) == 1
        kept[0].write_bytes(kept[0].read_bytes()[:-9])
