"""A reader who searches, in Vietnamese as people type it and in English."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browser_reader import DESKTOP, PATIENCE, PHONE, Reader
from hugo_site.search.bundle import Indexing, name_parts
from hugo_site.search.document import SearchDocument, to_pagefind
from playwright.sync_api import Browser, Locator, Page, expect
from search_queries import FIRST_POST, QUERIES, TYPE
from search_site import NUMBER_OF_PAGES, built_site
from site_builder import GROWN_SITE_URL, Build
from site_server import served

at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
on_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])
expect.set_options(timeout=20_000)  # milliseconds; a busy machine's browser is slow to start its search


@pytest.fixture(scope="module")
def search_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with an index that is whole."""
    return built_site(tmp_path_factory.mktemp("search") / "project")


@pytest.fixture(scope="module")
def home(search_site: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that site, below a sub-path."""
    with served(search_site.folder, urlsplit(GROWN_SITE_URL).path, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="module", params=[1, pytest.param(3, marks=pytest.mark.weekly)], ids=["whole", "in-parts"])
def searcher(
    browser: Browser, search_site: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A window in which one query is typed after the other."""
    parts: int = request.param
    site = search_site if parts == 1 else built_site(tmp_path_factory.mktemp("site") / "project", parts)
    with served(site.folder, urlsplit(GROWN_SITE_URL).path, tmp_path_factory.mktemp("server")) as home:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(home)
        yield page
        page.close()


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Tìm kiếm")


def count(page: Page) -> Locator:
    """The line that says how much was found."""
    return page.locator(".md-search-result__meta")


def search(page: Page, query: str) -> Locator:
    """Type a query in place of the last one, and return the results once they are there."""
    box(page).fill("")
    box(page).press("Backspace")
    expect(count(page)).to_have_text("Nhập để bắt đầu tìm kiếm")
    box(page).fill(query)
    box(page).press("Shift")
    expect(count(page)).to_have_text(re.compile("kết quả"))
    return page.locator(".md-search-result__item")


def title(result: Locator) -> str:
    """The title of a result, without its date."""
    date = result.locator("h1 .search-date")
    text = result.locator("h1").inner_text()
    return text.removesuffix(date.inner_text()).strip() if date.count() else text.strip()


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_what_comes_first(searcher: Page, query: str, expected: str) -> None:
    box(searcher).focus()
    expect(count(searcher)).to_have_text(re.compile("Nhập|kết quả"))  # the search is there
    assert searcher.evaluate(TYPE, query) == expected


def test_an_index_that_was_replaced_meanwhile_is_loaded_anew(
    browser: Browser, search_site: Build, tmp_path: Path
) -> None:
    copy = shutil.copytree(search_site.folder, tmp_path / "site")
    (tmp_path / "root").mkdir()
    with served(copy, "/repo/", tmp_path / "root") as home:
        page = browser.new_page()
        page.goto(home)
        expect(search(page, "foxes")).to_have_count(1)
        (tmp_path / "pages").mkdir()
        bundle = copy / "search/pagefind"
        new = SearchDocument("blog/moi/", "Bài mới toanh", "<p>Chữ qwzx.</p>")
        (tmp_path / "pages/0.html").write_text(to_pagefind(new, "vi"), encoding="utf-8")
        shutil.rmtree(bundle)
        Indexing({"0": tmp_path / "pages"}, tmp_path / "made", "vi").finish(bundle)
        name_parts(bundle, ["0"])
        expect(search(page, "qwzx").first).to_contain_text("Bài mới toanh")
        page.close()


@pytest.mark.parametrize("query", ["zyxwv", "Bài giấu khỏi", "#khong-co-the-nay"])
def test_what_is_not_found(searcher: Page, query: str) -> None:
    results = search(searcher, query)
    for result in results.all():
        assert title(result) != "Bài giấu khỏi tìm kiếm"
    if query != "Bài giấu khỏi":
        expect(count(searcher)).to_have_text("Không có kết quả nào")
        expect(searcher.get_by_role("navigation", name="Tìm gần đây").get_by_role("button").first).to_be_visible()


@pytest.mark.parametrize(("missing", "size"), [("index", PHONE), ("channel", PHONE)])
def test_a_search_that_does_not_work_says_so(reader: Reader, missing: str) -> None:
    if missing == "index":
        reader.page.route("**/parts.json", lambda route: route.abort())
    else:
        reader.page.add_init_script("delete self.BroadcastChannel")
    page = reader.open()
    page.locator(".md-header__button[for=__search]").click()
    page.keyboard.type("deep")
    expect(count(page)).to_contain_text("Không tìm kiếm được")
    reader.problems.clear()  # the console's word on what is missing


def test_posts_and_pages_are_indexed_once_each_and_lists_are_not(search_site: Build) -> None:
    bundle = search_site.folder / "search/pagefind/0"
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert entry["languages"]["vi"]["page_count"] == NUMBER_OF_PAGES
    assert len(list((bundle / "fragment").iterdir())) == NUMBER_OF_PAGES


def test_a_result_shows_title_date_tags_heading_and_excerpt(searcher: Page) -> None:
    result = search(searcher, "lan truyen").first
    expect(result.locator("h1")).to_have_text("Đạo hàm là gì 1 tháng 5, 2023")
    expect(result.locator(".md-tag")).to_have_text(["Toán"])
    expect(result.locator("h2").first).to_have_text("Quy tắc chuỗi")
    expect(result.locator("p").first).to_have_text("Mạng nơ-ron nào cũng dùng lan truyền ngược.")
    expect(result.locator("p").first.locator("mark")).to_have_text(["lan truyền"])
    link = result.locator("a").nth(1).get_attribute("href") or ""
    assert urlsplit(link).path.endswith("/blog/dao-ham/")
    assert unquote(urlsplit(link).fragment) == "quy-tắc-chuỗi"


def test_what_has_the_very_diacritics_is_marked_and_nothing_else(searcher: Page) -> None:
    result = search(searcher, "đèn").first
    expect(result.locator("h1 mark")).to_have_text(["Đèn"])


def test_text_that_looks_like_html_is_shown_as_text(searcher: Page) -> None:
    result = search(searcher, "html css").first
    expect(result.locator("h1")).to_contain_text("Viết `<b>` và &lt; trong HTML & CSS")
    expect(search(searcher, "alert").first).to_contain_text("<script>alert(1)</script>")


def test_all_results_are_counted_and_loaded_as_they_come_into_view(searcher: Page) -> None:
    results = search(searcher, "nhật ký")
    expect(count(searcher)).to_have_text("45 kết quả")
    while (shown := results.count()) < 45:
        results.last.hover()
        end = time.monotonic() + PATIENCE
        while results.count() == shown:  # Material sees no way up and down that a busy browser makes at once
            assert time.monotonic() < end, f"{shown} results, and no more"
            searcher.mouse.wheel(0, -30)
            searcher.wait_for_timeout(50)
            searcher.mouse.wheel(0, 5000)
            searcher.wait_for_timeout(50)
        expect(results.last.locator("h1")).to_contain_text("Nhật ký tuần")
    titles = {title(result) for result in results.all()}
    assert titles == {f"Nhật ký tuần {number}" for number in range(1, 46)}
    expect(results.last.locator("mark").first).to_have_text("Nhật ký")


def test_a_tag_narrows_what_was_found(searcher: Page) -> None:
    results = search(searcher, "học")
    tag = searcher.locator(".search-tag", has_text="Học tập")
    expect(tag).to_have_attribute("aria-pressed", "false")
    tag.click()
    expect(box(searcher)).to_have_value("#Học-tập học")
    expect(results).to_have_count(3)
    expect(searcher.locator(".search-tag", has_text="Học tập")).to_have_attribute("aria-pressed", "true")
    for result in results.all():
        assert "Học tập" in result.locator(".md-tag").all_inner_texts()


@at_desk
@pytest.mark.parametrize("key", ["/", "s"])
def test_with_the_keyboard_alone(reader: Reader, key: str) -> None:
    page = reader.open()
    page.keyboard.press(key)
    page.keyboard.type("ma tran")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Ma trận")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-content article h1").first).to_have_text("Ma trận và định thức")


