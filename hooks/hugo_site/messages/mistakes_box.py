"""A box above a page's text that tells its author what is wrong in it; only under `mkdocs serve`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from html import escape

from ..texts.texts import Texts
from .findings import Finding

#: The page's own text begins here (overrides/blog-post.html, Material's partials/content.html).
_ARTICLE = '<article class="md-content__inner'
#: More than these say nothing new, and a file of nonsense may have thousands.
_SHOWN = 20
#: A page that holds nothing yet, without the theme, which may be what is broken.
_EMPTY = """\
<!doctype html>
<html>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="1">
<title>!</title><style>body { font: 1rem/1.6 sans-serif; margin: 2rem auto; max-width: 45rem; padding: 0 1rem }
li { overflow-wrap: anywhere; white-space: pre-wrap }</style></head>
<body>
<article class="md-content__inner"></article>
</body>
</html>
"""


def with_box(html: str, mistakes: Sequence[Finding], texts: Texts) -> str:
    """Return a finished page with a box for `mistakes` before its article; as it is without any, or without article."""
    before, article, after = html.partition(_ARTICLE)
    return f"{before}{_box(mistakes, texts)}{article}{after}" if mistakes and article else html


def page_of_mistakes(mistakes: Sequence[Finding], texts: Texts) -> str:
    """Return a whole page with nothing but the box, for what could not be made; it looks again each second."""
    return with_box(_EMPTY, mistakes, texts)


def page_of_messages(messages: Sequence[str], texts: Texts) -> str:
    """Return the same for messages that belong to no file's line."""
    return page_of_mistakes([Finding("", 0, message, logging.ERROR) for message in messages], texts)


def _box(mistakes: Sequence[Finding], texts: Texts) -> str:
    """Return the box, in Material's own admonition, which needs no style of ours."""
    lines = [f"<li>{escape(str(mistake))}</li>" for mistake in mistakes[:_SHOWN]]
    if len(mistakes) > _SHOWN:
        lines.append(f"<li>… ({len(mistakes) - _SHOWN})</li>")
    return (
        '<div class="md-typeset" data-author-box><div class="admonition danger" role="alert">'
        f'<p class="admonition-title">{texts.count("preview.mistakes", len(mistakes))}</p>'
        f'<ul lang="en">{"".join(lines)}</ul></div></div>\n'
    )
