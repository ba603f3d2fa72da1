"""What stands round a post's text: its facts, ways to pass it on, comments, its contents and its cover."""

from __future__ import annotations

import re

import pytest
from browser_reader import DESKTOP, PHONE, Reader, until
from playwright.sync_api import Browser, Route, expect

FIRST_POST = "blog/tu-bo-deep-learning/"
ADDRESS = "https://user.github.io/repo/blog/tu-bo-deep-learning/"
on_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])
at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])


@at_desk
def test_the_facts_of_a_post_stand_above_its_text(reader: Reader) -> None:
    facts = reader.open(FIRST_POST).locator(".post-header .post-meta")
    expect(facts).to_contain_text("9 tháng 3, 2024")
    expect(facts).to_contain_text("phút đọc")
    expect(facts).to_contain_text(" từ")


@at_desk
def test_a_post_can_be_passed_on_without_any_network(reader: Reader) -> None:
    share = reader.open(FIRST_POST).locator(".share")
    links = [link.get_attribute("href") or "" for link in share.locator("a").all()]
    escaped = "https%3A%2F%2Fuser.github.io%2Frepo%2Fblog%2Ftu-bo-deep-learning%2F"
    assert links == [
        f"https://www.facebook.com/sharer/sharer.php?u={escaped}",
        f"https://x.com/intent/post?url={escaped}&text=T%E1%BB%AB%20b%E1%BB%8F%20Deep%20learning",
        f"mailto:?subject=T%E1%BB%AB%20b%E1%BB%8F%20Deep%20learning&body={escaped}",
        "https://github.com/user/repo/edit/master/docs/blog/posts/tu-bo-deep-learning.md",
    ]


