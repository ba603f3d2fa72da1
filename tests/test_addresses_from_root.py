"""A picture's address in a post becomes one from the site's root, whether the post is a folder or a file."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.lists.cards import Beginning, describe, from_root

CASES = [  # the picture's address, the post's, the picture's from the root
    ("../../dl/a.png", "blog/bai/", "dl/a.png"),
    ("a.png", "blog/bai/", "blog/bai/a.png"),
    ("../blog/goi/a.png", "cu/xua.html", "blog/goi/a.png"),
    ("bai/a.png", "blog/bai.html", "blog/bai/a.png"),
    ("/dl/a.png", "blog/bai.html", "dl/a.png"),
    ("a.png", "bai.html", "a.png"),
    ("https://example.com/a.png", "blog/bai.html", "https://example.com/a.png"),
]


@pytest.mark.parametrize(("url", "page", "expected"), CASES)
def test_an_address_from_the_root(url: str, page: str, expected: str) -> None:
    assert from_root(url, page) == expected


@pytest.mark.parametrize(
    ("image", "shown"),
    [
        ("../../dl/a.png", "dl/a.png"),
        ("gone.png", None),
        ("https://e.org/a.png", None),
        ("data:image/png;base64,A", None),
    ],
)
def test_a_card_shows_the_first_picture_only_if_it_is_here(image: str, shown: str | None) -> None:
    card: Any = SimpleNamespace(post=SimpleNamespace(meta={}, url="blog/bai/", config=SimpleNamespace()))
    describe(card, Beginning("", 1, image), None, {"../../dl/a.png": "/dl/a.png"}.get)
    assert card.image == shown
