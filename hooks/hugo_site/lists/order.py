"""The order of posts in lists: pinned ones, then by weight, then the newest first, then by title.

Hugo's order (https://gohugo.io/quick-reference/glossary/#default-sort-order) is by weight first, light before heavy
and both before what has none, then by date and title; in a tag's list `tags_weight` goes before that
(https://gohugo.io/content-management/taxonomies/#taxonomic-weight). `pin` is Material's
(https://squidfunk.github.io/mkdocs-material/plugins/blog/#meta.pin), which knows no weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import inf

from material.plugins.blog.structure import Category, Post, View

from ..texts.sorting import sorted_by_name
from ..texts.tables import FALLBACK


def in_order(posts: Iterable[Post], language: str = FALLBACK) -> list[Post]:
    """Return posts as lists show them; those that nothing tells apart stay as they are."""
    posts = list(posts)
    count = Counter(post.config.date.created for post in posts)
    by_title = sorted_by_name(posts, lambda post: _title(post) if count[post.config.date.created] > 1 else "", language)
    return sorted(newest_first(by_title), key=lambda post: (not post.config.pin, post.meta.get("weight") or inf))


def newest_first(posts: Iterable[Post]) -> list[Post]:
    """Return posts by their dates; those of equal dates stay as they are."""
    return sorted(posts, key=lambda post: post.config.date.created, reverse=True)


def _title(post: Post) -> str:
    return str(post.meta.get("linktitle") or post.meta.get("title") or "")


def order_lists(blog: View, language: str) -> None:
    """Bring the posts of a blog's index, tags and years into order; a list's further pages share its posts."""
    ordered = {id(post): number for number, post in enumerate(in_order(blog.posts, language))}
    for view in (blog, *blog.views):
        view.posts.sort(key=lambda post: ordered[id(post)])
        if isinstance(view, Category):
            view.posts.sort(key=lambda post: (not post.config.pin, _tag_weight(post)))


def _tag_weight(post: Post) -> int:
    """Return a post's weight in the lists of its tags; as in Hugo, what has none stands before what has one."""
    weight: int = post.meta.get("tags_weight") or post.meta.get("categories_weight") or 0
    return weight


def link_by_date(posts: Sequence[Post], others: Sequence[Post] = ()) -> None:
    """Let each post lead to the next older and newer one, wherever lists show them; `others` lead to none."""
    for post in others:
        post.previous_page = post.next_page = None
    by_date: list[Post | None] = [None, *reversed(newest_first(posts)), None]
    for older, post, newer in zip(by_date, by_date[1:], by_date[2:], strict=False):
        assert post
        post.previous_page, post.next_page = older, newer