@at_desk
def test_a_posts_address_is_copied_and_said_to_be(reader: Reader) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = reader.open(FIRST_POST).locator(".share")
    share.get_by_role("button", name="Chép liên kết").click()
    expect(share.get_by_role("status")).to_have_text("Đã chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


@at_desk
def test_the_devices_own_way_to_share_is_offered_where_there_is_one(reader: Reader) -> None:
    reader.page.add_init_script("navigator.share = async data => { window.shared = data }")
    reader.open(FIRST_POST).locator(".share").get_by_role("button", name="Chia sẻ", exact=True).click()
    assert reader.page.evaluate("window.shared") == {"title": "Từ bỏ Deep learning", "url": ADDRESS}


@at_desk
def test_comments_come_after_a_click_and_in_the_pages_colours(reader: Reader) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/javascript", body="")

    reader.page.route("https://giscus.app/**", answer)
    reader.page.emulate_media(color_scheme="dark")
    page = reader.open(FIRST_POST)
    assert asked == []
    with page.expect_response("https://giscus.app/client.js"):
        page.get_by_role("button", name="Hiện bình luận").click()
    assert asked == ["https://giscus.app/client.js"]
    given = page.locator(".comments script").evaluate("it => ({...it.dataset})")
    assert (given["repo"], given["categoryId"], given["theme"], given["lang"]) == ("user/repo", "DIC_1", "dark", "vi")
    assert reader.problems == ["other host: https://giscus.app/client.js"]
    reader.problems.clear()


@on_phone
def test_a_phone_has_the_contents_folded_above_the_text(reader: Reader) -> None:
    page = reader.open("blog/bai-so-2/")
    contents = page.get_by_role("navigation", name="Mục lục")
    expect(contents.get_by_role("link")).to_have_count(0)
    contents.get_by_text("Mục lục").click()
    links = contents.get_by_role("link")
    expect(links).to_have_text(["Mục một", "Mục hai"])
    heights = links.evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")
    assert min(heights) >= 44
    links.last.click()
    expect(page.locator("h2", has_text="Mục hai")).to_be_in_viewport()
    expect(reader.open("blog/bai-so-1/").locator(".post-toc").get_by_role("link")).to_have_count(2)  # TocOpen


@on_phone
def test_the_contents_name_what_is_read_and_mark_it(reader: Reader) -> None:
    page = reader.open("blog/bai-so-6/")
    contents = page.locator(".post-toc")
    page.locator("h2", has_text="Mục hai").evaluate("it => scrollBy(0, it.getBoundingClientRect().top - 60)")
    expect(contents.locator(".post-toc__now")).to_have_text("Mục hai")
    expect(contents.locator("summary")).to_be_in_viewport()
    contents.locator("summary").click()
    marked = contents.locator(".md-nav__link--active")
    expect(marked.last).to_have_text("Mục hai")
    marked.last.click()
    expect(contents.get_by_role("link").first).to_be_hidden()
    page.add_style_tag(content=".post-toc__parts { max-height: 60px !important }")  # as if there were forty parts
    contents.locator("summary").click()
    expect(marked.last).to_be_in_viewport(ratio=0.6)


@on_phone
def test_a_post_is_read_on_where_it_was_left(reader: Reader) -> None:
    page = reader.open("blog/bai-so-6/")
    page.locator("h2", has_text="Mục một").evaluate("it => scrollBy(0, it.getBoundingClientRect().top - 60)")
    expect(page.locator(".post-toc__now")).to_have_text("Mục một")
    reader.open("about/")
    page = reader.open("blog/bai-so-6/")
    page.get_by_role("link", name="Đọc tiếp: Mục một").click()
    expect(page.locator("h2", has_text="Mục một")).to_be_in_viewport()
    expect(page.locator(".resume")).to_have_count(0)


@at_desk
def test_a_heading_is_copied_as_a_link(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open("blog/bai-so-1/")
    page.locator("h2", has_text="Mục hai").locator(".headerlink").click(force=True)
    expect(page.get_by_text("Đã chép liên kết")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@on_phone
def test_a_menu_that_is_wider_than_the_screen_shows_where_the_page_is(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 700})
    word = reader.open("about/").locator(".menu [aria-current]")
    expect(word).to_be_in_viewport(ratio=0.99)


@at_desk
def test_a_browser_that_forbids_copying_is_told_of(reader: Reader) -> None:
    reader.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    page = reader.open("blog/bai-so-1/")
    page.locator("h2", has_text="Mục hai").locator(".headerlink").click(force=True)
    expect(page.locator(".md-dialog")).to_have_text("Trình duyệt này không cho chép")
    page.locator(".share__copy").click()
    expect(page.locator(".share__status")).to_have_text("Trình duyệt này không cho chép")
    page = reader.open("blog/bai-so-7/")
    page.locator(".md-code__button").click()
    expect(page.locator(".md-dialog")).to_have_text("Trình duyệt này không cho chép")


def test_a_finger_follows_a_note_and_comes_back_and_code_is_reached(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{home}blog/bai-so-7/")
    expect(page.locator("pre > code")).to_have_attribute("tabindex", "0")  # a phone may have keys, too
    number = page.locator(".footnote-ref")
    number.scroll_into_view_if_needed()
    place = number.bounding_box()
    assert place
    page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] + 10)
    way_back = page.locator("article .footnote-backref")
    expect(way_back).to_be_in_viewport()
    expect(way_back).to_have_css("opacity", "1")
    way_back.tap()
    covered = "document.querySelector('.post-toc').getBoundingClientRect().bottom"
    until(page, f"document.querySelector('.footnote-ref').getBoundingClientRect().top >= {covered}")
    context.close()


@on_phone
def test_facts_that_need_a_second_line_leave_no_dot_at_the_end_of_the_first(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 160, "height": 700})
    facts = reader.open("blog/bai-so-7/").locator(".post-meta")
    signs = facts.evaluate(
        """it => [...it.children].map(fact => [fact.offsetLeft - it.offsetLeft,
          ...["::before", "::after"].map(part => getComputedStyle(fact, part).content !== "none")])"""
    )
    assert [left for left, *_ in signs].count(0) > 1  # the first of a line, whose dot lies outside
    assert [signed for _, *signed in signs] == [[False, False], *[[True, False]] * (len(signs) - 1)]
    expect(facts).to_have_css("clip-path", re.compile("inset"))


@at_desk
def test_the_contents_stand_once(reader: Reader) -> None:
    page = reader.open("blog/bai-so-1/")
    expect(page.get_by_role("navigation", name="Mục lục")).to_have_count(1)
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("navigation", name="Mục lục")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".post-toc")).to_be_hidden()


def test_a_cover_stands_whole_below_the_title_on_a_third_of_the_screen(reader: Reader) -> None:
    page = reader.open("blog/bai-so-1/")
    cover, title = page.locator(".post-cover img").bounding_box(), page.locator("h1").bounding_box()
    assert cover
    assert title
    assert title["y"] + title["height"] <= cover["y"]
    height = page.evaluate("innerHeight")
    assert height / 4 < cover["height"] <= height / 3
    assert cover["width"] == pytest.approx(cover["height"], rel=0.01)  # as the picture is
