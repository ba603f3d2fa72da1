"""Lists of posts with their numbers, as the sidebar and the column beside lists name them: years, tags, series."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass
from markupsafe import escape
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from ..texts.sorting import sorted_by_name
from ..texts.texts import Texts
from .listings import Listing, own_pages
from .series import AllSeries

#: Stands in the sidebar for the title of the post that is read, as the rest of it is the same for many posts.
_POST = "<!--post-->"
#: What Material's sidebar writes of a link that is not the page's own (partials/nav-item.html).
_LINK = 'href="{}" class="md-nav__link"'


class _Front(Link):
    """The link of a section that is unfolded."""

    is_index = True


class Shelf(Section):
    """One list; the sidebar unfolds it while a post in it is read that is not among the newest.

    Attributes:
        name: what it is called, safe to print.
        term: the tag or series as posts have it, likewise; of a year its name.
        url: its address from the site's root.
        files: the posts.
    """

    def __init__(self, name: str, url: str, files: Iterable[File], texts: Texts, term: str = "") -> None:
        self.term = escape(term or name)
        self.name, self.url, self.files, self._texts = escape(name), url, list(files), texts
        self.children: list[StructureItem] = []
        self._is_active = False

    @property
    def count(self) -> str:
        """The number of its posts, as the language writes it."""
        return self._texts.number(len(self.files))

    @property
    def title(self) -> str:
        """Its name with the number of its posts."""
        return f"{self.name} <small>({self.count})</small>"

    @title.setter
    def title(self, value: str) -> None:
        """Nobody names it otherwise."""

    @property
    def active(self) -> bool:
        """Whether a post in it is read, for which its year stands in the sidebar."""
        return self._is_active

    @active.setter
    def active(self, value: bool) -> None:
        self._is_active = value
        self.children = [_Front(self.title, self.url), Link(_POST, "#")] if value else []
        if self.parent is not None:
            self.parent.active = value


@dataclass(frozen=True)
class Shelves:
    """All of them."""

    years: Sequence[Shelf] = ()  # the newest first; posts without date come last
    tags: Sequence[Shelf] = ()  # the most used first
    series: Sequence[Shelf] = ()  # that of the newest part first

    @staticmethod
    def trimmed(html: str) -> str:
        """Return HTML without blank lines, and what stands at the beginnings and ends of others."""
        return "\n".join(filter(None, map(str.strip, html.splitlines())))

    def marked(self, html: str, page: Page | None) -> str:
        """Return a sidebar in which a page's place is marked: its lists, and itself where it is none of the items.

        Args:
            html: the sidebar as Material's template writes it, for all pages with the same parent.
            page: the page; None for what is no page.
        """
        if page is None:
            return html
        own = "md-nav__link--active" if isinstance(page, View) else "md-nav__link--here"
        for shelf in self._of.get(_list_path(page), ()):
            link = _LINK.format(normalize_url(shelf.url, page))
            html = html.replace(link, f'{link[:-1]} {own}"')
        if isinstance(page, Post) and _POST in html:
            link = _LINK.format("#")
            html = html.replace(link, f'{link[:-1]} md-nav__link--active" aria-current="page"')
            html = html.replace(_POST, str(page.title))
        return html

    def leave_out(self, gone: Collection[int]) -> None:
        """Forget pages, given by their identities."""
        for shelf in (*self.years, *self.tags, *self.series):
            shelf.files = [file for file in shelf.files if id(file.page) not in gone]

    @cached_property
    def _of(self) -> Mapping[str, Sequence[Shelf]]:
        """The lists by the paths of what is in them, and of their own pages."""
        found: dict[str, list[Shelf]] = {}
        for shelf in (*self.years, *self.tags, *self.series):
            for path in (*(file.src_uri for file in shelf.files), shelf.url):
                found.setdefault(path, []).append(shelf)
        return found


def _list_path(page: Page) -> str:
    """Return what a page is known by: a list, on any of its pages, by its address."""
    if isinstance(page, Post):
        return page.file.src_uri
    return (page.pages or [page])[0].url if isinstance(page, View) else page.url


def shelves_of(blog: View, listings: Sequence[Listing], texts: Texts) -> Shelves:
    """Return the lists of a blog.

    Args:
        blog: its index, with the lists of tags and years.
        listings: other lists, among which those of series may be.
        texts: what is said in its language.
    """
    years = sorted((view for view in blog.views if isinstance(view, Archive)), key=_year, reverse=True)
    views = [view for view in blog.views if isinstance(view, Category)]
    by_name = sorted_by_name(views, lambda tag: tag_key(tag.name), texts.language)
    tags = sorted(by_name, key=lambda tag: -len(tag.posts))
    own = own_pages(listings)
    return Shelves(
        [Shelf(_year_name(view, texts), view.url, [post.file for post in view.posts], texts) for view in years],
        [_of_tag(view, own.get(tag_key(view.name)), texts) for view in tags],
        [
            Shelf(name, _page_of(name, posts, listings), [post.file for post in posts], texts)
            for name, posts in AllSeries(blog.posts).all()
        ],
    )


def _of_tag(view: Category, own: Listing | None, texts: Texts) -> Shelf:
    name, url = (own.title, own.file.url) if own else (str(view.name), view.url)
    return Shelf(name, url, [post.file for post in view.posts], texts, term=str(view.name))


def _year(view: View) -> int:
    return view.posts[0].config.date.created.year


def _year_name(view: View, texts: Texts) -> str:
    first = view.posts[0]
    return texts.text("blog.undated") if first.excerpt.is_undated else texts.year(first.config.date.created)


def _page_of(name: str, posts: Sequence[Post], listings: Iterable[Listing]) -> str:
    """Return the address of a series' own page; without one, that of its first part."""
    named = (each for each in listings if each.term == tag_key(name))
    pages = (each.file.url for each in named if any(source.file is posts[0].file for source in each.sources))
    return next(pages, posts[0].url)
