"""Front matter whose name is nearly one that a post lacks: `titel:` is told, as the post would go without a title.

Any name may be a parameter of the author's own, so that only one wrong letter counts, and no plural.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from ..reading.posts import SourcePost

log = logging.getLogger("mkdocs.hugo_site")

#: Names whose lack a reader would see, none of which is one letter from another word that themes know.
_NAMES = ("title", "date", "tags", "categories", "description", "summary", "draft", "aliases", "lastmod", "publishdate")
#: Names that are such words all the same.
_OWN = frozenset({"data", "dates", "tag", "tage", "titles", "page", "pages", "subtitle", "rate", "gate"})


def tell_misspelt(sources: Iterable[SourcePost]) -> None:
    """Warn of each, with its line."""
    for source in sources:
        written = {name.lower(): name for name in source.document.values}
        for name in written.keys() - {*_NAMES} - _OWN:
            meant = next((each for each in _NAMES if each not in written and is_slip_of(name, each)), None)
            if meant:
                told = "%s:%d: %s: nothing is known by this name; write %s, or another name if it is your own"
                log.warning(told, source.name, source.line(written[name], name), written[name], meant)


def is_slip_of(name: str, meant: str) -> bool:
    """Tell whether one letter too many, too few or wrong, or two in each other's place, make `name` of `meant`.

    A plural is none, and neither is another first letter.
    """
    if name[:1] != meant[:1] or name in (f"{meant}s", meant.removesuffix("s")):
        return False
    same = next((place for place, pair in enumerate(zip(name, meant, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return abs(len(name) - len(meant)) == 1
    rest, wanted = name[same:], meant[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    replaced = len(meant) > 4 and rest[1:] == wanted[1:]  # of four, many words are made
    return swapped == wanted or rest[1:] == wanted or rest == wanted[1:] or replaced
