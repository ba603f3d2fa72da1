"""Firefox, and WebKit, which every browser on an iPhone is, read the site as Chromium does, and by keyboard alone."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from browser_reader import DESKTOP, PHONE
from other_browsers import Window, missing, window

pytestmark = pytest.mark.weekly

DESK = (DESKTOP["width"], DESKTOP["height"])
HAND = (PHONE["width"], PHONE["height"])  # WebKit's own window is not so narrow, but narrow enough for a phone's layout
KINDS = ["", "blog/", "blog/page/2/", "blog/tu-bo-deep-learning/", "blog/du-thu/", "blog/tags/", "blog/archive/2021/"]
KINDS += ["about/", "404.html"]


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def browsing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window of each browser; without one its tests are skipped, in CI they fail."""
    if lack := missing().get(request.param):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lack)
    with window(request.param, tmp_path_factory.mktemp(request.param)) as opened:
        yield opened


@pytest.fixture
def reading(browsing: Window) -> Iterator[Window]:
    """The same window, in which no script may fail."""
    yield browsing
    assert browsing.faults() == []


def test_every_kind_of_page_is_read(reading: Window, home: str) -> None:
    wrong = {}
    for path in KINDS:
        reading.open(home + path)
        for size in (DESK, HAND):
            reading.resize(*size)
            seen = reading.run(SEEN)
            if seen != {"heading": True, "text": True, "wider": 0}:
                wrong[path, size] = seen
    assert wrong == {}


#: The heading is on the first screen, something can be read, and nothing lies beside the screen.
SEEN = """
const heading = document.querySelector("article h1, .md-content h1")?.getBoundingClientRect()
return {
  heading: Boolean(heading && heading.height && heading.top < innerHeight),
  text: document.querySelector(".md-content").innerText.trim().length > 40,
  wider: Math.max(0, document.documentElement.scrollWidth - innerWidth),
}"""


def test_the_menu_opens_and_closes_by_keyboard(reading: Window, home: str) -> None:
    reading.resize(*HAND)
    reading.open(home + "about/")
    reading.until("document.querySelector('[role=button][aria-expanded]') !== null")
    for _ in range(10):
        if reading.run("return document.activeElement.matches('[role=button][aria-expanded]')"):
            break
        reading.press("Tab")
    reading.press("Enter")
    reading.until(
        "document.querySelector('#__drawer').checked && document.activeElement.closest('.md-sidebar--primary')"
    )
    assert reading.run("return location.href") == f"{home}about/"
    reading.press("Escape")
    reading.until("!document.querySelector('#__drawer').checked && document.activeElement.matches('[role=button]')")


def test_the_keyboard_gets_through_the_header_into_the_text(reading: Window, home: str) -> None:
    reading.resize(*DESK)
    reading.open(home + "blog/bai-so-3/")
    stops = []
    for _ in range(80):
        reading.press("Tab")
        stops.append(reading.run("return document.activeElement.outerHTML.slice(0, 60)"))
        if reading.run("return document.activeElement.closest('.md-content') !== null"):
            break
    else:
        pytest.fail("\n".join(stops))


def test_the_search_by_keyboard_and_back(reading: Window, home: str) -> None:
    reading.resize(*DESK)
    reading.open(home + "about/")
    reading.press(*"/bai so 3")  # at once: no letter is lost while the search comes
    reading.until("document.activeElement.matches('.md-search__input') && document.querySelector('#__search').checked")
    reading.until("document.querySelector('.md-search-result__link h1')?.innerText.startsWith('Bài số 3')")
    reading.press("ArrowDown")
    reading.until("document.activeElement.matches('.md-search-result__link')")
    reading.press("Enter")
    reading.until("document.querySelector('article h1')?.innerText.trim() === 'Bài số 3'")
    reading.back()
    reading.until("document.querySelector('#__search')?.checked")
    reading.until("document.querySelector('.md-search__input')?.value === 'bai so 3'")
    reading.until("document.querySelector('.md-search-result__link h1')?.innerText.startsWith('Bài số 3')")
    reading.press("Escape")
    reading.until("!document.querySelector('#__search').checked && !location.search")


@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_a_picture_is_enlarged(reading: Window, home: str, way: str) -> None:
    reading.resize(*HAND)
    reading.open(home + "blog/tu-bo-deep-learning/")
    reading.until("document.querySelector('article img.zoomable') !== null")
    if way == "click":
        reading.click("article img.zoomable")
    else:
        reading.run("document.querySelector('article img.zoomable').focus()")
        reading.press("Enter")
    reading.until("document.querySelector('dialog.zoom').open")
    reading.until("document.querySelector('dialog.zoom img').width > 0")
    ground = reading.run("return getComputedStyle(document.querySelector('dialog.zoom')).backgroundColor")
    assert ground.startswith("rgb(")  # nothing shines through
    reading.press("ArrowRight")
    reading.until("!document.querySelector('dialog.zoom img').src.endsWith('/dl.jpg')")
    reading.press("Escape")
    reading.until("!document.querySelector('dialog.zoom').open")


def test_formulas_are_set_and_scroll_by_themselves(reading: Window, home: str) -> None:
    reading.resize(*HAND)
    reading.open(home + "blog/bai-so-3/")
    reading.until("document.fonts.status === 'loaded' && document.fonts.check('16px KaTeX_Main')")
    box = "document.querySelector('.katex-display').getBoundingClientRect()"
    assert reading.run(f"return {box}.height > 40 && {box}.right <= innerWidth")


def test_a_diagram_is_drawn_with_its_labels(reading: Window, home: str) -> None:
    reading.open(home + "blog/bai-so-5/")
    reading.run("document.querySelector('.mermaid').scrollIntoView()")
    reading.until("document.querySelector('div.mermaid')?.clientHeight > 30")
