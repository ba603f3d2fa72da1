"""What a reader waits for: the first post here and on a plain Material site, in a real browser on a slow network.

    .venv/bin/python benchmarks/reader.py

Both sites are built, served with gzip as GitHub Pages serves them, and read three times with an empty cache by a
phone's share of a 1.6 Mbit/s line with 150 ms of delay. Material's web fonts come from Google, which cannot be asked
here: they are taken from npm's @fontsource packages, the same families, weights and ranges of letters, and served by
this machine, which spares the plain site two connections. `npm` is needed for them, once.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
POST = "docs/blog/posts/tu-bo-deep-learning.md"
PAGE = "blog/tu-bo-deep-learning/"
FONTS = {  # https://github.com/squidfunk/mkdocs-material/blob/9.8.1/src/templates/base.html, block "fonts"
    "roboto": ("5.3.0", ["300", "300-italic", "400", "400-italic", "700", "700-italic"]),
    "roboto-mono": ("5.3.0", ["400", "400-italic", "700", "700-italic"]),
}
GOOGLE = re.compile(r'https://fonts\.googleapis\.com/css[^"]*')
PACKED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt"}  # what GitHub Pages sends with gzip
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JavaScript", "Font": "fonts", "Image": "images"}
ROWS = ["HTML", "CSS", "JavaScript", "fonts", "search index, icons", "whole, without images", "images"]
ROWS += ["requests", "other hosts", "first text (ms)", "largest part (ms)", "layout shift"]
WATCH = """
window.seen = { shift: 0, largest: 0 }
new PerformanceObserver(list => list.getEntries().forEach(it => { seen.shift += it.value }))
  .observe({ type: "layout-shift", buffered: true })
new PerformanceObserver(list => { seen.largest = list.getEntries().at(-1).startTime })
  .observe({ type: "largest-contentful-paint", buffered: true })
"""
SEEN = "({...seen, first: performance.getEntriesByName('first-contentful-paint')[0].startTime})"


class GzipHandler(SimpleHTTPRequestHandler):
    """Serves a folder, text packed, and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with the packed file, where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; the value is its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(GzipHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build(folder: Path) -> Path:
    """Build the site whose mkdocs.yml is in `folder`; return the folder of its pages."""
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True)
    return folder / "site"


def ours(folder: Path) -> Path:
    """Build this project's own site."""
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(PROJECT / "mkdocs.yml", folder)
    return build(folder)


def vanilla(folder: Path) -> Path:
    """Build the plain Material site with the first post, and give it its fonts."""
    shutil.copytree(PROJECT / "benchmarks/vanilla", folder)
    for picture in ("dl", "stress.jpg"):
        source = PROJECT / "docs" / picture
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / "docs" / picture)
    post = (PROJECT / POST).read_text(encoding="utf-8").replace("---\n", "---\nslug: tu-bo-deep-learning\n", 1)
    for path, text in ((POST, post), ("docs/blog/index.md", "# Blog\n")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Vanilla\n", encoding="utf-8")
    site = build(folder)
    add_fonts(site)
    return site


def add_fonts(site: Path) -> None:
    """Let a site have Google's fonts from itself: packages from npm, kept in `.cache/`."""
    rules = ""
    for name, (version, styles) in FONTS.items():
        package = fontsource(name, version)
        for style in styles:
            rules += (package / f"{style}.css").read_text(encoding="utf-8").replace("./files/", f"{name}/")
        shutil.copytree(package / "files", site / "fonts" / name)
    (site / "fonts/google.css").write_text(rules, encoding="utf-8")
    page = site / PAGE / "index.html"
    html, found = GOOGLE.subn("../../fonts/google.css", page.read_text(encoding="utf-8"))
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


def read(browser: Browser, home: str) -> dict[str, float]:
    """Read the post once with an empty cache; return bytes by kind, counts, milliseconds and the layout shift."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
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
    page.goto(home + PAGE, wait_until="networkidle", timeout=120_000)
    for _ in range(12):  # to the end, as a reader goes
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate(SEEN)
    measured |= {"first text (ms)": seen["first"], "largest part (ms)": seen["largest"], "layout shift": seen["shift"]}
    context.close()
    return dict(measured)


def main() -> None:
    """Build both sites, read them, and print what was measured side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        sites = {"vanilla Material": vanilla(folder / "vanilla"), "this site": ours(folder / "ours")}
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in sites}
        for _ in range(given.runs):
            for name, site in sites.items():
                with served(site) as home:
                    runs[name].append(read(browser, home))
        browser.close()
    print_table(runs)


def print_table(runs: Mapping[str, list[dict[str, float]]]) -> None:
    """Print the medians: bytes in KB (1,000 bytes), the rest as measured."""
    print(f"| {PAGE} | {' | '.join(runs)} | ratio |\n| --- | ---: | ---: | ---: |")  # noqa: T201
    for row in ROWS:
        values = [median(run.get(row, 0) for run in each) for each in runs.values()]
        is_weight = row in ROWS[: ROWS.index("requests")]
        cells = [f"{value / 1000:.1f} KB" if is_weight else f"{value:.3f}".rstrip("0").rstrip(".") for value in values]
        ratio = f"{values[1] / values[0]:.2f}" if values[0] else ""
        print(f"| {row} | {' | '.join(cells)} | {ratio} |")  # noqa: T201


if __name__ == "__main__":
    main()
