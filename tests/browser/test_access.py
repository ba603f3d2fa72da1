"""Everybody can read: axe-core finds nothing to mend on any kind of page, and the keyboard alone reaches everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browser_reader import DESKTOP, PHONE, Reader
from playwright.sync_api import Browser, Page, ViewportSize, expect

FIRST_POST = "blog/tu-bo-deep-learning/"
PAGES = ["", "blog/page/2/", FIRST_POST, "blog/du-thu/", "blog/bai-so-3/", "blog/tags/", "blog/tags/hoc-may/"]
PAGES += ["blog/archive/", "about/", "404.html"]
#: What has all pairs of colours that the others have.
COLOURED = ["", "blog/page/2/", "blog/du-thu/", "blog/bai-so-3/", "blog/archive/"]
# Said of what cannot be otherwise: the rule, and how the element it is said of begins.
EXCUSED = (
    # The title of a figure is a heading of the fourth level in Hugo, wherever it stands.
    ("heading-order", "<h4>"),
)
on_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])
at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])


def violations(page: Page, *, rules: Mapping[str, object] | None = None, part: str = ":root") -> list[str]:
    """What axe-core finds wrong with a page as it stands, or with a part of it, in words."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    loaded = {"assets": ["media"]}  # and no style sheets, which only rules that are not asked read
    asked = [part, {"resultTypes": ["violations"], "preload": loaded, **(rules or {})}]
    found = page.evaluate("asked => axe.run(...asked).then(results => results.violations)", asked)
    told = [(rule["id"], node["html"], node["failureSummary"]) for rule in found for node in rule["nodes"]]
    return [
        f"{rule}: {html[:200]}: {summary}"
        for rule, html, summary in told
        if not any(rule == excused and html.startswith(start) for excused, start in EXCUSED)
    ]


def test_axe_finds_nothing_on_any_kind_of_page(reader: Reader, size: ViewportSize) -> None:
    found = {}
    for path in PAGES:
        page = reader.open(path)
        if size == PHONE or path not in COLOURED:  # the colours are those of the desktop
            found[path] = violations(page, rules={"rules": {"color-contrast": {"enabled": False}}})
            continue
        found[path] = violations(page)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        found[f"{path} in the dark"] = violations(page, rules={"runOnly": ["color-contrast"]})
        page.emulate_media(color_scheme="light")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@at_desk
