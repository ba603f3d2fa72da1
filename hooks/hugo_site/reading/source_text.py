"""The text of a page's or post's file as bytes of any kind have it, and its front matter for Material's templates.

A file of any content makes a page; what is wrong in it is told. Where Material would stop the build, the value is left
out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import replace
from datetime import UTC
from typing import Any

from hugo_posts.front_matter.document import Document, read, write
from hugo_posts.front_matter.fields import FIELDS, WrongValueError
from hugo_posts.front_matter.hugo_date import TOO_LATE, read_date

from ..log import log
from ..settings.theme_settings import has_file

#: What says nothing here, so that it may stand twice, as in PaperMod's sample of a post (its wiki, "Sample page.md").
_SAYS_NOTHING = ("disablehljs",)
_HIDDEN = " (until then its text is not published)"
_LEFT_OUT = "; until then nothing of it is published"
#: Front matter of a page that Material's and this project's templates read as a certain type.
_PAGE_FIELDS = ("title", "description", "template", "icon", "hide", "search", "tags", "canonicalurl")


def decode(content: bytes, name: str) -> str:
    """Return the text of a file; what is not UTF-8 is reported and replaced.

    Args:
        content: the file.
        name: the file as the author knows it.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        log.warning("%s:%d: text is not UTF-8; save the file as UTF-8", name, line)
        return content.decode("utf-8", "replace")


def read_page(
    content: bytes,
    name: str,
    theme_dirs: Iterable[str],
    values: Mapping[str, Any] | None = None,
    *,
    why_hidden: Callable[[Document, bool], str] = lambda document, is_broken: "",
) -> str:
    """Return the text of a page that is no post, with front matter as MkDocs and Material take it: YAML, right types.

    Args:
        content: the file.
        name: the file as the author knows it.
        theme_dirs: folders in which a template or an icon must be.
        values: its front matter with what cascades add; None for what it has itself.
        why_hidden: says of a page that is always there, such as the home page, why its text is left out, line first,
            given its document and whether it cannot be read; empty where it is not.
    """
    text = decode(content, name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document, wrong = read(text)
    if wrong:
        is_hidden = why_hidden(document, True)
        log.warning("%s:%d: %s%s", name, wrong.line, wrong.message, _HIDDEN if is_hidden else "")
        return "" if is_hidden else document.body
    tell_twice(document, name)
    if why := why_hidden(document, document.is_ambiguous):
        log.info("%s:%s; the page is there without its text", name, why)
        document = replace(document, body="")
    if values is not None:
        document = replace(document, values=values)
    if not (document.format or document.values):
        return text
    checked = dict(_checked(document, name))
    drop_missing_theme_files(checked, document.lines, name, theme_dirs)
    return f"{write(checked)}\n{document.body}"


def tell_twice(document: Document, name: str) -> None:
    """Tell of each name that stands twice in a file's front matter."""
    for each in document.twice:
        level = logging.INFO if each.name in _SAYS_NOTHING else logging.WARNING
        left_out = _LEFT_OUT if document.hides(each) else ""
        log.log(level, "%s:%d: front matter: %s%s", name, each.line, each.message, left_out)


def _checked(document: Document, name: str) -> Iterable[tuple[str, Any]]:
    """Yield the values that have the type that their name asks for; report the others."""
    for field, value in document.values.items():
        line = document.lines.get(field, 1)
        try:
            wanted = FIELDS[field](value) if field in _PAGE_FIELDS and value is not None else value
        except WrongValueError as error:
            log.log(logging.INFO if error.harmless else logging.WARNING, "%s:%d: %s: %s", name, line, field, error)
            continue
        if field == "title" and not wanted:  # as without one: MkDocs would call the page by the site's name
            continue
        moment = read_date(value, UTC) if field in ("date", "lastmod") else None
        if moment and moment.year >= TOO_LATE:
            log.warning("%s:%d: %s: it is later than any archive can hold; write another day", name, line, field)
        yield field, wanted


def drop_missing_theme_files(
    values: MutableMapping[str, Any], lines: Mapping[str, int], name: str, theme_dirs: Iterable[str]
) -> None:
    """Drop a template or an icon that the theme does not have: asking for it would stop the build.

    Args:
        values: front matter, changed in place.
        lines: the lines of its names.
        name: the file as the author knows it.
        theme_dirs: folders in which both must be.
    """
    for field, pattern in (("template", "{}"), ("icon", ".icons/{}.svg")):
        value = values.pop(field, None)
        if value and has_file(theme_dirs, pattern.format(value)):
            values[field] = value
        elif value:
            log.warning('%s:%d: %s: the theme has no "%s"; remove the line', name, lines.get(field, 1), field, value)
