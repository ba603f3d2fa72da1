"""The addresses that readers of the Hugo blog know, and the pages that they lead to now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page
from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass
from material.plugins.blog.config import BlogConfig
from material.plugins.blog.structure import Category, View
from mkdocs.structure.files import File, Files

from ..files.placing import file_at, folder_at
from ..reading.posts import SourcePost
from ..reading.terms import terms_of, written_in
from ..settings.hugo_settings import HugoSettings


@dataclass(frozen=True)
class HugoAddresses:
    """Where things were in Hugo, from the site's root."""

    lists: Sequence[tuple[str, str]]  # addresses of old of lists, each with the source path of the list of today
    posts: Mapping[str, str]  # the address of every post, by source path
    feeds: Sequence[str] = ()  # further names of feeds beside `index.xml`


@dataclass(frozen=True)
class Content:
    """What the site holds that had an address in Hugo."""

    posts: Sequence[SourcePost]
    sections: Sequence[SourcePost]  # pages above some of the posts, `_index.md`
    pages: Sequence[SourcePost]  # all other pages
    blog: View  # the blog's index, with the lists of tags
    indexes: Mapping[str, File]  # the pages above the posts, tags and years, by their names in Hugo, e.g. `tags`
    lists: Sequence[tuple[File, int]] = ()  # all other lists' pages, each with the number of what it lists
    #: `_index.md` of the posts' folder, in whose place the blog's index stands; None without one.
    above: SourcePost | None = None

    @property
    def everything(self) -> list[SourcePost]:
        """All posts and pages."""
        return [*self.posts, *self.sections, *self.pages]

    @property
    def tagged(self) -> list[SourcePost]:
        """All that may name a term; in Hugo a list's own page counts among what the term lists."""
        return [*self.everything, *([self.above] if self.above else [])]


def old_addresses(content: Content, settings: HugoSettings) -> dict[str, File]:
    """Return files by address from the site's root; of two that had one address, the first keeps it."""
    found: dict[str, File] = {}
    written = {file.dest_uri for file in (*(page.file for page in content.pages), *(file for file, _ in content.lists))}
    # a section of that name has its list within that of all posts, one of a taxonomy's name within the taxonomy's
    here = {f"/{unquote(file.url)}" for file in (content.blog.file, *(file for file, _ in content.lists))}
    sections = [each for each in content.sections if settings.urls.of(each.post.page) not in here]
    for address, file in [
        *_of_posts([*content.posts, *sections], settings),
        *(pair for pair in _of_lists(content, settings) if file_at(pair[0]) not in written),
        *_of_aliases(content.everything, settings),
        *_of_aliases([replace(content.above, file=content.blog.file)] if content.above else [], settings),
    ]:
        found.setdefault(address, file)
    return found


def hugo_addresses(content: Content, settings: HugoSettings, key: str = "") -> HugoAddresses:
    """Return where posts were, and lists with their feeds; with `key`, a language's, below that, too."""
    posts = {source.file.src_uri: settings.urls.of(source.post.page) for source in content.posts}
    lists = [*_addresses_of_lists(content, settings)]
    if key:
        own = [(f"/{unquote(file.url)}", file.src_uri) for file, _ in content.lists]
        lists += [(f"/{key}{address}", path) for address, path in [*lists, *own, ("/", content.blog.file.src_uri)]]
    return HugoAddresses(lists, posts, settings.feeds)


def _addresses_of_lists(content: Content, settings: HugoSettings) -> Iterator[tuple[str, str]]:
    for name in content.indexes:
        if name != "archives":  # a page, which had no feed
            yield _of_index(name, settings), content.blog.file.src_uri
    for section in content.sections:
        yield settings.urls.of(section.post.page), section.file.src_uri
    for address in settings.moved:
        if address.endswith("/"):  # a list in Hugo, as `/en/`, or no harm
            yield address, content.blog.file.src_uri
    for address, _, file in _of_tags(content, settings):
        yield address, file.src_uri


def _of_tags(content: Content, settings: HugoSettings) -> Iterator[tuple[str, int, File]]:
    """Yield where Hugo lists a tag, how much it lists there, and the list here: ` x` is another tag in Hugo alone."""
    tags = {tag_key(view.name): view.file for view in content.blog.views if isinstance(view, Category)}
    for taxonomy in ("tags", "categories"):
        for term in terms_of(content.tagged, taxonomy, written_in).values():
            address = settings.urls.of_term(taxonomy, term.name)
            if address and (file := tags.get(tag_key(" ".join(term.name.split())))):
                yield address, len(term.sources), file


