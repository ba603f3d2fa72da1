"""Checks of what mkdocs.yml says to Material, where Material itself would fail in the middle of a build, or silently.

Sources: https://squidfunk.github.io/mkdocs-material/setup/setting-up-the-footer/#social-links and
https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-analytics/.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from .block import wrong
from .folders import plugin_of_theme
from .services import COUNTERS
from .theme_settings import has_file

#: How addresses begin that lead out of the site.
SCHEMES = {"http", "https", "mailto", "tel", "xmpp", "matrix"}
#: Files that a build makes.
_FEEDS, _MADE = ("index.xml", "feed.json"), ("sitemap.xml", "404.html")
#: What would end the attribute that Material writes a link into, as it is.
BREAKING = frozenset("\"'<> \t\n")

#: Plugins that do not work with this blog, by their names in mkdocs.yml: why, and what to do instead. One that is not
#: named here is let be: it sees posts as pages of MkDocs (tests/test_other_plugins.py).
UNFIT = {
    "i18n": "with Material's blog it builds no posts; take it out, and name the languages under extra: languages",
    "section-index": "it makes other pages of the blog's lists; take it out, navigation.indexes does what it is for",
}


def check_plugins(config: MkDocsConfig) -> None:
    """Check the plugins.

    Raises:
        ConfigurationError: a plugin that cannot work; no blog, or two.
    """
    for name in config.plugins:
        if why := UNFIT.get(name.rpartition("/")[2]):
            raise wrong(f"plugins.{name}", why)
    if not plugin_of_theme(config, "blog"):
        raise wrong("plugins", "Material's blog plugin is missing; add `blog: {}`")
    if plugin_of_theme(config, "blog #2"):
        raise wrong("plugins", "there are two blogs; keep one, with all posts in its folder")


def check_social(config: MkDocsConfig) -> None:
    """Check `extra.social`; its links into the site are made full ones, since Material prints them on every page.

    Raises:
        ConfigurationError: an entry without icon or link, an icon that the theme has not, a link that leads nowhere.
    """
    entries = config.extra.get("social") or []
    if not isinstance(entries, list):
        raise wrong("extra.social", "it must be a list; begin each entry with a dash: - icon: …")
    if not config.site_url:  # without which no feeds are made
        entries = [each for each in entries if not (isinstance(each, Mapping) and _path(each.get("link")) in _FEEDS)]
    for number, entry in enumerate(entries):
        name = f"extra.social[{number}]"
        if not isinstance(entry, Mapping) or not {"icon", "link"} <= entry.keys() <= {"icon", "link", "name"}:
            raise wrong(name, "it must have icon and link, and may have a name")
        if any(not isinstance(value, str) for value in entry.values()):
            raise wrong(name, "icon, link and name must be texts; put quotes around them")
        if not has_file(config.theme.dirs, f".icons/{entry['icon']}.svg"):
            raise wrong(f"{name}.icon", f'the theme has no "{entry["icon"]}"; write e.g. fontawesome/brands/github')
        if not _is_there(entry["link"], config):
            raise wrong(f"{name}.link", f'"{entry["link"]}" is no file of this site; write where it leads')
    config.extra["social"] = [
        {**entry, "link": _link(entry["link"], config.site_url, f"extra.social[{number}].link")}
        for number, entry in enumerate(entries)
    ]


def check_analytics(config: MkDocsConfig) -> None:
    """Check `extra.analytics`, which is off when it is not there.

    Raises:
        ConfigurationError: no mapping, no provider, or one that the theme has no template for.
    """
    analytics = config.extra.get("analytics")
    if not analytics:
        return
    if not isinstance(analytics, Mapping) or not isinstance(analytics.get("provider"), str):
        raise wrong("extra.analytics", "it must have a provider; write e.g. provider: google and property: G-XXXX")
    provider = analytics["provider"]
    if provider in COUNTERS:
        return  # services.py reads them
    if not has_file(config.theme.dirs, f"partials/integrations/analytics/{provider}.html"):
        path = f"overrides/partials/integrations/analytics/{provider}.html"
        raise wrong(
            "extra.analytics.provider", f'there is no "{provider}"; write google, {", ".join(COUNTERS)}, or add {path}'
        )
    if provider == "google" and not isinstance(analytics.get("property"), str):
        raise wrong("extra.analytics.property", "it is missing; write the property's id, e.g. G-XXXXXXXXXX")


def check_further(config: MkDocsConfig) -> None:
    """Check `extra.alternate`, `homepage` and `generator`, which Material prints as they are.

    Raises:
        ConfigurationError: a value that they cannot have.
    """
    extra = config.extra
    alternate = extra.get("alternate") or []
    if alternate is not True and (
        not isinstance(alternate, list) or not all(_is_alternate(each) for each in alternate)
    ):  # `true` is what languages/settings.py says
        raise wrong(
            "extra.alternate", "it must be a list; write each entry as - { name: English, link: /en/, lang: en }"
        )
    if not isinstance(extra.get("homepage") or "", str):
        raise wrong("extra.homepage", f"{extra['homepage']!r} is no address; write e.g. https://example.org")
    if not isinstance(extra.get("generator", True), bool):
        raise wrong("extra.generator", f"{extra['generator']!r} must be true or false")


def _is_alternate(entry: object) -> bool:
    return isinstance(entry, Mapping) and all(isinstance(entry.get(key), str) for key in ("name", "link", "lang"))


def _link(link: str, site_url: str | None, name: str) -> str:
    scheme, colon, _ = link.partition(":")
    if not link or BREAKING & set(link) or (colon and scheme.lower() not in SCHEMES):
        raise wrong(name, f'"{link}" is no address; write e.g. https://github.com/USER or mailto:ME@example.org')
    return link if colon else urljoin(site_url or "/", link.lstrip("/"))


def _is_there(link: str, config: MkDocsConfig) -> bool:
    """Tell whether a link into the site leads to a file of it; of pages nobody knows yet."""
    path = _path(link)
    is_elsewhere, is_page = ":" in link, "." not in path.rpartition("/")[2]
    feeds = (*_FEEDS, *((config.extra.get("hugo") or {}).get("feeds") or ()))
    is_made = path in _MADE or posixpath.basename(path) in feeds  # a list's too, which may be any page's
    return is_elsewhere or is_page or is_made or Path(config.docs_dir, unquote(path)).is_file()


def _path(link: object) -> str:
    return str(link).partition("#")[0].strip("/")
