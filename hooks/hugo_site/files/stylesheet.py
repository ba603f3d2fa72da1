"""The site's stylesheet, written in parts by subject and joined for readers, who ask for one file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from mkdocs.structure.files import File, Files

from ..log import log

#: A line that names a part. What is imported from another site, or in other words, is a browser's to read.
_IMPORT = re.compile(r'@import "([^":?]+\.css)";')
#: The site's own dark, as docs/assets/styles/colours.css has it; without scripts no page is marked as dark.
_DARK = re.compile(r'\[data-md-color-scheme="slate"\](\[data-md-color-primary\] \{[^}]*\})')


def join_parts(files: Files, stylesheets: Iterable[object], docs_dir: str) -> None:
    """Put the parts that stylesheets import in their places, and publish the parts no more.

    An address in a part, as of a picture, counts from the folder of the stylesheet that names the part.

    Args:
        files: the site's files.
        stylesheets: the addresses of those that pages ask for (`extra_css`).
        docs_dir: the docs folder as an author knows it, for messages.
    """
    parts: dict[str, File] = {}
    for name in stylesheets:
        sheet = files.get_file_from_path(str(name))
        if sheet is None:
            continue
        text = _text_of(sheet)
        joined = _joined(text, sheet, files, docs_dir, parts)
        if joined != text:
            sheet.content_bytes = joined.encode()
    for part in parts.values():
        files.remove(part)


def add_dark(files: Files, stylesheets: Iterable[object], without_scripts: str = "assets/dark.css") -> None:
    """Let those who run no scripts have the site's own dark, too.

    Args:
        files: the site's files, the stylesheets' parts in their places.
        stylesheets: the addresses of those that pages ask for (`extra_css`), one of which has the dark.
        without_scripts: the address of the stylesheet for whoever has the dark on their system and runs no scripts.
    """
    sheets = [sheet for name in stylesheets if (sheet := files.get_file_from_path(str(name)))]
    own = [f"body[data-md-color-scheme]{rule}" for sheet in sheets for rule in _DARK.findall(_text_of(sheet))]
    if dark := files.get_file_from_path(without_scripts):
        dark.content_bytes = "\n".join([_text_of(dark).rstrip("\n"), *own, ""]).encode()


def _joined(text: str, sheet: File, files: Files, docs_dir: str, parts: dict[str, File]) -> str:
    """Return a stylesheet with its parts in it, an empty line between two, and note these in `parts`."""
    lines: list[str] = []
    after_part = False
    for number, line in enumerate(text.split("\n"), 1):
        part = None
        if found := _IMPORT.fullmatch(line):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet.src_uri), found[1]))
            part = files.get_file_from_path(path)
            if part is None:
                told = '%s/%s:%d: @import "%s": there is no %s/%s; correct the name, or take the line out'
                log.warning(told, docs_dir, sheet.src_uri, number, found[1], docs_dir, path)
        if part is not None:
            parts[part.src_uri] = part
            lines += [*([""] if after_part else []), _text_of(part).rstrip("\n")]
        else:
            lines.append(line)
        after_part = part is not None
    return "\n".join(lines)


def _text_of(file: File) -> str:
    """Return the text of a stylesheet, what is no UTF-8 in it read as browsers do."""
    return file.content_bytes.decode("utf-8-sig", "replace").replace("\r\n", "\n")