@at_desk
def test_escape_closes_the_box(reader: Reader) -> None:
    page = reader.open("?q=ma+tran")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(box(page)).not_to_be_focused()
    expect(page.locator(".md-search-result__item").first).not_to_be_visible()


@at_desk
def test_escape_gives_the_focus_back(reader: Reader) -> None:
    page = reader.open("blog/")
    link = page.locator(".card__title a").nth(1)
    link.focus()
    page.keyboard.press("/")
    page.keyboard.type("ma tran")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@on_phone
def test_back_from_a_result_is_the_search_which_is_offered_again_later(reader: Reader) -> None:
    page = reader.open("blog/")
    page.locator(".md-header__button[for=__search]").click()
    page.keyboard.type("ma tran")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator(".md-content article h1").first).to_have_text("Ma trận và định thức")
    page.go_back()
    expect(box(page)).to_have_value("ma tran")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Ma trận")
    page.locator("label.md-search__icon").click()
    expect(page).to_have_url(f"{reader.home}blog/")
    page = reader.open()
    page.locator(".md-header__button[for=__search]").click()
    page.get_by_role("button", name="ma tran").click()
    expect(page.locator(".md-search-result__item").first).to_contain_text("Ma trận")


def test_what_was_typed_comes_before_what_begins_so(searcher: Page) -> None:
    results = search(searcher, "tu bo")
    expect(results.first).to_be_attached()
    assert title(results.first) == FIRST_POST
    assert "Nhật ký" not in " ".join(results.all_inner_texts())


