"""Finds the tags in a text of HTML: the one place that says what a tag is.

A browser's rules, as far as they decide where a tag ends
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization): a `>` in quotes does not end it; a comment, and
what stands in a script or a style, holds no tags; what is not closed goes on to the end of the text. That last rule
also keeps the time of a scan in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

#: Elements without an end tag (https://html.spec.whatwg.org/#void-elements).
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements whose text is no HTML. Browsers know more, but a page's text with these in it is taken as it looks.
RAW_TEXT = ("script", "style")
_COMMENT = r"!(?=--).*?(?:-->|\Z)"
_ATTRIBUTES = r"""[^>"']*(?:"[^"]*(?:"|\Z)[^>"']*|'[^']*(?:'|\Z)[^>"']*)*"""
_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_END = re.compile(r"</(script|style)(?=[\s/>])", re.IGNORECASE)


class Tag(NamedTuple):
    """A tag, or a comment."""

    name: str  # the element in lower case, behind a slash for an end tag; empty for a comment
    start: int  # where it begins in the text
    end: int  # where the text goes on
    inside: str  # what stands between its name and its end

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes, names in lower case, values without quotes and entities."""
        return attributes_of(self.inside)


def tags(html: str, names: Collection[str] = (), at: int = 0) -> Iterator[Tag]:
    """Yield the tags of a text in their order.

    Args:
        html: a text of HTML, possibly not well-formed.
        names: the elements wanted, start tags only; all tags and comments without any.
        at: where to begin.
    """
    search = _expression(tuple(names)).search
    while match := search(html, at):
        name, inside = match.groups("")
        name, (start, at) = name.lower(), match.span()
        if not names or name in names:
            yield Tag(name, start, at, inside)
        if name in RAW_TEXT:
            at = _raw_text_end(html, name, at)


def holds(html: str, *names: str) -> bool:
    """Tell whether a text may hold one of these elements, which takes less time than to find them."""
    return _beginning(names).search(html) is not None


def raw_text(html: str, tag: Tag) -> str | None:
    """Return the text of a script or a style, from its start tag to its end tag; None where that is missing."""
    end = _raw_text_end(html, tag.name, tag.end)
    return html[tag.end : end] if end < len(html) else None


def replace(html: str, name: str, new: Callable[[Tag], str]) -> str:
    """Return a text in which each start tag of an element is replaced by what `new` makes of it."""
    pieces, at = [], 0
    for tag in tags(html, (name,)):
        pieces += [html[at : tag.start], new(tag)]
        at = tag.end
    return "".join(pieces) + html[at:]


def split(html: str) -> list[str]:
    """Return a text as it is between tags, each tag or comment, and so on: always an odd number of pieces.

    What stands in a script or a style counts as text here.
    """
    return _WHOLE.split(html)


def without_elements(html: str, names: Collection[str]) -> str:
    """Return a text without the scripts and styles that `names` names, from tag to tag."""
    pieces, at = [], 0
    for tag in tags(html, names):
        pieces.append(html[at : tag.start])
        at = html.find(">", _raw_text_end(html, tag.name, tag.end)) + 1 or len(html)
    return "".join(pieces) + html[at:]


def attributes_of(text: str) -> dict[str, str]:
    """Return a tag's attributes, values without quotes and entities; the first of a name counts."""
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match.group(2) or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        attributes.setdefault(match.group(1).lower(), unescape(value))
    return attributes


_WHOLE = re.compile(rf"(<(?:{_COMMENT}|/?{_NAME}{_ATTRIBUTES}(?:>|\Z)))", re.DOTALL)


@lru_cache(maxsize=32)
def _expression(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these elements, and whatever hides tags: its groups are the name and what follows it."""
    wanted = "|".join(dict.fromkeys((*names, *RAW_TEXT))) + r")(?=[\s/>]|\Z" if names else rf"/?{_NAME}"
    return re.compile(rf"<(?:{_COMMENT}|({wanted})({_ATTRIBUTES})(?:>|\Z))", re.DOTALL | re.IGNORECASE)


#: A tag or a comment, as `tags` has it: what stands in a script or a style has to be passed over.
ANY_TAG = _expression(())


@lru_cache(maxsize=32)
def _beginning(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"<(?:{'|'.join(names)})", re.IGNORECASE)


def _raw_text_end(html: str, name: str, start: int) -> int:
    """Return where the end tag of a script or a style begins; the text's end without one."""
    ends = (match.start() for match in _END.finditer(html, start) if match[1].lower() == name)
    return next(ends, len(html))
