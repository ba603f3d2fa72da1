"""Where images stand: in the middle, or with text beside them."""

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
    figure, text = box(page, "figure.align-left"), box(page, "article p:last-of-type")
    assert text["y"] < figure["y"] + figure["height"]


@at_desk
def test_an_aligned_figure_at_the_end_stays_within_the_post(reader: Reader) -> None:
    page = reader.open(POST)
    figure, footer = box(page, "figure.align-right"), box(page, ".post-footer")
    assert figure["y"] + figure["height"] <= footer["y"]


@on_phone
def test_text_stands_below_an_aligned_figure_on_a_phone(reader: Reader) -> None:
    page = reader.open(POST)
    figure, text = box(page, "figure.align-left"), box(page, "article p:last-of-type")
    assert text["y"] >= figure["y"] + figure["height"]
