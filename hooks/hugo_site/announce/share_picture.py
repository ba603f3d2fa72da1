"""The picture that stands for a post where its address is shared.

PaperMod takes the cover, else the first of `images`, else a picture in the post's bundle that is called so
(https://github.com/adityatelange/hugo-PaperMod/blob/master/layouts/_partials/templates/opengraph.html and
_funcs/get-page-images.html); here the first picture in the text comes next, before a card with the title is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from hugo_posts.html.scanner import tags
from hugo_posts.html.template_url import refused_scheme
from mkdocs.structure.files import Files

from ..addresses.page_host import PageHost
from ..images.size import image_size
from ..lists.cards import Picture, from_root
from ..lists.cover import Cover, picture_file, picture_in_bundle
from ..log import log
from ..reading.posts import SourcePost

#: Names of a picture in a bundle that stands for the post without being named, as in Hugo.
_IN_BUNDLE = ("*feature*", "{*cover*,*thumbnail*}")
#: The least width and height in pixels that Facebook shows; also what tells a picture from an icon.
LEAST = 200


def picture_of(source: SourcePost, html: str, cover: Cover | None, host: PageHost) -> Picture | None:
    """Return the picture of a post, None when it has none that would be shown elsewhere; a missing file is reported.

    Args:
        source: the post.
        html: the same, rendered.
        cover: its cover.
        host: what its page was rendered for.
    """
    page_url = host.file.url
    if cover is not None:
        return Picture(from_root(cover.url, page_url), cover.alt, cover.size)
    for named in source.post.meta.get("images", [])[:1]:
        line = source.document.lines.get("images", 1) - host.first_line + 1
        found = picture_file(named, host)
        return Picture(from_root(host.html_url(found, line), page_url), "", host.image_size(found))
    if beside := picture_in_bundle(host, *_IN_BUNDLE):
        return Picture(from_root(host.html_url(beside, 1), page_url), "", host.image_size(beside))
    return next((Picture(from_root(url, page_url), alt, size) for url, alt, size in _shown(html, host)), None)


def picture_of_site(params: Mapping[str, Any], files: Files) -> Picture | None:
    """Return the picture that `params.images` names, as PaperMod has it for what has none of its own."""
    named = params.get("images")
    named = named[0] if isinstance(named, list) and named else named
    if not isinstance(named, str) or not named or refused_scheme(named):
        return None
    if urlsplit(named).netloc:
        return Picture(named, is_shared=True)
    file = files.get_file_from_path(named.lstrip("/"))
    if file is None or not file.abs_src_path:
        log.warning('mkdocs.yml: extra.hugo.params.images: "%s" is no file in docs/; put the picture there', named)
        return None
    return Picture(file.url, "", image_size(file.abs_src_path), is_shared=True)


def _shown(html: str, host: PageHost) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """Yield the images of a page that are large enough to stand for it; those from elsewhere are taken to be."""
    for attributes in (tag.attributes for tag in tags(html, ("img",))):
        url = attributes.get("src", "")
        size = host.image_size(url)
        is_elsewhere = url.startswith(("https://", "http://")) and not url.endswith(".svg")
        if "twemoji" not in attributes.get("class", "") and (is_elsewhere or (size and min(size) >= LEAST)):
            yield url, attributes.get("alt", ""), size