def feed_addresses(content: Content, settings: HugoSettings) -> Iterator[str]:
    """Yield the addresses of the feeds and of the list of posts, which no file stands for until all pages are made.

    See announce/feed_files.py and announce/search_list.py.
    """
    old = hugo_addresses(content, settings)
    views = [view.file for view in content.blog.views if isinstance(view, Category)]
    now = [unquote(file.url) for file in (*views, *(file for file, _ in content.lists))]
    for address in ["", *(address for address, _ in old.lists), *now]:
        for name in ("index.xml", "feed.json", *old.feeds):
            yield f"{folder_at(address)}/{name}".lstrip("/")
    if settings.search_index:
        yield "index.json"


def unpublished(posts: Iterable[SourcePost], blog_dir: str, urls: HugoUrls) -> dict[str, str]:
    """Return the file, as the author knows it, of each post that is left out, by its source path and its addresses.

    Args:
        posts: the posts that are not published now.
        blog_dir: the blog's folder, below which it would live.
        urls: the addresses of old.
    """
    return {
        address: source.name
        for source in posts
        for address in (source.file.src_uri, f"{blog_dir}/{source.post.meta['slug']}", urls.of(source.post.page))
    }


def index_pages(files: Files, blog: View, blog_config: BlogConfig, settings: HugoSettings) -> dict[str, File]:
    """Return the pages above posts, tags and years by the names that they have in a blog with PaperMod."""
    section = settings.section and settings.urls.of(Page(f"{settings.section}/_index.md", rules=settings.urls.rules))
    names = {
        section.strip("/"): blog.file.src_uri,
        "tags": _index_path(blog_config, blog_config.categories_url_format),
        "categories": _index_path(blog_config, blog_config.categories_url_format),
        "archives": _index_path(blog_config, blog_config.archive_url_format),
    }
    return {name: file for name, path in names.items() if name and (file := files.get_file_from_path(path))}


def paths_above_lists(config: BlogConfig) -> list[str]:
    """Return the source paths of the pages above posts, tags and years."""
    return [_index_path(config, each) for each in ("x", config.categories_url_format, config.archive_url_format)]


def _index_path(config: BlogConfig, url_format: str) -> str:
    """Return the source path of the page above lists whose addresses `url_format` says, e.g. `tags/{slug}`."""
    return posixpath.join(config.blog_dir, posixpath.dirname(url_format), "index.md")


def _of_posts(posts: Iterable[SourcePost], settings: HugoSettings) -> Iterator[tuple[str, File]]:
    for source in posts:
        if not source.post.page.url or source.file.name == "_index":
            yield settings.urls.of(source.post.page), source.file


def _of_aliases(sources: Iterable[SourcePost], settings: HugoSettings) -> Iterator[tuple[str, File]]:
    for source in sources:
        page = source.post.page
        for alias in settings.urls.of_aliases(source.post.meta["aliases"], settings.urls.of(page), page.section):
            yield alias, source.file


def _of_lists(content: Content, settings: HugoSettings) -> Iterator[tuple[str, File]]:
    for name, file in content.indexes.items():
        yield _of_index(name, settings), file
    for view in content.blog.views:
        for taxonomy in ("tags", "categories") if isinstance(view, Category) else ():
            if address := settings.urls.of_term(taxonomy, view.name):
                yield address, view.file
    yield from ((address, file) for address, _, file in _of_tags(content, settings))


def _of_index(name: str, settings: HugoSettings) -> str:
    return settings.urls.of_taxonomy(name) if name in ("tags", "categories") else f"/{name}/"


def further_pages(content: Content, settings: HugoSettings) -> Iterator[tuple[str, File]]:
    """Yield the addresses that further pages of lists had, with the lists."""
    if settings.pager < 1:
        return
    sizes = {name: len(terms_of(content.tagged, name)) or len(content.posts) for name in content.indexes}
    lists = [(_of_index(name, settings), sizes[name], file) for name, file in content.indexes.items()]
    pages = len(content.pages) + len(settings.moved)  # `search.md`, say, has no page here
    lists += [("/", len(content.posts) + pages, content.blog.file), *_of_tags(content, settings)]
    old = {section.file.src_uri: settings.urls.of(section.post.page) for section in content.sections}
    lists += [(old.get(file.src_uri, f"/{unquote(file.url)}"), size, file) for file, size in content.lists]
    for address, size, file in lists:
        ending = ".html" if address.endswith(".html") else "/"  # `uglyURLs`
        for number in range(1, max(1, -(-size // settings.pager)) + 1):  # the first leads to the list, too
            yield f"/{folder_at(address)}/{settings.pager_path}/{number}{ending}".replace("//", "/"), file
