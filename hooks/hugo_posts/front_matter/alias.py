"""Aliases: older addresses of a page, which lead on to it.

Source: https://gohugo.io/content-management/urls/#aliases.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable


def alias_addresses(aliases: Iterable[str], address: str) -> list[str]:
    """Return the addresses that `aliases` name; relative ones begin at the folder above the page's `address`.

    The site's root and addresses of other sites are left out: neither can lead on from here.
    """
    home = posixpath.dirname(address.rstrip("/")) or "/"
    found: list[str] = []
    for alias in aliases:
        path = posixpath.normpath(posixpath.join("/", home, alias.strip().replace("\\", "/")))
        path = "/" + path.lstrip("/")
        if is_local_alias(alias) and path != "/":
            found.append(path if path.endswith((".html", ".htm")) else f"{path}/")
    return list(dict.fromkeys(found))


def is_local_alias(alias: str) -> bool:
    """Tell whether an alias is an address of this site and holds nothing that no address holds."""
    return alias.strip() != "" and "://" not in alias and alias.isprintable()
