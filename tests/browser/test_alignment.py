"""Where images stand, in the middle or with text beside them; how many columns grids have."""

from __future__ import annotations

import pytest
from browser_reader import DESKTOP, PHONE, Reader
from playwright.sync_api import FloatRect, Page

POST = "blog/bai-so-6/"
at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
on_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return found


@at_desk
def test_an_image_with_center_behind_its_address_is_centred(reader: Reader) -> None:
    page = reader.open(POST)
    text, image = box(page, "article"), box(page, 'article img[src$="#center"]')
    left, right = image["x"] - text["x"], text["x"] + text["width"] - image["x"] - image["width"]
    assert image["width"] == 100
    assert abs(left - right) < 2


@at_desk
def test_text_stands_beside_an_aligned_figure(reader: Reader) -> None:
    page = reader.open(POST)
    figure, text = box(page, "figure.align-left"), box(page, "article > p:last-of-type")
    assert text["y"] < figure["y"] + figure["height"]


@at_desk
def test_an_aligned_figure_at_the_end_stays_within_the_post(reader: Reader) -> None:
    page = reader.open(POST)
    figure, footer = box(page, "figure.align-right"), box(page, ".post-footer")
    assert figure["y"] + figure["height"] <= footer["y"]


@on_phone
def test_text_stands_below_an_aligned_figure_on_a_phone(reader: Reader) -> None:
    page = reader.open(POST)
    figure, text = box(page, "figure.align-left"), box(page, "article > p:last-of-type")
    assert text["y"] >= figure["y"] + figure["height"]


COLUMNS = [  # Material's grids, by the room there is (https://squidfunk.github.io/mkdocs-material/reference/grids/)
    ("blog/bai-so-9/", PHONE, 1),
    ("blog/bai-so-9/", DESKTOP, 2),
    ("blog/bai-so-10/", PHONE, 1),
    ("blog/bai-so-10/", DESKTOP, 3),  # without sidebars
]


@pytest.mark.parametrize(("path", "size", "columns"), COLUMNS)
def test_a_grid_has_the_columns_that_there_is_room_for(reader: Reader, path: str, columns: int) -> None:
    page = reader.open(path)
    for parts in (".grid.cards li", ".grid:not(.cards) > *"):
        boxes = page.locator(parts).evaluate_all("parts => parts.map(part => part.getBoundingClientRect().toJSON())")
        rows = [len([box for box in boxes if box["y"] == top]) for top in sorted({box["y"] for box in boxes})]
        assert max(rows) == columns, boxes
        assert len(boxes) == sum(rows) == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
