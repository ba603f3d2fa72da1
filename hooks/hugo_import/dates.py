"""Dates that Hugo took from elsewhere than a post's front matter: they are written into the copy's front matter.

Sources: https://gohugo.io/configuration/front-matter/#dates (`:filename`, `:git`) and
https://gohugo.io/methods/page/gitinfo/: with `enableGitInfo`, a page's `lastmod` is the date of its file's last commit.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from hugo_posts.front_matter.document import Document, read
from hugo_posts.front_matter.hugo_date import PUBLISHED, UPDATED

from hugo_import.config import Config
from hugo_import.plan import Plan

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d{2}-\d{2}-\d{2}))?[-_]*(.*)")
_DATE = ("date", *PUBLISHED)


def add_dates(config: Config, plan: Plan) -> int:
    """Plan posts and pages with the dates that their front matter lacks; return how many."""
    order = [str(name).lower() for name in config.sequence("frontmatter", "date")]
    by_name = ":filename" in order
    by_git = last_commits(config.site) if config.get("enablegitinfo") is True else {}
    if config.get("enablegitinfo") is True and not by_git:
        kind = "dates of last changes, which Hugo took from git, left out"
        plan.report.note(kind, config.place("enablegitinfo"), "import from a clone of the repository to keep them")
    if ":filemodtime" in order or ":git" in order:
        kind = "dates of posts by their files' times, left out"
        plan.report.note(kind, config.place("frontmatter", "date"), "posts without one stand last; write date: in them")
    count = 0
    for target, source in list(plan.sources.items()):
        if target.suffix == ".md" and (by_name or source in by_git):
            post = source.read_text("utf-8", "surrogateescape")
            if text := with_dates(post, source, by_git.get(source, ""), by_name=by_name):
                plan.report.use(source)
                plan.texts[target] = text
                del plan.sources[target]
                count += 1
    return count


def with_dates(text: str, path: Path, changed: str, *, by_name: bool) -> str:
    """Return a post with the lines that it lacks; empty where it lacks none, or has no front matter to write into.

    Args:
        text: the post.
        path: its file, whose name may begin with its date.
        changed: when it was changed last; empty where that is not known.
        by_name: take the date, and the address, from the name.
    """
    document, _ = read(text)
    lines: dict[str, str] = {}
    name = path.parent.name if path.stem in ("index", "_index") else path.stem
    if by_name and (found := _DATED.match(name)) and not any(document.values.get(each) for each in _DATE):
        lines["date"] = found[1] + (f"T{found[2].replace('-', ':')}" if found[2] else "")
        if found[3] and not document.values.get("slug"):
            lines["slug"] = found[3]
    if changed and not any(document.values.get(each) for each in UPDATED):
        lines["lastmod"] = changed
    return _inserted(text, document, lines) if lines else ""


def _inserted(text: str, document: Document, lines: dict[str, str]) -> str:
    """Return a post with lines at the beginning of its front matter."""
    opening, sign = {"yaml": ("---", ": "), "toml": ("+++", " = ")}.get(document.format, ("", ""))
    if not opening:
        return ""
    written = {name: f'"{value}"' if name == "slug" else value for name, value in lines.items()}
    added = "".join(f"{name}{sign}{value}\n" for name, value in written.items())
    head, mark, rest = text.partition(opening)
    first, line_end, others = rest.partition("\n")
    return f"{head}{mark}{first}{line_end}{added}{others}"


def last_commits(site: Path) -> dict[Path, str]:
    """Return when each file of the site was committed last, in ISO 8601; nothing where there is no git."""
    git = ["git", "--no-optional-locks", "-C", str(site)]
    command = [*git, "log", "--no-renames", "-z", "--name-only", "--format=%x01%aI", "--", "."]
    try:
        top = subprocess.run([*git, "rev-parse", "--show-toplevel"], capture_output=True, check=True).stdout
        root = Path(os.fsdecode(top.rstrip(b"\n")))
        log = subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[Path, str] = {}
    for commit in os.fsdecode(log).split("\x01")[1:]:
        date, *names = re.split(r"[\0\n]+", commit)
        for name in filter(None, names):
            found.setdefault(root / name, date)
    return found