@pytest.mark.parametrize("scheme", ["light", "dark", "the reader's own"])
def test_what_is_no_text_is_seen_too(reader: Reader, scheme: str) -> None:
    forced: Literal["active", "none"] = "active" if scheme == "the reader's own" else "none"
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", forced_colors=forced)
    page = reader.open("blog/bai-so-3/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    seen = {}
    for sign, part, colour in SIGNS:
        shown = page.locator(f"article {sign}")
        shown.scroll_into_view_if_needed()
        paint = shown.evaluate("(it, [part, colour]) => getComputedStyle(it, part)[colour]", [part, colour])
        seen[sign] = contrast(paint, ground)
    assert min(seen.values()) >= 3, seen


SIGNS = (  # what they are, and what has their colour
    (".md-code__button", "::after", "backgroundColor"),
    (".task-list-indicator >> nth=0", "::before", "backgroundColor"),
    (".task-list-indicator >> nth=1", "::before", "backgroundColor"),
)


def contrast(one: str, other: str) -> float:
    """How far apart two opaque colours are (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    lights = sorted(luminance([int(part) / 255 for part in re.findall(r"\d+", colour)]) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: list[float]) -> float:
    """How light a colour is (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@on_phone
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_drawer(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = reader.open(FIRST_POST)
    page.locator("header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    assert violations(page, part=".md-sidebar--primary") == []


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_axe_finds_nothing_in_an_open_search(reader: Reader, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = reader.open(FIRST_POST)
    page.keyboard.press("/")
    page.keyboard.type("deep learning")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    assert violations(page, part=".md-search") == []


def focused(page: Page) -> str:
    """The element that has the focus: its text, or what it is called."""
    name: str = page.evaluate(
        """() => {
          const it = document.activeElement
          const labels = [...(it.labels ?? [])].map(label => label.textContent).join("")
          return (it.innerText || it.ariaLabel || labels || it.tagName).trim()
        }"""
    )
    return name


def test_the_first_stop_skips_to_the_content(reader: Reader) -> None:
    page = reader.open("about/")
    while focused(page) != "Tới nội dung":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside: bool = page.evaluate("document.activeElement.closest('.md-content') !== null")
    assert inside


@pytest.mark.parametrize("path", ["", FIRST_POST, "blog/archive/"])
def test_every_stop_of_the_keyboard_is_seen(reader: Reader, path: str) -> None:
    page = reader.open(path)
    unseen = []
    for _ in range(300):
        page.keyboard.press("Tab")
        seen, name, last = page.evaluate(SEEN)
        if not seen:
            unseen.append(name)
        if last:
            break
    assert unseen == []


#: Whether the focused element, or what it stands for, is visible and outlined; its name; whether it is the last one.
SEEN = """() => {
  const it = document.activeElement
  const shown = it.matches(".md-toggle") ? document.querySelector(`.md-header__button[for=${it.id}]`)
    : it.matches(".md-option") ? it.nextElementSibling : it.closest(".card:has(h2 a:focus)") ?? it
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown)
  const marked = style.outlineStyle !== "none" || it.matches(".md-search__input, .md-skip, body")
  return [marked && box.right > 0 && box.width > 0, it.outerHTML.slice(0, 100), it === document.body]
}"""


@on_phone
def test_the_drawer_opens_and_closes_by_keyboard(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    drawer = page.locator(".md-sidebar--primary")
    while not focused(page).startswith("Danh mục"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(drawer).to_be_in_viewport()
    expect(drawer.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_in_viewport()
    assert focused(page).startswith("Danh mục")


@at_desk
def test_nothing_moves_for_who_wants_no_motion(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    longest: float = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].map(it => {
          const style = getComputedStyle(it)
          const all = `${style.transitionDuration},${style.animationDuration}`
          return Math.max(...all.split(",").map(parseFloat))
        }))"""
    )
    assert longest < 0.001


def test_every_target_is_as_large_as_a_finger_needs(reader: Reader) -> None:
    page = reader.open("blog/")
    small = page.evaluate(
        """() => [...document.querySelectorAll("header label, .post-tag, .md-pagination__link, .md-nav--primary a")]
          .map(it => [it.getBoundingClientRect(), it.outerHTML.slice(0, 90)])
          .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([box, html]) => html)"""
    )
    assert small == []


TAPPED = ".md-header__button, .md-pagination > *, .post-footer .post-tag, .tag-list .post-tag, .share__button"
TAPPED += ", .post-related__post a, .archive__post a, .crumbs__step a, .feed-button"


@on_phone
@pytest.mark.parametrize("path", [FIRST_POST, "blog/", "blog/tags/", "blog/archive/"])
def test_what_a_phone_is_tapped_on_most_is_44_pixels_high(reader: Reader, path: str) -> None:
    tapped = reader.open(path).locator(TAPPED)
    heights = tapped.evaluate_all(
        """all => all.filter(it => it.checkVisibility({ visibilityProperty: true }))
          .map(it => [it.getBoundingClientRect().height, it.innerText]).filter(([height]) => height)"""
    )
    assert len(heights) >= 4
    assert [small for small in heights if small[0] < 43.9] == []


@on_phone
def test_many_pages_fit_a_narrow_screen(reader: Reader) -> None:
    page = reader.open("blog/page/2/")
    expect(page.locator("h1 .headerlink")).to_be_hidden()  # as on the first page
    page.set_viewport_size({"width": 320, "height": 700})
    page.locator(".md-pagination").evaluate(
        "it => it.append(...[...Array(9)].map(() => it.querySelector('a').cloneNode(true)))"
    )
    outside = page.locator(".md-pagination > *").evaluate_all(
        "links => links.filter(link => { const box = link.getBoundingClientRect();"
        " return box.left < 0 || box.right > innerWidth }).length"
    )
    assert outside == 0


def test_without_scripts_nothing_is_offered_that_needs_one(browser: Browser, home: str, size: ViewportSize) -> None:
    context = browser.new_context(viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(home + FIRST_POST)
    for needs_one in (".md-search", "label[for=__search]", "[data-md-component=palette]", ".share__copy", ".comments"):
        for offered in page.locator(needs_one).all():
            expect(offered).to_be_hidden()
    expect(page.locator("article")).to_be_visible()
    context.close()


@at_desk
def test_paper_shows_the_post_alone(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".md-header", ".md-sidebar", ".share", ".siblings", ".md-footer"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("article")).to_be_visible()
    colours = "(it => [it.color, it.backgroundColor])(getComputedStyle(document.body))"
    assert page.evaluate(colours) == ["rgb(34, 48, 47)", "rgb(255, 255, 255)"]  # dark ink, whatever the screen has
