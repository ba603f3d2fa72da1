"""PaperMod's small media shortcodes: `inTextImg`, `audio`, `video`.

Source: adityatelange/hugo-PaperMod, layouts/_shortcodes/.
"""

from __future__ import annotations

from hugo_posts.html.markup import element, start_tag
from hugo_posts.html.template_url import refused_scheme, template_url
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError


def in_text_image(shortcode: Shortcode, _context: Context) -> str:
    """Return an image as high as a line of text; arguments `url height alt`."""
    address = _address(shortcode, "url")
    height = shortcode.get("height") or "15"
    return start_tag("img", {"class": "in-text", "height": height, "src": address, "alt": shortcode.get("alt")})


def audio(shortcode: Shortcode, _context: Context) -> str:
    """Return a sound player; argument `src`."""
    return element("audio", {"src": _address(shortcode, "src"), "controls": "", "preload": "none"}, "")


def video(shortcode: Shortcode, _context: Context) -> str:
    """Return a video player; argument `src`."""
    return element("video", {"src": _address(shortcode, "src"), "controls": "", "muted": "", "preload": "metadata"}, "")


def _address(shortcode: Shortcode, name: str) -> str:
    address = shortcode.get(name)
    if not address:
        raise ShortcodeError(f'missing "{name}"; write {name}="/path/of/the/file"')
    scheme = refused_scheme(address)
    if scheme:
        raise ShortcodeError(f'"{name}" must not be a {scheme}: address')
    return template_url(address)
