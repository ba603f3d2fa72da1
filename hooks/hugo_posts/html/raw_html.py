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


def rewrite(html: str, url: Callable[[str], str], image: Callable[[dict[str, str]], None]) -> str:
    """Return `html` with the addresses in its start tags replaced.

    Arguments:
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
