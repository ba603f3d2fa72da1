"""Images: room reserved before they load, and loading put off for all but a page's first.

Sources: https://squidfunk.github.io/mkdocs-material/reference/images/#lazy-loading and
https://html.spec.whatwg.org/multipage/rendering.html#map-to-the-aspect-ratio-property.
"""

from __future__ import annotations

from collections.abc import MutableMapping

from hugo_posts.html.scanner import Tag, replace

#: How the names of images end.
IMAGE_SUFFIXES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}
)
#: Stands in remedies for the text that a picture lacks.
WHAT_IT_SHOWS = "what it shows"


def no_alternative(source: str, remedy: str) -> str:
    """Return what to tell an author whose image says nothing to those who do not see it (WCAG 1.1.1)."""
    return f'image: "{source}" has no alternative text; write {remedy}'


def reserve_room(attributes: MutableMapping[str, str], size: tuple[int, int] | None, *, by_style: bool) -> None:
    """Give an image its proportions, so that the text does not jump when it has loaded.

    Args:
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

    def mark(tag: Tag) -> str:
        nonlocal first
        written, skip, first = html[tag.start : tag.end], first, False
        return written if skip or "loading" in tag.attributes else f'<img loading="lazy"{written[len("<img") :]}'

    return replace(html, "img", mark)
