"""What a reader waits for: the same posts here, on a PaperMod site and on plain Material sites, on a slow network.

    .venv/bin/python benchmarks/reader.py --papermod ../hugo-PaperMod

All sites are built, served with gzip as GitHub Pages serves them, and read three times with an empty cache by a
phone's share of a 1.6 Mbit/s line with 150 ms of delay. `--papermod` is a checkout of the theme; without it that column
is left out. Material's web fonts come from Google, which cannot be asked here: they are taken from npm's @fontsource
packages, the same families, weights and ranges of letters, and served by this machine, which spares the plain site two
connections. `npm` is needed for them, once; without it the site with fonts is left out.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import posts
from playwright.sync_api import Browser, Page, sync_playwright
from serving import CHROMIUM, PROJECT, build, run, served

HERE = Path(__file__).resolve().parent
FIRST = "tu-bo-deep-learning"
COUNT = 12  # further posts
FONTS = {  # https://github.com/squidfunk/mkdocs-material/blob/9.8.1/src/templates/base.html, block "fonts"
    "roboto": ("5.3.0", ["300", "300-italic", "400", "400-italic", "700", "700-italic"]),
    "roboto-mono": ("5.3.0", ["400", "400-italic", "700", "700-italic"]),
}
GOOGLE = re.compile(r'https://fonts\.googleapis\.com/css[^"]*')
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JavaScript", "Font": "fonts", "Image": "images"}
WEIGHTS = ["HTML", "CSS", "JavaScript", "fonts", "search index, icons", "whole, without images", "images"]
ROWS = [*WEIGHTS, "requests", "other hosts", "first text (ms)", "largest part (ms)", "layout shift"]
WATCH = """
window.seen = { shift: 0, largest: 0 }
new PerformanceObserver(list => list.getEntries().forEach(it => { seen.shift += it.value }))
  .observe({ type: "layout-shift", buffered: true })
new PerformanceObserver(list => { seen.largest = list.getEntries().at(-1).startTime })
  .observe({ type: "largest-contentful-paint", buffered: true })
"""
SEEN = "({...seen, first: performance.getEntriesByName('first-contentful-paint')[0].startTime})"
PAPERMOD = """\
baseURL = "https://example.org/"
title = "PaperMod"
languageCode = "vi"
theme = "PaperMod"
[outputs]
home = ["HTML", "RSS", "JSON"]
[params]
ShowToc = true
ShowReadingTime = true
ShowCodeCopyButtons = true
ShowPostNavLinks = true
[markup.goldmark.renderer]
unsafe = true
"""
FORMULAS = [
    r"f(x) = \sum_{i=1}^{n} w_i x_i + b",
    r"\int_0^1 x^2 \, dx = \frac{1}{3}",
    r"\mathbb{E}[X] = \mu",
    r"\hat\theta",
]
DIAGRAM = "```mermaid\ngraph LR\n  A[Dữ liệu] --> B[Mô hình]\n  B --> C[Kết quả]\n```\n"


def long_post(name: str, *, diagram: str = "") -> str:
    """Return a post of some three thousand words with sixty formulas, and a diagram at its end."""
    parts = []
    for number in range(15):
        text = posts.post(1000 + number).split("## ")[1]
        inline = " ".join(f"Với ${formula}$ thì:" for formula in FORMULAS[:3])
        parts.append(f"## {text.split('{{<')[0].strip()}\n\n{inline}\n\n$$\n{FORMULAS[number % 4]}\n$$\n")
    head = f'---\ntitle: "{name}"\ndate: 2026-09-02T08:00:00+07:00\ntags: ["toán"]\nmath: true\nslug: {name}\n---\n\n'
    return head + "\n".join(parts) + diagram


def write_texts(docs: Path) -> None:
    """Write the posts that all sites have, in Hugo's terms, and their pictures."""
    posts.write_posts(docs, COUNT)
    for picture in ("dl", "stress.jpg"):
        source = PROJECT / "docs" / picture
        if source.is_dir():
            shutil.copytree(source, docs / picture, dirs_exist_ok=True)
        else:
            shutil.copy2(source, docs / picture)
    first = (PROJECT / f"docs/blog/posts/{FIRST}.md").read_text(encoding="utf-8")
    texts = {FIRST: first.replace("---\n", f"---\nslug: {FIRST}\n", 1)}
    texts |= {"formulas": long_post("formulas"), "diagram": long_post("diagram", diagram=DIAGRAM)}
    for name, text in texts.items():
        (docs / f"blog/posts/{name}.md").write_text(text, encoding="utf-8")


#: What is read: its name, its address on this site, whether it is read to its end.
READ = [
    ("first post", f"blog/{FIRST}/", True),
    ("home", "", True),
    ("long post with formulas", "blog/formulas/", True),
    ("post with formulas and a diagram, its first screens", "blog/diagram/", False),
]


@dataclass
class Site:
    """A site that is read."""

    folder: Path  # its pages
    moved: Mapping[str, str] = field(default_factory=dict)  # addresses that are others than on this site


def ours(folder: Path) -> Site:
    """Build this project's own site."""
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(PROJECT / "mkdocs.yml", folder)
    write_texts(folder / "docs")
    return Site(build(folder))


def papermod(theme: Path, folder: Path) -> Site:
    """Build a site with Hugo and PaperMod."""
    (folder / "themes").mkdir(parents=True)
    (folder / "themes/PaperMod").symlink_to(theme.resolve())
    (folder / "hugo.toml").write_text(PAPERMOD, encoding="utf-8")
    write_texts(folder / "static")
    shutil.move(folder / "static/blog/posts", folder / "content/posts")
    run(folder, "hugo", "--quiet")
    return Site(folder / "public", {address: address.replace("blog/", "posts/") for _, address, _ in READ})


