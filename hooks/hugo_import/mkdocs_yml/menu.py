"""The main menu as `nav`.

Sources: https://gohugo.io/configuration/menus/ and https://gohugo.io/content-management/menus/. A page that this blog
has is named by its file; any other address of the site stays an address, `/x/`, which the build looks up
(hugo_site/addresses/nav_links.py).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from hugo_import.config import Config, weight
from hugo_import.files.addresses.places import parts_of, place_of
from hugo_import.files.front_matter import read_document, title_of
from hugo_import.mkdocs_yml.identity import base_path
from hugo_import.mkdocs_yml.menu_pages import page_entries, replaced_address
from hugo_import.plan import Plan
from hugo_import.sample import SETTINGS

Entry = Mapping[str, Any]
#: Schemes of addresses that lead out of the site.
_SCHEMES = ("http", "https", "mailto", "tel", "xmpp")
_HERE = {
    "/": "index.md",
    "/tags/": "blog/tags/index.md",
    "/archives/": "blog/archive/index.md",
    "/archive/": "blog/archive/index.md",
    "/index.html": "index.md",
}
#: Names of the menu above all pages.
_NAMES = ("main", "header", "nav", "navbar", "navigation", "primary", "top")
#: Those that are no way through a site.
_SMALL = re.compile(r"foot|social|icon|link|legal")
_TAGS = re.compile("<[^>]*>")
#: Pages without a file.
_MADE = ("tags", "categories")
#: Pages that open a section of the menu: their lists stand below them.
_INDEXES = ("blog/index.md", "blog/tags/index.md", "blog/archive/index.md")


def menu(config: Config, plan: Plan) -> list[Any]:
    """Return `nav` as the main menu has it; that of the sample, with what is here, where the site has no menu."""
    entries = _entries(config, plan)
    named = {_identifier(each) for each in entries} - {""}
    top = [each for each in entries if str(each.get("parent") or "") not in named]
    found = [item for each in sorted(top, key=_order) for item in _items(each, entries, config, plan)]
    return list(_once(found, set())) or _usual(plan)


def _once(items: list[Any], seen: set[str]) -> Iterator[Any]:
    """Yield the items; a page that stood above already by its address, for MkDocs shows a page under one name only."""
    for item in items:
        name, target = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        page = target[0] if isinstance(target, list) and len(target) == 1 else target  # one of `_INDEXES`, alone
        if name and isinstance(page, str) and page in seen:
            yield {name: posixpath.join("/", page.removesuffix(".md").removesuffix("index"), "")}
        elif isinstance(target, list):
            yield {name: list(_once(target, seen))}
        else:
            yield item
        seen.update([page] if isinstance(page, str) and page.endswith(".md") else ())


def _entries(config: Config, plan: Plan) -> list[Entry]:
    """Return the entries of the main menu, as nearly all themes call it, else of one like it, Poison's, or any."""
    menus = config.peek("menus")
    others = [name for name in menus if not _SMALL.search(name)] if isinstance(menus, Mapping) else []
    plain = config.sequence("params", "menu")  # in its own order
    configured = [name for name in _NAMES if config.peek("menus", name)]  # before one that pages alone are in
    for name in (*configured, *_NAMES, *([] if plain else others)):  # hugo-book's are `before` and `after`
        entries = [_of_page(each, plan) for each in config.sequence("menus", name) if isinstance(each, Mapping)]
        if entries := [*entries, *page_entries(name, config, plan)]:
            return entries
    return [{"weight": at, **each} for at, each in enumerate(plain, 1) if isinstance(each, Mapping)]


def _of_page(entry: Entry, plan: Plan) -> Entry:
    """Return an entry with the name that its page gives it where it has none, and without a page that there is not."""
    reference = str(entry.get("pageref") or "").strip("/").removesuffix(".md")
    if not reference or not PurePosixPath(reference).parts:
        return entry
    names = (f"{reference}.md", f"{reference}/index.md", f"{reference}/_index.md")
    places = [place_of(PurePosixPath(name), plan) for name in names]
    source = next((plan.sources[place] for place in places if place in plan.sources), None)
    is_made = PurePosixPath(reference).parts[0] in (*plan.sections, *_MADE) or not plan.texts.keys().isdisjoint(places)
    if source is None and not is_made and entry.get("url"):
        return {**entry, "pageref": ""}
    values = read_document(source).values if source else {"title": title_of(posixpath.basename(reference))}
    return {**entry, "name": entry.get("name") or values.get("linktitle") or values.get("title")}


