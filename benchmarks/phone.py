"""What a reader with a phone meets: taps and pixels here, in PaperMod, in Stack and on a plain Material site.

    .venv/bin/python benchmarks/phone.py 401 --themes ~/themes

All four have the same posts (benchmarks/posts.py, and one with a cover, a table and a wide picture); two are built
by the real Hugo with the themes in that folder, `PaperMod` and `stack`. What is counted stands in `measure`. A tap is
counted on what can be hit without scrolling; every order of taps on buttons is tried.
`--keep FOLDER` keeps the sites there, and takes those that are there already.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

from phone_sites import Site, sites
from playwright.sync_api import Browser, Page, sync_playwright
from serving import CHROMIUM, served

PHONE = (390, 844)
WIDTHS = (320, 360, 390, 640, 768, 1280, 1920)
MOST_TAPS = 4
# --- What is measured: JavaScript that runs in the page ---------------------------------------------------------------
TOOLS = """() => {
  const hit = (e) => {
    const boxes = [...e.getClientRects()].filter(box => box.width > 3 && box.height > 3)
    return boxes.some(box => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
      const top = x < innerWidth && y < innerHeight && x > 0 && y > 0 && document.elementFromPoint(x, y)
      return top && (e === top || e.contains(top))
    })
  }
  window.tool = {
    link: (path, exact) => [...document.links].some(a =>
      (exact ? a.pathname === path && !a.hash : a.pathname.startsWith(path)) && hit(a)),
    part: () => [...document.links].some(a => a.hash.length > 2 && a.hash !== "#top" && a.pathname === location.pathname
      && !a.matches(".anchor, .headerlink, .header-anchor, h1 a, h2 a, h3 a, .md-skip") && hit(a)),
    toggles: () => [...document.querySelectorAll("label[for], button, summary, [role=button], input, a[href]")]
      .filter(e => !e.matches("a:not([href='#top'], [href*=search])"))
      .filter(e => hit(e) && !e.closest("pre, .md-code__nav, figure")),
  }
}"""
TYPING = "document.activeElement.matches('input:not([type=checkbox], [type=radio])')"
TITLE = """[...document.querySelectorAll(".article-title"), ...document.querySelectorAll("h1")]
  .map(e => e.getBoundingClientRect()).find(box => box.width > 60 && box.height > 12)?.top ?? -1"""
RIGHT = """Math.max(...[...document.querySelectorAll(".pagination *, .md-pagination *")]
  .filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect().right))"""
TABLE = "document.querySelector('table').getBoundingClientRect().height"
SHOWN = "Math.max(...[...document.querySelectorAll('img')].map(e => e.getBoundingClientRect().width))"
AFTER = """(selector) => {
  const end = document.querySelector(selector).getBoundingClientRect().bottom
  const links = [...document.querySelectorAll(".paginav a, a[rel=prev], a[rel=next], .related-content a")]
  const boxes = links.map(e => e.getBoundingClientRect()).filter(box => box.width && box.top >= end - 1)
  return boxes.length ? Math.min(...boxes.map(box => box.top - end)) : -1
}"""


def taps(page: Page, address: str, goal: str, scroll: float = 0) -> str:
    """Return how many taps lead to something; what is seen at once needs one."""
    orders: list[list[int]] = [[]]
    while orders:
        order = orders.pop(0)
        page.goto(address, wait_until="load")
        page.evaluate(TOOLS)
        page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", scroll)
        page.wait_for_timeout(150)
        for number in order:
            toggle = page.evaluate_handle("number => tool.toggles()[number]", number).as_element()
            if toggle is None:
                break
            toggle.evaluate("e => e.matches('input') ? e.focus() : e.click()")
            page.wait_for_timeout(350)
            page.wait_for_load_state()
            page.evaluate(TOOLS)
        if page.evaluate(goal):
            return str(len(order) + (goal != TYPING))
        if len(order) + 1 < MOST_TAPS:
            orders += [[*order, number] for number in range(page.evaluate("tool.toggles().length"))]
        if len(orders) > 400:
            break
    return "none"


def zoomed(page: Page) -> str:
    """Return how wide the picture is in the text, and after a tap on it."""
    picture = page.locator("article img, .post-content img, .article-content img").last
    picture.scroll_into_view_if_needed()
    before = picture.evaluate("e => e.getBoundingClientRect().width")
    picture.click()
    page.wait_for_timeout(600)
    return f"{before:.0f} to {max(before, page.evaluate(SHOWN)):.0f}"


def sideways(page: Page, address: str) -> str:
    """Return the widths of windows in which a page scrolls sideways."""
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        page.goto(address, wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(str(width))
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return ", ".join(wide) or "none"


def measure(browser: Browser, site: Site, count: int) -> dict[str, str]:
    """Return what a reader of one site meets, by row of the table."""
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        locale="vi-VN",
    )
    page = context.new_page()
    with served(site.folder) as (root, _):
        home = root.rstrip("/")
        exact = str(site.has_indexes).lower()
        post, middle = home + site.post, home + site.pages.format(max(2, count // 20))

        def number(address: str, expression: str, argument: str | None = None) -> str:
            page.goto(address, wait_until="load")
            found = page.evaluate(expression, argument)
            return "none" if found < 0 else f"{found:.0f}"

        rows = {
            "taps from a post to home": taps(page, post, f"tool.link('{site.home}', true)"),
            "… to the archive": taps(page, post, f"tool.link('{site.archive}', {exact})"),
            "… to the tags": taps(page, post, f"tool.link('{site.tags}', {exact})"),
            "… to where one can type a search": taps(page, post, TYPING),
            "… to a part of it, from its top": taps(page, post, "tool.part()"),
            "… from its middle": taps(page, post, "tool.part()", 0.5),
            "title of a post with a cover, from the top (px)": number(post, TITLE),
            "ten posts in a list, height (px)": number(home + site.blog, "document.documentElement.scrollHeight"),
            "pagination's right end in the middle (px of 390)": number(middle, RIGHT),
            "table of six short rows, height (px)": number(post, TABLE),
            "from the text's end to another post (px)": number(post, AFTER, site.article),
        }
        page.goto(post, wait_until="load")
        rows["a wide picture, and after a tap (px)"] = zoomed(page)
        rows["windows in which the post scrolls sideways"] = sideways(page, post)
        rows["windows in which a list scrolls sideways"] = sideways(page, middle)
    context.close()
    return rows


def print_table(measured: Mapping[str, Mapping[str, str]]) -> None:
    """Print the rows side by side, as Markdown."""
    print(f"| | {' | '.join(measured)} |\n| --- |{' --- |' * len(measured)}")  # noqa: T201
    for row in next(iter(measured.values())):
        print(f"| {row} | {' | '.join(each[row] for each in measured.values())} |")  # noqa: T201


def main() -> None:
    """Make the sites, measure them, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many posts, beside the one that has everything")
    parser.add_argument("--themes", type=Path, required=True, help="the folder with PaperMod and stack")
    parser.add_argument("--keep", type=Path, help="where the sites are kept")
    parser.add_argument("--chromium", default=CHROMIUM)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        made = sites(given.keep or Path(temporary), given.count, given.themes)
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        print_table({name: measure(browser, site, given.count) for name, site in made.items()})
        browser.close()


if __name__ == "__main__":
    main()
