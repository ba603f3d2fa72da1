"""What a page's switches change of the page itself, beside what templates leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hugo_posts.front_matter.switches import Switches
from hugo_posts.html.markup import plain_text
from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

#: The levels of headings that Hugo's own table of contents has
#: (https://gohugo.io/configuration/markup/#table-of-contents).
_HUGO_LEVELS = range(2, 4)
#: A heading's level, id and text.
_HEADING = re.compile(r"<h([1-6])\b[^>]*?\sid=[\"']?([^\"'\s>]+)[^>]*>(.*?)</h\1>", re.DOTALL)
#: What stands in a heading that the `toc` extension knows; what that has left out stays out.
_PERMALINK = 'class="headerlink"'


def set_up(page: Page, switches: Switches) -> None:
    """Hide the table of contents, and let the page be edited where its author says."""
    hidden = page.meta.get("hide")
    if not switches.toc and "toc" not in (hidden or ()):
        page.meta["hide"] = [*(hidden or ()), "toc"]
    if switches.edit or not switches.editable:
        page.edit_url = switches.edit.url if switches.edit and switches.editable else None


def shorten_toc(toc: TableOfContents) -> None:
    """Keep the headings that Hugo's own table of contents has; what is below one that goes stands in its place."""
    toc.items = [*_kept(toc.items)]


def complete_toc(toc: TableOfContents, html: str) -> None:
    """Add the headings of raw HTML and of shortcodes' texts, as PaperMod, which looks for headings in the HTML."""
    known = {link.id: link for link in _flat(toc)}
    found = [
        known.get(name) or AnchorLink(str(escape(plain_text(text))), name, int(level))
        for level, name, text in _HEADING.findall(html)
        if name in known or _PERMALINK not in text
    ]
    if {link.id for link in found} > known.keys():
        toc.items = _nested(found)


def _flat(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _flat(link.children)


def _nested(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    items: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for link in links:
        link.children = []
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else items).append(link)
        above.append(link)
    return items


def _kept(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        inner = [*_kept(link.children)]
        if link.level in _HUGO_LEVELS:
            link.children = inner
            yield link
        else:
            yield from inner
