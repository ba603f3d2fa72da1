"""What lists of posts show: a card per post, tags with counts, posts by year and month."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure.toc import AnchorLink


@dataclass
class Card:
    """A post in a list; stands where Material's `Excerpt` does, which would render the whole post for each list.

    Attributes:
        post: the post.
        summary: the beginning of the post as plain text.
        image: address of the picture to show, relative to the site's root, or a full one; None without picture.
    """

    post: Post
    summary: str = ""
    image: str | None = None
    toc: Any = field(default_factory=lambda: SimpleNamespace(items=[]))

    def __getattr__(self, name: str) -> Any:
        """Give templates the post's own title, url, config, meta, authors and categories."""
        return getattr(self.post, name)

    def render(self, page: View, separator: str) -> None:
        """Do nothing: there is nothing to render (called by Material for every list)."""


def first_image(html: str, page_url: str) -> str | None:
    """Return the address, relative to the site's root, of the first image in a page's HTML; None without one."""
    finder = _ImageFinder()
    finder.feed(html)
    source = finder.source
    if not source or urlsplit(source).scheme or source.startswith("//"):
        return source
    return posixpath.normpath(posixpath.join("/", page_url, source)).lstrip("/")


def deepen(toc: Iterable[AnchorLink]) -> None:
    """Count the headings of a post one level deeper, as its title stands above them.

    Material takes a heading of the first level for the page's title and shows only what is below it.
    """
    for link in toc:
        link.level += 1
        deepen(link.children)


class _ImageFinder(HTMLParser):
    source: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img" and self.source is None and "twemoji" not in (dict(attrs).get("class") or ""):
            self.source = dict(attrs).get("src")


@dataclass(frozen=True)
class Period:
    """Posts of one year or month, newest first."""

    number: int
    posts: Sequence[Post]
    months: Sequence[Period] = ()


def by_year_and_month(posts: Sequence[Post]) -> list[Period]:
    """Return posts grouped by year, and within by month, all newest first."""
    ordered = sorted(posts, key=lambda post: post.config.date.created, reverse=True)
    years = [(year, list(group)) for year, group in groupby(ordered, lambda post: post.config.date.created.year)]
    return [Period(year, group, _by_month(group)) for year, group in years]


def _by_month(posts: Sequence[Post]) -> list[Period]:
    return [Period(month, list(group)) for month, group in groupby(posts, lambda post: post.config.date.created.month)]


@dataclass(frozen=True)
class BlogLists:
    """What templates ask for, as `hugo_blog`.

    Attributes:
        blog: the blog's index with its posts and views.
    """

    blog: View

    def latest(self, count: int) -> list[Card]:
        """Return the cards of the newest posts."""
        return [post.excerpt for post in self.blog.posts[:count]]

    @property
    def posts(self) -> Sequence[Post]:
        """All posts, newest first."""
        return self.blog.posts

    @property
    def years(self) -> list[Period]:
        """All posts by year and month."""
        return by_year_and_month(self.blog.posts)

    @property
    def tags(self) -> list[Category]:
        """All tags by name; by their ASCII addresses, so that `đ` stands beside `d`."""
        tags = [view for view in self.blog.views if isinstance(view, Category)]
        return sorted(tags, key=lambda tag: tag.url.rstrip("/"))

    def year_url(self, year: int) -> str:
        """Return the address of a year's own list, relative to the site's root."""
        archives = (view for view in self.blog.views if isinstance(view, Archive))
        return next(view.url for view in archives if view.posts[0].config.date.created.year == year)
