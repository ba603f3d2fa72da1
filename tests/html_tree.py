"""HTML as a browser's parser reads it, in a form that can be compared: nested tuples of tag, attributes, children."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Tree = tuple[Any, ...]
_SPACE = re.compile(r"\s+")


def tree(html: str, *, attributes: Container[str] = ()) -> Tree:
    """Return the children of `html`'s body; only the named attributes count, white space counts as one space.

    What a browser makes of `<p>a<div>b</div></p>`, an empty paragraph at the end, is left out.
    """
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return _children(body, attributes)


def _children(node: LexborNode, attributes: Container[str]) -> Tree:
    children: list[Any] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            before = children.pop() if children and isinstance(children[-1], str) else ""  # of what is left out between
            children.append(_SPACE.sub(" ", before + (child.text(deep=False) or "")))
        elif child.tag and child.tag[0] not in "-!_":
            kept = {name: value or "" for name, value in child.attributes.items() if name in attributes}
            inside = _children(child, attributes)
            if inside or kept or child.tag != "p":
                children.append((child.tag, kept, *inside) if kept else (child.tag, *inside))
    return tuple(_trimmed(children))


def _trimmed(children: list[Any]) -> list[Any]:
    """Return the children without white space at their ends and without blank text beside elements."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return [child for child in children if not isinstance(child, str) or child.strip()]
