"""The way from the site's first page to another: breadcrumbs, for readers and for search engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape
from material.plugins.blog.structure import Archive, Post, View
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from ..files.placing import folders_above
from .listings import Listing


class Step(NamedTuple):
    """A page on the way: its address from the site's root, and its title, safe to print."""

    url: str
    title: str


def way_to(page: Page, blog: View, listings: Mapping[str, Listing], of_blog: Sequence[Listing]) -> list[Step]:
    """Return what stands between the site's first page and another, from above.

    Args:
        page: the page: the sections that it stands in lead to it; else to a post its year, to others what is above
            them in the menu; to posts the blog's index before that.
        blog: the blog's index.
        listings: what sections and terms list, by the source path of each one's page.
        of_blog: those of sections that the blog's index has.
    """
    if page.is_homepage:
        return []
    if sections := [*_sections(page, listings)][::-1]:
        is_in_blog = isinstance(page, Post) or sections[0] in of_blog
        in_blog = [Step(blog.url, str(blog.title))] if is_in_blog else []
        above = [*in_blog, *(Step(each.file.url, escape(each.title)) for each in sections)]
    else:
        above = [*_above_post(page, blog)] if isinstance(page, Post) else [*_above(page)][::-1]
    found = {step.url: step for step in above if step.url not in (page.url, "", "./")}
    return list(found.values())


def _above_post(post: Post, blog: View) -> Iterator[Step]:
    yield Step(blog.url, str(blog.title))
    year = post.config.date.created.year
    for view in blog.views:
        if isinstance(view, Archive) and view.posts[0].config.date.created.year == year:
            yield Step(view.url, str(view.title))
            return  # a year has one list


def _sections(page: Page, listings: Mapping[str, Listing]) -> Iterator[Listing]:
    """Yield the lists of the folders that a page is in, as Hugo's `Ancestors` are, the nearest first."""
    for folder in folders_above(page.file.src_uri):
        listing = listings.get(f"{folder}/_index.md") or listings.get(f"{folder}/index.md")
        if listing:
            yield listing


def _above(page: Page) -> Iterator[Step]:
    """Yield what is above a page, the nearest first; above a list's further pages, its first."""
    if isinstance(page, View) and page.pages:
        yield Step(page.pages[0].url, str(page.pages[0].title))
    for ancestor in page.ancestors:
        first = ancestor.children[0] if isinstance(ancestor, Section) and ancestor.children else ancestor
        if isinstance(first, Page):
            yield Step(first.url, str(first.title))
