"""The docs-style sidebar: newest posts, all posts by year below them, tags and series.

Material's blog plugin keeps posts out of the navigation and adds two sections beside the blog's index: the
archive's years and the categories. Here the posts come in, and lists with their numbers take the sections' place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ..texts.texts import Texts
from .order import newest_first
from .shelves import Shelf, Shelves

#: How many posts, tags and series the sidebar shows; their own pages have the rest.
MAX_POSTS, MAX_TAGS, MAX_SERIES = 8, 12, 12


class OpenSection(Section):
    """A section that the sidebar shows unfolded on every page, as if each page were in it."""

    @property
    def active(self) -> bool:
        """Always true."""
        return True

    @active.setter
    def active(self, value: bool) -> None:
        """Stay open; tell the section around this one, as any section does."""
        if self.parent is not None:
            self.parent.active = value


def name_items(items: Iterable[StructureItem], texts: Texts) -> None:
    """Give entries of the menu that are named by a text, such as `menu.home`, that text."""
    for item in items:
        if title := vars(item).get("title"):  # a page may find its own later
            item.title = texts.titled(title)
        name_items(getattr(item, "children", None) or (), texts)


def list_posts(blog: View, shelves: Shelves, nav: Navigation, texts: Texts) -> None:
    """Put the newest posts into the blog's section, and below them all years.

    Args:
        blog: the blog's index, with its posts.
        shelves: its lists.
        nav: the navigation; nothing is done when the index stands in no section of it.
        texts: what is said in the blog's language.
    """
    if not isinstance(blog.parent, Section):
        return
    section = _opened(blog.parent, nav)
    newest = newest_first(blog.posts)
    section.children += newest[:MAX_POSTS]
    if len(newest) > MAX_POSTS and shelves.years:
        _add_years(blog, shelves.years, section, newest[MAX_POSTS:], texts)


def _add_years(blog: View, years: Sequence[Shelf], section: Section, older: Iterable[Post], texts: Texts) -> None:
    """Put all years below the newest posts; an older post stands in its year."""
    title = f"{texts.text('blog.by_year')} <small>({texts.number(len(blog.posts))})</small>"
    by_year = Section(title, [*years])
    by_year.parent = section
    section.children.append(by_year)
    place = {file.src_uri: year for year in years for file in year.files}
    for year in years:
        year.parent = by_year
    for post in older:
        post.parent = place.get(post.file.src_uri, post.parent)
    _adopt(blog, Archive, by_year)


def list_tags(blog: View, shelves: Shelves, index: File | None) -> None:
    """Put the most used tags below `index`, the page of all tags."""
    if section := _section_of(index):
        _put(shelves.tags[:MAX_TAGS], section)
        _adopt(blog, Category, section)


def _adopt(blog: View, kind: type[View], section: Section) -> None:
    """Let a section stand above Material's pages of lists of a kind."""
    for view in blog.views:
        if isinstance(view, kind):
            for page in view.pages or [view]:
                page.parent = section


def list_series(shelves: Shelves, nav: Navigation, after: Sequence[File | None], texts: Texts) -> None:
    """Put series, if there are any, into a section of their own behind the first of some pages that has one.

    Where the author's menu has the page of all series, there they are.
    """
    behind = next(filter(None, map(_section_of, after)), None)
    if (
        behind is None
        or not shelves.series
        or _leads_to(nav.items, shelves.series[0].url.strip("/").rpartition("/")[0])
    ):
        return
    section = Section(texts.text("blog.series"), [])
    section.parent = behind.parent
    _put(shelves.series[:MAX_SERIES], section)
    siblings = behind.parent.children if isinstance(behind.parent, Section) else nav.items
    siblings.insert(siblings.index(behind) + 1, section)


def _leads_to(items: Iterable[StructureItem], address: str) -> bool:
    """Tell whether an entry of the menu leads to a page of this site."""
    return any(
        _leads_to(item.children, address)
        if isinstance(item, Section)
        else isinstance(item, Link | Page) and (item.url or "").strip("/") == address
        for item in items
    )


def flatten(items: list[StructureItem]) -> None:
    """Put a page in place of a section of nothing but it, whose empty list Material would name by a missing label."""
    for place, item in enumerate(items):
        if not isinstance(item, Section) or isinstance(item, Shelf):
            continue
        flatten(item.children)
        only = item.children[0] if len(item.children) == 1 else None
        if isinstance(only, Page) and only.is_index:
            only.title, only.parent = item.title, item.parent
            items[place] = only


def _put(shelves: Iterable[Shelf], section: Section) -> None:
    for shelf in shelves:
        shelf.parent = section
        section.children.append(shelf)


def _section_of(index: File | None) -> Section | None:
    section = index.page.parent if index and index.page else None
    return section if isinstance(section, Section) else None


def drop(nav: Navigation, gone: Collection[int]) -> None:
    """Take pages, given by their `id`, out of the navigation, and sections that are empty without them."""
    for page in (page for page in nav.pages if id(page) in gone):
        before, after = page.previous_page, page.next_page
        if before:
            before.next_page = after
        if after:
            after.previous_page = before
    nav.pages[:] = [page for page in nav.pages if id(page) not in gone]
    if gone:
        nav.items[:] = _without(nav.items, gone)


def _without(items: Sequence[StructureItem], gone: Collection[int]) -> list[StructureItem]:
    kept: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            item.children = _without(item.children, gone)
        inside = item.files if isinstance(item, Shelf) else item.children if isinstance(item, Section) else [item]
        if inside and id(item) not in gone:
            kept.append(item)
    return kept


def _opened(section: Section, nav: Navigation) -> Section:
    """Return the blog's section unfolded, in its place, without what the blog plugin added to it."""
    opened = OpenSection(section.title, [item for item in section.children if not _is_generated(item)])
    opened.parent = section.parent
    for item in opened.children:
        item.parent = opened
    siblings = section.parent.children if isinstance(section.parent, Section) else nav.items
    siblings[siblings.index(section)] = opened
    return opened


def _is_generated(item: StructureItem) -> bool:
    """Tell whether the blog plugin added `item`: a section of nothing but views."""
    children = item.children if isinstance(item, Section) else []
    return bool(children) and all(isinstance(child, Archive | Category) for child in children)
