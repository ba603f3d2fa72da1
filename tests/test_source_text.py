"""Pages that are no posts: any bytes make a page, with front matter that MkDocs and Material take."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hugo_site.reading.source_text import read_page
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

FRONT_MATTER = [  # source, text and front matter as MkDocs reads them, what is told
    ("---\ntitle: A\n---\n\nb\n", "b\n", {"title": "A"}, []),
    ("\ufeff---\r\ntitle: A\r\n---\r\n\r\nb\r\n", "b\n", {"title": "A"}, []),
    ('+++\ntitle = "A"\n+++\n\nb\n', "b\n", {"title": "A"}, []),
    ('{"title": "A"}\n\nb\n', "b\n", {"title": "A"}, []),
    ("b\n", "b\n", {}, []),
    ("---\ntitle: [A]\n---\n", "", {}, ["x.md:2: title: it must be a single text"]),
    ("---\nhide: true\n---\n", "", {"hide": []}, []),
    ("---\ntemplate: /etc/passwd\n---\n", "", {}, ['x.md:2: template: the theme has no "/etc/passwd"']),
    ("---\nrobotsNoIndex: true\n---\n", "", {"robotsnoindex": True}, []),
    ("---\ntitle: A\ntitle: B\n---\nb\n", "b\n", {"title": "A"}, ['x.md:3: front matter: "title" is set already']),
    ("---\ntitle: {\n---\nb\n", "b\n", {}, ["x.md:2: front matter: invalid YAML"]),
]


@pytest.mark.parametrize(("source", "text", "values", "told"), FRONT_MATTER)
def test_front_matter_comes_out_as_mkdocs_reads_it(
    caplog: pytest.LogCaptureFixture, source: str, text: str, values: dict[str, object], told: list[str]
) -> None:
    caplog.set_level(logging.WARNING)
    assert get_data(read_page(source.encode(), "x.md", [])) == (text, values)
    assert [message[: len(start)] for message, start in zip(caplog.messages, told, strict=True)] == told


@given(st.one_of(st.binary(), st.text().map(lambda text: f"---\n{text}\n---\n".encode())))
def test_any_bytes_make_a_page(content: bytes) -> None:
    text, values = get_data(read_page(content, "x.md", [str(Path(__file__).parent)]))
    assert isinstance(text, str)
    assert isinstance(values, dict)
