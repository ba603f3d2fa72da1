"""Diagrams are drawn by Mermaid, which comes from the site itself and with the pages that need it only."""

from __future__ import annotations

import pytest
from browser_reader import DESKTOP, Reader

at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])


@at_desk
def test_a_diagram_is_drawn(reader: Reader) -> None:
    page = reader.open("blog/bai-so-5/")
    page.wait_for_selector("div.mermaid")
    box = page.locator("div.mermaid").bounding_box()
    assert box is not None
    assert box["height"] > 30
    assert reader.problems == []


@at_desk
def test_other_pages_load_no_mermaid(reader: Reader) -> None:
    requests: list[str] = []
    reader.page.on("request", lambda request: requests.append(request.url))
    reader.open("blog/bai-so-4/")
    assert [url for url in requests if "mermaid" in url] == []
