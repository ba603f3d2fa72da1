"""How pages look: light or dark, the accent's colour, dates, the number of posts in a list and in a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_import.config import Config, Names, keys
from hugo_import.mkdocs_yml.document import Document
from hugo_import.mkdocs_yml.go_date import cldr_pattern
from hugo_import.mkdocs_yml.icons import plan_icons
from hugo_import.plan import Plan

_BLOG = ("plugins", "blog")
_THEMES = keys(
    "params.defaulttheme params.defaultappearance params.colorscheme.default params.colorscheme params.theme"
)
_ACCENTS = keys(
    "params.themecolor params.accentcolor params.accent params.primarycolor params.style.accent params.colors.primary"
    " params.colorscheme"
)
#: What a colour's key names where it means a theme's light or dark look.
_NO_COLOURS = ("auto", "dark", "light", "system")
_DATES = keys(
    "params.dateformat params.dateformat.published params.date_format params.article.dateformat params.dateform"
    " params.dateformattosubstitute params.dateformattouse params.singledateformat params.dateformatsingle"
    " params.bookdateformat params.locale.date_format"
)
_FAVICONS = keys(
    "params.favicon params.assets.favicon params.assets.favicon32x32 params.app.svgfavicon params.site_favicon"
    " params.faviconpath params.assets.favicon16x16 params.assets.apple_touch_icon params.favicon.icon"
    " params.faviconsvg params.favicon_32 params.favicon_16 params.faviconfile params.logo.favicon params.bookfavicon"
)
_LOGOS = keys("params.label.icon params.logo params.header.logo params.logoimage")
_FAR = re.compile("https?://", re.IGNORECASE)
_USUAL_FAVICONS = (
    "favicon.svg favicon.ico favicon.png favicon-32x32.png favicon-96x96.png favicon-16x16.png apple-touch-icon.png"
    " android-chrome-192x192.png".split()
)
#: Colours that themes know by name, in tones that can be read.
_NAMED = {"orange": "#e65100", "blue": "#1565c0", "red": "#c62828", "green": "#2e7d32", "pink": "#c2185b"}


def look(config: Config, plan: Plan, document: Document) -> Iterator[tuple[Names, Any]]:
    """Yield the settings of how pages look."""
    theme = next(iter(config.texts(_THEMES)), "")
    palette = rotated(document.get("theme", "palette"), theme.lower())
    if config.get("params", "disablethemetoggle"):
        palette = fixed(palette or document.get("theme", "palette"), theme.lower())
    if palette:
        yield ("theme", "palette"), palette
    if colour := accent(config):
        yield ("extra", "accent"), colour
    layout = next(iter(config.texts(_DATES)), "")
    if pattern := cldr_pattern(layout):
        yield (*_BLOG, "post_date_format"), pattern
    unread = (each for each in config.texts(_ACCENTS) if not colour and each.lower() not in _NO_COLOURS)
    _tell_unread(config, plan, next(unread, ""), "" if pattern else layout)
    size = _number(config, ("pagination", "pagersize"), ("paginate",))
    if size:
        yield (*_BLOG, "pagination_per_page"), size
    limit = _number(config, ("services", "rss", "limit"), ("rsslimit",))
    if limit:  # Hugo's -1, all posts, is left out: no reader asks for a feed of hundreds of whole posts
        yield ("extra", "feed", "size"), limit
    if icon := favicon(config, plan):
        plan_icons(icon, plan)
        yield ("theme", "favicon"), icon
    if picture := _copied(config, plan, _LOGOS):
        yield ("theme", "logo"), picture


def _tell_unread(config: Config, plan: Plan, colour: str, layout: str) -> None:
    """Tell of a colour and of a layout of dates that cannot be read."""
    if colour:
        told = f"{config.first_place(_ACCENTS)}: {colour}"
        plan.report.note("a colour that is not written as #rrggbb, left out", told, "write it so as extra: accent:")
    if layout:
        told = f"{config.first_place(_DATES)}: {layout}"
        plan.report.note("a layout of dates without a date in it, left out", told)


def rotated(palette: Any, theme: str) -> list[Any] | None:
    """Return mkdocs.yml's palette beginning with the light or dark one; None where the reader's system is to say."""
    scheme = {"dark": "slate", "light": "default"}.get(theme)
    entries = palette if isinstance(palette, list) else []
    at = next((n for n, each in enumerate(entries) if isinstance(each, Mapping) and each.get("scheme") == scheme), 0)
    if not scheme or not at or not all(isinstance(each, Mapping) for each in entries):
        return None
    first = {**entries[at], "media": ""}  # whatever the system prefers
    return [first, *entries[at + 1 :], *entries[:at]]


def fixed(palette: Any, theme: str) -> list[Any]:
    """Return a palette without switches: its first entry for a site of one theme, else all, as the system says."""
    entries = [each for each in palette if isinstance(each, Mapping)] if isinstance(palette, list) else []
    kept = entries[:1] if theme in ("dark", "light") else entries
    return [{name: value for name, value in each.items() if name != "toggle"} for each in kept]


def accent(config: Config) -> str:
    """Return the colour that the site or the theme's colour scheme names, `#rrggbb`; empty without one."""
    for text in (each.strip().lower() for each in config.texts(_ACCENTS)):
        if re.fullmatch("#[0-9a-f]{6}", text):
            return text
        if re.fullmatch("#[0-9a-f]{3}", text):
            return "#" + "".join(digit * 2 for digit in text[1:])
        if text in _NAMED:
            return _NAMED[text]
    return _of_scheme(config)


