"""Posts on the same subject: those that share tags, rare tags before common ones, near dates before far ones.

The idea is Hugo's (https://gohugo.io/content-management/related-content/); it, too, asks an index of words instead of
comparing every post with every other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from math import log

from hugo_posts.front_matter.tag_slugs import tag_key
from material.plugins.blog.structure import Post

#: How many posts before and after a post are looked at in the list of each of its tags. A tag that more posts have
#: says so little that the nearest of them by date are as good as any.
REACH = 8
#: How many posts are weighed at most: those found by rare tags first.
MOST = 48


class RelatedPosts:
    """An index of posts by tag; asking it costs the same however many posts there are."""

    def __init__(self, posts: Sequence[Post]) -> None:
        """Note which posts have which tags; of posts with one date the order of their files counts."""
        self._posts = sorted(posts, key=lambda post: (post.config.date.created, post.file.src_uri))
        self._times = [post.config.date.created.timestamp() for post in self._posts]
        self._tags = [frozenset(map(tag_key, post.config.categories)) for post in self._posts]
        self._numbers = {post.file.src_uri: number for number, post in enumerate(self._posts)}
        self._by_tag: dict[str, list[int]] = {}
        self._places: list[dict[str, int]] = []
        for number, tags in enumerate(self._tags):
            self._places.append({tag: len(self._by_tag.setdefault(tag, [])) for tag in tags})
            for tag in tags:
                self._by_tag[tag].append(number)
        # whole numbers: sums of them do not depend on the order of a set
        self._weights = {tag: round(1000 * log(1 + len(posts) / len(found))) for tag, found in self._by_tag.items()}

    def of(self, post: Post, count: int, *, without: Collection[str] = ()) -> list[Post]:
        """Return up to `count` posts that share a tag with `post`, the nearest in subject first.

        Args:
            post: a post; one that stands in no list is related to none.
            count: how many to return at most.
            without: source paths of posts not to return.
        """
        number = self._numbers.get(post.file.src_uri)
        if number is None:
            return []
        candidates: set[int] = set()
        for near in self._near(number):
            candidates.update(near)
            if len(candidates) >= MOST:
                break
        candidates -= {number, *(self._numbers[path] for path in without)}
        return [self._posts[-newer] for _, _, newer in nsmallest(count, self._ranked(number, candidates))]

    def _near(self, number: int) -> Iterator[Sequence[int]]:
        """Yield for each of a post's tags, rare ones first, the posts around it that have the tag."""
        for tag in sorted(self._tags[number], key=lambda tag: (-self._weights[tag], tag)):
            place = self._places[number][tag]
            yield self._by_tag[tag][max(place - REACH, 0) : place + REACH + 1]

    def _ranked(self, number: int, others: Iterable[int]) -> Iterator[tuple[int, float, int]]:
        """Yield what sorts posts by their nearness to one: shared tags, seconds between them, then the newer one."""
        tags, time, weights = self._tags[number], self._times[number], self._weights
        for other in others:
            shared = sum([weights[tag] for tag in tags & self._tags[other]])
            yield -shared, abs(time - self._times[other]), -other
