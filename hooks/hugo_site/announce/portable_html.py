"""A post's HTML for those who read it elsewhere: full addresses, nothing that only this site's pages can use."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import urljoin

from hugo_posts.html.formulas import replace_formulas
from hugo_posts.html.raw_html import rewrite
from hugo_posts.html.scanner import without_elements
from hugo_posts.html.summary import without_permalinks

from ..formulas.katex import set_formula

#: An anchor per line of code (pymdownx.highlight, `anchor_linenums`).
_LINE_ANCHOR = re.compile(r'<a id="__codelineno-[^"]*"[^>]*></a>')
_ICON = '<span class="twemoji"><svg '


def portable(html: str, page_url: str) -> str:
    """Return `html` as it can stand in a feed: no scripts and styles, which feed readers drop or show as text.

    Formulas are MathML, which needs neither.

    Args:
        html: a rendered post, its addresses relative to its page.
        page_url: full address of its page.
    """
    html = replace_formulas(html, partial(set_formula, output="mathml"))
    html = _LINE_ANCHOR.sub("", without_permalinks(html))
    html = without_elements(html, ("script", "style")).replace(_ICON, f'{_ICON}width="1em" height="1em" ')
    # when to load a picture is the reader's affair
    return rewrite(html, lambda url: joined(page_url, url), lambda image: image.pop("loading", None)).strip()


def joined(base: str, url: str) -> str:
    """Return `url` as a full address; one that no browser understands stays as it is."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url
