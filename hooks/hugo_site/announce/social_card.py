"""The picture that stands for a page where its address is shared and it has none of its own: its title on paper.

Drawn without network and without the system's fonts, so that each machine draws the same.
1200 x 630 pixels is what https://ogp.me's readers ask for (https://developers.facebook.com/docs/sharing/webmasters/images).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, __version__

from ..settings.accent import Colour, parse

WIDTH, HEIGHT = SIZE = (1200, 630)

_FONT = Path(__file__).with_name("card_font") / "NotoSerif-Bold.ttf"
#: What the font has: anything else, such as emoji, is left out of the picture.
_DRAWN = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x391, 0x3A1), (0x3A3, 0x3C9)),
    *((0x1EA0, 0x1EF9), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AB, 0x20AC), (0x2122, 0x2122)),
)
_LEFT, _RIGHT, _TOP, _BOTTOM = 110, 70, 96, 132
_SIZES = (88, 76, 66, 58, 50, 44)
_LINE = 1.36  # stacked marks (Ữ, ặ) need the room
_PAPER, _INK, _CORAL = "#faf7f0", "#22302f", "#b3452a"
#: Steps from paper to a colour, for smooth edges; with three colours these are the 16 that a PNG holds in 4 bits.
_STEPS = 5


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)


def card_key(title: str, site: str, colour: str) -> str:
    """Return what two cards have in common if, and only if, they look the same; a name for a file."""
    digest = hashlib.sha256(_hand())
    for part in (title, site, colour):
        data = part.encode("utf-8", "replace")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


@cache
def _hand() -> bytes:
    """Return what stands for the way in which cards are drawn: this module, its font, Pillow's version."""
    return hashlib.sha256(Path(__file__).read_bytes() + _FONT.read_bytes() + __version__.encode()).digest()


def draw_card(title: str, site: str, colour: str) -> bytes:
    """Return a PNG with a page's title.

    Args:
        title: the title, of any length; what does not fit is cut off.
        site: the site's name, below it.
        colour: the site's accent on paper, `#rrggbb`.
    """
    image = _background().copy()
    size, lines = _fitted(_drawable(title))
    for number, line in enumerate(lines):
        _write(image, (_LEFT, _TOP + round(number * size * _LINE)), line, _font(size), base=0)
    name = next(_wrapped(_drawable(site), 34, WIDTH - _LEFT - 300), "")
    _write(image, (_LEFT, HEIGHT - 104), name, _font(34), base=1)
    image.putpalette(_palette(colour))
    out = BytesIO()
    image.save(out, "PNG", bits=4, compress_level=3)  # twice as fast as the default, hardly larger
    return out.getvalue()


def _drawable(text: str) -> str:
    kept = (char for char in unicodedata.normalize("NFC", text) if any(a <= ord(char) <= b for a, b in _DRAWN))
    return " ".join("".join(kept).split())


def _fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; at the smallest it is cut."""
    for size in _SIZES:
        lines = list(_wrapped(title, size, WIDTH - _LEFT - _RIGHT))
        most = min(int((HEIGHT - _TOP - _BOTTOM) / (size * _LINE)), 4)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], lines[most - 1].rstrip(" .,") + "…"]


def _wrapped(text: str, size: int, width: int) -> Iterator[str]:
    """Yield the lines of a text; a word that is longer than a line is broken."""
    room = width / size
    line, used = "", 0.0
    for word in text.split(" "):
        needed = _width(f" {word}") if line else _width(word)
        if used + needed <= room:
            line, used = f"{line} {word}".strip(), used + needed
            continue
        if line:
            yield line
        line = word
        while (used := _width(line)) > room:
            end = next(end for end in range(len(line), 0, -1) if end == 1 or _width(line[:end]) <= room)
            yield line[:end]
            line = line[end:]
    if line:
        yield line


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    """Return the width of a text in font sizes: the same at every size, as nothing is hinted or kerned."""
    return _font(100).getlength(text) / 100


def _write(image: Image.Image, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, *, base: int) -> None:
    """Write a line in colour number `base`, in steps of which the palette knows the tones."""
    if text:
        right, bottom = font.getbbox(text)[2:]
        mask = Image.new("L", (int(right) + 4, int(bottom) + 4))
        ImageDraw.Draw(mask).text((0, 0), text, fill=255, font=font)
        _colour(image, at, mask, base)


def _colour(image: Image.Image, at: tuple[int, int], mask: Image.Image, base: int) -> None:
    """Lay colour number `base` on `image`, as much as `mask` says."""
    steps = _steps(base)
    image.paste(mask.point(steps), at, mask.point([255 if step else 0 for step in steps]))


@cache
def _steps(base: int) -> list[int]:
    """Return the tone in the palette for each strength of a colour; 0, paper, for the weakest."""
    steps = [round(value / 255 * _STEPS) for value in range(256)]
    return [base * _STEPS + step if step else 0 for step in steps]


@cache
def _background() -> Image.Image:
    """Return the paper: a margin line, and the curve of the site's icon with its dot; drawn large, then made small."""
    scale = 4
    image = Image.new("L", SIZE)
    for base, draw_part in ((1, _draw_curve), (2, _draw_dot)):
        mask = Image.new("L", (WIDTH * scale, HEIGHT * scale))
        draw_part(ImageDraw.Draw(mask), scale)
        _colour(image, (0, 0), mask.resize(SIZE, Image.Resampling.BOX), base)
    return image


def _draw_curve(draw: ImageDraw.ImageDraw, scale: int) -> None:
    draw.rectangle((0, 0, 28 * scale, HEIGHT * scale), fill=255)
    points = [((1010 + x) * scale, (572 - x * x / 46) * scale) for x in range(-64, 65)]
    draw.line(points, fill=255, width=9 * scale, joint="curve")


def _draw_dot(draw: ImageDraw.ImageDraw, scale: int) -> None:
    x, y, radius = 1010 - 46, 572 - 46 * 46 / 46 - 15, 15
    draw.ellipse(((x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale), fill=255)


def _palette(colour: str) -> list[int]:
    """Return the tones from paper to ink, accent and coral: red, green, blue, red and so on."""
    paper = parse(_PAPER)
    tones = [paper] + [
        _between(paper, parse(end), step / _STEPS) for end in (_INK, colour, _CORAL) for step in range(1, _STEPS + 1)
    ]
    return [round(part * 255) for tone in tones for part in tone]


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue
