"""What the real Hugo makes of shortcodes' uses, where there is a Hugo: one small site with a page for each use."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any

from hugo_posts.front_matter.hugo_date import read_date
from mkdocs.utils import write_file

from hugo_import.files.hugo_program import hugo_command, run_hugo
from hugo_import.shortcodes.candidates import runs_inline
from hugo_import.shortcodes.layouts import Layouts
from hugo_import.shortcodes.uses import Use

BASE = "https://example.org"
_ATTEMPTS = 12  # builds, as each that fails names one template that today's Hugo refuses
_PARTIAL = re.compile(r"html/template:_?(?:partials/)([\w./-]+\.html)|template: _?partials/([\w./-]+\.html)")
_PAGE = re.compile(r"content/posts/(case-\d+/[^:\"]+\.md)")
_FAULT = re.compile(
    r'failed to render shortcode "([^"]+)"|template for shortcode "([^"]+)" not found|The "(\w+)" shortcode was'
    r"|/_?shortcodes/([\w/-]+)\.html[\":]|template: _?shortcodes/([\w/-]+)\.html"
)
#: Front matter that says how a page is published, not what is on it.
_PUBLISHING = frozenset(
    "aliases build cascade draft expirydate layout linktitle markup outputs pubdate publishdate published slug"
    " type unpublishdate url".split()
)
#: Folders that a shortcode sees, and their place in the small site: that of older Hugos' names is the new name's, as
#: Hugo would else take a theme's `_shortcodes/figure.html` before the site's own `shortcodes/figure.html`.
_MOUNTED = {
    "assets": "assets",
    "data": "data",
    "i18n": "i18n",
    "layouts/_partials": "layouts/_partials",
    "layouts/partials": "layouts/_partials",
    "layouts/_shortcodes": "layouts/_shortcodes",
    "layouts/shortcodes": "layouts/_shortcodes",
}
#: Folders of a site that the small one has itself, or that nothing is read from.
_NOT_READ = frozenset("archetypes config content layouts node_modules public resources themes".split())
#: A function that Hugo had once, e.g. `getJSON`.
_GONE = re.compile(r'function "(\w+)" not defined')
#: What Hugo says at its end where templates called `errorf`, as of a file that is not there: all pages are written.
_LOGGED = "error building site: logged "
_TOLD = re.compile(r"^ERROR (.+)$", re.MULTILINE)
#: Stand in for a template: of a shortcode that has a closing tag, and of one that has none; Hugo takes no other.
_EMPTY = ("{{ with .Inner }}{{ end }}", "{{/**/}}")
#: https://gohugo.io/shortcodes/
_IN_HUGO = frozenset("details figure highlight instagram param qr ref relref vimeo x youtube".split())
_SINGLE = "{{ .Content }}"
_MOST_FILES = 200  # of one page's bundle


@dataclass
class Answers:
    """What Hugo said."""

    html: dict[int, str] = field(default_factory=dict)  # the HTML of each use, by its number
    refused: set[str] = field(default_factory=set)  # shortcodes that today's Hugo refuses
    told: list[str] = field(default_factory=list)  # what templates said, by `errorf`, of uses that they do not like


def ask_hugo(uses: Sequence[Use], layouts: Layouts, folder: Path) -> Answers | None:
    """Return what Hugo makes of the uses; None without a Hugo, or when it fails for a reason of its own.

    Args:
        uses: the uses.
        layouts: the site's templates.
        folder: an empty folder to build in.
    """
    hugo = hugo_command()
    if hugo is None:
        return None
    names = {name for use in uses for name in use.names}
    _write(folder / "layouts/_default/single.html", _SINGLE)
    (folder / "hugo.json").write_text(json.dumps(_settings(layouts), default=str), encoding="utf-8")
    if any("readfile" in source.text.lower() for name in names if (source := layouts.shortcode(name))):
        _link_files(layouts.config.site, folder)
    for number, use in enumerate(uses):
        _write_page(folder / "content/posts" / f"case-{number}", use)
    answers = Answers()
    unknown = {name for name in names if not layouts.shortcode(name) and name not in _IN_HUGO}
    _leave_out(unknown, uses, folder, answers)
    for _ in range(_ATTEMPTS):
        done = run_hugo([*hugo, "--source", str(folder)])
        if done is None:
            return None
        said = done[1][done[1].find("ERROR") :]
        if done[0] == 0:
            return _read(len(uses), folder, answers)
        gone, fault = _GONE.search(said), _FAULT.search(said)
        refused = layouts.asking(gone[1]) if gone else set()
        refused |= {next(filter(None, fault.groups())).lower()} if fault else set()
        if not (_leave_out(refused, uses, folder, answers) or _put_aside(said, folder)):
            answers.told = _TOLD.findall(said)
            return _read(len(uses), folder, answers) if _LOGGED in said else None
    return None


def _read(number_of_uses: int, folder: Path, answers: Answers) -> Answers:
    """Return the answers with the HTML of each use that was written."""
    for number in range(number_of_uses):
        path = folder / f"public{address_of(number)}index.html"
        if path.is_file() and (text := path.read_text(encoding="utf-8")):
            answers.html[number] = text
    return answers


def _leave_out(names: set[str], uses: Sequence[Use], folder: Path, answers: Answers) -> bool:
    """Put empty templates in the place of those that Hugo refuses; tell whether that changed anything."""
    for name in names - answers.refused:
        closing = re.compile(rf"\{{\{{[<%]\s*(?:/\s*{re.escape(name)}\b|{re.escape(name)}\b[^{{}}]*/[>%]\}})", re.I)
        has_none = not any(closing.search(use.text) for use in uses)
        _write(folder / "layouts/_shortcodes" / f"{name}.html", _EMPTY[has_none])
    is_new = bool(names - answers.refused)
    answers.refused |= names
    return is_new


def _put_aside(said: str, folder: Path) -> bool:
    """Put nothing in the place of the partial or the page that Hugo refuses; tell whether that was possible."""
    partial, page = _PARTIAL.search(said), _PAGE.search(said)
    if partial:
        place = folder / "layouts/_partials" / next(filter(None, partial.groups()))
    else:
        place = folder / "content/posts" / page[1] if page else folder
    if place.is_dir() or (place.exists() and not place.read_text(encoding="utf-8")):
        return False
    _write(place, "")
    return True


def address_of(number: int) -> str:
    """Return the address of the page of a use in the small site."""
    return f"/posts/case-{number}/"


def _settings(layouts: Layouts) -> dict[str, Any]:
    """Return the small site's settings: its own of the site that a shortcode can see."""
    config = layouts.config
    markup = config.peek("markup")
    mounts = [{"source": name, "target": name} for name in ("content", "layouts")]
    folders = [(home / name, target) for home in layouts.homes for name, target in _MOUNTED.items()]
    mounts += [{"source": str(path), "target": target} for path, target in folders if path.is_dir()]
    return {
        "baseURL": BASE,
        "title": config.peek("title") or "",
        "locale": config.language,
        "defaultContentLanguage": config.language_key or "en",
        "enableEmoji": bool(config.peek("enableemoji")),
        "params": config.peek("params") or {},
        "markup": {**(markup if isinstance(markup, Mapping) else {}), "highlight": {"codeFences": False}},
        "module": {"mounts": mounts},
        # a trial would take a minute where the network does not answer
        "security": {"http": {"urls": ["none"]}, "enableInlineShortcodes": runs_inline(config)},
        "buildFuture": True,
        "disableKinds": ["sitemap", "rss", "taxonomy", "term", "section", "404"],
        "refLinksErrorLevel": "WARNING",
        "refLinksNotFoundURL": "/x",
    }


