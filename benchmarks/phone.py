"""What a reader with a phone meets: taps and pixels here, in PaperMod, in Stack and on a plain Material site.

    .venv/bin/python benchmarks/phone.py 401 --themes ~/themes

All four have the same posts (benchmarks/posts.py, and one with a cover, a table and a wide picture); two are built
by the real Hugo with the themes in that folder, `PaperMod` and `stack`. What is counted stands in `measure`. A tap is
counted on what can be hit without scrolling; every order of taps on buttons is tried.
`--keep FOLDER` keeps the sites there, and takes those that are there already.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import posts
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright
from reader import build, served
from speed_sites import our_site, plain_site

PHONE = (390, 844)
WIDTHS = (320, 360, 390, 640, 768, 1280, 1920)
MOST_TAPS = 4
SETTINGS = """
baseURL = "/"
title = "Sổ tay học máy"
theme = "{theme}"
themesDir = "{themes}"
defaultContentLanguage = "{language}"
pagination.pagerSize = 10
markup.goldmark.renderer.unsafe = true
taxonomies = {{ tag = "tags", series = "series" }}
outputs.home = ["HTML", "RSS", "JSON"]
menus.main = [
  {{ name = "Home", url = "/", weight = 1 }}, {{ name = "Archive", url = "/archives/", weight = 2 }},
  {{ name = "Tags", url = "/tags/", weight = 3 }}, {{ name = "Search", url = "/search/", weight = 4 }},
]
[params]
mainSections = ["posts"]
ShowReadingTime = true
ShowBreadCrumbs = true
ShowPostNavLinks = true
ShowShareButtons = true
ShowCodeCopyButtons = true
ShowToc = true
article.toc = true
article.readingTime = true
widgets.page = [{{ type = "toc" }}]
widgets.homepage = [{{ type = "search" }}, {{ type = "archives" }}, {{ type = "tag-cloud" }}]
homeInfoParams = {{ Title = "Sổ tay học máy", Content = "Ghi chép của một sinh viên." }}
"""
RICH = """\
---
title: "Một bài có đủ thứ cần xem trên điện thoại"
date: 2026-09-02T08:00:00+07:00
tags: ["deep learning", "python"]
cover: {{ image: /pictures/wide.jpg }}
image: /pictures/wide.jpg
---

{picture}

{text}
"""


@dataclass(frozen=True)
class Site:
    """One of the four.

    Attributes:
        folder: its pages.
        blog, post, archive, tags, home: addresses, below the site's root.
        pages: the address of a list's page, by its number.
        article: a selector of the text, without what stands above and below it.
        has_indexes: whether archive and tags have a page; else any of their lists counts.
    """

    folder: Path
    blog: str
    post: str
    archive: str
    tags: str
    pages: str
    article: str
    home: str = "/"
    has_indexes: bool = True


def rich_post(dialect: posts.Dialect) -> str:
    """Return the post with a cover, a table of eight columns, a wide picture and three headings."""
    rng = Random("rich")
    words = [posts.vocabulary().text(rng, 60) for _ in range(12)]
    rows = [" | ".join(f"{row}.{column} {words[row][:9]}" for column in range(8)) for row in range(6)]
    head = " | ".join(f"Cột {column}" for column in range(8))
    table = "\n".join(f"| {row} |" for row in [head, " | ".join(["---"] * 8), *rows])
    own = {"hugo": "", "material": "![](../../pictures/wide.jpg)"}[dialect]
    wide = {
        "hugo": '{{< figure src="/pictures/wide.jpg" caption="Rộng" >}}',
        "material": "![Rộng](../../pictures/wide.jpg)",
    }
    parts = [f"## Phần {part}\n\n" + "\n\n".join(words[part * 4 : part * 4 + 4]) for part in range(3)]
    text = f"{parts[0]}\n\n{table}\n\n{parts[1]}\n\n{wide[dialect]}\n\n{parts[2]}"
    rich = RICH.format(picture=own, text=text)
    return rich if dialect == "hugo" else rich.replace("\ntags:", "\ncategories:")


def wide_picture() -> bytes:
    """Return a JPEG of 1,600 by 900 pixels."""
    rng = Random("wide")
    image = Image.new("RGB", (1600, 900), "#27413f")
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = rng.randrange(1600), rng.randrange(900)
        draw.rectangle((x, y, x + 160, y + 60), fill=(x % 256, y % 256, 120))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def add_rich(docs: Path, dialect: posts.Dialect) -> None:
    """Write that post beside the others."""
    (docs / "blog/posts/rich.md").write_text(rich_post(dialect), encoding="utf-8")
    (docs / "pictures/wide.jpg").write_bytes(wide_picture())


def make_mkdocs(folder: Path, count: int, maker: Callable[[Path, int], object], dialect: posts.Dialect) -> None:
    """Write and build this site, or the plain one."""
    maker(folder, count)
    if dialect == "material":
        posts.write_posts(folder / "docs", count, dialect)
    add_rich(folder / "docs", dialect)
    build(folder)


def make_hugo(folder: Path, count: int, themes: Path, theme: str) -> None:
    """Write and build a Hugo site with one of the themes."""
    posts.write_posts(folder / "docs", count)
    add_rich(folder / "docs", "hugo")
    (folder / "content").mkdir()
    shutil.move(folder / "docs/blog/posts", folder / "content/posts")
    shutil.move(folder / "docs/pictures", folder / "static/pictures")
    for name in ("archives", "search"):
        page = f"---\ntitle: {name.title()}\nlayout: {name}\nurl: /{name}/\noutputs: [html, json]\n---\n"
        (folder / f"content/{name}.md").write_text(page, encoding="utf-8")
    language = "vi" if theme == "PaperMod" else "en"
    settings = SETTINGS.format(theme=theme, themes=themes.absolute(), language=language)
    (folder / "hugo.toml").write_text(settings, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "hugo", "--quiet"], cwd=folder, check=True)


def sites(folder: Path, count: int, themes: Path) -> dict[str, Site]:
    """Make the four sites, those that are not there yet."""
    for theme in ("PaperMod", "stack"):
        if not (folder / theme).exists():
            make_hugo(folder / theme, count, themes, theme)
    if not (folder / "Material").exists():
        make_mkdocs(folder / "Material", count, plain_site, "material")
    if not (folder / "this").exists():
        make_mkdocs(folder / "this", count, our_site, "hugo")
    hugo = Site(
        folder=folder / "PaperMod/public",
        blog="/posts/",
        post="/posts/rich/",
        archive="/archives/",
        tags="/tags/",
        pages="/posts/page/{}/",
        article=".post-content",
    )
    material = Site(
        folder=folder / "Material/site",
        blog="/blog/",
        post="/blog/rich/",
        archive="/blog/archive/",
        tags="/blog/category/",
        pages="/blog/page/{}/",
        article="article",
        has_indexes=False,
    )
    return {
        "PaperMod": hugo,
        "Stack": replace(hugo, folder=folder / "stack/public", blog="/", pages="/page/{}/", article=".article-content"),
        "Material": material,
        "this site": replace(material, folder=folder / "this/site", tags="/blog/tags/", has_indexes=True),
    }


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
    with served(site.folder) as root:
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
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        made = sites(given.keep or Path(temporary), given.count, given.themes)
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        print_table({name: measure(browser, site, given.count) for name, site in made.items()})
        browser.close()


if __name__ == "__main__":
    main()
