"""While a page loads: nothing moves, the text does not wait for a script, and a phone gets small images."""

from __future__ import annotations

import time

import pytest
from browser_reader import DESKTOP, PHONE, Reader, until
from playwright.sync_api import Browser, Route, expect

FIRST_POST = "blog/tu-bo-deep-learning/"
CODE = "blog/bai-so-9/"  # it has a block of code and a table, and nothing that asks for Material's script
at_desk = pytest.mark.parametrize("size", [DESKTOP])
SHIFTS = """
window.shifts = []
new PerformanceObserver(list => shifts.push(...list.getEntries().map(it => it.value)))
  .observe({ type: "layout-shift", buffered: true })
"""


def late(route: Route) -> None:
    """Bring an image a while after the text."""
    time.sleep(0.2)
    route.continue_()


@pytest.mark.parametrize("path", ["", FIRST_POST, "blog/"])
def test_nothing_moves_while_images_come(reader: Reader, path: str) -> None:
    reader.page.add_init_script(SHIFTS)
    reader.page.route("**/*.{jpg,png,webp}", late)
    page = reader.open(path)
    for _ in range(8):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    assert sum(page.evaluate("shifts")) < 0.001  # a hundredth of what Google calls good; half a line of a sidebar


def test_the_text_is_read_without_any_script(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + FIRST_POST)
    expect(page.locator("article p").first).to_be_in_viewport()
    expect(page.locator(".share button")).to_have_count(2)
    expect(page.locator(".share button:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("size", "fineness", "copy"), [(PHONE, 1, "320"), (PHONE, 2, "640"), (DESKTOP, 1, "320")])
def test_a_screen_gets_the_copy_that_it_needs(
    browser: Browser, home: str, size: dict[str, int], fineness: int, copy: str
) -> None:
    context = browser.new_context(viewport=size, device_scale_factor=fineness)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(home + FIRST_POST)
    shown = page.locator("article img").first.evaluate("it => it.decode().then(() => it.currentSrc)")
    assert shown.endswith(f"/repo/dl/dl.jpg.{copy}.webp")
    context.close()


BUTTONS = ".md-code__button"


@at_desk
def test_material_s_script_makes_the_page_once_however_soon_it_comes(reader: Reader) -> None:
    held: list[Route] = []
    reader.page.route("**/post.js", lambda route: held.append(route))  # noqa: PLW0108 (it must be a function)
    page = reader.page
    page.goto(
        f"{reader.home}{CODE}?h=mot", wait_until="commit"
    )  # who comes from a search has Material's script at once
    while not held:
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)  # too little on a busy machine makes the test milder, never red
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".md-search__form")).to_be_visible()
    expect(page.locator(f"article {BUTTONS}")).to_have_count(1)
    expect(page.locator("article .md-typeset__scrollwrap")).to_have_count(1)


@at_desk
def test_what_has_the_focus_keeps_it_when_material_s_script_comes(reader: Reader) -> None:
    page = reader.open(CODE)
    page.locator(f"article {BUTTONS}").focus()  # which would be made anew: it does not ask for the script
    assert page.locator("script[data-src]:not([src])").count() > 0
    page.locator("article .md-typeset__table td").last.evaluate("it => it.innerHTML = '<a href=#x>x</a>'")
    link = page.locator("article td a")
    link.focus()
    page.locator(".headerlink").last.dispatch_event("pointerover")  # its title asks for the script
    until(page, "document.querySelector('[data-clipboard-target]') !== null")
    expect(link).to_be_focused()


@at_desk
def test_where_material_s_script_does_not_come_the_page_keeps_what_it_has(reader: Reader) -> None:
    reader.page.route("**/bundle.*.js", lambda route: route.abort())
    page = reader.open(CODE)
    with page.expect_event("requestfailed"):
        page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(f"article {BUTTONS}")).to_have_count(1)
    reader.problems.clear()  # the console's word on what is missing


@at_desk
def test_a_percent_sign_in_the_address_breaks_nothing(reader: Reader) -> None:
    page = reader.open(f"{CODE}#50%")
    expect(page.locator(f"article {BUTTONS}")).to_have_count(1)
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


#: Where all is that is seen before a search is opened, and how it looks; with all styles a page must look the same.
#: Chromium counts an `auto` margin otherwise after a second style sheet, while the box stays in its place.
LOOKS = """() => {
  const names = [...getComputedStyle(document.body)].filter(name => !/^--|^margin/.test(name))
  const looks = (it, part) => {
    const style = getComputedStyle(it, part)
    return part && style.content === "none" ? [] : names.map(name => `${name}: ${style.getPropertyValue(name)}`)
  }
  return [...document.querySelectorAll("body, body *:not(.md-search__output *, svg *, script)")].map(it => [
    `${it.tagName} ${it.className} ${JSON.stringify(it.getBoundingClientRect())}`,
    ...[null, "::before", "::after"].flatMap(part => looks(it, part)),
  ].join())
}"""
LOAD_ALL = """() => new Promise(resolve => {
  const sheet = document.createElement("link")
  const light = document.querySelector("link[data-whole]")
  Object.assign(sheet, { rel: "stylesheet", href: light.dataset.whole })
  sheet.onload = () => requestAnimationFrame(() => requestAnimationFrame(resolve))
  light.after(sheet)
})"""


@pytest.mark.parametrize(("size", "path"), [(DESKTOP, ""), (PHONE, FIRST_POST), (DESKTOP, "blog/tags/")])
def test_a_page_with_few_styles_looks_as_with_all(reader: Reader, path: str) -> None:
    page = reader.open(path)
    few = page.evaluate(LOOKS)
    page.evaluate(LOAD_ALL)
    assert [(one, other) for one, other in zip(few, page.evaluate(LOOKS), strict=True) if one != other] == []


@at_desk
def test_material_s_script_comes_with_a_search_and_takes_over(reader: Reader) -> None:
    page = reader.open(f"{FIRST_POST}#stress")
    loaded = "[...document.querySelectorAll('script[src*=bundle]')].length"
    page.mouse.wheel(0, 2000)
    expect(page.locator(".md-header__title--active")).to_be_visible()
    page.mouse.wheel(0, -300)
    expect(page.locator(".md-top")).to_be_visible()
    assert page.evaluate(loaded) == 0
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    assert page.evaluate(loaded) == 1
    page.keyboard.type("deep")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


COLOURS = """() => Object.fromEntries([...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
  .flatMap(rule => rule.cssRules?.length ? [...rule.cssRules] : [rule]).flatMap(rule => [...rule.style ?? []])
  .filter(name => name.startsWith("--"))
  .map(name => [name, getComputedStyle(document.body).getPropertyValue(name).replace(/\\s+/g, " ")]))"""


def test_the_dark_without_scripts_is_the_dark_with_them(browser: Browser, home: str) -> None:
    found = []
    for runs in (True, False):
        context = browser.new_context(java_script_enabled=runs, color_scheme="dark")
        page = context.new_page()
        page.goto(home + "about/")
        found.append(page.evaluate(COLOURS))
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 28, 30)"
        context.close()
    assert found[0].items() - found[1].items() == set()
