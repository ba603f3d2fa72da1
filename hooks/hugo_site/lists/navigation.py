"""The docs-style sidebar: newest posts, older ones below "more", years and tags under their own pages.

Material's blog plugin keeps posts out of the navigation and adds two sections beside the blog's index: the
archive's years and the categories. Here the posts come in and the two sections move to their own pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from hugo_posts.front_matter.tag_slugs import tag_key
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ..texts.sorting import sorted_by_name
from ..texts.texts import Texts

#: How many tags the sidebar shows; the page of all tags has the rest.
MAX_TAGS = 12
#: How many further pages of the blog's index it shows; they stand in every page's HTML, and those pages name the rest.
MAX_PAGES = 12


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


def list_posts(blog: View, nav: Navigation, per_page: int, texts: Texts) -> None:
    """Put the newest posts into the blog's section, and links to the further pages of the blog's index below them.

    Args:
        blog: the blog's index, with its posts and its pages.
        nav: the navigation; nothing is done when the index stands in no section of it.
        per_page: posts per page of the index; the sidebar lists as many.
        texts: what is said in the blog's language.
    """
    if not isinstance(blog.parent, Section):
        return
    section = _opened(blog.parent, nav)
    section.children += blog.posts[:per_page]
    if len(blog.posts) > per_page:
        section.children.append(_older(blog, section, per_page, texts))


def strike_out(nav: Navigation, paths: Collection[str]) -> None:
    """Take pages out of the menu that are not published, with sections that had nothing else.

    Args:
        nav: the navigation.
        paths: their source paths.
    """
    struck = [page for page in nav.pages if page.file.src_uri in paths]
    for page in struck:
        before, after = page.previous_page, page.next_page
        if before:
            before.next_page = after
        if after:
            after.previous_page = before
        nav.pages.remove(page)
    if struck:
        nav.items[:] = [item for item in nav.items if _is_left(item, paths)]


def _is_left(item: StructureItem, paths: Collection[str]) -> bool:
    if isinstance(item, Page):
        return item.file.src_uri not in paths
    if isinstance(item, Section):
        item.children[:] = [child for child in item.children if _is_left(child, paths)]
        return bool(item.children)
    return True


def list_years(blog: View, index: File | None) -> None:
    """Put the years' lists below `index`, the page of all posts by date."""
    _fill(index, [view for view in blog.views if isinstance(view, Archive)])


def list_tags(blog: View, index: File | None, texts: Texts) -> None:
    """Put the lists of the most used tags below `index`, the page of all tags."""
    views = [view for view in blog.views if isinstance(view, Category)]
    tags = sorted_by_name(views, lambda tag: tag_key(tag.name), texts.language)
    _fill(index, sorted(tags, key=lambda tag: -len(tag.posts)), MAX_TAGS)


def drop(nav: Navigation, gone: Collection[int]) -> None:
    """Take pages, given by their `id`, out of the navigation, and sections that are empty without them."""
    nav.items[:] = _without(nav.items, gone)
    nav.pages[:] = [page for page in nav.pages if id(page) not in gone]
    for before, page, after in zip([None, *nav.pages], nav.pages, [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after


def _without(items: Sequence[StructureItem], gone: Collection[int]) -> list[StructureItem]:
    kept: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            item.children = _without(item.children, gone)
        if id(item) not in gone and not (isinstance(item, Section) and not item.children):
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


def _older(blog: View, parent: Section, per_page: int, texts: Texts) -> Section:
    """Return the section "more", which leads to the further pages of the blog's index."""
    pages = [
        Link(
            f"{texts.text('blog.page', number=number)} · {_years(blog.posts[start : start + per_page], texts)}",
            page.url,
        )
        for number, (start, page) in enumerate(
            zip(range(per_page, len(blog.posts), per_page), blog.pages[1 : MAX_PAGES + 1], strict=False), start=2
        )
    ]
    more = Section(f"{texts.text('blog.older')} ({texts.number(len(blog.posts) - per_page)})", list(pages))
    more.parent = parent
    return more


def _years(posts: Sequence[Post], texts: Texts) -> str:
    years = sorted({post.config.date.created.year for post in posts if not post.excerpt.is_undated})
    return "–".join(map(str, dict.fromkeys([*years[:1], *years[-1:]]))) or texts.text("blog.undated")


def _fill(index: File | None, views: Sequence[View], limit: int | None = None) -> None:
    """Make `views` belong to the section that `index` opens, the first `limit` of them visibly."""
    section = index.page.parent if index and index.page else None
    if not isinstance(section, Section):
        return
    section.children += views[:limit]
    for view in views:
        for page in view.pages or [view]:
            page.parent = section
