"""Pages at old addresses that lead to the new ones: static files, as GitHub Pages has no redirect rules.

Hugo writes the same kind of page for `aliases` (https://gohugo.io/content-management/urls/#aliases).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from ..languages.files import written_as
from ..log import log
from ..security.policy import script_hash
from ..settings.folders import folders_of
from ..settings.mkdocs_yml import place_of
from ..texts.texts import Texts
from .old_addresses import Content
from .taken import TakenPlaces, is_too_long, written_later

#: Unlike the refresh, which is for browsers without JavaScript, it keeps the part of the page that was asked for.
_SCRIPT = 'location.replace(document.querySelector("a").href + location.hash)'
_PAGE = f"""\
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {script_hash(_SCRIPT)}">
    <title>{{title}}</title>
    <link rel="canonical" href="{{canonical}}">
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="0; url={{url}}">
  </head>
  <body>
    <p>{{told}}</p>
    <script>{_SCRIPT}</script>
  </body>
</html>
"""


def add_moved(files: Files, moved: Mapping[str, str], config: MkDocsConfig, texts: Texts) -> None:
    """Add to `files` a page for every address in `moved` that leads on, where nothing else stands.

    `moved` has the address of today, from the site's root, for each of old. What leads in a circle is warned of.
    """
    places = TakenPlaces(files, folders_of(config).docs, written_later(config))
    leads = {redirect_path(address): url for address, url in moved.items()}
    leads = {path: url for path, url in leads.items() if not places.holder(path)}
    for path, url in leads.items():
        if circle := _circle(path, leads):
            if path == min(circle):  # told once
                said = [f"/{each.removesuffix('index.html')}" for each in circle]
                line = place_of(Path(config.config_file_path), ["extra", "hugo", "moved"], [said[0].rstrip("/")])
                told = "%s: extra.hugo.moved: %s goes in a circle; let one of them lead to a page"
                log.warning(told, line, " to ".join(said))
            continue
        page = redirect_page(path, url.lstrip("/"), config.site_url, texts)
        files.append(_generated(File.generated(config, path, content=page)))


def _circle(path: str, leads: Mapping[str, str]) -> list[str]:
    """Return the paths that a path which leads on leads back to itself by, nothing where it does not."""
    way = [path]
    while (url := leads.get(way[-1])) is not None:
        there = redirect_path(url.partition("#")[0].partition("?")[0])
        if there == path:
            return [*way, path]
        if there in way:
            break
        way.append(there)
    return []


def _generated(file: File) -> File:
    """Return a file that is part of the site whatever its name, such as that of the tag `.NET`."""
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def add_old_files(files: Files, old: Mapping[str, File], config: MkDocsConfig) -> dict[str, File]:
    """Add to `files` one more of each file that is no page, at its old address, as no page can lead there.

    Returns those for which there was a place.
    """
    added: dict[str, File] = {}
    places = TakenPlaces(files, folders_of(config).docs, written_later(config))
    for address, file in old.items():
        path = address.strip("/")
        if not places.holder(path) and file.abs_src_path:
            places.take(path, file.src_uri)
            files.append(_generated(File.generated(config, path, abs_src_path=file.abs_src_path)))
            added[address] = file
    return added


def add_redirects(files: Files, old: Mapping[str, File], content: Content, config: MkDocsConfig, texts: Texts) -> None:
    """Add to `files` a page for every address in `old` that leads to the address its file has now.

    An address that something else has now is left to it, with a warning when that is another page or a file, but for
    the pages above all posts, which the blog has whether its author asked for them or not.
    """
    lines = {source.file.src_uri: source.line("aliases") for source in content.everything}
    own = {file.src_uri for file in (content.blog.file, *content.indexes.values())}
    docs_dir = folders_of(config).docs
    taken = {file.dest_uri: file for file in files}
    places = TakenPlaces(files, docs_dir, written_later(config))
    for address, target in old.items():
        path = redirect_path(address)
        holding = taken.get(path)
        if is_too_long(path):
            told = "%s/%s:1: old address %s is too long for a file; shorten it"
            log.warning(told, docs_dir, written_as(target), address)
        elif holding is target or (holding and holding.src_uri in own):
            continue
        elif not (holder := places.holder(path)):
            taken[path] = target
            places.take(path, f"the alias {address} of {docs_dir}/{target.src_uri}")
            page = redirect_page(path, target.url, config.site_url, texts)
            files.append(_generated(File.generated(config, path, content=page)))
        elif not target.generated_by or path in taken:  # nobody has asked for the addresses of a generated list
            told = "%s/%s:%d: old address %s belongs to %s; remove the alias, or rename one of the two"
            log.warning(told, docs_dir, written_as(target), lines.get(target.src_uri, 1), address, holder)


def drop_redirects(files: Files, old: dict[str, File]) -> None:
    """Take out of `files` and of `old` the addresses that lead to a file which is not there any more."""
    there = {id(file) for file in files}
    for address in [address for address, target in old.items() if id(target) not in there]:
        del old[address]
        page = files.get_file_from_path(redirect_path(address))
        if page and page.generated_by:
            files.remove(page)


def redirect_path(address: str) -> str:
    """Return the file, relative to the site's root, that answers at `address` (`/posts/x/` or `/old.html`)."""
    path = posixpath.normpath(posixpath.join("/", address)).lstrip("/")
    is_file = path.endswith((".html", ".htm")) and not address.endswith("/")
    return path if is_file else posixpath.join(path, "index.html")


def redirect_page(path: str, target: str, site_url: str | None, texts: Texts) -> str:
    """Return the HTML of a page that leads on.

    Args:
        path: the file it is written to, relative to the site's root.
        target: address of the page that it leads to, relative to the site's root.
        site_url: address of the site, for the canonical link.
        texts: what it says, in its language.
    """
    url = get_relative_url(target, quote(path.removesuffix("index.html")))
    link = f'<a href="{escape(url)}">{texts.text("moved.link")}</a>'
    return _PAGE.format(
        language=texts.language,
        direction=texts.direction,
        title=texts.text("moved.title"),
        url=escape(url),
        canonical=escape(urljoin(site_url or url, target) if site_url else url),
        told=texts.text("moved.text", link=link),
    )
