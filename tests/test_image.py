"""Room for images before they load, and which of them load at once."""

from __future__ import annotations

import pytest
from hugo_posts.html.image import load_lazily, reserve_room

FILE = (900, 600)
ROOMS = [
    # as written, by style?, then
    ({}, False, {"width": "900", "height": "600"}),
    ({}, True, {"style": "aspect-ratio: 900 / 600; width: 900px"}),
    ({"width": "300"}, True, {"width": "300", "height": "200"}),
    ({"width": "50%"}, True, {"width": "50%", "style": "aspect-ratio: 900 / 600"}),
    ({"style": "width: 20em;"}, True, {"style": "width: 20em; aspect-ratio: 900 / 600"}),
    ({"height": "100"}, True, {"height": "100"}),
    ({"width": "300", "height": "100"}, False, {"width": "300", "height": "100"}),
]


@pytest.mark.parametrize(("written", "by_style", "expected"), ROOMS)
def test_room_is_reserved(written: dict[str, str], by_style: bool, expected: dict[str, str]) -> None:
    attributes = dict(written)
    reserve_room(attributes, FILE, by_style=by_style)
    assert attributes == expected


def test_an_image_of_unknown_size_stays_as_it_is() -> None:
    attributes = {"src": "/a.png"}
    reserve_room(attributes, None, by_style=False)
    assert attributes == {"src": "/a.png"}


LOADING = [
    ('<img src="a"><img src="b">', '<img src="a"><img loading="lazy" src="b">'),
    ('<img src="a"><img src="b" loading="eager">', '<img src="a"><img src="b" loading="eager">'),
    ('<img alt=">"><img alt="a > b"/>', '<img alt=">"><img loading="lazy" alt="a > b"/>'),
    ("<p>&lt;img&gt;</p><imgs>", "<p>&lt;img&gt;</p><imgs>"),
]


@pytest.mark.parametrize(("html", "expected"), LOADING)
def test_all_but_the_first_image_wait(html: str, expected: str) -> None:
    assert load_lazily(html) == expected
