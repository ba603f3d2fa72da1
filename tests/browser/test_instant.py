"""With Material's instant loading (`navigation.instant`), a page that comes by a click or by going back is whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from browser_reader import DESKTOP, PHONE, Reader, until
from hugo_site.security.policy import script_hash
from instant_site import SCRIPT, built_site
from playwright.sync_api import Browser, Page, Route, expect
from site_builder import GROWN_SITE_URL, Build
from site_server import served

PATH = "blog/du/?h=định+nghĩa"


@pytest.fixture(scope="module")
def instant_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built_site(tmp_path_factory.mktemp("instant") / "project")


def fresh(reader: Reader) -> None:
    reader.open(PATH)


def clicked(reader: Reader) -> None:
    page = reader.open("bat-dau/")
    page.evaluate("window.stays = true")
    page.locator("article").get_by_role("link", name="Có đủ").click()
    expect(page.locator("article h1")).to_have_text("Có đủ")
    assert page.evaluate("window.stays")


def gone_back(reader: Reader) -> None:
    clicked(reader)
    page = reader.page
    page.locator(".md-header .md-logo").click()
    expect(page.locator("#latest")).to_be_visible()
    page.go_back()
    expect(page.locator("article h1")).to_have_text("Có đủ")
    assert page.evaluate("window.stays")


@pytest.fixture(scope="module", params=[fresh, clicked, gone_back], ids=lambda way: way.__name__)
def there(
    browser: Browser, instant_site: Build, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The post that has everything, opened in one way; nothing goes wrong there, and no other host is asked."""
    with served(instant_site.folder, "/repo/", tmp_path_factory.mktemp("server")) as home:
        context = browser.new_context(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
        context.set_default_timeout(10_000)
        reader = Reader(context.new_page(), home)
        reader.page.on("console", reader.note_console)
        reader.page.on("pageerror", reader.note_exception)
        reader.page.on("request", reader.note_request)
        reader.page.on("response", reader.note_response)

        def here(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace(GROWN_SITE_URL, home))

        context.route("**/sitemap.xml", here)
        context.route(
            lambda url: url.startswith("https:"), lambda route: route.fulfill(content_type="text/html", body="")
        )
        request.param(reader)
        yield reader.page
        context.close()
        others = tuple(
            f"other host: https://{it}" for it in ("www.youtube-nocookie.com/", "giscus.app/", "platform.twitter")
        )
        assert [problem for problem in reader.problems if not problem.startswith(others)] == []


def formulas(page: Page) -> None:
    expect(page.locator(".arithmatex > .katex, .arithmatex > .katex-display")).to_have_count(2)
    assert page.evaluate("getComputedStyle(document.querySelector('.katex')).fontFamily").startswith("KaTeX")


def diagram(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")  # it is drawn when it is about to be seen, and another feature may have led away
    until(page, "document.querySelector('div.mermaid')?.clientHeight > 30")


def zoom(page: Page) -> None:
    page.locator("article img.zoomable").click()
    expect(page.locator("dialog.zoom img")).to_have_attribute("src", re.compile("/repo/stress.jpg$"))
    page.keyboard.press("Escape")
    expect(page.locator("dialog.zoom")).to_be_hidden()


def share(page: Page) -> None:
    page.locator(".share__copy").click()
    expect(page.locator(".share__status")).to_have_text("Đã chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == f"{GROWN_SITE_URL}blog/du/"


def highlights(page: Page) -> None:
    assert "định nghĩa" in page.locator("article p mark").all_text_contents()


def contents_above(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.locator(".post-toc summary").click()
    expect(page.locator(".post-toc").get_by_role("link", name="Đường đi")).to_be_visible()
    page.set_viewport_size(DESKTOP)


def colours(page: Page) -> None:
    schemes = []
    for _ in range(3):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
        schemes.append(page.locator("body").get_attribute("data-md-color-scheme"))
    assert schemes == ["slate", "default", "default"]


def copied_code(page: Page) -> None:
    page.locator("article pre").first.hover()
    page.locator(".md-code__button[data-md-type=copy]").click()
    until(page, "navigator.clipboard.readText().then(text => text.startsWith('x = 1'))")
    expect(page.locator(".md-code__nav")).to_have_attribute("role", "none")


def code_annotations(page: Page) -> None:
    expect(page.locator(".md-annotation__index")).to_have_attribute("aria-label", "1")


def tabs(page: Page) -> None:
    page.locator(".tabbed-labels label", has_text="Hai").first.click()
    expect(page.locator(".tabbed-block", has_text="d")).to_be_visible()  # in the other set, which is linked


def scripts_in_the_text(page: Page) -> None:
    expect(page.locator("#ran")).to_have_text("rồi")


def frames_in_the_text(page: Page) -> None:
    until(page, "frames.length == 1")
    assert page.frames[1].url == "about:srcdoc"  # until somebody clicks
    page.frame_locator("article iframe").get_by_role("link").click()
    page.frames[1].wait_for_url("https://www.youtube-nocookie.com/embed/x")


def embed_codes_in_the_text(page: Page) -> None:
    assert page.locator("script[src*='platform.twitter.com']").count() == 0
    page.locator(".embed-door").click()
    expect(page.locator("article script[src='https://platform.twitter.com/widgets.js']")).to_have_count(1)
    expect(page.locator(".embed-door")).to_have_count(0)


def sidebar(page: Page) -> None:
    arrows = page.locator(".md-sidebar--primary .md-nav__container > label .visually-hidden")
    assert "Bài viết" in arrows.all_text_contents()
    assert page.locator(".md-sidebar--primary .md-nav__link--active").last.inner_text() == "Có đủ"


def skip_link(page: Page) -> None:
    link = page.locator("body > .md-skip")
    assert link.evaluate("it => it.href.split('#')[1]") == "__main"
    assert link.evaluate("it => new URL(it.href).pathname") == "/repo/blog/du/"


def languages(page: Page) -> None:
    found = page.locator(".md-header .md-select__link").evaluate_all("links => links.map(it => it.pathname)")
    assert found == ["/repo/blog/du/", "/repo/en/blog/full/"]


def languages_on_a_phone(page: Page) -> None:
    """A long name leaves no part of the menu beyond the screen."""
    menu = page.locator(".md-header .md-select__inner")
    menu.locator("a").last.evaluate("it => it.textContent = 'English (United States), Nova Scotia, Canada'")
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.locator(".md-header .md-select > button").focus()
        expect(menu).to_have_css("opacity", "1")
        expect(menu).to_be_in_viewport(ratio=1)
    page.set_viewport_size(DESKTOP)


def head(page: Page) -> None:
    assert page.title() == "Có đủ - Sổ tay học máy"
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"{GROWN_SITE_URL}blog/du/"
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1


def link_without_accents(page: Page) -> None:
    page.locator("article").get_by_role("link", name="tới đó").click()
    expect(page.locator("h2:target")).to_have_id("đường-đi")


def comments(page: Page) -> None:
    page.locator(".comments button").press("Enter")  # a click may still meet the frame that was scrolled away
    expect(page.locator(".comments script")).to_have_attribute("data-repo", "user/repo")


def search(page: Page) -> None:
    open_result(page, "gioi thieu", "Giới thiệu")
    page.go_back()
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(".md-search__input")).to_have_value("gioi thieu")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Giới thiệu")
    page.keyboard.press("Escape")
    open_result(page, "gioi thieu", "Giới thiệu")
    open_result(page, "co du", "Có đủ")


def open_result(page: Page, query: str, expected: str) -> None:
    box = page.locator(".md-search__input")
    box.click()
    box.fill(query)
    box.press("Shift")
    result = page.locator(".md-search-result__link", has_text=expected).first
    result.click()
    expect(page.locator(".md-content h1")).to_contain_text(expected)
    until(page, "!document.querySelector('#__search').checked")  # Material closes the box a moment after a page


TABLE: list[Callable[[Page], None]] = [
    link_without_accents,  # before anything is scrolled: Material then writes another address a moment later
    formulas,
    diagram,
    zoom,
    share,
    highlights,
    contents_above,
    colours,
    copied_code,
    code_annotations,
    tabs,
    scripts_in_the_text,
    frames_in_the_text,
    embed_codes_in_the_text,
    sidebar,
    skip_link,
    languages,
    languages_on_a_phone,
    head,
    comments,
    search,
]


@pytest.mark.parametrize("feature", TABLE, ids=lambda feature: feature.__name__)
def test_a_page_is_whole_however_it_comes(there: Page, feature: Callable[[Page], None]) -> None:
    feature(there)


def test_every_page_allows_what_any_page_needs(instant_site: Build) -> None:
    """A browser keeps the policy of the page that was opened first, and adds each other one."""
    pages = [path.read_text(encoding="utf-8") for path in instant_site.folder.rglob("*.html")]
    found = {text for page in pages if "__config" in page for text in re.findall('Policy" content="([^"]*)"', page)}
    vietnamese = [text for text in found if script_hash(SCRIPT) in text]
    assert len(found) == 2  # one for each language
    assert len(vietnamese) == 1
    frames = next(rule for rule in vietnamese[0].split("; ") if rule.startswith("frame-src "))
    assert {"https://giscus.app", "https://www.youtube-nocookie.com"} <= set(frames.split())
