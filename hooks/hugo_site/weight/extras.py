"""What of Material's stylesheet is for a few pages only, and how to tell whether a page is one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from mkdocs.config.defaults import MkDocsConfig

#: Classes by how their names begin, https://squidfunk.github.io/mkdocs-material/reference/: boxes, tabs, keys,
#: annotations, names above code, grids, icons, tooltips, and what Material has on other pages than this blog's.
EXTRAS = tuple(
    """
abstract admonition annotate bug critic danger emojione example failure filename gemoji grid highlighttable info key lg
linenodiv linenos note question quote success tabbed task-list tip twemoji tx- warning
md-annotation md-author md-banner md-button md-clipboard md-consent md-content--post md-content__button md-draft
md-feedback md-footer__ md-header--lifted md-header__source md-input md-meta md-nav--integrated md-nav--lifted
md-nav__item--section md-nav__source
md-path md-pin md-post md-profile md-progress md-search-result md-select md-sidebar--post md-source md-status md-tabs
md-tag md-tooltip md-version search-
""".split()
)
#: These stand in every page, and are seen when a search has been opened, with Material's script (docs/assets/page.js).
_LATER = ("md-search-result", "search-")
# They begin with letters that can be looked for quickly: a page has more white space than anything else.
_VALUE = r"""\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)"""
_CLASSES = [re.compile(rf"class(?<=\sclass){_VALUE}"), re.compile(rf"C(?<=\sC)[Ll][Aa][Ss][Ss]{_VALUE}")]
#: What Material writes where a palette says nothing (its templates/base.html).
_COLOURS = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
#: How the part of an image's address begins that is shown in one colour scheme alone
#: (https://squidfunk.github.io/mkdocs-material/reference/images/#light-and-dark-mode).
OF_ONE_SCHEME = ("#only-", "#gh-")
_OF_ONE_SCHEME = re.compile("#(?:only|gh)-")
_RIGHT_TO_LEFT = re.compile(r"""=\s*["']?rtl""", re.IGNORECASE)


def extras_of(config: MkDocsConfig) -> tuple[str, ...]:
    """Return how the names of classes begin that only a few pages have, by the settings of the site."""
    features = config.theme.get("features") or []
    everywhere = {
        **dict.fromkeys(("md-source", "md-header__source", "md-nav__source"), config.repo_url),
        "md-select": config.extra.get("alternate"),
        "md-tabs": any(feature.startswith("navigation.tabs") for feature in features),
    }
    return tuple(name for name in EXTRAS if not everywhere.get(name))


def has_extras(html: str, extras: tuple[str, ...]) -> bool:
    """Whether a page needs all of the stylesheet: such a class, text from right to left, a picture of its."""
    found = set(_CLASSES[0].findall(html)).union(_CLASSES[1].findall(html))
    return (
        any(map(_holder(extras), found))
        or "var(--" in html
        or _OF_ONE_SCHEME.search(html) is not None
        or _RIGHT_TO_LEFT.search(html) is not None
    )


@lru_cache(maxsize=1)
def _holder(extras: tuple[str, ...]) -> Callable[[str], bool]:
    """Return what tells whether such a class is among those of an element."""
    return lru_cache(maxsize=4096)(lambda classes: any(is_extra(name, extras) for name in classes.strip("\"'").split()))


def is_extra(name: str, extras: tuple[str, ...]) -> bool:
    """Whether a class is one that only a few pages have, and is seen without Material's script."""
    return name.startswith(extras) and not name.startswith(_LATER)


def attributes_of(palettes: Collection[object]) -> dict[str, set[str]]:
    """Return the values that attributes of colours may have, by the settings (`theme: palette:`)."""
    values = {"data-md-color-scheme": {"default"}}
    for palette in palettes or [{}]:
        for key, default in _COLOURS.items():
            value = palette.get(key) if isinstance(palette, dict) else None
            values.setdefault(f"data-md-color-{key}", set()).add(str(value or default).replace(" ", "-"))
    return values
