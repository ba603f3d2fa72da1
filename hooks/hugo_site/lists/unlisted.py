"""Posts that have a page and stand in no list: Hugo's `build.list`.

Material's blog plugin lists every post that it knows, so that its lists are put right when it has made them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil

from hugo_posts.front_matter.publication import Publication
from material.plugins.blog.config import BlogConfig
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure.files import Files, InclusionLevel


def take_off_lists(blog: View, config: BlogConfig, files: Files, publications: Mapping[str, Publication]) -> list[Post]:
    """Take posts off the lists that Hugo has them not in, and lists without posts off the site.

    Args:
        blog: the blog's index, with the lists of tags and years.
        config: the blog plugin's settings.
        files: the site's files.
        publications: what is published of each post, by source path.

    Returns:
        The posts that no list has.
    """
    listed = {path: publication.listed for path, publication in publications.items()}
    nowhere = {path for path, listing in listed.items() if listing == "never"}
    by_section_only = {path for path, listing in listed.items() if listing == "local"}
    unlisted = [post for post in blog.posts if post.file.src_uri in nowhere]
    if not nowhere and not by_section_only:
        return []
    for view in (blog, *blog.views):
        _take_off(view, nowhere | by_section_only if isinstance(view, Archive) else nowhere)
        _drop_pages(view, files, ceil(len(view.posts) / _per_page(view, config)) or 1)
    empty = [view for view in blog.views if not view.posts]
    for view in empty:
        files.remove(view.file)
    blog.views[:] = [view for view in blog.views if view.posts]
    for post in unlisted:
        post.file.inclusion = InclusionLevel.NOT_IN_NAV
        post.categories[:] = [tag for tag in post.categories if tag.posts]
        post.parent = blog
    return unlisted


def _take_off(view: View, paths: Collection[str]) -> None:
    view.posts[:] = [post for post in view.posts if post.file.src_uri not in paths]


def _drop_pages(view: View, files: Files, count: int) -> None:
    """Remove a list's further pages that have no posts any more; all of them share one list of pages."""
    for page in view.pages[count:]:
        files.remove(page.file)
    del view.pages[count:]


def _per_page(view: View, config: BlogConfig) -> int:
    own = {Archive: config.archive_pagination_per_page, Category: config.categories_pagination_per_page}
    per_page: int = own.get(type(view)) or config.pagination_per_page
    return per_page
