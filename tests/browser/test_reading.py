"""A reader with a real browser, at a desk and with a phone: the first post, and every way from page to page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from browser_reader import DESKTOP, PHONE, Reader
from playwright.sync_api import Page, expect

FIRST_POST = "blog/tu-bo-deep-learning/"
PAGES = [
    "",
    "blog/",
    "blog/page/2/",
    FIRST_POST,
    "blog/bai-so-12/",
    "blog/tags/",
    "blog/tags/hoc-may/",
    "blog/archive/",
]
PAGES += ["blog/archive/2021/", "about/", "404.html"]
WIDTHS = (320, 360, 390, 640, 667, 700, 768, 1280, 1920)  # pixels
SECTIONS = {"Trang chủ": "", "Lưu trữ": "blog/archive/", "Thẻ": "blog/tags/", "Giới thiệu": "about/"}
expect.set_options(timeout=20_000)  # milliseconds; a busy machine's browser is slow to start its search
only = pytest.mark.parametrize
on_phone = only("size", [PHONE], ids=["phone"])
at_desk = only("size", [DESKTOP], ids=["desktop"])


def heading(page: Page) -> str:
    """The page's own title as it is read, without the link to itself."""
    return page.locator("h1").first.inner_text().replace("¶", "").strip()


def sidebar_link(page: Page, text: str) -> str:
    """The address of a visible link in the sidebar, or in the drawer that it is on a phone."""
    link = page.locator(".md-sidebar--primary").get_by_role("link", name=text, exact=True)
    expect(link.first).to_be_visible()
    return link.first.get_attribute("href") or ""


@at_desk
@only("path", [*PAGES, "blog/bai-so-3/", "blog/du-thu/"])
def test_every_kind_of_page_fits_every_window(reader: Reader, path: str) -> None:
    page = reader.open(path)
    assert heading(page)
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == dict.fromkeys(WIDTHS, 0)


