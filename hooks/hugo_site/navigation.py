"""The docs-style sidebar: newest posts, older ones below "more", years and tags under their own pages.

Material's blog plugin keeps posts out of the navigation and adds two sections beside the blog's index: the
archive's years and the categories. Here the posts come in and the two sections move to their own pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section

#: How many tags the sidebar shows; the page of all tags has the rest.
MAX_TAGS = 12


class OpenSection(Section):
    """A section that the sidebar shows unfolded on every page, as if each page were in it."""

    @property
    def active(self) -> bool:
        return True

    @active.setter
    def active(self, value: bool) -> None:
        """Stay open; tell the section around this one, as any section does."""
        if self.parent is not None:
            self.parent.active = value


def arrange(blog: View, nav: Navigation, files: Files, *, archive_page: str, tags_page: str, per_page: int) -> None:
    """Put posts, years and tags where readers look for them in the navigation.

    Arguments:
        blog: the blog's index, with its posts and views.
        nav: the navigation; the blog's section in it gets its posts.
        files: every file of the site.
        archive_page, tags_page: source paths of the pages that show all posts by date and all tags.
        per_page: posts per page of the blog's index; the sidebar lists as many.
    """
    if not isinstance(blog.parent, Section):
        return
    section = _opened(blog.parent, nav)
    section.children += blog.posts[:per_page]
    if len(blog.posts) > per_page:
        section.children.append(_older(blog, section, per_page))
    _fill(files, archive_page, [view for view in blog.views if isinstance(view, Archive)], None)
    tags = [view for view in blog.views if isinstance(view, Category)]
    _fill(files, tags_page, sorted(tags, key=lambda tag: -len(tag.posts)), MAX_TAGS)


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
    children = item.children or []
    return bool(children) and all(isinstance(child, Archive | Category) for child in children)


def _older(blog: View, parent: Section, per_page: int) -> Section:
    """Return the section "more", which leads to the further pages of the blog's index."""
    pages = [
        Link(f"Trang {number} · {_years(blog.posts[start : start + per_page])}", page.url)
        for number, (start, page) in enumerate(
            zip(range(per_page, len(blog.posts), per_page), blog.pages[1:], strict=False), start=2
        )
    ]
    more = Section(f"Bài cũ hơn ({len(blog.posts) - per_page})", list(pages))
    more.parent = parent
    return more


def _years(posts: Sequence[Post]) -> str:
    years = sorted({post.config.date.created.year for post in posts})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _fill(files: Files, index: str, views: Sequence[View], limit: int | None) -> None:
    """Attach `views` to the section of the page at `index`, the first `limit` of them visibly."""
    file = files.get_file_from_path(index)
    section = file.page.parent if file and file.page else None
    if not isinstance(section, Section):
        return
    section.children += views[:limit]
    for view in views:
        for page in view.pages or [view]:
            page.parent = section
