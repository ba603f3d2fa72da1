"""The shortcodes that come with Hugo and PaperMod, and a site's own.

A site adds one either as a Jinja template in overrides/shortcodes/ (see `templates`) or as a function in
hooks/shortcodes.py:

    def note(shortcode: Shortcode, context: Context) -> str:
        inner = context.markdown(shortcode.inner or "", inline=False, line=shortcode.line)
        return f'<div class="note"><b>{escape(shortcode.get("title"))}</b>{inner}</div>'

    SHORTCODES = {"note": note, "hr": Standalone(hr)}

It returns HTML (for `{{% %}}` it may return Markdown), escapes what it takes from arguments, and raises ShortcodeError
with a message for the author. One that takes no closing tag is wrapped in Standalone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hugo_posts.shortcodes.built_in import boxes, code, embeds, links, media
from hugo_posts.shortcodes.built_in.figure import figure
from hugo_posts.shortcodes.built_in.qr import qr
from hugo_posts.shortcodes.call import Renderer, Standalone
from hugo_posts.shortcodes.templates import template_renderers

_STANDALONE: Mapping[str, Renderer] = {
    "figure": figure,
    "ref": links.ref,
    "relref": links.relref,
    "param": links.param,
    "youtube": embeds.youtube,
    "vimeo": embeds.vimeo,
    "vimeo_simple": embeds.vimeo,
    "gist": embeds.gist,
    "x": embeds.x,
    "x_simple": embeds.x,
    "tweet": embeds.x,
    "twitter": embeds.x,
    "twitter_simple": embeds.x,
    "instagram": embeds.instagram,
    "instagram_simple": embeds.instagram,
    "inTextImg": media.in_text_image,
    "audio": media.audio,
    "video": media.video,
}
_WITH_INNER: Mapping[str, Renderer] = {
    "highlight": code.highlight,
    "qr": qr,
    "details": boxes.details,
    "collapse": boxes.collapse,
    "rawhtml": boxes.rawhtml,
    "comment": boxes.comment,
    "ltr": boxes.ltr,
    "rtl": boxes.rtl,
}
BUILT_IN: Mapping[str, Renderer] = {**{name: Standalone(render) for name, render in _STANDALONE.items()}, **_WITH_INNER}


def registry(
    templates_dir: Path | None, functions: Mapping[str, Renderer], base_path: str = "/"
) -> Mapping[str, Renderer]:
    """Return every shortcode that a post can use, name -> renderer.

    `templates_dir` holds the site's Jinja templates (None or missing: none), `functions` its Python functions. The
    site's own go before the built-in ones, functions before templates. `base_path` is the path of the site's address.
    """
    templates = template_renderers(templates_dir, base_path) if templates_dir and templates_dir.is_dir() else {}
    return {**BUILT_IN, **templates, **functions}