@at_desk
def test_a_link_to_a_query_and_its_words_on_the_page(reader: Reader) -> None:
    page = reader.open("?q=tu+bo")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator(".md-content article h1").first).to_have_text(FIRST_POST)
    expect(page.locator(".md-content article mark").first).to_be_visible()
    assert {text.lower() for text in page.locator(".md-content article mark").all_inner_texts()} <= {
        "từ",
        "bỏ",
        "từ bỏ",
        "bố",
    }


@at_desk
def test_a_link_to_a_heading_without_its_accents(reader: Reader) -> None:
    page = reader.open("blog/anchor/#duong-di")
    expect(page.locator("h2:target")).to_have_id("đường-đi")


@pytest.mark.parametrize("size", [{"width": 390, "height": 160}], ids=["low"])
@pytest.mark.parametrize("part", ["#đường-đi", "#duong-di"])
def test_a_result_leads_to_its_part_with_its_words_marked(reader: Reader, part: str) -> None:
    page = reader.open(f"blog/anchor/?h=đường{part}")
    expect(page.locator("mark").first).to_be_attached()
    expect(page.locator("h2:target")).to_be_in_viewport(ratio=1)


@on_phone
def test_on_a_phone(reader: Reader) -> None:
    page = reader.open("blog/den-hoc/")
    page.locator(".md-header__button[for=__search]").click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("duong pho")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_in_viewport()
    expect(result).to_have_css("width", f"{PHONE['width']}px")
    result.click()
    expect(page.locator(".md-content article h1").first).to_have_text("Đường phố mùa thi")


def test_without_javascript_there_is_no_box_but_ways_to_all_posts(browser: Browser, home: str) -> None:
    page = browser.new_context(viewport=DESKTOP, java_script_enabled=False).new_page()
    page.goto(home)
    expect(box(page)).not_to_be_visible()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Lưu trữ", exact=True).click()
    expect(page.locator("article").get_by_role("link", name=FIRST_POST)).to_be_visible()
    page.context.close()
