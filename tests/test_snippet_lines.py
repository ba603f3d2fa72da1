"""What is told below a snippet has the line that its author sees, and what is in the snippet that of its mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import MarkupSettings
from hugo_posts.shortcodes.registry import BUILT_IN
from markdown import Markdown

FILES = {"ba.md": "a\n\nb\n\nc\n", "sai.md": "a\n\n##khong\n\nb", "rong.md": ""}
CASES = [  # Markdown, the lines that are told
    ('--8<-- "ba.md"\n\n##khong', [3]),
    ('a\n\n--8<-- "ba.md"\n--8<-- "ba.md"\n\n##khong\n\n{{< khong >}}', [6, 8]),
    ("##khong\n\n--8<--\nba.md\nba.md\n--8<--\n\n{{< khong >}}", [1, 8]),
    ('a\n\n--8<-- "sai.md"\n\n##khong', [3, 5]),
    ('--8<-- "rong.md"\n\n##khong', [3]),
    ("a\n\n##khong", [3]),
    ("--8<---\na b c\n--8<---\n\n##khong", [5]),
]
#: Text with scissors in it, and what readers see of it; in Hugo all are text.
SCISSORS = [
    ("```\n--8<------\nMar 12 x.rs, y\n\nz\n```\n\nd", ["--8<------\nMar 12 x.rs, y\n\nz", "d"]),
    ("a\n\n  --8<---\n- b c\n\n--8<---\n\nd", ["--8<---", "b c", "d"]),
    ("a\n--8<--\n--8<--\nb", ["--8<--\n--8<--\nb"]),
    ("--8<--\nba.md\n; sai.md\n--8<--\n\n--8<--\nd e", ["<p>a</p>", "--8<--\nd e"]),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_lines_are_those_of_the_author(tmp_path: Path, text: str, told: list[int]) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    host = NullHost()
    hugo = HugoMarkdown(BUILT_IN, host_of=lambda: host)
    settings = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    Markdown(extensions=["pymdownx.snippets", "pymdownx.superfences", hugo], extension_configs=settings).convert(text)
    assert sorted(line for line, _ in host.problems) == told


@pytest.mark.parametrize(("text", "seen"), SCISSORS)
def test_scissors_that_part_a_text_are_text(tmp_path: Path, text: str, seen: list[str]) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    host = NullHost()
    settings = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    hugo = HugoMarkdown(markup=MarkupSettings(typographic=False), host_of=lambda: host)
    html = Markdown(extensions=["pymdownx.snippets", hugo], extension_configs=settings).convert(text)
    assert [each for each in seen if each not in html.replace("&lt;", "<")] == []
    assert host.problems == []
