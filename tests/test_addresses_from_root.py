"""A picture's address in a post becomes one from the site's root, whether the post is a folder or a file."""

from __future__ import annotations

import pytest
from hugo_site.lists.cards import from_root

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
