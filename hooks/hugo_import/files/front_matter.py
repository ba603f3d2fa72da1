"""Front matter of the Hugo site's pages."""

from __future__ import annotations

from pathlib import Path

from hugo_posts.front_matter.document import Document, FrontMatterError, parse


def read_document(path: Path) -> Document:
    """Return a file of content; what is wrong with its front matter is told by check.py."""
    try:
        return parse(path.read_bytes().decode("utf-8-sig", "replace"))
    except FrontMatterError as error:
        return error.document
