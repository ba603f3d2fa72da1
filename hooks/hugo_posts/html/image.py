"""Images: room reserved before they load, and loading put off for all but a page's first.

Sources: https://squidfunk.github.io/mkdocs-material/reference/images/#lazy-loading and
https://html.spec.whatwg.org/multipage/rendering.html#map-to-the-aspect-ratio-property.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping

#: A whole `img` tag, with attribute values that may hold `>`.
IMAGE_TAG = re.compile(r"<img\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
#: Stands in remedies for the text that a picture lacks.
WHAT_IT_SHOWS = "what it shows"
_LOADING = re.compile(r"\sloading\s*=")


def no_alternative(source: str, remedy: str) -> str:
    """Return what to tell an author whose image says nothing to those who do not see it (WCAG 1.1.1)."""
    return f'image: "{source}" has no alternative text; write {remedy}'


def reserve_room(attributes: MutableMapping[str, str], size: tuple[int, int] | None, *, by_style: bool) -> None:
    """Give an image its proportions, so that the text does not jump when it has loaded.

    Arguments:
        attributes: the image's attributes, changed in place.
        size: width and height of the file in pixels, None when unknown.
        by_style: leave the `width` attribute to the author, as Hugo's figure does.
    """
    if not size or "height" in attributes:
        return
    width, height = size
    given = attributes.get("width", "")
    if given.isdigit():
        attributes["height"] = str(max(round(int(given) * height / width), 1))
    elif given or by_style:
        own = attributes.get("style", "").strip().rstrip(";")
        sized = given or "width" in own
        room = f"aspect-ratio: {width} / {height}" + ("" if sized else f"; width: {width}px")
        attributes["style"] = f"{own}; {room}" if own else room
    else:
        attributes["width"], attributes["height"] = str(width), str(height)


def load_lazily(html: str) -> str:
    """Return `html` with `loading="lazy"` on every image but the first, where the author has not said otherwise."""
    first = True

    def mark(match: re.Match[str]) -> str:
        nonlocal first
        tag, skip, first = match.group(), first, False
        return tag if skip or _LOADING.search(tag) else f'<img loading="lazy"{tag[len("<img") :]}'

    return IMAGE_TAG.sub(mark, html)
