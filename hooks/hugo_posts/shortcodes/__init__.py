"""The shortcodes that come with Hugo and PaperMod, and a site's own; `registry` puts them together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hugo_posts.figure import figure
from hugo_posts.shortcode import Renderer, Standalone

BUILT_IN: Mapping[str, Renderer] = {
    "figure": Standalone(figure),
}


def registry(templates_dir: Path | None, functions: Mapping[str, Renderer]) -> Mapping[str, Renderer]:
    """Return every shortcode a post can use, name -> renderer; a site's own go before the built-in ones."""
    return {**BUILT_IN, **functions}
