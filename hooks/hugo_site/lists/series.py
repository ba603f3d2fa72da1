"""Posts in several parts: what Hugo's taxonomy `series` holds together.

Source: PaperMod and most Hugo themes read `series: ["A name"]` (https://gohugo.io/content-management/taxonomies/).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass
from markupsafe import Markup, escape
from material.plugins.blog.structure import Post


@dataclass(frozen=True)
class SeriesPart:
    """A post's place in a series."""

    name: Markup  # the series' name, safe to print
    number: int  # the post's place, from 1
    posts: Sequence[Post]  # all parts, oldest first


class AllSeries:
    """The series of a blog; as with tags, letter case makes no other series."""

    def __init__(self, posts: Sequence[Post]) -> None:
        """Note the parts of every series; of posts with one date the order of their files counts."""
        self._parts: dict[str, list[Post]] = {}
        self._paths = {post.file.src_uri for post in posts}
        for post in sorted(posts, key=lambda post: (post.config.date.created, post.file.src_uri)):
            for key in _names(post):
                self._parts.setdefault(key, []).append(post)

    def of(self, post: Post) -> list[SeriesPart]:
        """Return the post's places in the series that it names; a series of one part, or without it, is none."""
        if post.file.src_uri not in self._paths:
            return []
        found = ((name, self._parts.get(key, [])) for key, name in _names(post).items())
        return [SeriesPart(escape(name), _place(post, parts), parts) for name, parts in found if len(parts) > 1]

    def all(self) -> list[tuple[str, Sequence[Post]]]:
        """Return all series of several parts, each by its name as its newest part has it; that of the newest first."""
        several = [(key, posts) for key, posts in self._parts.items() if len(posts) > 1]
        several.sort(key=lambda each: each[1][-1].config.date.created, reverse=True)
        return [(_names(posts[-1])[key], posts) for key, posts in several]

    def mates(self, post: Post) -> set[str]:
        """Return the source paths of all posts that share a series with `post`, which may be among them."""
        return {mate.file.src_uri for key in _names(post) for mate in self._parts.get(key, [])}


def _place(post: Post, parts: Sequence[Post]) -> int:
    """Return the place of a post, from 1, by its path: MkDocs compares pages by their titles first."""
    return [part.file.src_uri for part in parts].index(post.file.src_uri) + 1


def _names(post: Post) -> Mapping[str, str]:
    """Return the series that a post names: their names by their keys."""
    return {tag_key(name): name for name in reversed(post.meta.get("series", []))}