def _link_files(site: Path, folder: Path) -> None:
    """Let `readFile` find what it finds in the site, whose folder it starts from, and in its content."""
    for path in (*site.iterdir(), *(site / "content").glob("*/")):
        if path.is_dir() and path.name not in _NOT_READ and not path.name.startswith("."):
            shutil.copytree(path, folder / path.name, copy_function=_link, dirs_exist_ok=True)


def _write_page(folder: Path, use: Use) -> None:
    values = {name: value for name, value in use.document.values.items() if name not in _PUBLISHING}
    if read_date(values.get("date"), UTC) is None:
        values.pop("date", None)  # by which Hugo would refuse the page
    stem = use.source.stem if use.source else "index"
    name = "index" if stem.startswith("index.") else stem  # `index.de.md` is a bundle, too
    if name != "index":
        values["url"] = f"/posts/{folder.name}/"
    front_matter = json.dumps(values, default=str, ensure_ascii=False, indent=1)
    _write(folder / f"{name}.md", f"{front_matter}\n\n{use.text}\n")
    for name, path in bundle(use).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(path, target)


def _link(source: str | Path, target: str | Path) -> None:
    """Let a file stand in a second place, as a copy where links are not to be had."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def bundle(use: Use) -> dict[str, Path]:
    """Return the files of the bundle that the text with a use belongs to, by their names from its folder."""
    if use.source is None or not use.source.name.startswith("index."):
        return {}
    home = use.source.parent
    files = sorted(path for path in home.rglob("*") if path.is_file() and path.suffix not in (".md", ".html"))
    return {path.relative_to(home).as_posix(): path for path in files[:_MOST_FILES]}


def _write(path: Path, text: str) -> None:
    write_file(text.encode(), str(path))
