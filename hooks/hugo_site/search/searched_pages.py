"""Which pages readers search, and what of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import unescape

from material.plugins.blog.structure import Post, View
from mkdocs.structure.pages import Page

from ..lists.blog_lists import LISTS
from .document import SearchDocument


def is_searchable(page: Page) -> bool:
    """Whether a page has a text of its own that its author does not hide.

    Source: https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/#search-exclusion.
    """
    own = page.meta.get("search")
    is_hidden = isinstance(own, dict) and own.get("exclude")
    return not (isinstance(page, View) or page.meta.get("template") in LISTS or is_hidden)


def document_of(page: Page, format_date: Callable[[datetime], str]) -> SearchDocument:
    """Return what of a page is searched and shown; its content is converted."""
    url = page.file.url if page.file.url != "./" else ""
    title, html = unescape(str(page.title or "")), page.content or ""
    if not isinstance(page, Post):
        return SearchDocument(url, title, html)
    created = page.config.date.created
    date = "" if page.excerpt.is_undated else format_date(created)
    tags = tuple(str(tag) for tag in page.config.categories)
    return SearchDocument(url, title, html, tags, date, created.isoformat())
