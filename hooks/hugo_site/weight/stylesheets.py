"""The site's stylesheets, joined: one with all of them, and a lighter one without what only a few pages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from urllib.parse import urlsplit

from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rcssmin import cssmin

from ..files.late_file import LateFile
from .css_rules import kept, without_unused
from .extras import OF_ONE_SCHEME, attributes_of, extras_of
from .first_screen import FirstRules

WHOLE = "assets/whole.css"
LIGHT = "assets/light.css"
_FOLDER = "assets/"
#: What a joined stylesheet cannot have: parts of its own, and addresses that count from where it lies.
_PLACED = re.compile(r"@import|@charset|@namespace|url\(\s*[\"']?(?!data:|#|/|https?:|[\"')])", re.IGNORECASE)


@dataclass(frozen=True)
class Joined:
    """What became of the stylesheets."""

    names: Sequence[str]  # those that stand in the two made of them, by their addresses from the site's root
    extras: tuple[str, ...]  # how the names of classes begin for which a page needs all of them
    whole: File  # the file with all of them
    light: File  # the file with what most pages need

    @cached_property
    def first(self) -> FirstRules:
        """The rules that a narrow screen may need at first."""
        return FirstRules(self.light.content_string)


def join_stylesheets(files: Files, config: MkDocsConfig) -> Joined | None:
    """Return the stylesheets that pages load first, joined; `None` where they cannot be, or Material has others.

    Those that mkdocs.yml names follow Material's; from the first on that cannot be joined they stay by themselves, as
    their order counts.
    """
    material = _of_material(files, has_palette=bool(config.theme.get("palette")))
    if not material or any(files.get_file_from_path(name) for name in (WHOLE, LIGHT)):
        return None
    own: dict[str, str] = {}
    for name in map(str, config.extra_css):
        file = files.get_file_from_path(name)
        text = file.content_string if file and name.startswith(_FOLDER) and "/" not in name[len(_FOLDER) :] else None
        if text is None or _PLACED.search(text):
            break
        own[name] = text
    others = _other_texts(files, [str(name) for name in config.extra_css if str(name) not in own])
    return _joined(material, own, others, config)


def styles_in_pages(files: Files) -> object:
    """Return all that decides which rules pages have in themselves (`Joined.first`)."""
    light = files.get_file_from_path(LIGHT)
    return light.made_of if isinstance(light, LateFile) else None


def _joined(material: dict[str, str], own: dict[str, str], others: str | None, config: MkDocsConfig) -> Joined:
    theirs, ours = "".join(material.values()), cssmin("\n".join(own.values()))
    values, extras = attributes_of(_palettes(config)), extras_of(config)

    def has_attribute(name: str, value: str) -> bool:
        if (name, value) == ("dir", "rtl") or value.startswith(OF_ONE_SCHEME):
            return False
        return not value or name not in values or value in values[name]

    @cache  # for the rules of the first screen, and for the file
    def light() -> bytes:
        text = kept(theirs + ours, lambda name: not name.startswith(extras), has_attribute)
        return (text if others is None else without_unused(text, others)).encode()

    names, made_of = [*material, *own], [theirs, ours, others, values, extras]
    whole = File.generated(config, WHOLE, content=theirs + ours)
    return Joined(names, extras, whole, LateFile(LIGHT, config, light, made_of))


def _palettes(config: MkDocsConfig) -> list[object]:
    palette = config.theme.get("palette")
    return palette if isinstance(palette, list) else [palette]


def _of_material(files: Files, *, has_palette: bool) -> dict[str, str]:
    """Return the texts of the theme's own stylesheets by their names, none where they are not as they were."""
    found: dict[str, str] = {}
    for begin in ["main.", *(["palette."] if has_palette else [])]:
        names = [
            uri for uri in files.src_uris if re.fullmatch(rf"assets/stylesheets/{re.escape(begin)}\w+\.min\.css", uri)
        ]
        file = files.get_file_from_path(names[0]) if len(names) == 1 else None
        if file is None:
            return {}
        text = re.sub(r'^@charset "utf-8";|/\*#.*?\*/\s*$', "", file.content_string, flags=re.IGNORECASE)
        if _PLACED.search(text):
            return {}
        found[names[0]] = text
    return found


def _other_texts(files: Files, names: Sequence[str]) -> str | None:
    """Return the texts of stylesheets that stay by themselves; `None` where one is not this site's."""
    found = [files.get_file_from_path(urlsplit(name).path) for name in names]
    return None if None in found else "".join(file.content_string for file in found if file)
