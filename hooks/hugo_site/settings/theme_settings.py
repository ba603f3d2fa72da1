"""Checks of what mkdocs.yml says to Material's theme below `theme:`, which takes a wrong name without a word.

Sources: https://squidfunk.github.io/mkdocs-material/setup/ with its pages on colours, logo and icons, navigation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from .block import wrong

#: All features that Material's pages on its setup name.
_FEATURES = frozenset(
    """announce.dismiss content.action.edit content.action.view content.code.annotate content.code.copy
    content.code.select content.footnote.tooltips content.tabs.link content.tooltips header.autohide navigation.expand
    navigation.footer navigation.indexes navigation.instant navigation.instant.prefetch navigation.instant.preview
    navigation.instant.progress navigation.path navigation.prune navigation.sections navigation.tabs
    navigation.tabs.sticky navigation.top navigation.tracking search.highlight search.share search.suggest toc.follow
    toc.integrate""".split()
)
_COLOURS = frozenset(
    """red pink purple deep-purple indigo blue light-blue cyan teal green light-green lime yellow amber orange
    deep-orange""".split()
)
#: What an option of a palette may say; a stylesheet of the author's may name more.
_PALETTE = {
    "scheme": {"default", "slate"},
    "primary": _COLOURS | {"brown", "grey", "blue-grey", "black", "white", "custom"},
    "accent": _COLOURS | {"custom"},
}


def check_theme(config: MkDocsConfig) -> None:
    """Check features, colours, icons, pictures and templates.

    Raises:
        ConfigurationError: a name that the theme does not know.
    """
    theme = config.theme
    _check_features(theme.get("features") or [])
    for name, value in _icons(theme.get("icon") or {}, "theme.icon"):
        _check_icon(name, value, theme.dirs)
    for name, palette in _palettes(theme.get("palette")):
        _check_palette(palette, name, config)
    for name in ("favicon", "logo"):
        picture = theme.get(name)
        if isinstance(picture, str) and ":" not in picture and not has_file([config.docs_dir, *theme.dirs], picture):
            raise wrong(f"theme.{name}", f'"{picture}" is no file in docs/; put the picture there')
    for template in sorted(theme.static_templates):
        if not has_file(theme.dirs, template):
            raise wrong(
                "theme.static_templates", f'"{template}" is no template; put it into overrides/, or take it out'
            )


def _check_features(features: list[object]) -> None:
    for number, feature in enumerate(features):
        near = get_close_matches(str(feature), _FEATURES, n=1, cutoff=0.8)
        if feature not in _FEATURES and near:
            raise wrong(f"theme.features[{number}]", f'Material has no "{feature}"; write "{near[0]}"')


def _palettes(palettes: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    named = enumerate(palettes) if isinstance(palettes, list) else [("", palettes)]
    for number, palette in named:
        if isinstance(palette, Mapping):
            yield f"theme.palette[{number}]".replace("[]", ""), palette


def _icons(icons: Mapping[str, object], name: str) -> Iterator[tuple[str, object]]:
    for key, value in icons.items():
        if isinstance(value, Mapping):
            yield from _icons(value, f"{name}.{key}")
        else:
            yield f"{name}.{key}", value


def _check_icon(name: str, value: object, folders: list[str]) -> None:
    if value and not has_file(folders, f".icons/{value}.svg"):
        raise wrong(name, f'the theme has no icon "{value}"; write e.g. material/notebook')


def _check_palette(palette: Mapping[str, Any], name: str, config: MkDocsConfig) -> None:
    toggle = palette.get("toggle")
    if isinstance(toggle, Mapping):
        _check_icon(f"{name}.toggle.icon", toggle.get("icon"), config.theme.dirs)
    for key, known in _PALETTE.items():
        value = palette.get(key)
        if value and value not in known and not _is_styled(key, str(value), config):
            told = f'Material has no {key} "{value}"; write one of {", ".join(sorted(known))}'
            raise wrong(f"{name}.{key}", told)


def _is_styled(key: str, name: str, config: MkDocsConfig) -> bool:
    """Tell whether a stylesheet of the site's own has a colour scheme, as Material lets authors add them."""
    selector = re.compile(rf"""data-md-color-{key}=["']?{re.escape(name)}["'\]]""")
    sheets = (path for path in Path(config.docs_dir).rglob("*.css") if path.is_file())
    return any(selector.search(path.read_text(encoding="utf-8", errors="replace")) for path in sheets)


def has_file(folders: Iterable[str], path: str) -> bool:
    """Tell whether one of the theme's folders has a file, by its path from there."""
    is_inside = not path.startswith("/") and ".." not in path.split("/")
    return is_inside and any(Path(folder, path).is_file() for folder in folders)
