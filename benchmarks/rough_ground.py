"""Kills builds, lets two run at once, turns clocks back, fills disks, makes projects up; then compares whole trees.

By hand: .venv/bin/python benchmarks/rough_ground.py [--kills 200] [--pairs 20] [--projects 100] [--seed 1]

Whatever has happened to the site's folder and to `.cache`, the next build must give the tree of a build that knows
nothing of the last one (`extra: hugo: fast: false`). tests/test_rough_ground.py does a little of it each time.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from site_builder import ENVIRONMENT, copy_project

SLOW = "INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n"
#: What names, titles, tags and addresses are made of.
SCRAPS = (
    "a",
    "Bài",
    "đ",
    "ă",
    " ",
    ".",
    "-",
    "_",
    "%",
    "#",
    "?",
    "&",
    "'",
    '"',
    "<",
    "日本",
    "\u0301",
    "e",
    "+",
    "1",
    "~",
)
DATES = (
    "2024-03-09",
    "1900-01-01",
    "1969-12-31",
    "2999-01-01",
    "0001-01-01",
    "9999-12-31",
    "2024-02-30",
    "x",
    "",
    "20240309",
)
TEXTS = (
    "Chữ.\n\n{{< figure src=/dl/dl.jpg >}}\n",
    "[a](/stress.jpg) [b](../x.md) [c](#d)\n\n## d {#d}\n",
    "<div>\n\n`<container id>`\n\n<!--\n",
    "```\nkhông đóng\n",
    "{{< open\n\n$$x$$\n\n| a |\n|---|\n",
    "- a\n - b\n\n   - c\n\n> [!NOTE]\n> d\n",
    "![](khong-co.png)\n\n<script>alert(1)</script>\n",
    "",
)


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin a build."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def built(project: Path, *arguments: str) -> str:
    """Build; return what was printed.

    Raises:
        AssertionError: the build ended in an error.
    """
    process = start(project, *arguments)
    output, _ = process.communicate()
    assert process.returncode == 0, output[-3000:]
    assert "Traceback" not in output, output[-3000:]
    return output


def tree(folder: Path) -> dict[str, bytes]:
    """Return a folder's files by path."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def assert_as_new(project: Path) -> None:
    """Build as always, and as if for the first time; fail if the two differ."""
    (project / "slow.yml").write_text(SLOW, encoding="utf-8")
    built(project)
    built(project, "--config-file=slow.yml", "--site-dir=site-slow")
    left, right = tree(project / "site"), tree(project / "site-slow")
    differ = sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))
    assert not differ, differ[:10]


def edit(project: Path, chance: random.Random) -> None:
    """Write, change or delete a post."""
    path = project / f"docs/blog/posts/bai-{chance.randrange(12)}.md"
    if chance.random() < 0.3:
        path.unlink(missing_ok=True)
    else:
        tag = chance.choice(["một", "hai", "ba"])
        text = f"---\ntitle: {chance.random()}\ndate: 2023-05-0{chance.randrange(1, 9)}\ntags: [{tag}]\n---\n\nChữ.\n"
        path.write_text(text * 1, encoding="utf-8")


def kill_builds(project: Path, count: int, chance: random.Random) -> None:
    """Kill builds at random moments, each after an edit; compare trees after every twentieth."""
    began = time.monotonic()
    built(project)
    usual = time.monotonic() - began
    for number in range(1, count + 1):
        edit(project, chance)
        process = start(project)
        time.sleep(chance.uniform(0, usual * 1.1))
        process.kill()
        process.communicate()
        if number % 20 == 0 or number == count:
            assert_as_new(project)


def pair_builds(project: Path, count: int, chance: random.Random) -> None:
    """Let two builds run at once, the second at a random moment of the first; both must give a whole site."""
    for _ in range(count):
        edit(project, chance)
        first = start(project)
        time.sleep(chance.uniform(0, 0.5))
        second = start(project)
        for each in (first, second):
            output, _ = each.communicate()
            assert each.returncode == 0, output[-3000:]
            assert "Traceback" not in output, output[-3000:]
        assert_as_new(project)


def turn_clocks_back(project: Path, chance: random.Random) -> None:
    """Let all that was built be newer than now, and what it is built from be of any time; delete a post."""
    built(project)
    soon = time.time() + 86_400
    for path in (project / "site").rglob("*"):
        os.utime(path, (soon, soon))
    for path in (project / "docs").rglob("*.md"):
        then = soon - chance.randrange(0, 10**8)
        os.utime(path, (then, then))
    for path in sorted((project / "docs/blog/posts").glob("bai-*.md"))[:1]:
        path.unlink()
    assert_as_new(project)


def fill_disk(project: Path, chance: random.Random) -> None:
    """Let no file be longer than a few bytes, as on a full disk; the build says so in a line, the next one is whole."""
    limit = chance.choice([1, 500, 20_000, 60_000])
    edit(project, chance)
    process = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert "Traceback" not in process.stdout + process.stderr, process.stderr[-3000:]
    assert_as_new(project)


def fill_disks(project: Path, chance: random.Random) -> None:
    """Do that ten times."""
    for _ in range(10):
        fill_disk(project, chance)


def made_up(chance: random.Random) -> dict[str, str]:
    """Return the posts and pages of a project that nobody would write."""

    def scrap() -> str:
        return "".join(chance.choices(SCRAPS, k=chance.randrange(1, 9)))

    files: dict[str, str] = {}
    for _ in range(chance.randrange(1, 8)):
        name = scrap().replace("/", "").strip(". ") or "x"
        tags = ", ".join(f"'{scrap().replace(chr(39), '')}'" for _ in range(chance.randrange(3)))
        alias = (
            chance.choice(["/", "", "../"]) + scrap().replace("'", "") + chance.choice(["", "/", ".html", "/index.xml"])
        )
        lines = [
            f"title: {chance.choice(['', repr(scrap())])}",
            f"date: {chance.choice(DATES)}",
            f"lastmod: {chance.choice(DATES)}",
            f"tags: [{tags}]",
            f"aliases: ['{alias}']",
            f"{chance.choice(['slug', 'url', 'x'])}: '{scrap().replace(chr(39), '')}'",
        ]
        chance.shuffle(lines)
        text = "\n".join(
            ["---", *lines[: chance.randrange(7)], "---", "", chance.choice(TEXTS) * chance.choice([1, 1, 50])]
        )
        folder = chance.choice(["docs/blog/posts/", "docs/blog/posts/", "docs/", "docs/notes/"])
        files[f"{folder}{name}.md"] = text
    return files


def build_made_up(folder: Path, count: int, chance: random.Random) -> None:
    """Build made-up projects twice; the second build, from what was kept, must be as a slow one."""
    for number in range(count):
        project = copy_project(folder / f"made-up-{number}", made_up(chance))
        built(project)
        assert_as_new(project)


def main() -> None:
    """Do all of it, and print what was done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, default in (("kills", 200), ("pairs", 20), ("projects", 100), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        steps: list[tuple[str, Callable[[], None]]] = [
            (f"{options.kills} builds killed", lambda: kill_builds(project, options.kills, chance)),
            (f"{options.pairs} pairs of builds at once", lambda: pair_builds(project, options.pairs, chance)),
            ("clocks turned back", lambda: turn_clocks_back(project, chance)),
            ("full disks", lambda: fill_disks(project, chance)),
            (f"{options.projects} made-up projects", lambda: build_made_up(Path(folder), options.projects, chance)),
        ]
        for told, step in steps:
            began = time.monotonic()
            step()
            print(f"{told}: whole trees as new after {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
