"""A post in a list: title, dates, tags, and what `describe` finds in the rendered post."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import field
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import urlsplit

from hugo_posts.front_matter.publication import State
from hugo_posts.front_matter.switches import Switches
from hugo_posts.html.scanner import tags
from hugo_posts.html.summary import reading_time, summarise, word_count
from hugo_posts.record import dataclass
from material.plugins.blog.structure import Post, View

from .cover import Cover


@dataclass(frozen=True)
class Picture:
    """A picture of a page."""

    url: str  # its address, from the site's root or in full
    alt: str = ""  # what it shows; empty when nothing is said of it
    size: tuple[int, int] | None = None  # width and height in pixels, None when unknown
    is_shared: bool = False  # whether it stands for all that has none of its own


@dataclass
class Card:
    """What is known of a post, for templates (`post.excerpt`), lists, feeds and heads.

    It stands where Material's `Excerpt` does, which would render the whole post for each list. What is found in the
    rendered post is noted by `describe`, and empty before.
    """

    post: Post
    state: State  # why it is not published now, which only its author sees; nothing of a post that is
    is_undated: bool  # whether it has no date
    named_authors: Sequence[str]  # the names in its front matter
    switches: Switches = field(default_factory=Switches)  # what is shown of it
    description: str = ""  # what its author says of it; empty when nothing
    summary: str = ""  # the beginning of the post as plain text
    words: int = 0  # how many words the post has
    #: Address of the picture to show, relative to the site's root, or a full one; None without picture.
    image: str | None = None
    cover: Cover | None = None  # the picture above its text
    share_picture: Picture | None = None  # the picture that stands for it where its address is shared
    #: Smaller copies of `image` and of the cover, each with its address and width (images/responsive.py).
    image_copies: Sequence[tuple[str, int]] = ()
    cover_copies: Sequence[tuple[str, int]] = ()
    toc: Any = field(default_factory=lambda: SimpleNamespace(items=[]))

    def __getattr__(self, name: str) -> Any:
        """Give templates the post's own title, url, config, meta, authors and categories."""
        return getattr(self.post, name)

    def render(self, page: View, separator: str) -> Self:
        """Return the card as it is, for there is nothing to render (both themes ask for it in every list)."""
        return self


def first_image(html: str) -> str | None:
    """Return the address of the first image in a page's HTML, as it is written there; None without one."""
    images = (tag.attributes for tag in tags(html, ("img",)))
    return next((image.get("src") for image in images if "twemoji" not in image.get("class", "")), None)


def from_root(url: str, page_url: str) -> str:
    """Return an address that is relative to a page's relative to the site's root; full addresses as they are."""
    if not url or urlsplit(url).scheme or url.startswith("//"):
        return url
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(page_url), url)).lstrip("/")


@dataclass(frozen=True)
class Beginning:
    """What is found in a rendered post."""

    summary: str  # its beginning as plain text
    words: int  # how many words it has
    image: str | None  # address of its first image as it is written there; None without one


def beginning_of(html: str, given_summary: str, *, cjk: bool, length: int) -> Beginning:
    """Return what is found in a rendered post.

    Args:
        html: the post, rendered.
        given_summary: the summary in its front matter, rendered; empty without one.
        cjk: whether each Chinese, Japanese or Korean character counts as a word.
        length: how many words suffice for a summary.
    """
    summary = summarise(html, given=given_summary, length=length, cjk=cjk)
    text = summary.text + ("…" if summary.truncated and summary.text else "")  # none where the divider comes first
    return Beginning(text, word_count(html, cjk=cjk), first_image(html))


def describe(card: Card, beginning: Beginning, cover: Cover | None, find: Callable[[str], str | None]) -> None:
    """Note summary, picture and reading time of a post.

    Args:
        card: the post's card.
        beginning: what is found in the post.
        cover: its cover, which may be on another host; in a text, those are badges, and pictures that may be gone.
        find: finds a file of the site by its address.
    """
    meta = card.post.meta
    picture = beginning.image if cover is None else cover.url if cover.in_list else None
    is_far = cover is not None and bool(urlsplit(cover.url).netloc)
    if picture and not is_far and not find(urlsplit(picture).path):
        picture = None
    card.summary, card.words, card.cover = beginning.summary, beginning.words, cover
    card.image = from_root(picture, card.post.url) if picture else None
    card.post.config.readtime = meta.get("readtime") or reading_time(card.words, cjk=bool(meta.get("iscjklanguage")))
