"""What of a Hugo site's configuration belongs into mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import material
import yaml

from hugo_import.config import Config
from hugo_import.plan import Plan

_ICON_FILES = Path(material.__file__).parent / "templates" / ".icons"
#: Icons of Material for the names of PaperMod's `socialIcons`.
_ICONS = {
    "email": "material/email",
    "x": "fontawesome/brands/x-twitter",
    "rss": "material/rss",
    "stackoverflow": "fontawesome/brands/stack-overflow",
    "twitter": "fontawesome/brands/x-twitter",
    "website": "material/web",
}


def settings(config: Config, plan: Plan) -> str:
    """Return the lines of mkdocs.yml that say what the Hugo site's configuration said."""
    values: dict[str, Any] = {
        "site_name": config.text("title"),
        "site_url": config.text("baseurl"),
        "site_description": config.text("params", "description"),
        "site_author": _author(config),
        "copyright": config.text("copyright"),
    }
    extra = {"hugo": _hugo(config, plan), "social": list(_social(config)), "feed": _feed(config)}
    values["theme"] = {"language": config.language.split("-")[0].lower()} if config.language else {}
    values["extra"] = {name: value for name, value in extra.items() if value}
    values["nav"] = list(_menu(config))
    kept = {name: value for name, value in values.items() if value}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)


def _author(config: Config) -> str:
    author = config.get("params", "author") or config.get("author")
    if isinstance(author, Mapping):
        author = author.get("name")
    return ", ".join(map(str, author)) if isinstance(author, list) else str(author or "")


def _hugo(config: Config, plan: Plan) -> dict[str, Any]:
    """Return `extra.hugo`, whose names are those of hugo_site.settings.HugoSettings."""
    extensions = config.get("markup", "goldmark", "extensions", "typographer")
    section = plan.sections[0] if plan.sections else "posts"
    values = {
        "section": section if section != "posts" else None,
        "permalinks": config.get("permalinks"),
        "timezone": config.text("timezone") or None,
        "typographer": False if extensions is False or _at(extensions, "disable") is True else None,
        "emoji": True if config.get("enableemoji") is True else None,
    }
    return {name: value for name, value in values.items() if value is not None} | plan.hugo


def _feed(config: Config) -> dict[str, int]:
    """Return `extra.feed`; Hugo's -1, all posts, is left out: no reader asks for a feed of hundreds of whole posts."""
    limit = config.get("services", "rss", "limit")
    return {"size": limit} if isinstance(limit, int) and limit > 0 else {}


def _at(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _social(config: Config) -> Iterator[dict[str, str]]:
    """Yield PaperMod's `socialIcons` as Material's `extra.social`."""
    icons = config.get("params", "socialicons")
    for each in icons if isinstance(icons, list) else ():
        if isinstance(each, Mapping) and each.get("name") and each.get("url"):
            name = str(each["name"]).lower()
            yield {
                "icon": _icon(name),
                "link": str(each["url"]),
                "name": str(each["name"]),
            }


def _icon(name: str) -> str:
    """Return Material's icon for the name of one of PaperMod's, a plain link for what it has none for."""
    candidates = (_ICONS.get(name, ""), f"fontawesome/brands/{name}", f"simple/{name}", f"material/{name}")
    found = (icon for icon in candidates if name.isalnum() and (_ICON_FILES / f"{icon}.svg").is_file())
    return next(found, "material/link-variant")


def _menu(config: Config) -> Iterator[dict[str, str]]:
    """Yield the main menu, by weight, as `nav`; addresses stay as they are."""
    entries = config.get("menus", "main")
    found = [each for each in entries if isinstance(each, Mapping)] if isinstance(entries, list) else []
    for each in sorted(found, key=_weight):
        address = each.get("url") or each.get("pageref")
        if address:
            yield {str(each.get("name") or each.get("identifier") or address): str(address)}


def _weight(entry: Mapping[str, Any]) -> float:
    weight = entry.get("weight")
    return weight if isinstance(weight, int | float) and weight else float("inf")
