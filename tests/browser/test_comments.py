"""Comments of another host: nothing is asked of it before a click, and what it answers is text.

giscus is in test_post_page.py.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from site_builder import build, copy_project
from site_server import served

HOST = "https://social.example"
POSTS = {
    "co": f"replies: {HOST}/@an/1122",
    "khong": "tags: [a]",  # nothing was said of it there
    "noi-khac": "replies: https://other.example/@an/1122",
    "tat": f"replies: {HOST}/@an/1122\ncomments: false",
}
FILES: dict[str, str | bytes] = {
    f"docs/blog/posts/{name}.md": f"---\ntitle: A\ndate: 2024-01-01\n{line}\n---\nX\n" for name, line in POSTS.items()
}
FILES["isso.yml"] = "INHERIT: mkdocs.yml\nextra: {comments: {provider: isso, host: 'https://isso.example'}}\n"
SETTINGS = f"site_url: http://localhost/s/\nextra: {{comments: {{provider: fediverse, host: {HOST}}}}}"
ANSWER = {
    "ancestors": [],
    "descendants": [
        {
            "content": "<p>Hay <b>quá</b>!</p><p>Nữa<img src=x onerror=window.hit=1></p><script>hit = 1</script>",
            "account": {"display_name": "<i>Bình</i>", "acct": "b"},
        },
        {"content": "<p>Ừ</p>", "account": {"display_name": "", "acct": "c@h.org"}},
    ],
}


#: What Isso's script does, as far as the policy of the page is concerned: it asks for its stylesheet, and writes.
ISSO = """
const sheet = document.createElement("link");
Object.assign(sheet, { rel: "stylesheet", href: "https://isso.example/css/isso.css" });
sheet.onload = () => { document.getElementById("isso-thread").textContent = "Isso"; };
document.head.append(sheet);
"""


@pytest.fixture(scope="module", params=["fediverse", "isso"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Who keeps the comments, and the folder of the site."""
    folder = tmp_path_factory.mktemp("comments")
    project = copy_project(folder / "project", FILES, SETTINGS)
    built = build(project, "--strict", *(["--config-file", "isso.yml"] if request.param == "isso" else []))
    assert built.exit_code == 0, built.output
    return request.param, built.folder


def opened(browser: Browser, home: str, post: str, asked: list[str], body: str) -> Page:
    """Return a post's page; other hosts answer with `body`, and their addresses are noted."""
    page = browser.new_page(locale="vi-VN")

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        kind = {".js": "text/javascript", "css": "text/css"}.get(route.request.url[-3:], "application/json")
        route.fulfill(content_type=kind, body=body, headers={"Access-Control-Allow-Origin": "*"})

    page.route(re.compile("^https:"), answer)
    page.goto(f"{home}blog/{post}/")
    return page


def test_a_click_shows_what_others_wrote(kept: tuple[str, Path], browser: Browser, tmp_path: Path) -> None:
    provider, site = kept
    asked: list[str] = []
    body = json.dumps(ANSWER) if provider == "fediverse" else ISSO
    with served(site, "/s/", tmp_path) as home:
        page = opened(browser, home, "co", asked, body)
        assert asked == []
        page.locator(".comments button").click()
        if provider == "isso":
            expect(page.locator("#isso-thread")).to_have_text("Isso")
            assert asked == ["https://isso.example/js/embed.min.js", "https://isso.example/css/isso.css"]
        else:
            expect(page.locator(".comments li")).to_have_text(["<i>Bình</i>: Hay quá! Nữa hit = 1", "c@h.org: Ừ"])
            assert asked == [f"{HOST}/api/v1/statuses/1122/context"]
            assert page.locator(".comments a").get_attribute("href") == f"{HOST}/@an/1122"
            assert page.evaluate("window.hit") is None
        page.close()


def test_where_there_is_nothing_to_show_nothing_is_offered(kept: tuple[str, Path]) -> None:
    provider, site = kept
    offered = {name for name in POSTS if 'class="comments"' in (site / f"blog/{name}/index.html").read_text("utf-8")}
    assert offered == ({"co"} if provider == "fediverse" else {"co", "khong", "noi-khac"})


def test_a_host_that_does_not_answer_leaves_a_link(kept: tuple[str, Path], browser: Browser, tmp_path: Path) -> None:
    if kept[0] == "isso":
        pytest.skip("Isso's own script tells it")
    with served(kept[1], "/s/", tmp_path) as home:
        page = opened(browser, home, "co", [], "no JSON")
        page.locator(".comments button").click()
        expect(page.locator(".comments a")).to_have_text("Trả lời ở social.example")
        page.close()
