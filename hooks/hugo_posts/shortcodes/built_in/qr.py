"""`qr`: text as a QR code, drawn in the page itself.

Source: https://gohugo.io/shortcodes/qr/.
"""

from __future__ import annotations

import re

from hugo_posts.html.markup import shorten
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError

_LEVELS = {"low": "l", "medium": "m", "quartile": "q", "high": "h"}
_LEAST_SCALE = 2
#: Where the title stands, whose marks are written by number: within `details` it is read as Markdown with the rest.
_TITLE = "HAHAHUGOTITLE"
_MARK = re.compile(r"[!-/:-@\[-`{-~]")


def qr(shortcode: Shortcode, context: Context) -> str:
    """Return an SVG of the argument `text` or the inner text; arguments `level scale alt class id title`.

    `scale` is pixels per module, at least 2, 4 by default. Raises ShortcodeError.
    """
    import segno  # noqa: PLC0415 (few posts have one)

    text = shortcode.get("text") or (shortcode.inner or "").strip()
    if not text:
        raise ShortcodeError('missing "text"; write qr text="…"')
    level = _LEVELS.get(shortcode.get("level") or "medium")
    if level is None:
        raise ShortcodeError(f'"level" must be one of {", ".join(_LEVELS)}')
    scale = shortcode.get("scale") or "4"
    if not scale.isdecimal() or int(scale) < _LEAST_SCALE:
        raise ShortcodeError(f'"scale" must be a whole number from {_LEAST_SCALE} on')
    try:
        code = segno.make(text, error=level, micro=False, boost_error=False)
    except segno.DataOverflowError:
        raise ShortcodeError("the text is too long for a QR code") from None
    svg = code.svg_inline(
        scale=int(scale),
        light="#fff",
        svgid=shortcode.get("id") or None,
        svgclass=shortcode.get("class") or None,
        title=_TITLE,
    )
    title = shortcode.get("alt", "title") or context.host.text("qr.title", text=shorten(text, 60))
    return svg.replace(_TITLE, _MARK.sub(lambda mark: f"&#{ord(mark[0])};", title), 1)
