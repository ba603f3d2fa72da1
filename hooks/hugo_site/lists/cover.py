"""The cover of a post: a picture above its text and in its card.

Source: PaperMod's `cover` (https://adityatelange.github.io/hugo-PaperMod/posts/papermod/papermod-variables/ and its
layouts/_partials/cover.html): a file of the post's bundle, found by a part of its name, goes before one that is named
from the site's root, with or without a slash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from hugo_posts.front_matter.glob import GlobError, matches
from hugo_posts.front_matter.parameters import param
from hugo_posts.html.markup import element, start_tag
from hugo_posts.html.summary import plainify
from hugo_posts.html.template_url import refused_scheme
from hugo_posts.record import dataclass

from ..addresses.page_host import PageHost
from ..messages.link_check import is_image_path
from ..reading.posts import SourcePost


@dataclass(frozen=True)
class Cover:
    """A picture with what is said of it."""

    url: str  # its address, from the page
    alt: str  # alternative text
    caption: str  # HTML, empty without one
    size: tuple[int, int] | None  # width and height in pixels, None when unknown
    in_list: bool  # show it in cards
    in_post: bool  # show it above the text
    is_link: bool = False  # let it lead to itself, in full size (`linkFullImages`)


def cover_of(
    source: SourcePost, host: PageHost, markdownify: Callable[[str], str], site: Mapping[str, Any]
) -> Cover | None:
    """Return the cover that a post's front matter names, None without one; a missing file is reported.

    Args:
        source: the post.
        host: what its page is rendered for.
        markdownify: turns a line of Markdown into HTML.
        site: the site's params, names in lower case, which say what the post does not.
    """
    meta = source.post.meta
    cover = meta.get("cover", {})
    image = cover.get("image")
    if not image:
        return None
    line = source.document.lines.get("cover", 1) - host.first_line + 1
    if scheme := refused_scheme(image):
        host.report(line, f'cover: "image" must not be a {scheme}: address')
        return None
    caption = markdownify(cover.get("caption", ""))
    image = picture_file(image, host)
    return Cover(
        url=host.html_url(image, line),
        alt=unescape(plainify(cover.get("alt") or caption)).strip(),  # without tags, as in PaperMod
        caption=caption,
        size=host.image_size(image),
        in_list=not is_hidden(meta, site, "cover.hiddeninlist"),
        in_post=not is_hidden(meta, site, "cover.hiddeninsingle"),
        is_link=bool(param(meta, site, "cover.linkfullimages")),
    )


def figure(cover: Cover) -> str:
    """Return the cover of a page that is no post, as it stands above its text; post-cover.html has that of a post."""
    width, height = map(str, cover.size) if cover.size else (None, None)
    image = start_tag("img", {"src": cover.url, "alt": cover.alt, "width": width, "height": height})
    image = element("a", {"href": cover.url}, image) if cover.is_link else image
    caption = element("figcaption", {}, cover.caption) if cover.caption else ""
    return element("figure", {"class": "post-cover", "data-not-body": ""}, image + caption) + "\n"


def picture_file(named: str, host: PageHost) -> str:
    """Return the address of a picture as this site knows it; as it is written when there is none.

    Args:
        named: as front matter has it: a part of the name of a file in the bundle, or an address, whose slash at the
            beginning may be missing.
        host: the page's.
    """
    if named.startswith("/") or ":" in named.partition("/")[0]:
        return named
    found = picture_in_bundle(host, f"*{named}*")
    path = named.partition("?")[0]
    if found is None and host.find(path) is None and (host.find(f"/{path}") or host.elsewhere(f"/{path}")):
        return f"/{named}"
    return found or named


def picture_in_bundle(host: PageHost, *patterns: str) -> str | None:
    """Return the first picture in a page's bundle whose name fits the first pattern of Hugo's that any fits."""
    pictures = [each for each in host.bundle() if is_image_path(each)]
    try:
        return next((each for pattern in patterns for each in pictures if matches(pattern, each)), None)
    except GlobError:
        return None


def is_hidden(meta: Mapping[str, Any], site: Mapping[str, Any], name: str) -> bool:
    """Tell whether a cover is not to be shown in one place, e.g. `cover.hiddeninlist`, or anywhere."""
    for each in (name, "cover.hidden"):
        value = param(meta, site, each)
        if value is not None:
            return bool(value)
    return False
