"""Posts that are taken off the blog's lists: Hugo's `build.list` says so, or their pages cannot be made.

Material's blog plugin lists every post that it knows, so that its lists are put right when it has made them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import ceil

from hugo_posts.front_matter.publication import Publication
from material.plugins.blog.config import BlogConfig
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page


def take_off_lists(plugin: BlogPlugin, files: Files, publications: Mapping[str, Publication]) -> None:
    """Take posts off the lists that Hugo has them not in, and lists without posts off the site.

    Args:
        plugin: the blog plugin, with the blog's index and the lists of tags and years.
        files: the site's files.
        publications: what is published of each post, by source path.
    """
    nowhere = {path for path, publication in publications.items() if publication.listed == "never"}
    by_section_only = {path for path, publication in publications.items() if publication.listed == "local"}
    if not nowhere and not by_section_only:
        return
    unlisted = [post for post in plugin.blog.posts if post.file.src_uri in nowhere]

    def is_listed(post: Post, view: View) -> bool:
        return post.file.src_uri not in (nowhere | by_section_only if isinstance(view, Archive) else nowhere)

    for page in _emptied(plugin, is_listed):
        files.remove(page.file)
    for post in unlisted:
        post.file.inclusion = InclusionLevel.NOT_IN_NAV
        post.categories[:] = [tag for tag in post.categories if tag.posts]
        post.parent = plugin.blog


def drop_from_lists(plugin: BlogPlugin, pages: Iterable[Page]) -> list[Page]:
    """Take posts out of a blog's index, tags and years; return the lists, and pages of lists, that are empty then."""
    gone = {id(page) for page in pages}
    return _emptied(plugin, lambda post, view: id(post) not in gone)


def _emptied(plugin: BlogPlugin, is_kept: Callable[[Post, View], bool]) -> list[Page]:
    """Leave some posts in the lists, whose further pages share their posts and pages; return what is empty then."""
    blog = plugin.blog
    emptied: list[Page] = []
    for view in (blog, *blog.views):
        view.posts[:] = [post for post in view.posts if is_kept(post, view)]
        needed = ceil(len(view.posts) / _per_page(view, plugin.config)) or int(view is blog)
        emptied += view.pages[needed:] or ([] if view.posts or view is blog else [view])
        del view.pages[needed:]
    blog.views[:] = [view for view in blog.views if view.posts]
    return emptied


def _per_page(view: View, config: BlogConfig) -> int:
    own = {Archive: config.archive_pagination_per_page, Category: config.categories_pagination_per_page}
    per_page: int = own.get(type(view)) or config.pagination_per_page
    return per_page
