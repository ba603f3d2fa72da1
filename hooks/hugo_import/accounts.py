"""The account at the end: every key, file and template of the Hugo site is taken over, means nothing here, or is named.

Source of the folders: https://gohugo.io/getting-started/directory-structure/.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from hugo_import.config import Config, Names, at
from hugo_import.files.theme_pages import tell_without_text
from hugo_import.known_keys import is_hugos, is_swallowed, means_nothing, shortened
from hugo_import.plan import DOCS, Plan
from hugo_import.shortcodes.uses import find_uses
from hugo_import.types_of_values import refused

#: Folders and files beside a site that are no part of what readers get.
_NO_CONTENT = frozenset(
    "archetypes exampleSite node_modules public resources themes _vendor docs bin scripts go.mod go.sum"
    " hugo_stats.json package.json package-lock.json yarn.lock pnpm-lock.yaml netlify.toml vercel.json firebase.json"
    " wrangler.toml Makefile Dockerfile docker-compose.yml LICENSE flake.nix flake.lock theme.toml requirements.txt"
    " CNAME".split()
)
_NO_CONTENT_SUFFIXES = {".md", ".sh", ".py", ".js", ".lock", ".nix", ".bat", ".ps1", ".txt", ".org"}
#: Kinds of files that this project does not run: a folder at the top, a part of the path, what it is, the remedy.
_KINDS = [
    (
        "layouts",
        "_markup/",
        "render hooks of the site's own, left out",
        "links, pictures and quotes look as they do here",
    ),
    (
        "layouts",
        "extend_",
        "additions to every page's head or foot, left out",
        "what you want goes into overrides/own/head.html or foot.html",
    ),
    ("layouts", "shortcodes/", "shortcodes of the site's own that no text uses, left out", ""),
    ("layouts", "", "page templates and partials of the site's own, left out", "pages look as Material's"),
    ("data", "", "data files for templates, left out", ""),
    ("i18n", "", "texts of the site's own for templates, left out", ""),
    ("assets", ".css", "stylesheets for the old theme, left out", "this blog's is docs/assets/blog.css"),
    ("assets", ".scss", "stylesheets for the old theme, left out", "this blog's is docs/assets/blog.css"),
    ("assets", "", "files for templates, left out", ""),
    ("static", "", "static files, left out", "copy what is missing to docs/"),
    ("content", "", "content that nothing took over", "copy what is missing to docs/"),
    (
        "config",
        "",
        "settings that a plain hugo does not read, left out",
        "copy those of another environment to config/production, and import again",
    ),
]
#: Templates of the home page (https://gohugo.io/templates/lookup-order/), and what is no text in one.
_HOMES = ("layouts/index.html", "layouts/home.html", "layouts/_default/home.html", "layouts/_default/index.html")
#: How a template asks for data files, and for another template.
_DATA = re.compile(r"\bData\b(?:\.(\w+))?")
_PARTIAL = re.compile(r'\bpartial(?:Cached)?\s+"([^"]+)"')
_NO_TEXT = re.compile(r"\{\{.*?\}\}|<!--.*?-->|<(script|style|noscript|svg|head)\b.*?</\1\s*>", re.DOTALL)
#: The shortcodes that settings below `privacy` are about (https://gohugo.io/configuration/privacy/).
_SHORTCODES = {
    "instagram": ("instagram", "instagram_simple"),
    "twitter": ("tweet", "twitter", "twitter_simple"),
    "vimeo": ("vimeo", "vimeo_simple"),
    "x": ("x", "x_simple"),
    "youtube": ("youtube",),
}
#: What is told of the settings that nobody took over, by whose they are, and what to do.
_UNREAD = {
    "theme": ("settings of the theme that nothing here reads", ""),
    "menu": ("menus beside the main one, left out", "what readers are to find goes into nav of mkdocs.yml"),
    "nobody": ("settings that Hugo does not know either where they stand", ""),
    "hugo": ("settings of Hugo's that nothing here reads", "see what each did, and whether you miss it"),
}
_SENTENCE = 30  # signs between two tags, which are more than what a button or a heading says


def account(config: Config, plan: Plan) -> None:
    """Tell in the report what nobody took over."""
    _account_keys(config, plan)
    _account_files(config, plan)
    tell_without_text(config, plan)


def account_excluded(plan: Plan, patterns: str) -> None:
    """Tell in the report which files come along that no build publishes, as `exclude_docs` keeps them back."""
    excluded = GitIgnoreSpec.from_lines(patterns.splitlines())
    for target, source in plan.sources.items():
        if target.is_relative_to(DOCS) and excluded.match_file(target.relative_to(DOCS)):
            kind = "files of kinds that are not published here, such as backups and *.psd, copied all the same"
            plan.report.note(kind, plan.shown(source), "a line !*.psd in mkdocs.yml, exclude_docs, publishes them")


def _account_keys(config: Config, plan: Plan) -> None:
    for place in (f"{config.name(file.path)}:{line}" for file in config.own for line in file.twice):
        plan.report.note("settings that stand twice, of which one counts", place, "today's Hugo refuses them")
    for key in refused(config.values):
        told = "settings with a value that Hugo refuses, left out"
        plan.report.note(told, f"{config.place(*key)}: {'.'.join(key)}")
    kinds: dict[str, list[Names]] = {kind: [] for kind in _UNREAD}
    used = {name for use in find_uses(plan) for name in use.names} if config.peek("privacy") else set()
    for each in (config, *(replace(config, chosen=key) for key in config.other_languages)):
        for key in each.unread():
            plain = each.plain(key)
            if plain[:1] == ("privacy",) and used.isdisjoint(_SHORTCODES.get("".join(plain[1:2]), ())):
                continue
            if plain and not means_nothing(plain, at(each.values, plain)):
                kinds[_kind(plain)].append(plain)
    read = [key for key in config.read if key]
    for kind, (told, remedy) in _UNREAD.items():
        if names := shortened(kinds[kind], read):
            tell = plan.report.add if kind == "hugo" else plan.report.note
            tell(f"{told}: {names}", config.place(*kinds[kind][0]) if kind != "theme" else "", remedy)


def _kind(key: Names) -> str:
    """Tell whose a key is that nobody took over."""
    if key[0] in ("params", "menus"):
        return "theme" if key[0] == "params" else "menu"
    return "hugo" if is_hugos(key) and not is_swallowed(key) else "nobody"


def _account_files(config: Config, plan: Plan) -> None:
    taken = {*plan.sources.values(), *plan.report.used, *(file.path for file in config.own)}
    shown = _data_of_home(config)
    for path in _left(config.site, taken, plan):
        name = path.relative_to(config.site).as_posix()
        top, _, inner = name.partition("/")
        found = next((each for each in _KINDS if each[0] == top and each[1] in f"/{inner}"), None)
        if name in _HOMES and _says_something(path):
            told = "a home page with a text of its own in its template, left out"
            plan.report.add(told, name, "write what is to stay into docs/index.md")
        elif top == "data" and not {"", re.split("[/.]", inner)[0]}.isdisjoint(shown):
            told = "data files that the old home page showed, left out"
            plan.report.add(told, name, "write what is to stay into docs/index.md")
        elif found:
            plan.report.note(found[2], name, found[3])
        elif inner or not _is_known(path):
            plan.report.note("files outside of Hugo's folders, left out", name)
    far = [theme for theme in config.themes if not theme.resolve().is_relative_to(config.site)]
    for path in (path for theme in far for path in sorted((theme / "content").rglob("*.md"))):
        plan.report.note("pages that a theme outside of the site brings along, left out", plan.shown(path))
    taken |= {config.site / "config", config.site / "themes"}  # which are read, or told of above
    if known := [path.name for path in sorted(config.site.iterdir()) if _is_known(path) and path not in taken]:
        plan.report.note(f"what builds and describes the old site, left out: {', '.join(known)}")


def _says_something(template: Path) -> bool:
    """Tell whether a template has a sentence in it, which was written for this site."""
    pieces = re.split(r"<[^>]*>", _NO_TEXT.sub("", template.read_text("utf-8", errors="replace")))
    return any(len(" ".join(piece.split())) >= _SENTENCE for piece in pieces)


def _data_of_home(config: Config) -> set[str]:
    """Return the names of the data that the home page's template shows; an empty one where it says so while it runs."""
    folders = [config.site, *config.themes]
    files = (folder / name for folder in folders for name in _HOMES)
    waiting, names = [*islice(filter(Path.is_file, files), 1)], set()
    for path in waiting:
        text = path.read_text("utf-8", errors="replace")
        names |= {*_DATA.findall(text)}
        for partial in _PARTIAL.findall(text):
            name = f"{partial.removesuffix('.html')}.html"
            places = [folder / "layouts" / kind / name for folder in folders for kind in ("partials", "_partials")]
            found = islice(filter(Path.is_file, places), 1)
            waiting += [each for each in found if each not in waiting]
    return names


def _is_known(path: Path) -> bool:
    """Tell whether something beside Hugo's folders is no part of what readers get."""
    is_kind = path.suffix in _NO_CONTENT_SUFFIXES and path.is_file()
    return path.name.startswith(".") or path.name in _NO_CONTENT or is_kind


def _left(site: Path, taken: set[Path], plan: Plan) -> Iterator[Path]:
    """Yield the files of the site that nobody took; hidden ones and those in folders without content are known."""

    def tell(error: OSError) -> None:
        told = "folders that cannot be read, nothing of which was copied"
        plan.report.add(told, plan.shown(Path(error.filename)), "make them readable, and run this again")

    for parent, folders, names in os.walk(site, onerror=tell):
        inner = Path(parent).relative_to(site)
        skipped = _NO_CONTENT if inner == Path() else frozenset()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in skipped)
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path not in taken:
                yield path
