"""Formulas are set by KaTeX, which comes from the site itself and with the pages that need it only."""

from __future__ import annotations

import pytest
from browser_reader import DESKTOP, Reader
from playwright.sync_api import expect

at_desk = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])


@at_desk
def test_formulas_are_set(reader: Reader) -> None:
    page = reader.open("blog/bai-so-3/")
    expect(page.locator("span.arithmatex .katex")).to_have_count(1)
    expect(page.locator("div.arithmatex .katex-display")).to_have_count(1)
    expect(page.locator(".katex-error")).to_have_count(0)
    expect(page.locator("article")).to_contain_text("$5, $6 và $7")


def test_a_number_stands_beside_its_formula(reader: Reader) -> None:
    page = reader.open("blog/bai-so-3/")
    formula, number = (page.locator(f".katex-display {part}").first.bounding_box() for part in (".base", ".tag"))
    assert formula is not None
    assert number is not None
    assert formula["x"] + formula["width"] <= number["x"]


@at_desk
def test_other_pages_load_no_katex(reader: Reader) -> None:
    requests: list[str] = []
    reader.page.on("request", lambda request: requests.append(request.url))
    reader.open("blog/bai-so-4/")
    assert [url for url in requests if "katex" in url or "maths" in url] == []