def _order(entry: Entry) -> tuple[float, str]:
    """Return where an entry stands: by weight, then by name."""
    return weight(entry), _said(entry).casefold()


def _items(entry: Entry, entries: list[Entry], config: Config, plan: Plan) -> Iterator[Any]:
    """Yield the entry as an item of `nav`, with those below it."""
    name = _name(entry)
    others = [each for each in entries if each is not entry]  # so that no circle of them goes on for ever
    children = sorted((each for each in others if _is_below(each, entry)), key=_order)
    below = [item for each in children for item in _items(each, others, config, plan)]
    target = _target(entry, config, plan)
    if below:
        own = target if target.endswith(".md") else {name: target}
        yield {name: [own, *below] if target else below}
    elif target:
        yield {name: [target] if target in _INDEXES else target}


def _identifier(entry: Entry) -> str:
    return str(entry.get("identifier") or entry.get("name") or entry.get("title") or "")


def _is_below(entry: Entry, other: Entry) -> bool:
    parent = str(entry.get("parent") or "")
    return parent != "" and parent == _identifier(other)


def _said(entry: Entry) -> str:
    return str(entry.get("name") or entry.get("title") or entry.get("identifier") or "")


def _name(entry: Entry) -> str:
    """Return what readers see; a page that the entry names without a name of its own gives its file's."""
    name = _TAGS.sub("", _said(entry)).strip()  # an icon's
    address = str(entry.get("pageref") or entry.get("url") or "").strip("/")
    return name or posixpath.basename(address) or "menu.home"


def _target(entry: Entry, config: Config, plan: Plan) -> str:
    """Return the file or the address that an entry leads to, empty for none."""
    reference = replaced_address(str(entry.get("pageref") or ""), config, plan)
    written = str(reference or entry.get("url") or "").strip()
    place = config.first_place([("menus", name) for name in _NAMES])
    if not any(parts_of(written)) or written.startswith("#"):
        if any(_is_below(each, entry) for each in _entries(config, plan)):
            return ""
        if entry.get("url") == "":  # from the site's root: its first page
            return _HERE["/"]
        plan.report.note("menu entries that lead nowhere, left out", f"{place}: {_name(entry)}")
        return ""
    base = config.text("baseurl").rstrip("/")
    if parts_of(base).netloc and (written + "/").startswith(base + "/"):
        written = written[len(base) :] or "/"
    if written.startswith("//") or parts_of(written).scheme in _SCHEMES:
        return written
    path = "/" + (posixpath.normpath(written).lstrip("./") if written.startswith(".") else written.lstrip("/"))
    for above in filter(None, (base_path(config), _language_path(config))):
        path = path[len(above) :] if f"{path}/".startswith(f"{above}/") else path
    return _here(path or "/", plan)


def _language_path(config: Config) -> str:
    """Return where the language's site was, `/en` where that was not the root: its own root is here what it was."""
    is_below = config.chosen or config.peek("defaultcontentlanguageinsubdir") is True
    return f"/{config.language_key}" if is_below else ""


def _here(written: str, plan: Plan) -> str:
    """Return the file behind an address of the site, the address where there is none yet."""
    parts = parts_of(written)
    path = unquote(parts.path).removesuffix(".md").removesuffix("_index").removesuffix("/index")
    address = path if posixpath.splitext(path)[1] else posixpath.join(path, "")
    if parts.query or parts.fragment or unquote(parts.path).strip("/") in plan.hugo.get("as_they_are", ()):
        return written
    for name in (f"{address.strip('/')}.md", f"{address.strip('/')}/index.md"):
        if PurePosixPath("docs", name) in plan.sources or PurePosixPath("docs", name) in plan.texts:
            return name
    if plan.sections and address == f"/{plan.sections[0]}/":
        return "blog/index.md"
    planned = {each.parts[1] for each in (*plan.sources, *plan.texts) if len(each.parts) > 1}
    if address == "/search/" and address not in plan.hugo.get("moved", {}) and "search" not in planned:
        return "/?q="  # no page is needed for it, as PaperMod needs one
    return _HERE.get(address, address)


def _usual(plan: Plan) -> list[Any]:
    """Return the sample's menu without its page about its author, unless the site has such a page."""
    about = PurePosixPath("docs/about.md")
    has_about = about in plan.sources or about in plan.texts
    entries = SETTINGS[("nav",)]
    return [entry for entry in entries if has_about or "about.md" not in entry.values()]
