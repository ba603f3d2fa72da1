"""Material's icons in a text, `:material-heart:`, as mkdocs.yml would set them up (Material's "Icons, Emojis").

There Material looks at ten thousand files in each build; here when a text has something between colons.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji
from mkdocs.config.defaults import MkDocsConfig

_EXTENSION = "pymdownx.emoji"


class _Index:
    """The icons and emoji by their names, looked up when they are asked for."""

    def __init__(self, options: dict[str, Any], md: Markdown) -> None:
        self._asked = options, md

    def __getitem__(self, kind: str) -> Any:
        return twemoji(*self._asked)[kind]


def add_icons(config: MkDocsConfig) -> None:
    """Let texts name icons, unless mkdocs.yml says itself which."""
    if _EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(_EXTENSION)
        config.mdx_configs[_EXTENSION] = {"emoji_index": _Index, "emoji_generator": to_svg}
