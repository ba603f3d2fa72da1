"""When each page was changed last, for the sitemap: the dates that posts say, never that of the build.

MkDocs gives every page the day of the build (mkdocs/structure/pages.py, `update_date`), so that search engines would
be told every day that all pages are new (https://www.sitemaps.org/protocol.html#lastmoddef), and equal builds differ.
"""

from __future__ import annotations

from datetime import date, datetime

from hugo_posts.front_matter.hugo_date import TOO_LATE
from material.plugins.blog.structure import Post, View
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..lists.blog_lists import LISTS

#: The day of pages that say none; overrides/sitemap.xml leaves it out, but MkDocs wants a date of every page.
UNKNOWN = "1970-01-01"


def date_pages(files: Files, blog: View) -> None:
    """Give every page the day on which it was changed last: a list that of its newest post."""
    days = {post.file.src_uri: _changed(post) for post in blog.posts}
    for view in (blog, *blog.views):
        newest = max((days[post.file.src_uri] for post in view.posts), default=UNKNOWN)
        days |= {page.file.src_uri: newest for page in view.pages or [view]}
    for file in files.documentation_pages():
        if file.page:
            is_list = file.page.meta.get("template") in LISTS
            day = days[blog.file.src_uri] if is_list else days.get(file.src_uri)
            file.page.update_date = day or _said(file.page)


def _changed(post: Post) -> str:
    day = post.config.date.updated or post.config.date.created
    return UNKNOWN if post.excerpt.is_undated else _holdable(day.date())


def _said(page: Page) -> str:
    """Return the day that a page's own front matter says."""
    said = page.meta.get("lastmod") or page.meta.get("date")
    return _holdable(said.date() if isinstance(said, datetime) else said) if isinstance(said, date) else UNKNOWN


def _holdable(day: date) -> str:
    """Return a day as text if sitemap.xml.gz can hold it: gzip counts the seconds from 1970 to 2106 (RFC 1952)."""
    return day.isoformat() if 1970 <= day.year < TOO_LATE else UNKNOWN
