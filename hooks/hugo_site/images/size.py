"""Width and height of image files, measured once per version of a file."""

from __future__ import annotations

import os
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

#: EXIF orientations that turn the picture by a quarter (https://exiv2.org/tags.html, Exif.Image.Orientation).
_QUARTER_TURNS = {5, 6, 7, 8}
_ORIENTATION_TAG = 0x0112
#: What Pillow raises where a file is no picture that it can read.
UNREADABLE = (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError)


def image_size(path: str) -> tuple[int, int] | None:
    """Return width and height in pixels as a browser shows them, None when `path` is no readable raster image."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return _measure(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _measure(path: str, modified: int, size: int) -> tuple[int, int] | None:
    """Measure the version of `path` that `modified` and `size` stand for."""
    try:
        with Image.open(path) as image:
            return shown_size(image)
    except UNREADABLE:
        return None


def shown_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height of an open picture, turned as its camera says."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION_TAG) in _QUARTER_TURNS else (width, height)
