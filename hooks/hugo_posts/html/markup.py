"""Writes HTML elements from values, escaped, and reads the text back out of HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

_TAG = re.compile(r"<[^<>]*>")
_OF_GO = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "+": "&#43;"})


def escape_as_go(text: str) -> str:
    """Return `text` escaped as Go's html/template does it; where Markdown is made of it, code and ids show how."""
    return text.translate(_OF_GO)


def start_tag(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return `<name key="value" …>`; attributes that are None are left out, values are escaped."""
    written = [f' {key}="{escape(value)}"' for key, value in attributes.items() if value is not None]
    return f"<{name}{''.join(written)}>"


def element(name: str, attributes: Mapping[str, str | None], content: str) -> str:
    """Return an element with `content`, which is HTML already."""
    return f"{start_tag(name, attributes)}{content}</{name}>"


def shorten(text: str, length: int) -> str:
    """Return `text`, cut to `length` characters with an ellipsis when it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"


def plain_text(html: str) -> str:
    """Return the text of `html` without tags and entities, as Hugo's `plainify` does."""
    return unescape(_TAG.sub("", html)).strip()
