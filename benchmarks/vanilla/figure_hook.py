"""The hook that one writes first: every `{{< figure … >}}` becomes HTML by two regular expressions."""

from __future__ import annotations

import re
from html import escape

_FIGURE = re.compile(r"\{\{<\s*figure\s+(.*?)\s*>\}\}")
_ARGUMENT = re.compile(r'(\w+)=("[^"]*"|\S+)')


def on_page_markdown(markdown: str, **_: object) -> str:
    """Replace the figures of a page."""
    return _FIGURE.sub(_html, markdown)


def _html(figure: re.Match[str]) -> str:
    arguments = {name: value.strip('"') for name, value in _ARGUMENT.findall(figure[1])}
    caption = f"<figcaption>{escape(arguments['caption'])}</figcaption>" if "caption" in arguments else ""
    image = f'<img src="{escape(arguments.get("src", ""))}" width="{escape(arguments.get("width", ""))}">'
    return f"<figure>{image}{caption}</figure>"