@at_desk
def test_a_wide_table_scrolls_on_its_own_and_is_printed_whole(reader: Reader) -> None:
    page = reader.open("blog/bai-so-3/")
    table = page.locator("article table")
    box = page.locator("article .md-typeset__scrollwrap")
    expect(box).to_have_attribute("tabindex", "0")
    assert box.evaluate("it => it.scrollWidth > it.clientWidth")
    heights = table.locator("tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert max(heights) < 45  # each is one line
    page.emulate_media(media="print")
    assert table.evaluate("it => it.getBoundingClientRect().right <= innerWidth")
    written = [link.evaluate("it => getComputedStyle(it, '::after').content") for link in table.locator("a").all()]
    assert written == ["none", '" (https://example.org/b)"']


def test_pictures_of_the_first_post_are_there_and_where_they_belong(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    pictures = page.locator("article img").all()
    assert len(pictures) == 4
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    widths = page.locator("article figure img").evaluate_all("images => images.map(image => image.clientWidth)")
    assert widths == [300, 200, 300]


def test_figures_of_the_first_post_are_centred_with_their_captions_below(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    off_centre = page.locator("article figure").evaluate_all(
        """figures => figures.map(figure => {
          const column = figure.parentElement.getBoundingClientRect();
          const style = getComputedStyle(figure.parentElement);
          const left = column.left + parseFloat(style.paddingLeft);
          const right = column.right - parseFloat(style.paddingRight);
          const image = figure.querySelector("img").getBoundingClientRect();
          return Math.round(Math.abs((left + right) / 2 - (image.left + image.right) / 2));
        })"""
    )
    assert len(off_centre) == 3
    assert max(off_centre) <= 1
    for caption in ("stress", "meme nhà làm"):
        figure = page.locator("figure", has_text=caption)
        image_box, caption_box = figure.locator("img").bounding_box(), figure.get_by_text(caption).bounding_box()
        assert image_box
        assert caption_box
        assert caption_box["y"] >= image_box["y"] + image_box["height"]


@at_desk
def test_lists_quote_and_strikethrough_of_the_first_post(reader: Reader) -> None:
    article = reader.open(FIRST_POST).locator("article")
    expect(article.locator("> ul").first.locator("> li")).to_have_count(7)
    expect(article.locator("> ul > li > ul > li")).to_have_count(7)
    expect(article.locator("blockquote")).to_have_text("Có lẽ mình không hợp với Deep learning?")
    assert article.locator("del").all_inner_texts() == ["nhưng chả hiểu cái gì đang xảy ra", "ngu"]


@on_phone
def test_from_the_home_page_to_the_post_to_its_tag_and_back(reader: Reader) -> None:
    page = reader.open()
    page.locator(".md-content").get_by_role("link", name="Từ bỏ Deep learning", exact=True).click()
    expect(page).to_have_url(reader.home + FIRST_POST)
    page.locator(".md-content").get_by_role("link", name="deep learning", exact=True).last.click()
    expect(page).to_have_url(reader.home + "blog/tags/deep-learning/")
    assert "deep learning" in heading(page)
    titles = page.locator(".md-content article h2").all_inner_texts()
    assert titles[:3] == ["Từ bỏ Deep learning", "Bài số 23", "Bài số 21"]
    page.locator(".md-content").get_by_role("link", name="2", exact=True).click()
    expect(page).to_have_url(reader.home + "blog/tags/deep-learning/page/2/")
    assert page.locator(".md-content article h2").all_inner_texts() == ["Bài số 5", "Bài số 3", "Bài số 1"]


@on_phone
def test_previous_and_next_lead_through_the_posts_in_order(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    expect(page.locator("a[rel=next]")).to_have_count(0)
    page.locator("a[rel=prev]").click()
    expect(page).to_have_url(reader.home + "blog/bai-so-24/")
    page.locator("a[rel=prev]").click()
    expect(page).to_have_url(reader.home + "blog/bai-so-23/")
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(reader.home + "blog/bai-so-24/")


@at_desk
def test_archive_leads_to_every_post_by_year(reader: Reader) -> None:
    page = reader.open("blog/archive/")
    text = page.locator(".md-content article").first.inner_text()
    assert text.index("2024") < text.index("2022") < text.index("2021")
    page.locator(".md-content article").get_by_role("link", name="Bài số 3", exact=True).click()
    expect(page).to_have_url(reader.home + "blog/bai-so-3/")


@on_phone
def test_page_of_all_tags_counts_their_posts(reader: Reader) -> None:
    page = reader.open("blog/tags/")
    listing = page.locator(".md-content article").first
    assert re.search(r"deep learning\s*\(?13\b", listing.inner_text())
    assert re.search(r"Học máy\s*\(?24\b", listing.inner_text())
    listing.get_by_role("link", name=re.compile("Học máy")).first.click()
    expect(page).to_have_url(reader.home + "blog/tags/hoc-may/")


@at_desk
@only("path", [FIRST_POST, "blog/", "blog/tags/deep-learning/", "about/"])
def test_sidebar_of_every_page_leads_to_the_newest_posts(reader: Reader, path: str) -> None:
    page = reader.open(path)
    assert reader.home + FIRST_POST == absolute(page, sidebar_link(page, "Từ bỏ Deep learning"))
    page.locator(".md-sidebar--primary").get_by_role("link", name="Bài số 24", exact=True).click()
    expect(page).to_have_url(reader.home + "blog/bai-so-24/")


@on_phone
@only("name", SECTIONS)
def test_drawer_of_a_phone_leads_from_a_post_to_every_section(reader: Reader, name: str) -> None:
    page = reader.open(FIRST_POST)
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).not_to_be_in_viewport()
    page.locator("header label[for=__drawer]").click()
    drawer.get_by_role("link", name=name, exact=True).first.click()
    expect(page).to_have_url(reader.home + SECTIONS[name])


@on_phone
def test_the_drawer_opens_at_the_first_level_and_the_header_leads_home(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    drawer = page.locator(".md-sidebar--primary")
    page.locator("header label[for=__drawer]").click()
    expect(drawer.get_by_role("link", name="Giới thiệu", exact=True)).to_be_in_viewport()
    drawer.locator(".md-nav__container", has_text="Bài viết").first.locator("label").click()
    expect(drawer.get_by_role("link", name="Từ bỏ Deep learning", exact=True)).to_be_in_viewport()
    page.set_viewport_size(DESKTOP)  # the list that the page is in is unfolded beside the text
    expect(drawer.get_by_role("link", name="Từ bỏ Deep learning", exact=True)).to_be_in_viewport()
    page.set_viewport_size(PHONE)
    reader.open(FIRST_POST)
    page.locator("header a.md-logo").click()
    expect(page).to_have_url(reader.home)


@on_phone
@only("name", SECTIONS)
def test_the_menu_of_a_phone_is_one_tap_away_and_says_where_one_is(reader: Reader, name: str) -> None:
    page = reader.open(FIRST_POST)
    menu = page.locator(".menu")
    expect(menu.locator("[aria-current]")).to_have_text("Bài viết")
    link = menu.get_by_role("link", name=name, exact=True)
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page).to_have_url(reader.home + SECTIONS[name])
    expect(menu.locator("[aria-current=page]")).to_have_text(name)


def absolute(page: Page, address: str) -> str:
    """An address as the browser resolves it on the page."""
    resolved: str = page.evaluate("address => new URL(address, document.baseURI).href", address)
    return resolved


def test_dark_and_light_are_chosen_once_for_all_pages(reader: Reader) -> None:
    page = reader.open(FIRST_POST)
    scheme = page.locator("body").get_attribute
    seen = {(scheme("data-md-color-scheme"), background(page))}
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
        seen.add((scheme("data-md-color-scheme"), background(page)))
    assert {name for name, _ in seen} == {"default", "slate"}
    assert len(seen) == 2, "light and dark each have a background of their own"
    chosen = background(page)
    schemes = "[document.documentElement, document.body].map(it => getComputedStyle(it).colorScheme)"
    assert len(set(page.evaluate(schemes))) == 1, "the window's scrollbar is of the same scheme"
    reader.open("about/")
    assert background(page) == chosen


@only(("size", "first"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_every_tap_on_the_switch_of_colours_is_told_and_the_first_changes_them(reader: Reader, first: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if first == "dark" else "light")
    page = reader.open("about/")
    other = "light" if first == "dark" else "dark"
    for shown in (other, first, first):  # the last is what the system says
        told = page.locator(".md-option:has(+ label:not([hidden]))").get_attribute("aria-label") or ""
        assert told.endswith((TOLD[shown], "theo hệ thống"))
        page.locator("[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[shown])
    page.locator(".md-option:has(+ label:not([hidden]))").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[other])


TOLD = {"light": "nền sáng", "dark": "nền tối"}
SCHEMES = {"light": "default", "dark": "slate"}


def background(page: Page) -> str:
    """The computed colour behind the text."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@at_desk
def test_search_finds_a_word_of_the_first_post(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Tìm kiếm")).to_be_focused()
    page.keyboard.type("hyperparameters")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Từ bỏ Deep learning")
    result.click()
    expect(page.locator("h1").first).to_have_text("Từ bỏ Deep learning")
    assert urlsplit(page.url).path == urlsplit(reader.home + FIRST_POST).path


@at_desk
def test_a_lost_reader_finds_the_search_and_the_newest_posts(reader: Reader) -> None:
    page = reader.open("404.html")
    expect(page.locator(".post-related__post")).to_have_count(5)
    page.locator(".lost__search").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
