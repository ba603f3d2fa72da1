"""Smaller copies of an image file, in WebP, which every browser reads since 2020: made once, kept in a cache.

A copy's name in the cache holds the hash of the original's content, its width, and how it was made, which includes the
version of the library; so the cache can be deleted at any time, and never gives anything stale.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import PIL
from hugo_posts.record import dataclass
from PIL import Image, ImageOps

from ..files.whole_file import write_whole
from .size import UNREADABLE, shown_size
from .whole import is_whole

#: Widths of copies in pixels: a card or a small figure; the column of text or a phone; the same on fine screens.
WIDTHS = (320, 640, 1280)
#: An image of fewer bytes is light enough as it is.
LIGHT = 20_000
#: Larger ones than this are not decoded: what a camera makes has fewer pixels.
MAX_PIXELS = 80_000_000
_QUALITY, _METHOD = 80, 2  # method 4 takes twice the time and saves 3 of 100 bytes
_RECIPE = f"webp-{_QUALITY}-{_METHOD}-bicubic-pillow-{PIL.__version__}"
#: A JPEG is read at half or a quarter of its width where that is more than this, which is enough for the largest copy.
_READ = WIDTHS[-1] * 5 // 4
_FORMATS = {"JPEG", "PNG", "WEBP"}


class DamagedImageError(Exception):
    """An image that seemed to be one cannot be read to its end; says why."""


@dataclass(frozen=True)
class Original:
    """An image file that smaller copies can be made of."""

    path: str  # the file
    width: int  # in pixels, as a browser shows it
    is_photo: bool  # it is a JPEG, which WebP makes lighter at the same size, too
    digest: str  # hash of its content

    def widths(self, shown: int) -> list[int]:
        """Return the widths of copies for an image shown `shown` CSS pixels wide, also on a screen twice as fine."""
        own = [self.width] if self.is_photo and self.width < WIDTHS[-1] else []
        chosen: list[int] = []
        for width in [*(width for width in WIDTHS if width < self.width), *own]:
            if not chosen or (chosen[-1] < 2 * shown and chosen[-1] * 1.2 < width):
                chosen.append(width)
        return chosen

    def is_needed(self, widths: list[int], shown: int) -> bool:
        """Tell whether a fine screen wants more pixels than copies of these widths have, and the file has not many."""
        return not self.is_photo and widths[-1] < min(2 * shown, self.width) and self.width <= WIDTHS[-1]

    def copy(self, width: int, cache: Path) -> Path:
        """Return where the copy of a width is in `cache`, or will be."""
        key = hashlib.sha256(f"{self.digest} {width} {_RECIPE}".encode()).hexdigest()
        return cache / f"{key[:40]}.webp"


def original(path: str) -> Original | None:
    """Return the image at `path`; None when it is light, moves, is no raster image that is known, or cannot be read."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return _inspect(path, state.st_mtime_ns, state.st_size) if state.st_size >= LIGHT else None


@lru_cache(maxsize=4096)
def _inspect(path: str, modified: int, size: int) -> Original | None:
    """Look into the version of `path` that `modified` and `size` stand for."""
    try:
        content = Path(path).read_bytes()
        with Image.open(BytesIO(content)) as image:
            width, height = shown_size(image)
            if image.format not in _FORMATS or getattr(image, "is_animated", False) or width * height > MAX_PIXELS:
                return None
            return Original(path, width, image.format == "JPEG", hashlib.sha256(content).hexdigest())
    except UNREADABLE:
        return None


def damage(path: str | Path) -> str:
    """Return why a picture cannot be read to its end; empty when it can, or is too large for anybody to try."""
    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (1, 1))  # a JPEG's eighth, which shows as well whether all of it is there
            opened.load()
    except Image.DecompressionBombError:
        return ""
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # which ones depends on the format
        return str(error) or type(error).__name__
    return ""


def make(image: Original, widths: list[int], cache: Path) -> list[Path]:
    """Return the copies of `image` in `cache`, one for each width; those that are missing are made now.

    Raises:
        DamagedImageError: the image can be read in part only, if at all.
    """
    paths = [image.copy(width, cache) for width in widths]
    missing = [(width, path) for width, path in zip(widths, paths, strict=True) if not is_whole(path)]
    if missing:
        cache.mkdir(parents=True, exist_ok=True)
        source = _decoded(image)
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda one: write_whole(one[1], _encoded(source, one[0]), is_checked=True), missing))
    return paths


def _decoded(image: Original) -> Image.Image:
    """Return the image, of which each copy is made by itself, so that it is the same whichever others are wanted."""
    try:
        with Image.open(image.path) as opened:
            share = _READ / image.width
            opened.draft(None, (round(opened.width * share), round(opened.height * share)))  # nothing but for a JPEG
            return _plain(opened)
    except (OSError, Image.DecompressionBombError, ValueError, SyntaxError) as error:
        raise DamagedImageError(str(error)) from error


def _plain(image: Image.Image) -> Image.Image:
    """Return the image upright, in colours that WebP has."""
    profile = image.info.get("icc_profile")
    has_holes = "A" in image.getbands() or "transparency" in image.info
    plain = ImageOps.exif_transpose(image).convert("RGBA" if has_holes else "RGB")
    plain.info = {"icc_profile": profile} if profile and image.mode not in ("CMYK", "P", "L") else {}
    return plain


def _encoded(image: Image.Image, width: int) -> bytes:
    """Return a copy; Lanczos would take twice the time of bicubic, and what it keeps is lost in WebP."""
    from PIL import WebPImagePlugin  # noqa: F401, PLC0415 (or Pillow would load all its plugins, to find this one)

    if width < image.width:
        size = (width, max(round(image.height * width / image.width), 1))
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2)
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=_METHOD, icc_profile=image.info.get("icc_profile"))
    return buffer.getvalue()
