"""Pages of the Hugo site read, and pages written anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hugo_posts.front_matter.document import Document, FrontMatterError, parse, write

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


def read_document(path: Path) -> Document:
    """Return a file of content; what is wrong with its front matter is told by check.py."""
    try:
        return parse(path.read_bytes().decode("utf-8-sig", "replace"))
    except FrontMatterError as error:
        return error.document


def html_page(values: Mapping[str, Any], html: str) -> str:
    """Return a Markdown page of one block of HTML, in which nothing is read as Markdown."""
    body = _BLANK_LINE.sub("\n<!-- -->", html.replace("\r\n", "\n").strip("\n"))
    return f"{write(values)}\n<div>\n{body}\n</div>\n"
