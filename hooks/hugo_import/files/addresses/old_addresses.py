"""Addresses that no page of the old site has and that answered all the same: they lead on (`extra: hugo: moved`).

Sources: https://docs.netlify.com/manage/routing/redirects/overview/ (Cloudflare Pages reads the same file),
https://vercel.com/docs/redirects, https://firebase.google.com/docs/hosting/full-config and
https://httpd.apache.org/docs/2.4/mod/mod_alias.html.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from hugo_posts.front_matter.hugo_urls import HugoUrls

from hugo_import.config import Config, at
from hugo_import.files.addresses.places import parts_of
from hugo_import.files.front_matter import read_document
from hugo_import.plan import Plan

_APACHE = re.compile(
    r"\s*Redirect(?:Permanent|Temp)?\s+(?:(?:\d{3}|permanent|temp|seeother)\s+)?(/\S*)\s+(\S+)\s*", re.IGNORECASE
)
#: One of a whole address is as plain; `-` leaves the address as it is.
_APACHE_PATTERN = re.compile(
    r"(?:RewriteRule|RedirectMatch(?:\s+(?:\d{3}|permanent|temp|seeother))?)\s+(\S+)\s+(?!-(?:\s|$))(\S+)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\^/?((?:[\w/%~-]|\\?\.(?=\w))+?)(?:/\?)?\$")
#: Blocks of Apache's whose lines count for all readers.
_FOR_ALL = re.compile(r"</?(IfModule|IfDefine|IfVersion)\b", re.IGNORECASE)
_PATTERN = re.compile(r"[*:?{(\[\\|]")
#: Netlify's `id=:id` before a target, and `Country=vn` behind it.
_CONDITION = re.compile(r"[\w-]+=")
#: Where the settings of hosts say whom a redirect is for: Netlify's, and Vercel's.
_CONDITIONS = ("conditions", "query", "has", "missing")
#: Settings of hosts: the file, where the redirects stand in it, and what the old and the new address are called.
_FILES = (
    ("netlify.toml", ("redirects",), "from", "to"),
    ("vercel.json", ("redirects",), "source", "destination"),
    ("firebase.json", ("hosting", "redirects"), "source", "destination"),
)
_HERE = {"tags": "/blog/tags/", "categories": "/blog/tags/"}


class Redirect(NamedTuple):
    """A line of a server's settings: its place, the old and the new address, and if it is for some readers only."""

    place: str
    old: str
    new: str
    is_for_some: bool = False


def plan_redirects(config: Config, plan: Plan) -> None:
    """Let the redirects lead on that the old site's server was told of; name those that need a server."""
    base = config.text("baseurl").rstrip("/")
    for place, written, target, is_for_some in _redirects(config.site, plan):
        old, new = _inside(base, written), _inside(base, target)
        is_pattern = _PATTERN.search(old.removeprefix("http:").removeprefix("https:"))
        if is_for_some or is_pattern or old.removesuffix("index.html").rstrip("/") in ("", new.rstrip("/")):
            kind = "redirects by a pattern or a condition, which need a server, left out"
            plan.report.note(kind, f"{place}: {old}", "set them up where your site lives")
        elif not (old.startswith("/") and new.startswith("/") and not new.startswith("//")):
            remedy = "write a page there that links to it"
            plan.report.add("redirects to other sites, not made here", f"{place}: {old} to {new}", remedy)
        else:
            plan.move(old, new)


def _inside(base: str, address: str) -> str:
    """Return an address from the site's root; a server's has the folder that the site lives in, `/blog/x`."""
    above = next((each for each in (base, parts_of(base).path) if each and f"{address}/".startswith(f"{each}/")), "")
    return address[len(above) :] or "/"


def _redirects(site: Path, plan: Plan) -> Iterator[Redirect]:
    """Yield what `_redirects`, `.htaccess` and the settings of Netlify, Vercel and Firebase say."""
    for name in ("_redirects", ".htaccess"):
        path = plan.sources.get(PurePosixPath("docs", name)) or next(
            (each for folder in ("static", "") if (each := site / folder / name).is_file()), None
        )
        if path:
            yield from _in_htaccess(path, plan) if name == ".htaccess" else _in_lines(path, plan)
    for name, names, old, new in _FILES:
        path = site / name
        read = tomllib.loads if name.endswith(".toml") else json.loads
        try:
            settings = read(path.read_text("utf-8")) if path.is_file() else {}
        except ValueError:  # a mistake in TOML, in JSON or in UTF-8
            continue
        above = at(settings, names[:-1])
        sites = above if isinstance(above, list) else [above]  # Firebase may have several
        for entry in (each for one in sites for each in _list(at(one, names[-1:])) if isinstance(each, Mapping)):
            is_for_some = len(sites) > 1 or any(entry.get(key) for key in _CONDITIONS)
            yield Redirect(name, str(entry.get(old) or entry.get("regex", "")), str(entry.get(new, "")), is_for_some)


def _in_lines(path: Path, plan: Plan) -> Iterator[Redirect]:
    """Yield what `_redirects` says."""
    for number, line in enumerate(_lines(path), start=1):
        words = line.partition("#")[0].split()
        addresses = [word for word in words if not _CONDITION.match(word)]
        if len(addresses) > 1:
            yield Redirect(f"{plan.shown(path)}:{number}", addresses[0], addresses[1], words != addresses)


def _in_htaccess(path: Path, plan: Plan) -> Iterator[Redirect]:
    """Yield what Apache's file says; what stands in a block such as `<If>` is for some readers or files.

    So is the rule behind a `RewriteCond`, see https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html.
    """
    depth, is_asked = 0, False
    for number, line in enumerate(map(str.strip, _lines(path)), start=1):
        if line.startswith("<") and not _FOR_ALL.match(line):
            depth += -1 if line.startswith("</") else 1
        elif found := _APACHE.fullmatch(line):
            yield Redirect(f"{plan.shown(path)}:{number}", found[1], found[2], depth > 0)
        elif line.lower().startswith("rewritecond"):
            is_asked = True
        elif found := _APACHE_PATTERN.match(line):
            whole = _WHOLE.fullmatch(found[1])
            old = f"/{whole[1]}".replace("\\", "") if whole else found[1]
            new = found[2] if "://" in found[2] else f"/{found[2].lstrip('/')}"
            yield Redirect(f"{plan.shown(path)}:{number}", old, new, depth > 0 or is_asked or not whole)
            is_asked = False


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", errors="replace").splitlines()


def plan_terms(left: Iterable[Path], urls: HugoUrls, plan: Plan) -> None:
    """Let the lists of tags lead to all tags that only pages have which Hugo made no page of, and which were empty.

    Args:
        left: those pages.
        urls: the addresses of the site.
        plan: the pages that are copied are known.
    """
    lists = list(dict.fromkeys(urls.taxonomies))
    lost = {address: name for path in left for name, address in _terms(path, lists, urls)}
    if not lost:
        return
    pages = (path for target, path in plan.sources.items() if target.suffix == ".md")
    here = {address for path in pages for _, address in _terms(path, lists, urls)}
    for address, name in lost.items():
        if address not in here:
            plan.move(address, _HERE.get(name, f"/{name}/"))


def _terms(path: Path, lists: Iterable[str], urls: HugoUrls) -> Iterator[tuple[str, str]]:
    """Yield the name of the list, and the address, of each term that a page has."""
    values = read_document(path).values
    for name in lists:
        given = values.get(name)
        for term in given if isinstance(given, list) else [given] if isinstance(given, str) else []:
            if address := urls.of_term(name, str(term)):
                yield name, address
