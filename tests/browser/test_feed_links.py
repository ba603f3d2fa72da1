"""A page's feeds in a real browser: found by their links, and not taken for the page in another language."""

from __future__ import annotations

from browser_reader import Reader


def test_no_sitemap_is_loaded_on_account_of_the_feeds(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("blog/tags/hoc-may/")
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "sitemap" in url] == []
    links = reader.page.locator('link[rel~="alternate"]')
    assert [links.nth(number).get_attribute("href") for number in range(links.count())][2:] == [
        "index.xml",
        "feed.json",
    ]
