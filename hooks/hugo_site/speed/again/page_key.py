"""Everything that a finished page depends on: what tells whether the one of the last build can stay where it is.

A page shows itself; of other pages it may show names (titles, addresses, front matter, the order of posts), all of
which are part of every key. A post's text and what is made of it (summary, picture, reading time) are shown by few:
by the post, by lists, and by posts near it. A page that asks for more than its neighbours depends on the whole blog.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal

from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ...lists.blog_lists import BlogLists
from ...lists.cards import Card
from ...plugin import HugoBlog
from ...upstream.blog import posts_on
from .cache_key import digest, settings_in, templates

#: What a page depends on beside names: what is near it, or the whole blog.
Reach = Literal["near", "all"]


class WatchedLists:
    """Passes everything on to the blog's lists; notes when a template asks for more than what is near its page.

    Attributes:
        is_asked_for_all: whether that has happened since it was last set to False.
    """

    _NEAR = frozenset(
        "authors beside description publication related series settings shelves switches tag tags_of way".split()
    )

    def __init__(self, lists: BlogLists) -> None:
        self.is_asked_for_all = False
        self._lists = lists

    def __getattr__(self, name: str) -> Any:
        """Return what the lists have under a name."""
        self.is_asked_for_all |= name not in self._NEAR
        return getattr(self._lists, name)


class PageKeys:
    """Makes the keys of one build's pages; to be made when all pages are converted and announced.

    Attributes:
        near: the source paths of the posts of which a page shows more than names, by its own.
    """

    def __init__(self, build: str, hugo: HugoBlog, files: Files, nav: Navigation, config: MkDocsConfig) -> None:
        """Note what all pages depend on.

        Args:
            build: the key of all conversions of this build, and of what its pages have in common beside them.
            hugo: the blog.
            files: the site's files.
            nav: its navigation.
            config: its configuration.

        Raises:
            UnknowableError: something is not known by its value.
        """
        self._hugo = hugo
        pages = [file.page for file in files.documentation_pages() if file.page]
        self._facts = {page.file.src_uri: _facts(page) for page in pages if isinstance(page, Post)}
        self._own = {page.file.src_uri: self._of(page) for page in pages}  # now, as building a page may change it
        names = [hugo.translations.made_of(), [_name(hugo, page) for page in pages], [*_order(hugo)], str(nav)]
        self._site = digest(build, templates(config), settings_in(config), names)
        self._all = digest(self._facts)
        self.near: dict[str, list[str]] = {}

    def key(self, page: Page, reach: Reach) -> str:
        """Return a page's key; equal ones mean equal pages."""
        others = self._all if reach == "all" else [self._facts[path] for path in self._near(page)]
        return f"{reach} {digest(self._site, self._own[page.file.src_uri], others)}"

    def _of(self, page: Page) -> str:
        """Return what stands for all that is made of a page's own file."""
        path = page.file.src_uri
        text = self._facts.get(path) or [page.content, dict(page.meta)]
        return digest(path, text, [*_headings(page.toc)], page.canonical_url, page.edit_url)

    def _near(self, page: Page) -> list[str]:
        path = page.file.src_uri
        if path not in self.near:
            self.near[path] = [post.file.src_uri for post in self._posts_near(page)]
        return self.near[path]

    def _posts_near(self, page: Page) -> Sequence[Post]:
        if isinstance(page, View):
            return posts_on(self._hugo.blog, page)
        if not isinstance(page, Post):
            return []
        mates = [mate for part in self._hugo.lists.series(page) for mate in part.posts]
        siblings = [post for post in (page.previous_page, page.next_page) if post]
        return [page, *siblings, *mates, *self._hugo.lists.related(page)]


def _facts(post: Post) -> str:
    """Return what stands for all that is made of a post, for whoever shows it."""
    card: Card = post.excerpt
    facts = {each.name: getattr(card, each.name) for each in fields(card) if each.name not in ("post", "toc")}
    return digest(post.content, dict(post.meta), post.config.readtime, facts)


def _name(hugo: HugoBlog, page: Page) -> list[object]:
    """Return what any page may show of a page: nothing that is made of a post's text."""
    source = hugo.posts.get(page.file.src_uri)
    meta: Mapping[str, Any] = source.post.meta if source else page.meta
    state = [source.post.state, source.post.is_undated] if source else []
    return [page.file.src_uri, page.url, str(page.title), dict(meta), state]


def _order(hugo: HugoBlog) -> Iterator[list[object]]:
    """Yield each list with its posts in their order."""
    for view in [hugo.blog.blog, *hugo.blog.blog.views]:
        yield [view.file.src_uri, view.name, [post.file.src_uri for post in view.posts]]


def _headings(toc: Iterable[AnchorLink]) -> Iterator[list[object]]:
    for item in toc:
        yield [item.title, item.id, item.level, [*_headings(item.children)]]
