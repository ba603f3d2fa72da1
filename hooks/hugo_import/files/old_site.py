"""What the blog must know of the addresses of the old site: `extra: hugo:` in mkdocs.yml (HugoSettings).

Sources: https://gohugo.io/configuration/all/, https://gohugo.io/configuration/output-formats/,
https://gohugo.io/configuration/pagination/, https://gohugo.io/configuration/taxonomies/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import PathRules

from hugo_import.config import Config
from hugo_import.plan import Plan

_BASE = re.compile(r"<base\s[^>]*href", re.IGNORECASE)
#: Output formats that are feeds, by the names that sites and themes give them.
_FEEDS = ("rss", "atom")
#: Taxonomies that this blog has by itself.
_HERE = ("tags", "categories")


def urls_of(config: Config) -> HugoUrls:
    """Return the addresses of the site."""
    ugly = config.get("uglyurls")
    rules = PathRules(
        lower=config.get("disablepathtolower") is not True,
        accents=config.get("removepathaccents") is not True,
        ugly=ugly is True,
    )
    return HugoUrls(config.mapping("permalinks"), rules)


def plan_old_site(config: Config, plan: Plan) -> None:
    """Plan the settings that no key of the configuration says in one word."""
    if plan.sections[1:]:
        plan.hugo["sections"] = plan.sections[1:]
    own = {name: str(plural) for name, plural in config.mapping("taxonomies").items() if plural}
    if own:
        plan.hugo["taxonomies"] = {name: plural for name, plural in own.items() if plural not in _HERE}
    if feeds := [*dict.fromkeys(_feeds(config))]:
        plan.hugo["feeds"] = feeds
    if "json" in {str(each).lower() for each in config.sequence("outputs", "home")}:
        plan.hugo["search_index"] = True
    size = config.get("pagination", "pagersize") or config.get("paginate")
    plan.hugo["pager"] = size if isinstance(size, int) and size > 0 else 10
    path = config.text("pagination", "path") or config.text("paginatepath")
    if path and path != "page":
        plan.hugo["pager_path"] = path
    if len(config.languages) > 1 and config.get("defaultcontentlanguageinsubdir") is not True:
        plan.hugo.setdefault("moved", {})[f"/{config.language_key}/"] = "/"
    if _has_base(config):
        plan.hugo["relative_to_root"] = True
    if config.get("enablegitinfo") is True:
        plan.report.note("dates of last change from git (enableGitInfo), not taken over", config.place("enablegitinfo"))


def _feeds(config: Config) -> Iterator[str]:
    """Yield the names of feeds that are not called `index.xml`."""
    formats = config.mapping("outputformats")
    used = {str(name).lower() for names in config.mapping("outputs").values() for name in names or ()}
    for name in _FEEDS:
        values = formats.get(name)
        is_used = name == "rss" or name in used
        if isinstance(values, Mapping) and values.get("basename") and is_used:
            suffix = {"application/rss": "xml"}.get(str(values.get("mediatype")), "xml")
            yield f"{values['basename']}.{suffix}"
        elif name == "atom" and is_used:  # hugo-atom-feed, which many themes take
            yield "atom.xml"
    if uri := config.text("rssuri"):
        yield uri


def _has_base(config: Config) -> bool:
    """Tell whether pages had a `<base>`, by which relative addresses were from the site's root."""
    folders = [config.site / "layouts", *(theme / "layouts" for theme in config.themes)]
    templates = (path for folder in folders for path in folder.rglob("*.html"))
    return any(_BASE.search(path.read_text("utf-8", errors="replace")) for path in templates)