def material(folder: Path, *, font: bool) -> Site:
    """Build a plain Material site; its home is its list of posts."""
    shutil.copytree(HERE / "vanilla", folder)
    write_texts(folder / "docs")
    for path, text in (("docs/blog/index.md", "# Blog\n"), ("docs/index.md", "# Vanilla\n")):
        (folder / path).write_text(text, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text if font else text.replace("  name: material\n", "  name: material\n  font: false\n"), encoding="utf-8"
    )
    for post in (folder / "docs/blog/posts").glob("post-*.md"):
        post.write_text(post.read_text("utf-8").replace("---\n", f"---\nslug: {post.stem}\n", 1), encoding="utf-8")
    site = build(folder)
    if font:
        add_fonts(site)
    return Site(site, {"": "blog/"})


def add_fonts(site: Path) -> None:
    """Let a site have Google's fonts from itself: packages from npm, kept in `.cache/`."""
    rules = ""
    for name, (version, styles) in FONTS.items():
        package = fontsource(name, version)
        for style in styles:
            rules += (package / f"{style}.css").read_text(encoding="utf-8").replace("./files/", f"{name}/")
        shutil.copytree(package / "files", site / "fonts" / name)
    (site / "fonts/google.css").write_text(rules, encoding="utf-8")
    for page in site.rglob("index.html"):
        html, found = GOOGLE.subn("/fonts/google.css", page.read_text(encoding="utf-8"))
        assert found == 1, "Material asks for its fonts in another way now"
        page.write_text(html, encoding="utf-8")


def fontsource(name: str, version: str) -> Path:
    """Return the folder of an @fontsource package, fetched by npm unless it is here."""
    cache = PROJECT / ".cache" / "reader"
    folder = cache / f"{name}-{version}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", f"@fontsource/{name}@{version}"], cwd=cache, check=True, capture_output=True)
        shutil.unpack_archive(cache / f"fontsource-{name}-{version}.tgz", folder, filter="data")
    return folder / "package"


def read(browser: Browser, address: str, *, to_end: bool) -> dict[str, float]:
    """Read a page once with an empty cache; return bytes by kind, counts, milliseconds and the layout shift."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = context.new_page()
    page.add_init_script(WATCH)
    measured = watch_network(page, address)
    page.goto(address, wait_until="networkidle", timeout=120_000)
    for _ in range(40 if to_end else 0):  # as a reader goes
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate(SEEN)
    measured |= {"first text (ms)": seen["first"], "largest part (ms)": seen["largest"], "layout shift": seen["shift"]}
    context.close()
    return dict(measured)


def watch_network(page: Page, address: str) -> dict[str, float]:
    """Make a page's network slow; return what will have come by it."""
    session = page.context.new_cdp_session(page)
    home = "/".join(address.split("/", 3)[:3])
    kinds: dict[str, str] = {}
    measured: dict[str, float] = defaultdict(float)

    def note_answer(event: dict[str, Any]) -> None:
        url = event["response"]["url"]
        kinds[event["requestId"]] = KINDS.get(event["type"], "search index, icons")
        measured["requests"] += url.startswith("http")
        measured["other hosts"] += url.startswith("http") and not url.startswith(home)

    def note_end(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "search index, icons")
        measured[kind] += event["encodedDataLength"]
        measured["whole, without images"] += event["encodedDataLength"] * (kind != "images")

    session.on("Network.responseReceived", note_answer)
    session.on("Network.loadingFinished", note_end)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    return measured


def main() -> None:
    """Build the sites, read them in turns, and print what was measured side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--papermod", type=Path, help="a checkout of PaperMod")
    parser.add_argument("--chromium", default=CHROMIUM)
    given = parser.parse_args()
    makers: dict[str, Callable[[Path], Site]] = {"this site": ours}
    if given.papermod:
        makers["PaperMod"] = partial(papermod, given.papermod)
    if shutil.which("npm"):
        makers["Material"] = partial(material, font=True)
    makers["Material, `font: false`"] = partial(material, font=False)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        sites = {name: make(Path(temporary, str(number))) for number, (name, make) in enumerate(makers.items())}
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, address, to_end in READ:
            print_table(name, runs_of(browser, sites, address, count=given.runs, to_end=to_end))
        browser.close()


def runs_of(
    browser: Browser, sites: Mapping[str, Site], address: str, *, count: int, to_end: bool
) -> dict[str, list[dict[str, float]]]:
    """Read one page of all sites, in turns."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in sites}
    for _ in range(count):
        for name, site in sites.items():
            with served(site.folder) as (home, _):
                runs[name].append(read(browser, home + site.moved.get(address, address), to_end=to_end))
    return runs


def print_table(page: str, runs: Mapping[str, list[dict[str, float]]]) -> None:
    """Print the medians: bytes in KB (1,000 bytes), the rest as measured."""
    print(f"\n| {page} | {' | '.join(runs)} |\n| --- |{' ---: |' * len(runs)}")  # noqa: T201
    for row in ROWS:
        values = [median(run.get(row, 0) for run in each) for each in runs.values()]
        shown = [
            f"{value / 1000:.1f} KB" if row in WEIGHTS else f"{value:.3f}".rstrip("0").rstrip(".") for value in values
        ]
        print(f"| {row} | {' | '.join(shown)} |")  # noqa: T201


if __name__ == "__main__":
    main()
