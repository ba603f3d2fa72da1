"""What of Material's stylesheet is for a few pages only, and how to tell whether a page is one of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from mkdocs.config.defaults import MkDocsConfig

#: Classes by how their names begin, https://squidfunk.github.io/mkdocs-material/reference/: boxes, tabs, keys,
#: annotations, grids, icons, tooltips, and what Material has on other pages than this blog's.
EXTRAS = tuple(
    """
abstract admonition annotate bug critic danger emojione example failure gemoji grid highlighttable info key lg linenos
note question quote success tabbed task-list tip twemoji tx- warning
md-annotation md-author md-banner md-button md-clipboard md-consent md-content--post md-content__button md-draft
md-feedback md-footer__ md-header--lifted md-input md-meta md-nav--integrated md-nav--lifted md-nav__item--section
md-path md-pin md-post md-profile md-progress md-search-result md-select md-sidebar--post md-source md-status md-tabs
md-tag md-tooltip md-version search-
""".split()
)
#: These stand in every page, and are seen when a search has been opened, with Material's script (docs/assets/page.js).
_LATER = ("md-search-result", "search-")
# They begin with letters that can be looked for quickly: a page has more white space than anything else.
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
_CLASSES = [re.compile(rf"class(?<=\sclass){_VALUE}"), re.compile(rf"C(?<=\sC)[Ll][Aa][Ss][Ss]{_VALUE}")]
_RIGHT_TO_LEFT = re.compile(r"""=\s*["']?rtl""", re.IGNORECASE)


def extras_of(config: MkDocsConfig) -> tuple[str, ...]:
    """Return how the names of classes begin that only a few pages have, by the settings of the site."""
    features = config.theme.get("features") or []
    everywhere = {
        "md-source": config.repo_url,
        "md-select": config.extra.get("alternate"),
        "md-tabs": any(feature.startswith("navigation.tabs") for feature in features),
    }
    return tuple(name for name in EXTRAS if not everywhere.get(name))


def has_extras(html: str, extras: tuple[str, ...]) -> bool:
    """Whether a page needs all of the stylesheet: such a class, text from right to left, a picture of its."""
    groups = {group for pattern in _CLASSES for group in pattern.findall(html)}
    has_class = any(_has_extra(classes, extras) for group in groups for classes in group if classes)
    return has_class or "var(--" in html or _RIGHT_TO_LEFT.search(html) is not None


@lru_cache(maxsize=4096)
def _has_extra(classes: str, extras: tuple[str, ...]) -> bool:
    return any(is_extra(name, extras) for name in classes.split())


def is_extra(name: str, extras: tuple[str, ...]) -> bool:
    """Whether a class is one that only a few pages have, and is seen without Material's script."""
    return name.startswith(extras) and not name.startswith(_LATER)


def attributes_of(palettes: Collection[object]) -> dict[str, set[str]]:
    """Return the values that attributes of colours may have, by the settings (`theme: palette:`)."""
    values: dict[str, set[str]] = {"data-md-color-primary": {"indigo"}, "data-md-color-accent": {"indigo"}}
    for palette in palettes:
        if isinstance(palette, dict):
            for key in ("scheme", "primary", "accent"):
                value = str(palette.get(key, "")).replace(" ", "-")
                values.setdefault(f"data-md-color-{key}", set()).add(value)
    values.setdefault("data-md-color-scheme", set()).add("default")
    return values
