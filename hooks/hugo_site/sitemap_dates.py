"""When each page was changed last, for the sitemap: the dates that posts say, never that of the build.

MkDocs gives every page the day of the build (mkdocs/structure/pages.py, `update_date`), so that search engines would
be told every day that all pages are new (https://www.sitemaps.org/protocol.html#lastmoddef), and equal builds differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from hugo_posts.hugo_date import NO_DATE
from material.plugins.blog.structure import Post, View
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

#: The day of pages that say none; overrides/sitemap.xml leaves it out, but MkDocs wants a date of every page.
UNKNOWN = "1970-01-01"
#: Templates of pages that list the newest posts, or all.
_LISTS = {"home.html", "tags.html", "archive.html"}


def date_pages(files: Files, posts: Sequence[Post]) -> None:
    """Give every page the day on which it was changed last: a list that of its newest post."""
    newest = _newest(posts)
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = _day(file.page, newest)


def _day(page: Page, newest: str) -> str:
    if isinstance(page, Post):
        return _newest([page])
    if isinstance(page, View):
        return _newest(page.posts)
    if page.meta.get("template") in _LISTS:
        return newest
    said = page.meta.get("lastmod") or page.meta.get("date")
    return (said.date() if isinstance(said, datetime) else said).isoformat() if isinstance(said, date) else UNKNOWN


def _newest(posts: Iterable[Post]) -> str:
    changes = (post.config.date.updated or post.config.date.created for post in posts)
    return max((day.date().isoformat() for day in changes if day != NO_DATE), default=UNKNOWN)
