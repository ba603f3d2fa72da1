"""What it costs to search: Pagefind here and Material's own search over the same posts, in a real browser.

    .venv/bin/python benchmarks/search.py 100 1000

Both sites are built from the posts of posts.py, served with gzip as GitHub Pages serves them over a line of 10 Mbit/s
with 40 ms of delay, and opened by a browser with an empty cache, which types a query as soon as the page is there.
Bytes are those of everything that searching needs, until the first result shows. A plain Material site of 5,000
posts takes minutes to build; `--sites` keeps what is built for the next time.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from posts import write_posts
from serving import CHROMIUM, PROJECT, Handler, build, served

PAGE = "blog/post-0/"
QUERIES = ["gradient", "học máy", "mình là"]  # a rare word, and words of nearly every post
NEEDED = ("/search/", "/assets/search/", "/assets/javascripts/workers/", "/assets/javascripts/lunr/")
LINE, DELAY = 10e6 / 8, 0.04  # bytes a second; seconds
RUNS = 3
VANILLA = """
site_name: Vanilla
site_url: https://example.org/
theme: { name: material, language: vi, font: false, features: [search.highlight, search.suggest] }
markdown_extensions: [attr_list, pymdownx.superfences]
plugins:
  - search
  - blog: { post_url_format: "{slug}", post_readtime: false }
"""


class Line(Handler):
    """Serves a folder over one line."""

    line = threading.Lock()

    def send_head(self) -> BytesIO | None:
        """Answer after the line's delay."""
        time.sleep(DELAY)
        return super().send_head()

    def copyfile(self, source: BytesIO, outputfile: object) -> None:  # type: ignore[override]
        """Send, a piece of each answer at a time."""
        while piece := source.read(16_384):
            with self.line:
                time.sleep(len(piece) / LINE)
            self.wfile.write(piece)


def site(folder: Path, count: int, *, plain: bool) -> Path:
    """Return the folder of a built site, which is built if it is not there."""
    if not (folder / "site").is_dir():
        folder.mkdir(parents=True)
        if plain:
            (folder / "mkdocs.yml").write_text(VANILLA, encoding="utf-8")
        else:
            for part in ("docs", "hooks", "overrides"):
                shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copy2(PROJECT / "mkdocs.yml", folder)
        write_posts(folder / "docs", count, "material" if plain else "hugo")
        if plain:
            (folder / "docs/index.md").write_text("# Vanilla\n", encoding="utf-8")
            (folder / "docs/blog/index.md").write_text("# Blog\n", encoding="utf-8")
            for post in (folder / "docs/blog/posts").glob("*.md"):  # its title would be its address
                post.write_text(post.read_text("utf-8").replace("---\n", f"---\nslug: {post.stem}\n", 1), "utf-8")
        build(folder)
    return folder / "site"


def first_result(browser: Browser, folder: Path, query: str) -> tuple[int, float]:
    """Return bytes and seconds until the first result shows, of a reader who types as soon as the page is there."""
    with served(folder, Line) as (home, sent):
        page = browser.new_context(locale="vi-VN").new_page()
        page.goto(home + PAGE)
        begin = time.monotonic()
        page.locator(".md-search__input").focus()
        page.keyboard.type(query, delay=30)
        page.locator(".md-search-result__item").first.wait_for(timeout=900_000)
        seconds = time.monotonic() - begin
        bytes_needed = sum(size for path, size in sent.items() if any(part in path for part in NEEDED))
        page.context.close()
    return bytes_needed, seconds


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="how many posts")
    parser.add_argument("--sites", type=Path, help="folder to keep built sites in")
    parser.add_argument("--chromium", default=CHROMIUM, help="the browser")
    given = parser.parse_args()
    row = "{:>6} {:12} {:>12} {:>12} {:>6} {:>9} {:>11}"
    print(row.format("posts", "query", "bytes here", "Material's", "times", "s here", "s Material"))  # noqa: T201
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        for count in given.counts:
            sites = [
                site((given.sites or Path(temporary)) / f"{name}-{count}", count, plain=name == "plain")
                for name in ("ours", "plain")
            ]
            for query in QUERIES:
                runs = [[first_result(browser, each, query) for each in sites] for _ in range(RUNS)]  # by turns
                (ours, our_time), (theirs, their_time) = (
                    [median(figures) for figures in zip(*(run[number] for run in runs), strict=True)]
                    for number in (0, 1)
                )
                print(  # noqa: T201
                    row.format(
                        count,
                        query,
                        f"{ours:,}",
                        f"{theirs:,}",
                        f"{theirs / ours:.1f}",
                        f"{our_time:.2f}",
                        f"{their_time:.2f}",
                    )
                )


if __name__ == "__main__":
    main()
