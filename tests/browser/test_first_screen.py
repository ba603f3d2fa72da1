"""A phone shows the first screen before the stylesheets have come, as with them (hugo_site/weight/first_screen.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from browser_reader import PHONE, Reader, until
from playwright.sync_api import Browser, Route, ViewportSize

#: How everything looks that is seen on the first screen. Buttons that are not touched have no cursor, things no motion;
#: what holds the page is as high as all of it.
SEEN = """() => {
  const later = new RegExp("^(--|margin|transition|animation|view-|cursor|outline|scroll|touch-action|user-select"
    + "|height|will-change|backface|-webkit-(tap|line-clamp|user)|perspective-|transform-origin|block-size|bottom"
    + "|inset-block|print-color)")
  const names = [...getComputedStyle(document.body)].filter(name => !later.test(name))
  const looks = (it, part) => {
    const style = getComputedStyle(it, part)
    const isNone = part && (style.content === "none" || style.display === "none")
    return isNone ? [] : names.map(name => `${name}: ${style.getPropertyValue(name)}`)
  }
  const isSeen = it => {
    const box = it.getBoundingClientRect()
    return box.width && box.height && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      && it.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true })
      && !it.closest(".md-search__inner, .md-sidebar")
  }
  const page = ".md-container, .md-main, .md-main__inner, .md-content"
  const all = document.querySelectorAll(`body *:not(script, link, ${page})`)
  return Object.fromEntries([...all].filter(isSeen).map(it => {
    const box = it.getBoundingClientRect()
    it.dataset.name ??= `${it.tagName} ${it.className} ${document.querySelectorAll("[data-name]").length}`
    const place = [box.x, box.y, box.width, Math.min(box.bottom, innerHeight)]
    return [it.dataset.name, [place, [null, "::before", "::after"].flatMap(part => looks(it, part))]]
  }))
}"""
SHIFTS = """
window.shifts = []
new PerformanceObserver(list => shifts.push(...list.getEntries().map(it => it.value)))
  .observe({ type: "layout-shift", buffered: true })
"""
SMALL: ViewportSize = {"width": 320, "height": 600}
PAGES: list[tuple[str, ViewportSize, Literal["light", "dark"]]] = [
    ("", PHONE, "dark"),
    ("blog/tu-bo-deep-learning/", SMALL, "light"),
    ("blog/", PHONE, "light"),
    ("404.html", SMALL, "dark"),
]


def hold(held: list[Route], is_over: list[bool]) -> Callable[[Route], None]:
    """Return what keeps stylesheets back until it is over."""
    return lambda route: route.continue_() if is_over else held.append(route)


@pytest.mark.parametrize(("path", "size", "scheme"), PAGES)
def test_the_first_screen_is_seen_before_the_stylesheets_as_with_them(
    browser: Browser, home: str, path: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    held: list[Route] = []
    is_over: list[bool] = []
    page.route("**/*.css", hold(held, is_over))
    page.add_init_script(SHIFTS)
    page.goto(home + path, wait_until="commit")
    until(page, "performance.getEntriesByName('first-contentful-paint').length > 0")
    until(page, "document.querySelector('link[data-whole][media^=not]') !== null")
    few = page.evaluate(SEEN)
    is_over.append(True)
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    all_of_them = page.evaluate(SEEN)
    assert len(few) > 20
    for name, (place, looks) in few.items():
        assert {*looks} ^ {*all_of_them[name][1]} == set(), name
        assert place == pytest.approx(all_of_them[name][0], abs=1), name  # a line's height is no whole number
    assert sum(page.evaluate("shifts")) < 0.001
    context.close()


def test_a_wide_screen_and_paper_have_all_styles_once(reader: Reader) -> None:
    page = reader.open("about/")
    sheets = "[...document.styleSheets].filter(it => it.href && matchMedia(it.media.mediaText).matches).length"
    assert page.evaluate(sheets) == 1
    page.set_viewport_size({"width": 600, "height": 800})
    assert page.evaluate(sheets) == 1
    page.emulate_media(media="print")
    assert page.evaluate(sheets) == 1
