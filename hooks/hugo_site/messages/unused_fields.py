"""Front matter that means something to Hugo or PaperMod and nothing here: each name is told once in a build.

Sources: https://gohugo.io/content-management/front-matter/#fields and
https://github.com/adityatelange/hugo-PaperMod/wiki/Variables. Any other name is a parameter of the author's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..log import log
from ..reading.posts import SourcePost

#: What to do instead, by name.
_INSTEAD = {
    "assets": "the site's icons and stylesheet are set in mkdocs.yml",
    "audio": "link the sound in the text",
    "disablehljs": "code is coloured while the site is built",
    "hidefooter": "every page has its footer",
    "languagealttitle": "the choice of languages has the names in mkdocs.yml",
    "layout": "name one of the theme's templates by `template`",
    "locale": "it is that of `theme: language:` in mkdocs.yml",
    "markup": "the file's ending says how it is read",
    "menu": "write the page under `nav` in mkdocs.yml",
    "menus": "write the page under `nav` in mkdocs.yml",
    "outputs": "each page is HTML, and each list has its feeds",
    "placeholder": "the search box has its own words",
    "sites": "each language is a site of its own",
    "social": "the author's address in the fediverse is `extra: fediverse:` in mkdocs.yml",
    "type": "name one of the theme's templates by `template`",
    "videos": "put the video into the text",
}
#: Values that say what is so anyway, by name.
_AS_IT_IS = {
    "layout": {"post", "posts", "single", "default", "archives", "search"},
    "markup": {"md", "markdown", "goldmark"},
    "type": {"post", "posts", "page"},
}


def tell_unused(sources: Iterable[SourcePost]) -> None:
    """Tell of each name the first file that has it, and how many more do."""
    found: dict[str, list[str]] = {}
    for source in sources:
        for name in _INSTEAD.keys() & source.post.meta.keys():
            value = source.post.meta[name]
            if value and not (isinstance(value, str) and value in _AS_IT_IS.get(name, ())):
                found.setdefault(name, []).append(f"{source.name}:{source.line(name)}")
    for name, (first, *others) in sorted(found.items()):
        more = f" (and {len(others)} more)" if others else ""
        log.info("%s: %s: it does nothing here%s; %s", first, name, more, _INSTEAD[name])
