"""Pages at old addresses that lead to the new ones: static files, as GitHub Pages has no redirect rules.

Hugo writes the same kind of page for `aliases` (https://gohugo.io/content-management/urls/#aliases).
"""

from __future__ import annotations

import posixpath
from html import escape
from urllib.parse import quote, unquote

from mkdocs.utils import get_relative_url

_PAGE = """\
<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <link rel="canonical" href="{canonical}">
    <meta name="robots" content="noindex">
    <script>location.replace("{url}" + location.hash)</script>
    <meta http-equiv="refresh" content="0; url={url}">
  </head>
  <body>
    <p>Trang này đã chuyển tới <a href="{url}">{title}</a>.</p>
  </body>
</html>
"""


def redirect_path(address: str) -> str:
    """Return the file, relative to the site's root, that answers at `address` (`/posts/x/` or `/old.html`)."""
    path = posixpath.normpath(posixpath.join("/", unquote(address))).lstrip("/")
    return path if path.endswith((".html", ".htm")) else posixpath.join(path, "index.html")


def redirect_page(path: str, target: str, *, title: str, canonical: str | None) -> str:
    """Return the HTML of a page that leads on.

    Args:
        path: the file it is written to, relative to the site's root.
        target: address of the page that it leads to, relative to the site's root.
        title: title of that page, as text.
        canonical: full address of that page, if known.
    """
    folder = path.removesuffix("index.html") if path.endswith("index.html") else path
    url = escape(get_relative_url(target, quote(folder)))
    return _PAGE.format(title=escape(title), url=url, canonical=escape(canonical or "") or url)
