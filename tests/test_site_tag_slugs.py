"""Addresses of tag pages."""

from __future__ import annotations

import pytest
from hugo_posts.front_matter.tag_slugs import tag_key, tag_slugs

CASES = [
    ("deep learning", "deep-learning"),
    ("Học máy", "hoc-may"),
    ("đời sống", "doi-song"),
    ("Ẩn dụ & Ữ", "an-du-u"),
    ("C", "c"),
    ("C++", "c-plus-plus"),
    ("C#", "c-sharp"),
    ("日本語", "ri-ben-yu"),
    ("<script>", "script"),
    ("*x*", "x"),
    ("../../etc", "etc"),
    ("🙂", "tag"),
    ("index", "index-2"),  # `tags/index` is the page of all tags
]


@pytest.mark.parametrize(("tag", "slug"), CASES)
def test_a_tag_has_an_ascii_slug(tag: str, slug: str) -> None:
    assert tag_slugs([tag]) == {tag_key(tag): slug}


def test_different_tags_never_share_a_page() -> None:
    slugs = tag_slugs(["mà", "ma", "má", "🙂", "🥲"])
    assert list(slugs) == ["ma", "mà", "má", "🙂", "🥲"]
    assert list(slugs.values()) == ["ma", "ma-2", "ma-3", "tag", "tag-2"]


def test_spellings_of_one_tag_share_a_page() -> None:
    composed, decomposed = "Học Máy", "Ho\u0323c Ma\u0301y"
    assert len(tag_slugs([composed, decomposed, "học máy", " HỌC MÁY "])) == 1
