"""Front matter whose name is nearly one that a post lacks: `titel:` is told, as the post would go without a title.

Any name may be a parameter of the author's own, so that only one wrong letter counts, and no plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..log import log
from ..reading.posts import SourcePost

#: Names whose lack a reader would see, none of which is one letter from another word that themes know.
_NAMES = ("title", "date", "tags", "categories", "description", "summary", "draft", "aliases", "lastmod", "publishdate")
#: Names that are such words all the same.
_OWN = frozenset({"data", "dates", "tag", "tage", "titles", "page", "pages", "subtitle", "rate", "gate"})

_NESTED = {"cover": ("image", "alt", "caption", "hidden", "relative"), "author": ("name",)}
_TOLD = "%s:%d: %s: nothing is known by this name; write %s, or another name if it is your own"
#: A post that begins with what is front matter but for the line above it.
_UNOPENED = re.compile(r"(?:\w+:[^\n]*\n|[ \t-][^\n]*\n){1,40}---[ \t]*(?:\n|\Z)")


def tell_misspelt(sources: Iterable[SourcePost], taxonomies: Iterable[str] = ()) -> None:
    """Warn of each, with its line.

    Args:
        sources: the posts.
        taxonomies: those of the site's own, whose names are none: `categorias`.
    """
    own = _OWN.union(map(str.lower, taxonomies))
    for source in sources:
        written = {name.lower(): name for name in source.document.values}
        for name in written.keys() - {*_NAMES} - own:
            meant = next((each for each in _NAMES if each not in written and is_slip_of(name, each)), None)
            if meant:
                log.warning(_TOLD, source.name, source.line(written[name], name), written[name], meant)
        _tell_nested(source)
        if not source.document.format and _UNOPENED.match(source.document.body):
            told = "%s:1: front matter: nothing opens it, so that readers see it; write a line --- above it"
            log.warning(told, source.name)
        tags = source.document.values.get("tags")
        if isinstance(tags, str) and "," in tags:
            told = '%s:%d: tags: "%s" is one tag; write [%s] if it is more'
            log.info(told, source.name, source.line("tags"), tags, tags)


def _tell_nested(source: SourcePost) -> None:
    """Warn of a slip in what stands below `cover` and `author`."""
    for outer, names in _NESTED.items():
        values = source.document.values.get(outer)
        values = values if isinstance(values, Mapping) else {}
        for name in values:
            meant = next((each for each in names if each not in values and is_slip_of(str(name), each)), None)
            if meant and name not in names:
                log.warning(_TOLD, source.name, source.line(outer), f"{outer}.{name}", meant)


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
