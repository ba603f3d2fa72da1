"""Nobody gets in: hostile text in any field of a post runs nothing in the reader's browser, and breaks no page.

The browser is told to ignore the site's Content-Security-Policy, which would hide a place that forgot to escape. With
the policy, even what the author's own text might do by mistake does not run.
"""

from __future__ import annotations

import json
import re
import time
from xml.etree import ElementTree

import pytest
from browser_reader import PATIENCE
from hostile_posts import HOSTILE_PAGES, PAYLOADS, SHORTCODES, TEXTS, THEME_FIELDS, hostile_posts
from hostile_visitor import LANDMARKS, READ, REDIRECTION, SEEN, look_at, read, visiting
from playwright.sync_api import Browser, ElementHandle, Page, expect
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project

OWN = "blog/own/index.html"
#: What a script of ours could let run when a page is open; what runs as soon as it is read is found by reading.
RUN_LATER = ("image", "svg", "attribute", "unquoted", "entity", "string", "javascript", "markdown")
ADDRESS_THAT_RUNS = re.compile(r"on(?:error|load|focus|mouseover)=|javascript.*\(|^'")
LISTS = ["index.html", "404.html", "about/index.html", "blog/index.html", "blog/tags/index.html"]
LISTS += [
    "fields/index.html",
    "heading/index.html",
    "img-srcx-onerroralert1/index.html",
    "blog/archive/index.html",
    "blog/archive/2024/index.html",
    "blog/archive/2024/page/2/index.html",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with all hostile posts."""
    files = {f"docs/blog/posts/{name}.md": text for name, text in hostile_posts().items()}
    files |= {f"docs/{name}": text for name, text in HOSTILE_PAGES.items()}
    built = build(copy_project(tmp_path_factory.mktemp("hostile") / "project", files))
    assert built.exit_code == 0, built.output
    return built


def test_nothing_runs_and_every_page_is_whole(browser: Browser, hostile: Build) -> None:
    pages = {str(path.relative_to(hostile.folder)) for path in hostile.folder.rglob("*.html")} - {OWN}
    texts = ["markdown", *SHORTCODES, *THEME_FIELDS, *(f"fields-{kind}" for kind in RUN_LATER)]
    opened = {*LISTS, *(f"blog/{name}/index.html" for name in texts)}
    assert opened <= pages
    opened |= {page for page in pages if ADDRESS_THAT_RUNS.search(page) and REDIRECTION not in hostile.read(page)}
    with visiting(browser, hostile, bypass_csp=True) as visitor:
        read(visitor, hostile, sorted(pages))
        look_at(visitor, sorted(opened))


def test_with_the_policy_every_page_is_whole(browser: Browser, hostile: Build) -> None:
    with visiting(browser, hostile, bypass_csp=False) as visitor:
        look_at(visitor, [f"blog/fields-{kind}/index.html" for kind in ("end", "template", "string")])


def test_nothing_runs_in_search_results(browser: Browser, hostile: Build) -> None:
    with visiting(browser, hostile, bypass_csp=True) as visitor:
        visitor.open("about/index.html")
        visitor.page.keyboard.press("/")
        visitor.page.keyboard.type("alert", delay=30)
        results = visitor.page.locator(".md-search-result__link")
        expect(results.first).to_be_visible(timeout=20_000)
        assert results.count() > 1
        assert visitor.page.evaluate(SEEN, LANDMARKS)[0] == []
        assert visitor.alarms == []


def test_the_visitor_notices_what_runs(browser: Browser, hostile: Build) -> None:
    with visiting(browser, hostile, bypass_csp=True) as visitor:
        visitor.open(OWN)
        assert len(visitor.page.evaluate(SEEN, LANDMARKS)[0]) == 4
        assert len(visitor.page.evaluate(READ, [hostile.read(OWN), LANDMARKS])[0]) == 4
        assert visitor.alarms == ["1", "1"]


def test_the_policy_stops_what_the_author_s_own_html_would_run(browser: Browser, hostile: Build) -> None:
    with visiting(browser, hostile, bypass_csp=False) as visitor:
        visitor.open(OWN)
        visitor.page.locator("#own").click()
        visitor.page.locator("article a").first.click()
        visitor.open("blog/markdown/index.html")
        for link in visitor.page.locator("article a[title]").element_handles():  # Material makes HTML of the title
            show_tooltip(visitor.page, link)
        assert visitor.alarms == []


def show_tooltip(page: Page, link: ElementHandle) -> None:
    """Hover over a link until its tooltip is there: the script that makes it comes with the first hover."""
    end = time.monotonic() + PATIENCE
    while not page.locator(".md-tooltip2").count():
        assert time.monotonic() < end, "no tooltip"
        page.mouse.move(0, 0)
        link.hover()
        page.wait_for_timeout(100)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_title_is_read_as_it_was_written(hostile: Build, kind: str) -> None:
    """Nothing is lost or escaped twice: on the page, in its title, in lists, for other sites, in feeds."""
    title = " ".join(PAYLOADS[kind].split())
    page = LexborHTMLParser(hostile.read(f"blog/fields-{kind}/index.html"))
    assert page.css("h1")[0].text().strip() == title
    assert page.css("title")[0].text().startswith(title)
    assert page.css('meta[property="og:title"]')[0].attributes["content"] == title
    archive = LexborHTMLParser(hostile.read("blog/archive/index.html"))
    assert title in [" ".join(link.text().split()) for link in archive.css(".archive__post a")]


def test_feeds_and_sitemap_can_be_read(hostile: Build) -> None:
    items = json.loads(hostile.read("feed.json"))["items"]
    titles = [item.findtext("title") for item in ElementTree.parse(hostile.folder / "index.xml").iter("item")]
    assert titles == [item["title"] for item in items]
    assert len(ElementTree.parse(hostile.folder / "sitemap.xml").getroot()) > len(PAYLOADS)


@pytest.mark.parametrize("kind", TEXTS)
def test_data_for_search_engines_can_be_read(hostile: Build, kind: str) -> None:
    page = LexborHTMLParser(hostile.read(f"blog/fields-{kind}/index.html"))
    graph = json.loads(page.css('script[type="application/ld+json"]')[0].text())["@graph"]
    assert graph[0]["headline"] == PAYLOADS[kind]


@pytest.mark.parametrize(
    "told",
    [
        'figures.md:{}: figure: "src" must not be a javascript: address',
        'figures.md:{}: figure: "link" must not be a vbscript: address',
        'figures.md:{}: figure: "attrlink" must not be a data: address',
        'media.md:{}: audio: "src" must not be a javascript: address',
        "url-javascript.md:1: cover: ",
        "fields-data.md:1: canonicalurl: it must not be a data: address",
    ],
)
def test_an_address_that_runs_code_is_told(hostile: Build, told: str) -> None:
    name, _, problem = told.partition("{}")
    assert any(name in line and problem in line for line in hostile.output.splitlines()), hostile.output


def test_nothing_is_told_with_a_traceback(hostile: Build) -> None:
    assert "Traceback" not in hostile.output
