"""The site's icon in the sizes that browsers and phones ask for, in place of this project's own.

The places are those of overrides/partials/head-icons.html and overrides/site.webmanifest.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path, PurePosixPath

from PIL import Image, UnidentifiedImageError

from hugo_import.plan import Plan

_FOLDER = PurePosixPath("docs/assets/icons")
#: Each place, its size, and the names under which sites bring one along (https://realfavicongenerator.net and others).
_ICONS = {
    "favicon-32.png": (32, ("favicon-32x32.png",)),
    "apple-touch-icon.png": (180, ("apple-touch-icon.png", "apple-touch-icon-180x180.png")),
    "icon-192.png": (192, ("android-chrome-192x192.png", "icon-192.png", "web-app-manifest-192x192.png")),
    "icon-512.png": (512, ("android-chrome-512x512.png", "icon-512.png", "web-app-manifest-512x512.png")),
    "icon-maskable-512.png": (512, ("maskable-icon-512x512.png", "android-chrome-512x512.png")),
}
_OTHERS = ("favicon-96x96.png", "favicon-16x16.png", "favicon.png")


def plan_icons(favicon: str, plan: Plan) -> None:
    """Plan the icons of each size, made of the largest picture that the site has of its icon.

    A site that has nothing but a drawing (SVG) is left without them; its pages name the drawing alone.

    Args:
        favicon: the site's icon, from docs/.
        plan: what is copied; the icons are added.
    """
    names = dict.fromkeys([favicon, *(name for _, usual in _ICONS.values() for name in usual), *_OTHERS])
    files = {name: source for name in names if (source := plan.sources.get(PurePosixPath("docs", name)))}
    pictures = {name: picture for name, source in files.items() if (picture := _picture(source)) is not None}
    if not pictures:
        return
    largest = max(pictures.values(), key=lambda picture: picture.width)
    for name, (size, usual) in _ICONS.items():
        own = next((pictures[each] for each in usual if each in pictures), largest)
        plan.texts.setdefault(_FOLDER / name, _png(own, size))


def _picture(path: Path) -> Image.Image | None:
    """Return a picture with all of its colours, None for what Pillow does not read, such as SVG."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path) as picture:  # of odd sizes, which matter little
            return picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _png(picture: Image.Image, size: int) -> bytes:
    """Return the picture in the middle of a square of `size`, as PNG."""
    scale = size / max(picture.size)
    part = picture.resize((max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)))
    square = Image.new("RGBA", (size, size))
    square.paste(part, ((size - part.width) // 2, (size - part.height) // 2))
    stream = io.BytesIO()
    square.save(stream, "PNG", optimize=True)
    return stream.getvalue()
