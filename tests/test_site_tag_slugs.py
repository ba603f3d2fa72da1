"""Addresses of tag pages."""

from __future__ import annotations

import pytest
from hugo_posts.front_matter.tag_slugs import tag_key, tag_slugs
from hugo_site.settings.hugo_settings import read_settings
from mkdocs.exceptions import ConfigurationError

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
    ("index", "index/index"),  # `tags/index.md` is the page of all tags
]


@pytest.mark.parametrize(("tag", "slug"), CASES)
def test_a_tag_has_an_ascii_slug(tag: str, slug: str) -> None:
    assert tag_slugs([tag]) == {tag_key(tag): slug}


# settings below `extra: hugo:`, a tag, the slug that it has then
@pytest.mark.parametrize(
    ("settings", "tag", "slug"),
    [
        ({}, "Học máy", "hoc-may"),
        ({"tag_addresses": "hugo"}, "Học máy", "học-máy"),
        ({"tag_addresses": "hugo"}, "Đời sống", "đời-sống"),
        ({"tag_addresses": "hugo"}, "日本語", "日本語"),
        ({"tag_addresses": "hugo"}, "C++", "c++"),
        ({"tag_addresses": "hugo"}, "İnternet", "internet"),  # Go's small letters are one for one
        ({"tag_addresses": "hugo"}, "Straße", "straße"),
        ({"tag_addresses": "hugo"}, "ΟΔΟΣ", "οδοσ"),
        ({"tag_addresses": "hugo"}, "a/b", "a-b"),  # a folder in Hugo, which no slug is
        ({"tag_addresses": "hugo"}, "🙂", "tag"),  # Hugo has no address for it
        ({"tag_addresses": "hugo"}, "index", "index/index"),
        ({"tag_addresses": "hugo", "remove_path_accents": True}, "Học máy", "hoc-may"),
    ],
)
def test_a_tag_has_hugos_address_where_the_author_wants_it(settings: dict[str, object], tag: str, slug: str) -> None:
    assert tag_slugs([tag], read_settings(settings).tag_slug) == {tag_key(tag): slug}


def test_a_wrong_choice_of_addresses_is_told() -> None:
    with pytest.raises(ConfigurationError, match="must be ascii or hugo"):
        read_settings({"tag_addresses": "utf"})


def test_different_tags_never_share_a_page() -> None:
    slugs = tag_slugs(["mà", "ma", "má", "🙂", "🥲"])
    assert list(slugs) == ["ma", "mà", "má", "🙂", "🥲"]
    assert list(slugs.values()) == ["ma", "ma-2", "ma-3", "tag", "tag-2"]


def test_spellings_of_one_tag_share_a_page() -> None:
    composed, decomposed = "Học Máy", "Ho\u0323c Ma\u0301y"
    assert len(tag_slugs([composed, decomposed, "học máy", "HỌC MÁY", "học-máy"])) == 1