def _of_scheme(config: Config) -> str:
    """Return the main colour of a scheme of Congo's or Blowfish's, from its stylesheet."""
    name = config.peek("params", "colorscheme")
    for folder in (config.site, *config.themes) if isinstance(name, str) and re.fullmatch(r"[\w-]+", name) else ():
        path = folder / "assets/css/schemes" / f"{name.lower()}.css"
        if path.is_file():
            found = re.search(r"--color-primary-600:\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)", path.read_text("utf-8", "replace"))
            return "#" + "".join(f"{min(int(part), 255):02x}" for part in found.groups()) if found else ""
    return ""


def favicon(config: Config, plan: Plan) -> str:
    """Return the site's icon as a path below docs/, empty where it brings none along."""
    usual = [*_USUAL_FAVICONS, *(f"images/{each}" for each in _USUAL_FAVICONS)]
    return _copied(config, plan, _FAVICONS, usual)


def share_picture(config: Config, plan: Plan) -> str:
    """Return the picture that stands for pages without their own where they are shared: a path, or an address."""
    images = config.get("params", "images")
    named = [each for each in (images if isinstance(images, list) else [images])[:1] if isinstance(each, str)]
    base = str(config.get("baseurl") or "").rstrip("/")
    named = [each.removeprefix(base) if base else each for each in named]
    return next((each for each in named if _FAR.match(each)), "") or _found(named, plan)


def _copied(config: Config, plan: Plan, wanted: list[Names], usual: Sequence[str] = ()) -> str:
    """Return the first picture that a key names, or of the usual names, that is copied: its path below docs/."""
    return _found(config.texts(wanted), plan, usual)


def _found(named: Sequence[str], plan: Plan, usual: Sequence[str] = ()) -> str:
    files = (name for each in named for name in (each.strip("/"), each.strip("/").removeprefix("assets/")))
    for name in (*files, *usual):
        source = plan.sources.get(PurePosixPath("docs", name))
        if source is not None and _is_picture(source):
            return name
    if missing := [each for each in named if "." in each]:  # PaperMod's sample has "<link / abs url>"
        told = "pictures that the configuration names and that are no files of the site, left out"
        plan.report.note(told, missing[0])
    return ""


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in (".svg", ".ico", ".png", ".jpg", ".jpeg", ".webp", ".gif") and path.stat().st_size > 0


def _number(config: Config, *keys: Names) -> int:
    """Return the first whole number above zero."""
    found = [value for key in keys if isinstance(value := config.get(*key), int) and not isinstance(value, bool)]
    return next((value for value in found if value > 0), 0)
