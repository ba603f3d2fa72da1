"""Texts and attributes in which Python-Markdown's serializer, which lets entities be, finds none."""

from __future__ import annotations

import re

from markdown.util import AMP_SUBSTITUTE

#: An ampersand that Python-Markdown's serializer would take for the start of an entity.
_ENTITY_LIKE = re.compile(r"&(?=#[0-9]+;|#x[0-9a-fA-F]+;|[0-9a-zA-Z]+;)")


def literal(text: str) -> str:
    """Return text in which Python-Markdown's serializer finds no entity: `&copy;` stays what it is."""
    return text.replace("&", AMP_SUBSTITUTE + "amp;")


def literal_value(name: str, value: str) -> str:
    """Like `literal`; but MkDocs resolves no address that has a substitute in it, so those get as few as can be."""
    return _ENTITY_LIKE.sub(AMP_SUBSTITUTE + "amp;", value) if name in ("href", "src") else literal(value)
