"""Kills builds, lets two run at once, turns clocks back, fills disks, makes projects up; then compares whole trees.

By hand: .venv/bin/python benchmarks/rough_ground.py [--kills 200] [--pairs 20] [--projects 100] [--seed 1]

Whatever has happened to the site's folder and to `.cache`, the next build must give the tree of a build that knows
nothing of the last one (`extra: hugo: fast: false`). tests/test_rough_ground.py does a little of it once a week.
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
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from site_builder import ENVIRONMENT, copy_project, mkdocs

Report = Callable[[str], None]
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


def unheard(_told: str) -> None:
    """Tell nobody how far it is."""


def start(project: Path) -> subprocess.Popen[str]:
    """Begin a build."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
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
    done = mkdocs(project, "build", *arguments)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "Traceback" not in done.stdout, done.stdout[-3000:]
    return done.stdout


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


def kill_builds(project: Path, count: int, chance: random.Random, report: Report = unheard) -> None:
    """Kill so many builds at random moments, each after an edit; compare trees after every tenth."""
    began = time.monotonic()
    built(project)
    longest = time.monotonic() - began  # to wait for a kill; it follows the machine, which is not always as quick
    killed = over = 0
    while killed < count:
        edit(project, chance)
        process = start(project)
        time.sleep(chance.uniform(0, longest))
        process.kill()
        output, _ = process.communicate()
        assert "Traceback" not in output, output[-3000:]
        if process.returncode == 0:
            over += 1
            longest *= 0.9
            continue
        killed += 1
        longest *= 1.05
        if killed % 10 == 0 or killed == count:
            assert_as_new(project)
            report(f"{killed} of {count} builds killed, {over} were over before")


def pair_builds(project: Path, count: int, chance: random.Random, report: Report = unheard) -> None:
    """Let two builds run at once, the second at a random moment of the first; both must give a whole site."""
    for number in range(1, count + 1):
        edit(project, chance)
        first = start(project)
        time.sleep(chance.uniform(0, 0.5))
        second = start(project)
        for each in (first, second):
            output, _ = each.communicate()
            assert each.returncode == 0, output[-3000:]
            assert "Traceback" not in output, output[-3000:]
        assert_as_new(project)
        report(f"{number} of {count} pairs")


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


def build_made_up(project: Path, chance: random.Random) -> None:
    """Put other made-up content into a project, or leave what it has; its next build must be as a slow one."""
    if chance.random() < 0.8:
        for path in project.glob("docs/**/*.md"):
            if "made up" in path.read_text(encoding="utf-8"):
                path.unlink()
        for name, text in made_up(chance).items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text}\n<!-- made up -->\n", encoding="utf-8")
    assert_as_new(project)


class Trials:
    """Trials of one kind after the other: what fails is kept, told at the end, and the others go on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = copy_project(folder / "project")
        self.failed = 0
        self.began = time.monotonic()

    def report(self, told: str) -> None:
        """Say how far it is."""
        print(f"{time.monotonic() - self.began:5.0f} s  {told}", flush=True)  # noqa: T201

    def run(self, kind: str, trial: Callable[[], None]) -> None:
        """Do one trial; after a fault keep the project as it is, and go on with a new one."""
        try:
            trial()
        except AssertionError as error:
            self.failed += 1
            kept = self.folder / f"failed-{self.failed}"
            self.project.rename(kept)
            self.project = copy_project(self.folder / "project")
            self.report(f"FAILED: {kind}, kept in {kept}: {error}")


def main() -> None:
    """Do all of it, and print what was done; the exit code says whether all was as new."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, default in (("kills", 200), ("pairs", 20), ("projects", 100), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    trials = Trials(Path(tempfile.mkdtemp(prefix="rough-ground-")))
    for begun in range(0, options.kills, 50):
        count = min(50, options.kills - begun)
        trials.run("kills", partial(kill_builds, trials.project, count, chance, trials.report))
    trials.run("pairs", partial(pair_builds, trials.project, options.pairs, chance, trials.report))
    trials.run("clocks turned back", partial(turn_clocks_back, trials.project, chance))
    for _ in range(10):
        trials.run("a full disk", partial(fill_disk, trials.project, chance))
    trials.report("clocks turned back once, 10 full disks")
    for number in range(1, options.projects + 1):
        trials.run("made-up project", partial(build_made_up, trials.project, chance))
        if number % 5 == 0 or number == options.projects:
            trials.report(f"{number} of {options.projects} made-up projects")
    trials.report(f"done, {trials.failed} failed")
    sys.exit(trials.failed > 0)


if __name__ == "__main__":
    main()
