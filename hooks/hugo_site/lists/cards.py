"""A post in a list: title, dates, tags, and what `describe` finds in the rendered post."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from hugo_posts.html.image import IMAGE_TAG
from hugo_posts.html.raw_html import attributes_of
from hugo_posts.html.summary import reading_time, summarise, word_count
from material.plugins.blog.structure import Post, View

from .cover import Cover


@dataclass
class Card:
    """A post in a list; stands where Material's `Excerpt` does, which would render the whole post for each list.

    Attributes:
        post: the post.
        summary: the beginning of the post as plain text.
        words: how many words the post has.
        image: address of the picture to show, relative to the site's root, or a full one; None without picture.
        image_copies: its smaller copies, and `cover_copies` those of the cover: see responsive_images.py.
    """

    post: Post
    summary: str = ""
    words: int = 0
    image: str | None = None
    image_copies: Sequence[tuple[str, int]] = ()
    cover_copies: Sequence[tuple[str, int]] = ()
    toc: Any = field(default_factory=lambda: SimpleNamespace(items=[]))

    def __getattr__(self, name: str) -> Any:
        """Give templates the post's own title, url, config, meta, authors and categories."""
        return getattr(self.post, name)

    def render(self, page: View, separator: str) -> None:
        """Do nothing: there is nothing to render (called by Material for every list)."""


def first_image(html: str) -> str | None:
    """Return the address of the first image in a page's HTML, as it is written there; None without one."""
    for tag in IMAGE_TAG.finditer(html):
        attributes = attributes_of(tag.group())
        if "twemoji" not in attributes.get("class", ""):
            return attributes.get("src")
    return None


def from_root(url: str, page_url: str) -> str:
    """Return an address that is relative to a page's relative to the site's root; full addresses as they are."""
    if not url or urlsplit(url).scheme or url.startswith("//"):
        return url
    return posixpath.normpath(posixpath.join("/", page_url, url)).lstrip("/")


@dataclass(frozen=True)
class Beginning:
    """What is found in a rendered post.

    Attributes:
        summary: its beginning as plain text.
        words: how many words it has.
        image: address of its first image as it is written there; None without one.
    """

    summary: str
    words: int
    image: str | None


def beginning_of(html: str, given_summary: str, *, cjk: bool, length: int) -> Beginning:
    """Return what is found in a rendered post.

    Args:
        html: the post, rendered.
        given_summary: the summary in its front matter, rendered; empty without one.
        cjk: whether each Chinese, Japanese or Korean character counts as a word.
        length: how many words suffice for a summary.
    """
    summary = summarise(html, given=given_summary, length=length, cjk=cjk)
    text = summary.text + ("…" if summary.truncated else "")
    return Beginning(text, word_count(html, cjk=cjk), first_image(html))


def describe(card: Card, beginning: Beginning, cover: Cover | None) -> None:
    """Note summary, picture and reading time of a post.

    Args:
        card: the post's card.
        beginning: what is found in the post.
        cover: its cover.
    """
    meta = card.post.meta
    picture = beginning.image if cover is None else cover.url if cover.in_list else None
    card.summary, card.words = beginning.summary, beginning.words
    card.image = from_root(picture, card.post.url) if picture else None
    card.post.config.readtime = meta.get("readtime") or reading_time(card.words, cjk=bool(meta.get("iscjklanguage")))
