"""How fast this site builds and serves, beside a plain Material site, the real Hugo, and Zensical where it installs.

    .venv/bin/python benchmarks/speed.py 1000
    .venv/bin/python benchmarks/speed.py 1000 5000 --runs 3 --zensical

All read the same posts (benchmarks/posts.py). The runs take turns, so that whatever else the machine does falls on all
alike; what counts are the ratios. Memory is what a process and its children hold, shared pages counted once.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

import posts
from memory import MemoryWatch

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
PATIENCE = 1800  # seconds for one build or one fresh page
MKDOCS = [sys.executable, "-m", "mkdocs"]
HUGO = [sys.executable, "-m", "hugo"]
OURS, PLAIN, GOHUGO, ZENSICAL = "this site", "plain Material", "Hugo", "Zensical"
Results = dict[tuple[int, str], dict[str, list[float]]]


@dataclass
class Site:
    """One way to make a site of the posts.

    Attributes:
        name: what the table calls it.
        folder: where it is.
        build: the command that builds it.
        serve: the command that serves it; the port is added.
        made: what a build writes, below `folder`.
        kept: what it keeps for the next build.
        post: the newest post's file.
        pages: address of the newest post, and of a list with its beginning.
    """

    name: str
    folder: Path
    build: list[str]
    serve: list[str]
    made: str
    post: str
    pages: tuple[str, str]
    kept: list[str] = field(default_factory=list)

    def clean(self) -> None:
        """Put aside what builds have left: a disk makes files slowly for half a minute after many were removed."""
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=self.folder.parent))
        for path in [self.made, *self.kept]:
            if (self.folder / path).exists():
                (self.folder / path).rename(aside / path)


def sites(folder: Path, count: int, names: Sequence[str]) -> list[Site]:
    """Write the posts for each way to make a site of them."""
    makers = {OURS: our_site, PLAIN: plain_site, GOHUGO: hugo_site, ZENSICAL: zensical_site}
    return [makers[name](folder / name.replace(" ", "-"), count) for name in names]


def our_site(folder: Path, count: int) -> Site:
    """Copy this project and add the posts."""
    folder.mkdir(parents=True)
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    posts.write_posts(folder / "docs", count)
    return _mkdocs_site(OURS, folder, [".cache"])


def plain_site(folder: Path, count: int) -> Site:
    """Write the plain Material site; it gets a page for each tag as this site does, so tags are its categories."""
    shutil.copytree(HERE / "vanilla", folder, ignore=shutil.ignore_patterns("__pycache__"))
    posts.write_posts(folder / "docs", count)
    settings = folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("{slug}", "{file}"), encoding="utf-8"
    )  # as addresses are here
    for path in (folder / "docs/blog/posts").iterdir():
        path.write_text(path.read_text("utf-8").replace("\ntags:", "\ncategories:", 1), encoding="utf-8")
    for path, title in ((folder / "docs/index.md", "Home"), (folder / "docs/blog/index.md", "Blog")):
        path.write_text(f"# {title}\n", encoding="utf-8")
    return _mkdocs_site(PLAIN, folder, [])


def _mkdocs_site(name: str, folder: Path, kept: list[str]) -> Site:
    post, pages = "docs/blog/posts/post-0.md", ("/blog/post-0/", "/blog/")
    build, serve = [*MKDOCS, "build", "--quiet"], [*MKDOCS, "serve", "--dev-addr"]
    return Site(name, folder, build, serve, "site", post, pages, kept)


def zensical_site(folder: Path, count: int) -> Site:
    """Write the plain site for Zensical, in an environment of its own."""
    site = plain_site(folder, count)
    environment = folder.parent / "zensical-environment"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin/python", "-m", "pip", "install", "--quiet", "zensical"], check=True)
    command = str(environment / "bin/zensical")
    site.name, site.kept = ZENSICAL, [".cache"]
    site.build, site.serve = [command, "build"], [command, "serve", "--dev-addr"]
    return site


def hugo_site(folder: Path, count: int) -> Site:
    """Write the site with the small theme; years are a taxonomy there."""
    shutil.copytree(HERE / "hugo", folder)
    posts.write_posts(folder / "docs", count)
    (folder / "content").mkdir()
    shutil.move(folder / "docs/blog/posts", folder / "content/posts")
    shutil.move(folder / "docs", folder / "static")
    shutil.rmtree(folder / "static/blog")
    for path in (folder / "content/posts").iterdir():
        text = path.read_text("utf-8")
        year = re.search(r"^date: (\d{4})", text, re.MULTILINE)
        assert year
        path.write_text(text.replace("\ntags:", f'\nyears: ["{year[1]}"]\ntags:', 1), encoding="utf-8")
    serve = [*HUGO, "server", "--port"]
    post, pages = "content/posts/post-0.md", ("/posts/post-0/", "/")
    return Site(GOHUGO, folder, [*HUGO, "--quiet"], serve, "public", post, pages, ["resources"])


def run(site: Site) -> tuple[float, float]:
    """Build a site; return seconds and the most memory held meanwhile, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        site.build, cwd=site.folder, env=_environment(), start_new_session=True, stdout=subprocess.DEVNULL
    )
    memory = MemoryWatch(process)
    if process.wait(PATIENCE):
        raise SystemExit(f"{site.name}: the build failed")
    return time.perf_counter() - start, memory.most


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


@contextmanager
def edited(site: Site, word: str) -> Iterator[None]:
    """Put a word at the beginning of the newest post's text for a while."""
    path = site.folder / site.post
    before = path.read_text("utf-8")
    path.write_text(before.replace("\n> ", f"\n> {word} ", 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def measure_builds(site: Site, results: dict[str, list[float]]) -> None:
    """Build from nothing, then again, then with one post changed."""
    site.clean()
    seconds, megabytes = run(site)
    results["clean build"].append(seconds)
    results["memory"].append(megabytes)
    if site.name == OURS:  # nobody else keeps anything
        results["nothing changed"].append(run(site)[0])
        with edited(site, "Tươi"):
            results["one post changed"].append(run(site)[0])


def measure_serve(site: Site, results: dict[str, list[float]], runs: int) -> None:
    """Serve a site, save a post a few times, and wait for its page and a list to be fresh."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = str(port) if site.name == GOHUGO else f"127.0.0.1:{port}"
    silent = subprocess.DEVNULL
    command = [*site.serve, address]
    process = subprocess.Popen(command, cwd=site.folder, env=_environment(), stdout=silent, stderr=silent)
    try:
        until(lambda: all("post-0" in _get(port, page) for page in site.pages))
        for number in range(runs):
            time.sleep(2)  # what the last save has set going is over
            word = f"Tươi{number}"
            start = time.perf_counter()
            with edited(site, word):
                until(lambda word=word: all(word in _get(port, page) for page in site.pages))  # type: ignore[misc]
                results["save to fresh"].append(time.perf_counter() - start)
            until(lambda word=word: not any(word in _get(port, page) for page in site.pages))  # type: ignore[misc]
    finally:
        process.terminate()
        process.wait(PATIENCE)


def until(come: Callable[[], bool]) -> None:
    """Wait until `come` is true."""
    end = time.monotonic() + PATIENCE
    while not come():
        if time.monotonic() > end:
            raise SystemExit("A server did not become fresh")
        time.sleep(0.005)


def _get(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):  # it does not listen yet, or writes the page just now
        return ""
    finally:
        connection.close()


def tables(results: Results) -> Iterator[str]:
    """Yield the lines of the report: medians, then ratios beside the targets."""
    yield f"\n{date.today()}, {len(os.sched_getaffinity(0))} processors; medians in seconds, memory in MB\n"
    rows = ["clean build", "nothing changed", "one post changed", "save to fresh", "memory"]
    yield f"| posts | | {' | '.join(rows)} |\n| --- | --- | {' | '.join('---' for _ in rows)} |"
    for (count, name), measured in results.items():
        cells = [f"{median(measured[row]):.2f}" if measured.get(row) else "" for row in rows]
        yield f"| {count} | {name} | {' | '.join(cells)} |"
    yield "\n| this site's share | of plain Material | of Hugo | targets |\n| --- | --- | --- | --- |"
    targets = {"clean build": "0.30 (5,000: 0.25), 3", "save to fresh": "0.005, 0.5", "memory": "1.25, –"}
    for count in sorted({count for count, _ in results}):
        for row in rows:
            measured_against = "clean build" if row.endswith("changed") else row
            shares = [_share(results, count, row, name, measured_against) for name in (PLAIN, GOHUGO)]
            yield f"| {row}, {count} posts | {' | '.join(shares)} | {targets.get(row, '0.12, 1.4')} |"
    counts = sorted({count for count, name in results if name == OURS and results[count, name].get("clean build")})
    if len(counts) > 1:
        first, last = (median(results[count, OURS]["clean build"]) for count in (counts[0], counts[-1]))
        yield f"\nA clean build grows from {counts[0]} to {counts[-1]} posts {last / first:.2f} times (target: 5.5)"


def _share(results: Results, count: int, row: str, name: str, other_row: str) -> str:
    ours, theirs = results.get((count, OURS), {}).get(row), results.get((count, name), {}).get(other_row)
    return f"{median(ours) / median(theirs):.3f}" if ours and theirs else ""


def _tell(count: int, name: str, results: Results) -> None:
    """Say on the terminal what was measured up to now: a whole run takes an hour."""
    measured = {row: [round(value, 2) for value in values] for row, values in results[count, name].items()}
    sys.stderr.write(f"{count} {name}: {measured}\n")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1000], help="how many posts")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without-plain", action="store_true", help="leave out the plain Material site")
    parser.add_argument("--without-serve", action="store_true", help="measure builds only")
    parser.add_argument("--zensical", action="store_true", help="measure Zensical, too")
    given = parser.parse_args()
    names = [OURS, *([] if given.without_plain else [PLAIN]), GOHUGO, *([ZENSICAL] if given.zensical else [])]
    results: Results = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory(prefix="speed_") as folder:
        for count in given.counts:
            made = sites(Path(folder, str(count)), count, names)
            for _ in range(given.runs):
                for site in made:
                    measure_builds(site, results[count, site.name])
                    _tell(count, site.name, results)
            for site in () if given.without_serve else sorted(made, key=lambda site: site.name == PLAIN):
                measure_serve(site, results[count, site.name], 1 if site.name == PLAIN else given.runs)
                _tell(count, site.name, results)
    for line in tables(results):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
