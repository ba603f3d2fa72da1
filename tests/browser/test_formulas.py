"""Formulas are set while the site is built; a page with some brings KaTeX's style sheet and fonts, and no script."""

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
def test_on_paper_a_formula_has_as_many_lines_as_it_needs(reader: Reader) -> None:
    page = reader.open("blog/bai-so-3/")
    long = page.locator(".katex-display .katex-html")
    copies = "[...Array(60)].map(() => document.querySelector('span.arithmatex .base').cloneNode(true))"
    long.evaluate(f"it => it.replaceChildren(...{copies})")
    page.emulate_media(media="print")
    assert long.evaluate("it => it.scrollWidth <= it.clientWidth + 1")


@at_desk
@pytest.mark.parametrize(("path", "kinds"), [("blog/bai-so-3/", {"css", "woff2"}), ("blog/bai-so-4/", set())])
def test_a_page_loads_what_its_formulas_need(reader: Reader, path: str, kinds: set[str]) -> None:
    requests: list[str] = []
    reader.page.on("request", lambda request: requests.append(request.url))
    reader.open(path)
    reader.page.evaluate("document.fonts.ready")
    katex = [url for url in requests if "katex" in url.lower()]
    assert {url.rpartition(".")[2] for url in katex} == kinds
    assert len(katex) < 8  # of twenty fonts


@at_desk
@pytest.mark.parametrize(
    ("begin", "end", "copied"),
    [
        ("article h1", ".arithmatex .mord", "Với $a_1 * b_1 * c$"),
        ("article h1", ".md-content", "$$\n\\begin{align}\nx &= "),
    ],
)
def test_a_formula_is_copied_as_its_tex(reader: Reader, begin: str, end: str, copied: str) -> None:
    page = reader.open("blog/bai-so-3/")
    text: str = page.evaluate(
        """([begin, end]) => {
          const range = document.createRange()
          range.setStartBefore(document.querySelector(begin))
          range.setEndAfter(document.querySelector(end))
          getSelection().removeAllRanges()
          getSelection().addRange(range)
          const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true })
          document.body.dispatchEvent(event)
          return event.clipboardData.getData("text/plain")
        }""",
        [begin, end],
    )
    assert copied in text
