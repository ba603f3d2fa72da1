"""MkDocs looks for anchors by html.parser, which ends in a traceback, or takes a minute, at what authors write."""

from __future__ import annotations

import pytest
from material_oracle import converter
from mkdocs.structure.pages import _RawHTMLPreprocessor

TEXTS = [
    ('`<![x]` and <a id="y">z</a>', {"y"}),
    ("<![x](/a.png)\n\n<div id='b &amp; c'>", {"b & c"}),
    ("```\n<![CDATA\n```\n\n<a name=d></a> <b name=e>", {"d"}),
    ("`docker stop <container id>` <https://e.org/id/x> <b id>", set()),
    ("<!--" * 10_000 + "\n\n<i id=f>", {"f"}),
    ("<a " * 30_000 + "<![CDATA[" * 10_000, set()),
]


@pytest.mark.parametrize(("text", "anchors"), TEXTS)
def test_mkdocs_is_shown_tags_with_names_alone(text: str, anchors: set[str]) -> None:
    md, reader = converter(), _RawHTMLPreprocessor()
    reader._register(md)
    assert "hết" in md.convert(text + "\n\nhết") or text.startswith("<!--")
    assert reader.present_anchor_ids == anchors
