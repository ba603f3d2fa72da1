"""The author's own HTML: addresses resolved, images completed, everything else left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from hugo_posts.html.scanner import attributes_of

#: A whole start tag, with attribute values that may hold `>`.
_START_TAG = re.compile(
    r"""<([a-zA-Z][a-zA-Z0-9-]*)((?:\s++|/(?!>)|[^\s"'<>/=]++|=\s*+(?:"[^"]*"|'[^']*'|[^\s"'>]++))*)(/?)>"""
)
#: A start tag with an `id` or a `name`; no other tag begins in it, so that many without an end take no time.
_NAMED_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)(\s[^<>]*?\b(?:id|name)\s*=[^<>]*)>", re.IGNORECASE)
_ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "object": ("data",),
    "image": ("href",),
}


def anchors_in(text: str) -> list[str]:
    """Return the names that links may lead to in the HTML of a text: each `id`, and the `name` of an `a`."""
    anchors = []
    for tag in _NAMED_TAG.finditer(text):
        attributes = attributes_of(tag[2])
        names = ("id", "name") if tag[1].lower() == "a" else ("id",)
        anchors += [attributes[name] for name in names if attributes.get(name)]
    return anchors


def rewrite(html: str, url: Callable[[str], str], image: Callable[[dict[str, str]], None]) -> str:
    """Return `html` with the addresses in its start tags replaced.

    Args:
        html: a fragment of HTML, possibly not well-formed.
        url: returns the final address for one as written.
        image: completes an `img` element's attributes in place; it sees the address as written.
    """
    if "<" not in html:
        return html
    return _START_TAG.sub(lambda match: _rewrite_tag(match, url, image), html)


def _rewrite_tag(match: re.Match[str], url: Callable[[str], str], image: Callable[[dict[str, str]], None]) -> str:
    name = match.group(1).lower()
    if name not in _ADDRESSES:
        return match.group()
    before = attributes_of(match.group(2))
    after = dict(before)
    if name == "img":
        image(after)
    for attribute in _ADDRESSES[name]:
        if attribute in after:
            after[attribute] = url(after[attribute])
    if after == before:
        return match.group()
    written = "".join(f' {key}="{escape(value)}"' for key, value in after.items())
    return f"<{match.group(1)}{written}{' /' if match.group(3) else ''}>"
