"""The main pages look as they did when somebody last looked: pictures of them against the ones in `pictures/`.

Fonts differ from machine to machine, so every letter is drawn as a block of one width (`pictures/blocks.ttf`, a font
of two glyphs made for this test): lines break at the same words everywhere, and what is compared is the page's layout
and colours, at a quarter of its size. After a wanted change,

    REDRAW=1 python3 run.py pytest tests/browser/test_pictures.py

draws the pictures anew; look at them before they are committed.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from browser_reader import DESKTOP, PHONE, Reader
from PIL import Image, ImageChops
from playwright.sync_api import Page, ViewportSize

PICTURES = Path(__file__).with_name("pictures")
FONT = PICTURES / "blocks.ttf"
BLOCKS = """
@font-face { font-family: Blocks; src: url(/blocks.ttf) }
*, ::before, ::after { font-family: Blocks !important; font-weight: 400 !important; font-style: normal !important }
"""
LOADED = """Promise.all(
  [...document.images].filter(image => image.loading !== "lazy").map(image => image.decode().catch(() => {}))
)"""
SHRUNK = 4  # a picture's pixel is so many of the window's, across and down
FAR = 24  # of 255: further apart than what drawing a line half a pixel off makes
MOST = 0.004  # share of a picture's pixels that may be far from what they were
POST = "blog/tu-bo-deep-learning/"
WINDOWS = {"desktop": DESKTOP, "phone": PHONE}
SHOWN = {"home": "", "post": POST, "list": "blog/", "tags": "blog/tags/", "archive": "blog/archive/", "404": "404.html"}
CASES = [(name, window, "light") for name in SHOWN for window in WINDOWS]
CASES += [("post", "desktop", "dark"), ("list", "phone", "dark"), ("post-end", "desktop", "light")]


def picture(page: Page) -> Image.Image:
    """What the window shows, made small."""
    with Image.open(io.BytesIO(page.screenshot())) as full:
        return full.convert("RGB").reduce(SHRUNK)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels in which two pictures differ visibly; all when they are not of one size."""
    if one.size != other.size:
        return 1.0
    bands = ImageChops.difference(one, other).split()
    largest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(largest.histogram()[FAR:]) / (one.width * one.height)


def show(page: Page, name: str, reader: Reader, scheme: str) -> None:
    """Open a page in blocks, and wait for its pictures."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.open(SHOWN[name.removesuffix("-end")])
    page.route("**/blocks.ttf", lambda route: route.fulfill(path=FONT))
    page.add_style_tag(content=BLOCKS)
    page.evaluate("document.fonts.load('16px Blocks')")
    if name.endswith("-end"):
        page.locator(".share").evaluate("it => it.scrollIntoView({ block: 'start' })")
    page.evaluate(LOADED)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("case", "size"),
    [pytest.param(case, WINDOWS[case[1]], id="-".join(case)) for case in CASES],
)
def test_a_page_looks_as_it_did(reader: Reader, case: tuple[str, str, str], size: ViewportSize, tmp_path: Path) -> None:
    name, _, scheme = case
    show(reader.page, name, reader, scheme)
    now = picture(reader.page)
    kept = PICTURES / f"{'-'.join(case)}.png"
    if os.environ.get("REDRAW"):
        now.save(kept, optimize=True)
    with Image.open(kept) as before:
        apart = difference(now, before.convert("RGB"))
    now.save(tmp_path / kept.name)
    assert apart <= MOST, f"{apart:.1%} of {kept.name} is new; the page now: {tmp_path / kept.name}"


@pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
@pytest.mark.parametrize(
    "fault",
    [
        ".card { display: block }",
        ".card { background: none; border: 0 }",
        ".md-content > * { max-width: none }",
        ".md-sidebar--primary { display: none }",
        ".md-typeset { font-size: 0.8rem }",
        "[data-md-color-scheme] { --blog-line: red }",
    ],
)
def test_a_broken_stylesheet_is_noticed(reader: Reader, fault: str) -> None:
    show(reader.page, "list", reader, "light")
    before = picture(reader.page)
    reader.page.add_style_tag(content=fault.replace(";", " !important;").replace(" }", " !important }"))
    assert difference(picture(reader.page), before) > MOST
