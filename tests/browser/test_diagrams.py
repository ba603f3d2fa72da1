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
def test_mermaid_is_loaded_when_a_diagram_is_about_to_be_seen(reader: Reader) -> None:
    requests: list[str] = []
    reader.page.on("request", lambda request: requests.append(request.url))
    reader.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          const space = document.createElement("div")
          space.style.height = "5000px"
          document.querySelector(".mermaid")?.before(space)
        })"""
    )
    page = reader.open("blog/bai-so-5/")
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert [url for url in requests if "mermaid" in url] == []
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector("div.mermaid")
    assert reader.problems == []


@at_desk
def test_other_pages_load_no_mermaid(reader: Reader) -> None:
    requests: list[str] = []
    reader.page.on("request", lambda request: requests.append(request.url))
    reader.open("blog/bai-so-4/")
    assert [url for url in requests if "mermaid" in url] == []
