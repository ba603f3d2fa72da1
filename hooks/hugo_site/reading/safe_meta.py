"""Front matter as templates may print it: Material's and MkDocs' print these fields as if they were HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import escape

#: What Material's partials print of a page's front matter, beside titles of pages and headings.
_PRINTED = ("title", "description", "author", "subtitle", "status")


def safe_to_print(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of `meta` that templates print and that are texts, each escaped."""
    return {name: escape(meta[name]) for name in _PRINTED if isinstance(meta.get(name), str)}
