"""Addresses of the site in mkdocs.yml's `nav`, such as Hugo's menus have them: `- Categories: /categories/`.

MkDocs prints such an address as it is, which leads out of a site below a sub-path. Here it leads to what the site has
there, a page of today for one of old.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Section

from ..log import log
from ..settings.mkdocs_yml import place_of
from .lookup import Addresses, Place


def lead_on(
    items: Iterable[StructureItem],
    addresses: Addresses,
    home: File,
    elsewhere: Callable[[str], str | None],
    mkdocs_yml: Path,
) -> None:
    """Give the links of the navigation that begin with a slash the address of what they name.

    Args:
        items: the navigation; a link that leads nowhere is warned of.
        addresses: what the site has.
        home: any page of the site.
        elsewhere: returns where a path leads in another language's site, from the host's root.
        mkdocs_yml: the file that names them.
    """
    for item in items:
        if isinstance(item, Section):
            lead_on(item.children, addresses, home, elsewhere, mkdocs_yml)
        elif isinstance(item, Link) and item.url.startswith("/") and not item.url.startswith("//"):
            parts = urlsplit(item.url)
            place = addresses.find(parts.path, home)
            if place is None and (page := addresses.content.find(parts.path, home)):
                place = Place(page.url, page)
            if place is None and (there := elsewhere(parts.path)):
                item.url = parts._replace(path=there).geturl()
                continue
            if place is None:
                told = "%s: nav: %s (%s) is no address of this site; name a file of docs/, or take it out"
                log.warning(told, place_of(mkdocs_yml, ["nav"], [item.url]), item.url, item.title)
            item.url = parts._replace(path=place.url if place else parts.path.lstrip("/")).geturl() or "."
