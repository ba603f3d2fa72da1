"""What is checked when all pages are converted: the parts of pages that links name, and how heavy images are.

MkDocs checks anchors by itself, but names no line, and sees neither links in shortcodes nor those in raw HTML.
"""

from __future__ import annotations

import difflib
import os
import posixpath
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from hugo_posts.html.image import IMAGE_SUFFIXES
from hugo_posts.html.scanner import tags
from hugo_posts.record import dataclass
from mkdocs.structure.files import File

from ..log import log

#: An image with more bytes than this makes a phone wait.
HEAVY = 1_000_000
#: Fragments that are no part of a page: its beginning (https://html.spec.whatwg.org/#the-indicated-part-of-the-document).
#: `#!` is what a link has that a script is to take. Those that begin with `__` are Material's own (`#__comments`).
_BEGINNING = ("", "top", "!")
#: What stands for a refused address, in Hugo (https://pkg.go.dev/html/template#hdr-Contexts) as here.
_REFUSED = "ZgotmplZ"


@dataclass(frozen=True)
class Use:
    """A link to something of this site, or an image of it, in the text of a page."""

    source: str  # the page's file as the author knows it
    line: int  # 1-based line of the file
    url: str  # the address as it is written
    target: File  # what it names


def check_uses(uses: Iterable[Use]) -> None:
    """Report links to parts that a page does not have, and each heavy image once.

    Args:
        uses: what the site's pages link to and show.
    """
    heavy: set[str] = set()
    anchors_of = lru_cache(maxsize=None)(_anchors)
    for use in sorted(uses, key=lambda use: (use.source, use.line)):
        is_image = is_image_path(use.target.src_uri)
        if is_image and use.target.src_uri not in heavy:
            heavy.add(use.target.src_uri)
            _check_weight(use)
        elif not is_image and "#" in use.url and use.target.page:
            _check_anchor(use, anchors_of(use.target))


def is_image_path(path: str) -> bool:
    """Tell whether a path names an image."""
    return posixpath.splitext(path)[1].lower() in IMAGE_SUFFIXES


def _check_anchor(use: Use, anchors: frozenset[str] | None) -> None:
    anchor = unquote(use.url.partition("#")[2]).partition(":~:")[0]
    if anchors is None or anchor in anchors or anchor.lower() in _BEGINNING or anchor.startswith("__"):
        return
    if anchor.lower() in map(_without_accents, anchors):  # docs/assets/keyboard.js leads readers there
        return
    if anchor == _REFUSED:
        told = "a template was given an address that it does not write, as its scheme is none of http, https and mailto"
        log.warning('%s:%d: link: "%s": %s; give it another address', use.source, use.line, use.url, told)
        return
    near = difflib.get_close_matches(anchor, anchors, n=1, cutoff=0.75)
    remedy = f'write "#{near[0]}"' if near else "copy the link beside the heading that is meant"
    log.warning('%s:%d: link: "%s": that page has no part "#%s"; %s', use.source, use.line, use.url, anchor, remedy)


def _without_accents(anchor: str) -> str:
    """Return an id as who has no Vietnamese keyboard types it."""
    letters = unicodedata.normalize("NFD", anchor.lower().replace("đ", "d"))
    return "".join(each for each in letters if not unicodedata.category(each).startswith("M"))


def _anchors(file: File) -> frozenset[str] | None:
    """Return the ids in a page's text; None when a template writes more of the page than its title."""
    page = file.page
    if (
        page is None
        or page.content is None
        or page.meta.get("template", "main.html") not in ("main.html", "blog-post.html")
    ):
        return None
    named = (tag.attributes for tag in tags(page.content) if "id" in tag.inside or "name" in tag.inside)
    return frozenset(each[name] for each in named for name in ("id", "name") if name in each)


def _check_weight(use: Use) -> None:
    try:
        size = os.stat(use.target.abs_src_path or "").st_size
    except OSError:
        return
    if size > HEAVY:
        told = f"{size / 1_000_000:.1f} MB"
        log.info('%s:%d: image: "%s" is %s; make it smaller, or save it as WebP', use.source, use.line, use.url, told)
