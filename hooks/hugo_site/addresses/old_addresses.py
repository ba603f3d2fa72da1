"""The addresses that readers of the Hugo blog know, and the pages that they lead to now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hugo_posts.front_matter.permalink import alias_addresses, hugo_address, sanitise
from material.plugins.blog.config import BlogConfig
from material.plugins.blog.structure import Category, View
from mkdocs.structure.files import File, Files

from ..reading.posts import SourcePost
from ..settings.hugo_settings import HugoSettings


@dataclass(frozen=True)
class HugoAddresses:
    """Where things were in Hugo, from the site's root.

    Attributes:
        pages: the page of today for every address of old.
        posts: the address of every post, by source path.
    """

    pages: Mapping[str, File]
    posts: Mapping[str, str]


def old_addresses(
    posts: Iterable[SourcePost], blog: View, pages: Mapping[str, File], settings: HugoSettings
) -> dict[str, File]:
    """Return files by address from the site's root; of two that had one address, the first keeps it.

    Args:
        posts: the posts.
        blog: the blog's index, with the lists of tags.
        pages: the pages above the posts, tags and years, by their names in Hugo, e.g. `tags`.
        settings: what the Hugo blog was like.
    """
    posts = list(posts)
    found: dict[str, File] = {}
    for address, file in [*_of_posts(posts, settings), *_of_lists(blog, pages), *_of_aliases(posts, settings)]:
        found.setdefault(address, file)
    return found


def unpublished(posts: Iterable[SourcePost], blog_dir: str, pattern: str) -> dict[str, str]:
    """Return the file, as the author knows it, of each post that is left out, by its source path and its addresses.

    Args:
        posts: the posts that are not published now.
        blog_dir: the blog's folder, below which it would live.
        pattern: the pattern of old addresses.
    """
    return {
        address: source.name
        for source in posts
        for address in (
            source.file.src_uri,
            f"{blog_dir}/{source.post.meta['slug']}",
            hugo_address(source.post.page, pattern),
        )
    }


def index_pages(files: Files, blog: View, blog_config: BlogConfig, settings: HugoSettings) -> dict[str, File]:
    """Return the pages above posts, tags and years by the names that they have in a blog with PaperMod."""
    names = {
        settings.section: blog.file.src_uri,
        "tags": _index_path(blog_config, blog_config.categories_url_format),
        "categories": _index_path(blog_config, blog_config.categories_url_format),
        "archives": _index_path(blog_config, blog_config.archive_url_format),
    }
    return {name: file for name, path in names.items() if (file := files.get_file_from_path(path))}


def _index_path(config: BlogConfig, url_format: str) -> str:
    """Return the source path of the page above lists whose addresses `url_format` says, e.g. `tags/{slug}`."""
    return posixpath.join(config.blog_dir, posixpath.dirname(url_format), "index.md")


def _of_posts(posts: Iterable[SourcePost], settings: HugoSettings) -> Iterator[tuple[str, File]]:
    for source in posts:
        if not source.post.page.url:
            yield hugo_address(source.post.page, settings.pattern), source.file


def _of_aliases(posts: Iterable[SourcePost], settings: HugoSettings) -> Iterator[tuple[str, File]]:
    for source in posts:
        own = hugo_address(source.post.page, settings.pattern)
        for alias in alias_addresses(source.post.meta["aliases"], own):
            yield alias, source.file


def _of_lists(blog: View, pages: Mapping[str, File]) -> Iterator[tuple[str, File]]:
    for name, file in pages.items():
        yield f"/{name}/", file
    for view in blog.views:
        name = sanitise(view.name.replace(" ", "-")) if isinstance(view, Category) else ""
        if name and ".." not in name.split("/"):
            yield f"/tags/{name}/", view.file
            yield f"/categories/{name}/", view.file
