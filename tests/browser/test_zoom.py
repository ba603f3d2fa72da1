"""A post's pictures and wide drawings at full size, by mouse, keyboard and fingers (docs/assets/zoom.js)."""

from __future__ import annotations

import pytest
from browser_reader import DESKTOP, PHONE, Reader, until
from playwright.sync_api import Page, expect

FIRST_POST = "blog/tu-bo-deep-learning/"
SHOWN = "document.querySelector('.zoom__image:not([hidden])')"
on_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])
at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])


def opened(page: Page) -> str:
    """The address of the picture in the open window."""
    expect(page.locator("dialog.zoom")).to_be_visible()
    return page.locator("dialog.zoom img").get_attribute("src") or ""


def test_a_picture_is_zoomed_with_its_caption(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    page.get_by_role("button", name="Phóng to ảnh: stress").click()
    assert opened(page).endswith("/repo/stress.jpg")
    expect(page.locator("dialog.zoom figcaption")).to_have_text("stress")
    page.locator("dialog.zoom img").click()
    expect(page.locator("dialog.zoom")).to_be_hidden()


@on_phone
def test_zoomed_pictures_are_larger_follow_each_other_and_are_left_by_the_button_back(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    address, pictures = page.url, page.locator("article img.zoomable")
    before = [shown["width"] for picture in pictures.all() if (shown := picture.bounding_box())]
    large, onward = page.locator("dialog.zoom img"), page.get_by_role("button", name="Ảnh sau")
    pictures.first.click()
    for number, width in enumerate(before):
        expect(large).to_have_attribute("src", pictures.nth(number).evaluate("it => it.src"))
        until(page, f"document.querySelector('dialog.zoom img').getBoundingClientRect().width > {width}")
        if number < len(before) - 1:
            onward.click()
    expect(onward).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    expect(large).to_have_attribute("src", pictures.nth(len(before) - 2).evaluate("it => it.src"))
    page.go_back()
    expect(page.locator("dialog.zoom")).to_be_hidden()
    assert page.url == address
    assert page.evaluate("getComputedStyle(document.querySelector('.zoom')).backgroundColor") == "rgb(250, 247, 240)"


@on_phone
def test_a_picture_that_is_higher_than_the_window_is_larger_too(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 200})
    picture = reader.open(FIRST_POST).locator("article img.zoomable").last
    shown = picture.evaluate("it => [it.width, it.height > innerHeight, it.alt]")
    assert shown[1:] == [True, "meme nhà làm"]  # it is called by its own words where it cannot be loaded
    picture.click()
    until(reader.page, f"{SHOWN}.clientWidth > {1.4 * shown[0]}")


@at_desk
def test_a_picture_is_zoomed_by_keyboard_which_then_stands_where_it_was(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    picture = page.locator("article img").first
    picture.focus()
    page.keyboard.press("Enter")
    assert opened(page).endswith("/repo/dl/dl.jpg")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.zoom")).to_be_hidden()
    expect(picture).to_be_focused()


@at_desk
def test_small_and_linked_images_are_not_zoomed(reader: Reader) -> None:
    page = reader.open("blog/bai-so-6/")
    expect(page.locator("article img.zoomable")).to_have_count(1)  # of three: two are 100 pixels wide
    expect(reader.open("blog/du-thu/").locator("article a img.zoomable")).to_have_count(0)


def touch(page: Page, *places: tuple[tuple[int, int], ...]) -> None:
    """Put fingers on the window and move them from place to place."""
    session = page.context.new_cdp_session(page)
    kinds = ["touchStart", *["touchMove"] * (len(places) - 1), "touchEnd"]
    for kind, fingers in zip(kinds, [*places, ()], strict=True):
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@on_phone
def test_fingers_make_a_picture_larger_and_show_the_next(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    page.locator("article img.zoomable").first.click()
    until(page, f"{SHOWN}.style.width")
    width = page.evaluate(f"{SHOWN}.clientWidth")
    touch(page, ((150, 400), (250, 400)), ((100, 400), (300, 400)))
    until(page, f"{SHOWN}.clientWidth > {1.9 * width}")
    page.locator(".zoom__figure").evaluate("it => it.scrollTo(it.scrollWidth, 0)")
    touch(page, ((300, 400),), ((240, 402),), ((180, 402),))
    expect(page.locator("dialog.zoom img")).to_have_attribute(
        "src", page.locator("article img.zoomable").nth(1).evaluate("it => it.src")
    )


@on_phone
def test_wide_drawings_are_shown_as_large_as_they_are_drawn(reader: Reader) -> None:
    page = reader.open("blog/bai-so-5/")
    page.locator("article figure svg.zoomable").scroll_into_view_if_needed()
    diagram = page.locator("div.mermaid.zoomable")
    diagram.click()
    until(page, f"{SHOWN}.clientWidth > 500")
    page.keyboard.press("ArrowRight")
    until(page, f"{SHOWN}.clientWidth === 1200")
    expect(page.locator("dialog.zoom figcaption")).to_have_text("Hình vẽ")
    page.go_back()
    expect(page.locator("article div.mermaid")).to_be_visible()
    expect(page.locator("article figure svg")).to_be_focused()
