"""The author's own HTML: addresses resolved, images completed, everything else left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from hugo_posts.html.scanner import Tag, attributes_of, tags

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
    "input": ("src",),
    "link": ("href",),
    "script": ("src",),
}
#: A source of a `srcset`: what parts it from the one before, its address, and what browsers choose it by
#: (https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute).
_SOURCE = re.compile(r"([\s,]*+)(\S*[^\s,])([^,]*)")
_IN_STYLE = re.compile(r"""(url\(\s*(["']?))([^"'()]+?)(?=\2\s*\))""", re.IGNORECASE)
_END = re.compile(r"""(?:^|[\s"'])/$""")


def anchors_in(text: str) -> list[str]:
    """Return the names that links may lead to in the HTML of a text: each `id`, and the `name` of an `a`."""
    anchors = []
    for tag in _NAMED_TAG.finditer(text):
        attributes = attributes_of(tag[2])
        names = ("id", "name") if tag[1].lower() == "a" else ("id",)
        anchors += [attributes[name] for name in names if attributes.get(name)]
    return anchors


def rewrite(html: str, url: Callable[[str], str], image: Callable[[dict[str, str]], object]) -> str:
    """Return `html` with the addresses in its start tags replaced; scripts and comments stay as they are.

    Args:
        html: a fragment of HTML, possibly not well-formed.
        url: returns the final address for one as written.
        image: completes an `img` element's attributes in place; it sees the address as written.
    """
    pieces, at = [], 0
    for tag in tags(html, () if "url(" in html else _ADDRESSES):
        if html[tag.end - 1] == ">" and (new := _rewritten(tag, url, image)):
            name = html[tag.start : tag.start + 1 + len(tag.name)]
            pieces += [html[at : tag.start], name, new]
            at = tag.end
    return "".join(pieces) + html[at:]


def _rewritten(tag: Tag, url: Callable[[str], str], image: Callable[[dict[str, str]], object]) -> str:
    """Return what stands in a tag behind its name now, nothing where that stays."""
    before = tag.attributes
    after = dict(before)
    if tag.name == "img":
        image(after)
    for attribute in _ADDRESSES.get(tag.name, ()):
        if attribute in after:
            after[attribute] = url(after[attribute])
    if "srcset" in before:
        after["srcset"] = _SOURCE.sub(lambda source: source[1] + url(source[2]) + source[3], before["srcset"])
    if "style" in before:
        after["style"] = _IN_STYLE.sub(lambda match: match[1] + url(match[3]), after["style"])
    if after == before:
        return ""
    written = "".join(f' {key}="{escape(value)}"' for key, value in after.items())
    return f"{written}{' /' if _END.search(tag.inside) else ''}>"
