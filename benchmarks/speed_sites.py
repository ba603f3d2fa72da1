"""The sites that speed.py measures, all of the same posts: this one, and others beside it."""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import posts

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
MKDOCS = [sys.executable, "-m", "mkdocs"]
HUGO = [sys.executable, "-m", "hugo"]
OURS, PLAIN, GOHUGO, PAPERMOD, ZENSICAL = "this site", "plain Material", "Hugo", "PaperMod", "Zensical"
_PAPERMOD = """
baseURL = "https://example.org/"
title = "PaperMod"
languageCode = "vi"
defaultContentLanguage = "vi"
theme = "{theme}"
themesDir = "{themes}"
enableRobotsTXT = true
pagination.pagerSize = 10
outputs.home = ["HTML", "RSS", "JSON"]
markup.highlight.noClasses = false
markup.goldmark.renderer.unsafe = true
taxonomies.tag = "tags"
[params]
ShowReadingTime = true
ShowBreadCrumbs = true
ShowPostNavLinks = true
ShowCodeCopyButtons = true
ShowToc = true
"""


@dataclass
class Site:
    """One way to make a site of the posts."""

    name: str  # what the table calls it
    folder: Path  # where it is
    build: list[str]  # the command that builds it
    serve: list[str]  # the command that serves it; the port is added
    made: str  # what a build writes, below `folder`
    post: str  # the newest post's file
    pages: tuple[str, str]  # address of the newest post, and of a list with its beginning
    kept: list[str] = field(default_factory=list)  # what it keeps for the next build

    def clean(self) -> None:
        """Put aside what builds have left: a disk makes files slowly for half a minute after many were removed."""
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=self.folder.parent))
        for path in [self.made, *self.kept]:
            if (self.folder / path).exists():
                (self.folder / path).rename(aside / path)


def sites(folder: Path, count: int, names: Sequence[str], theme: Path) -> list[Site]:
    """Write the posts for each way to make a site of them; `theme` is PaperMod's folder."""
    makers = {
        OURS: our_site,
        PLAIN: plain_site,
        GOHUGO: hugo_site,
        PAPERMOD: lambda folder, count: papermod_site(folder, count, theme),
        ZENSICAL: zensical_site,
    }
    return [makers[name](folder / name.replace(" ", "-"), count) for name in names]


def our_site(folder: Path, count: int) -> Site:
    """Copy this project and add the posts."""
    folder.mkdir(parents=True)
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    compileall.compile_dir(folder / "hooks", quiet=2)  # as pip does with what it installs
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
    return _hugo_site(GOHUGO, folder, count)


def papermod_site(folder: Path, count: int, theme: Path) -> Site:
    """Write the site with PaperMod, as its wiki has it: lists and feeds by tag, an archive, a search index."""
    (folder / "content").mkdir(parents=True)
    (folder / "hugo.toml").write_text(_PAPERMOD.format(theme=theme.name, themes=theme.parent), encoding="utf-8")
    for layout in ("search", "archives"):
        page = f'---\ntitle: "{layout}"\nlayout: "{layout}"\nurl: "/{layout}/"\n---\n'
        (folder / f"content/{layout}.md").write_text(page, encoding="utf-8")
    return _hugo_site(PAPERMOD, folder, count)


def _hugo_site(name: str, folder: Path, count: int) -> Site:
    posts.write_posts(folder / "docs", count)
    (folder / "content").mkdir(exist_ok=True)
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
    return Site(name, folder, [*HUGO, "--quiet"], serve, "public", post, pages, ["resources"])
