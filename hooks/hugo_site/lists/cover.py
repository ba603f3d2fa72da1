"""The cover of a post: a picture above its text and in its card.

Source: PaperMod's `cover` (https://adityatelange.github.io/hugo-PaperMod/posts/papermod/papermod-variables/ and its
layouts/partials/cover.html).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hugo_posts.html.template_url import refused_scheme

from ..addresses.page_host import PageHost
from ..reading.posts import SourcePost


@dataclass(frozen=True)
class Cover:
    """A picture with what is said of it.

    Attributes:
        url: its address, from the page.
        alt: alternative text.
        caption: HTML, empty without one.
        size: width and height in pixels, None when unknown.
        in_list: show it in cards.
        in_post: show it above the text.
    """

    url: str
    alt: str
    caption: str
    size: tuple[int, int] | None
    in_list: bool
    in_post: bool


def cover_of(source: SourcePost, host: PageHost, markdownify: Callable[[str], str]) -> Cover | None:
    """Return the cover that a post's front matter names, None without one; a missing file is reported.

    Args:
        source: the post.
        host: what its page is rendered for.
        markdownify: turns a line of Markdown into HTML.
    """
    cover = source.post.meta.get("cover", {})
    image = cover.get("image")
    if not image:
        return None
    line = source.document.lines.get("cover", 1) - host.first_line + 1
    if scheme := refused_scheme(image):
        host.report(line, f'cover: "image" must not be a {scheme}: address')
        return None
    hidden = bool(cover.get("hidden"))
    return Cover(
        url=host.html_url(image, line),
        alt=cover.get("alt", ""),
        caption=markdownify(cover.get("caption", "")),
        size=host.image_size(image),
        in_list=not cover.get("hiddeninlist", hidden),
        in_post=not cover.get("hiddeninsingle", hidden),
    )
