"""The stylesheet that an author's one colour makes: tones of it that can be read on light and on dark pages.

Contrast is the one of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

#: Red, green and blue, each from 0 to 1.
Colour = tuple[float, float, float]

#: The least favourable surfaces of assets/styles/colours.css that text in the accent's colour stands on.
_SURFACES = {"light": "#faf7f0", "dark": "#1b2426"}
#: The stylesheet's own accent on light pages.
OWN = "#0b6b63"
#: How much of the accent a mark's background has.
_SOFTNESS = {"light": 0.12, "dark": 0.22}
#: What WCAG asks of text, and a little more for hinting and rounding.
CONTRAST = 4.6


def accent_css(colour: str) -> str:
    """Return the rules that give docs/assets/styles/colours.css its accent from `colour`, written `#rrggbb`."""
    lines = []
    for scheme, surface in _SURFACES.items():
        tone, soft = tones(parse(colour), parse(surface), _SOFTNESS[scheme])
        lines += [f"  --accent-on-{scheme}: {written(tone)};", f"  --accent-on-{scheme}-soft: {written(soft)};"]
    return "\n".join([":root {", *lines, "}", ""])


def on_paper(colour: str) -> str:
    """Return the tone of a site's accent on light pages, `#rrggbb`; that of colours.css for an empty one."""
    return written(tones(parse(colour), parse(_SURFACES["light"]), _SOFTNESS["light"])[0]) if colour else OWN


def tones(colour: Colour, surface: Colour, softness: float) -> tuple[Colour, Colour]:
    """Return the tone nearest to `colour` that can be read on `surface`, and the background of a mark that holds it.

    Args:
        colour: the colour asked for.
        surface: what text stands on.
        softness: how much of the tone the background has, from 0 to 1.
    """
    hue, lightness, saturation = rgb_to_hls(*colour)
    darker = luminance(surface) > 0.18
    for step in range(101):
        moved = max(lightness - step / 100, 0) if darker else min(lightness + step / 100, 1)
        tone = hls_to_rgb(hue, moved, saturation)
        soft = _mixed(tone, surface, softness)
        if min(contrast(tone, surface), contrast(tone, soft)) >= CONTRAST:
            break
    return tone, soft


def contrast(one: Colour, other: Colour) -> float:
    """Return WCAG's contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Colour) -> float:
    """Return WCAG's relative luminance, from 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parse(colour: str) -> Colour:
    """Return the colour that `#rrggbb` names."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return red, green, blue
