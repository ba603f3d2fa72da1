"""How fast this site builds and serves, beside Hugo with PaperMod and with a small theme, and a plain Material site.

    .venv/bin/python benchmarks/speed.py 10 100 1000 --papermod ../sites/themes/PaperMod --short
    .venv/bin/python benchmarks/speed.py 1000 5000 --runs 3 --zensical

All read the same posts (benchmarks/posts.py). The runs take turns, so that whatever else the machine does falls on all
alike; what counts are the ratios, those of processor time above all where the machine does other work. Memory is what
a process and its children hold, shared pages counted once.
"""

from __future__ import annotations

import argparse
import http.client
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from memory import MemoryWatch
from speed_sites import GOHUGO, OURS, PAPERMOD, PLAIN, ZENSICAL, Site, sites

PATIENCE = 1800  # seconds for one build or one fresh page
Results = dict[tuple[int, str], dict[str, list[float]]]
ROWS = ["clean build", "nothing changed", "one post changed", "save to fresh", "memory"]
CPU = ", CPU"
#: What is wanted of this site: shares of PaperMod's clean build, save or memory, by numbers of posts; else seconds.
SHARES = {
    "clean build": {1000: 1.7, 5000: 0.9},
    "nothing changed": {1000: 0.45, 5000: 0.2},
    "one post changed": {1000: 0.5, 5000: 0.22},
    "save to fresh": {10: 0.5, 100: 0.5, 1000: 0.5, 5000: 0.5},
    "memory": {1000: 1, 5000: 0.8},
}
SECONDS = {"clean build": {10: 1.2, 100: 2.2}, "nothing changed": {10: 0.7, 100: 0.8}}


def run(site: Site) -> tuple[float, float, float]:
    """Build a site; return seconds, seconds of all processors, and the most memory held meanwhile, in MB."""
    start, before = time.perf_counter(), _processor_time()
    process = subprocess.Popen(
        site.build, cwd=site.folder, env=_environment(), start_new_session=True, stdout=subprocess.DEVNULL
    )
    memory = MemoryWatch(process)
    if process.wait(PATIENCE):
        raise SystemExit(f"{site.name}: the build failed")
    return time.perf_counter() - start, _processor_time() - before, memory.most


def _processor_time() -> float:
    """Return the processor time of all builds that have ended, and of all that they had started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


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

    def measure(row: str) -> float:
        seconds, processor, megabytes = run(site)
        results[row].append(seconds)
        results[row + CPU].append(processor)
        return megabytes

    site.clean()
    results["memory"].append(measure("clean build"))
    if site.name == OURS:  # nobody else keeps anything
        measure("nothing changed")
        with edited(site, "Tươi"):
            measure("one post changed")


def measure_serve(site: Site, results: dict[str, list[float]], runs: int) -> None:
    """Serve a site, save a post a few times, and wait for its page and a list to be fresh."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = str(port) if site.name in (GOHUGO, PAPERMOD) else f"127.0.0.1:{port}"
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
    """Yield the lines of the report: medians, then shares beside the targets."""
    yield f"\n{date.today()}, {len(os.sched_getaffinity(0))} processors; medians; seconds, those of processors; MB\n"
    yield f"| posts | | {' | '.join(ROWS)} |\n| --- | --- | {' | '.join('---' for _ in ROWS)} |"
    for (count, name), measured in results.items():
        yield f"| {count} | {name} | {' | '.join(_cell(measured, row) for row in ROWS)} |"
    others = (PAPERMOD, GOHUGO, PLAIN)
    yield "\n| this site's share | " + " | ".join(f"of {name}, of its CPU" for name in others) + " | targets |"
    yield f"| --- | {' | '.join('---' for _ in others)} | --- |"
    for count in sorted({count for count, _ in results}):
        for row in ROWS:
            shares = [_shares(results, count, row, name) for name in others]
            yield f"| {row}, {count} posts | {' | '.join(shares)} | {_target(count, row)} |"
    counts = sorted({count for count, name in results if name == OURS and results[count, name].get("clean build")})
    if len(counts) > 1:
        first, last = (median(results[count, OURS]["clean build"]) for count in (counts[0], counts[-1]))
        yield f"\nA clean build grows from {counts[0]} to {counts[-1]} posts {last / first:.2f} times"


def _cell(measured: dict[str, list[float]], row: str) -> str:
    return ", ".join(f"{median(measured[each]):.2f}" for each in (row, row + CPU) if measured.get(each))


def _shares(results: Results, count: int, row: str, name: str) -> str:
    """Return our share of another site's time, or memory; of the clean build where only we keep anything."""
    theirs = "clean build" if row.endswith("changed") else row
    ours, other = results.get((count, OURS), {}), results.get((count, name), {})
    pairs = [(ours.get(row + end), other.get(theirs + end)) for end in ("", CPU)]
    return ", ".join(f"{median(left) / median(right):.2f}" for left, right in pairs if left and right)


def _target(count: int, row: str) -> str:
    if seconds := SECONDS.get(row, {}).get(count):
        return f"{seconds} s"
    share = SHARES[row].get(count)
    return f"{share} of {PAPERMOD}" if share else ""


def _tell(count: int, name: str, results: Results) -> None:
    """Say on the terminal what was measured up to now: a whole run takes an hour."""
    measured = {row: [round(value, 2) for value in values] for row, values in results[count, name].items()}
    sys.stderr.write(f"{count} {name}: {measured}\n")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1000], help="how many posts")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--papermod", type=Path, metavar="FOLDER", help="measure Hugo with this checkout of PaperMod")
    parser.add_argument("--short", action="store_true", help="build the plain Material site once, and do not serve it")
    parser.add_argument("--without-plain", action="store_true", help="leave out the plain Material site")
    parser.add_argument("--without-serve", action="store_true", help="measure builds only")
    parser.add_argument("--zensical", action="store_true", help="measure Zensical, too")
    given = parser.parse_args()
    names = [OURS, *([PAPERMOD] if given.papermod else []), GOHUGO, *([] if given.without_plain else [PLAIN])]
    names += [ZENSICAL] if given.zensical else []
    results: Results = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory(prefix="speed_") as folder:
        for count in given.counts:
            theme = (given.papermod or Path()).resolve()
            made = sites(Path(folder, str(count)), count, names, theme)
            for number in range(given.runs):
                for site in made:
                    if not (given.short and site.name == PLAIN and number):
                        measure_builds(site, results[count, site.name])
                        _tell(count, site.name, results)
            for site in () if given.without_serve else sorted(made, key=lambda site: site.name == PLAIN):
                if not (given.short and site.name == PLAIN):
                    measure_serve(site, results[count, site.name], 1 if site.name == PLAIN else given.runs)
                    _tell(count, site.name, results)
    for line in tables(results):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
