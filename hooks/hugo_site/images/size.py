"""Width and height of image files, measured once per version of a file."""

from __future__ import annotations

import os
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

#: EXIF orientations that turn the picture by a quarter (https://exiv2.org/tags.html, Exif.Image.Orientation).
QUARTER_TURNS = {5, 6, 7, 8}
ORIENTATION_TAG = 0x0112


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
            width, height = image.size
            turned = image.getexif().get(ORIENTATION_TAG) in QUARTER_TURNS
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    return (height, width) if turned else (width, height)
