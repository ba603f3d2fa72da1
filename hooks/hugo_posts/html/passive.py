"""HTML in captions and titles: what marks text up is kept, what could run a script or break out is shown as text.

Hugo's `markdownify` lets all of it through once raw HTML is allowed. But a caption is often somebody else's words,
copied with the picture; the post's own text is the place for HTML of all kinds.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from hugo_posts.html.scanner import attributes_of
from hugo_posts.html.template_url import refused_scheme

#: Elements that run or load something, ask for something, or read what follows in another way.
_ACTIVE = frozenset(
    "applet audio base body button canvas embed form frame frameset head html iframe input keygen link math meta "
    "noembed noframes noscript object option plaintext script select style svg template textarea title video "
    "xmp".split()
)
#: Elements of the page around; and those whose end would end one of the page's own.
_PAGE = frozenset("article aside details dialog figcaption figure footer header label main nav section summary".split())
_BLOCKS = frozenset("blockquote center div dl li ol table tbody td th tr ul".split())
_NAME = r"[a-zA-Z_:][a-zA-Z0-9_.:-]*"
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
#: A whole tag (https://spec.commonmark.org/0.31.2/#html-tag), which a browser cannot read as anything else.
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+{_NAME}(?:=\s*{_VALUE})?)*)\s*/?>")


def passive(html: str) -> str:
    """Return raw HTML in which each `<` that does not begin a harmless tag is escaped."""
    kept: list[str] = []
    opened: list[str] = []
    position = 0
    while (at := html.find("<", position)) >= 0:
        tag = _TAG.match(html, at)
        harmless = tag is not None and _is_harmless(tag, opened)
        end = tag.end() if tag and harmless else at + 1
        kept += [html[position:at], html[at:end] if harmless else "&lt;"]
        position = end
    return "".join(kept) + html[position:]


def disarm(root: etree.Element) -> None:
    """Remove from a tree, in place, the attributes that could run a script, such as those of an attribute list."""
    for element in root.iter():
        for name in [name for name, value in element.items() if _is_armed(name, str(value))]:
            del element.attrib[name]


def _is_harmless(tag: re.Match[str], opened: list[str]) -> bool:
    """Tell whether a tag may stay; `opened` has the blocks that were opened before, and is brought up to date."""
    name = tag[2].lower()
    if name in _ACTIVE or name in _PAGE:
        return False
    if tag[1]:
        is_ours = name not in _BLOCKS or name in opened
        if name in opened:
            opened.remove(name)
        return is_ours
    attributes = attributes_of(tag[3])
    opened += [name] if name in _BLOCKS else []
    return not any(_is_armed(name, value) for name, value in attributes.items())


def _is_armed(name: str, value: str) -> bool:
    return name.lower().startswith("on") or name.lower() == "srcdoc" or refused_scheme(value) is not None
