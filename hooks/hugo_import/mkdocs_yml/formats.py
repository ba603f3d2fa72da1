"""What Hugo wrote beside pages: feeds under other names, the JSON that themes search in, further pages of lists.

Sources: https://gohugo.io/configuration/output-formats/, https://gohugo.io/configuration/outputs/ and
https://gohugo.io/configuration/pagination/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hugo_posts.front_matter.publication import SITEMAP, sitemap_faults

from hugo_import.config import Config, Names
from hugo_import.files.front_matter import home_file, read_document
from hugo_import.plan import Plan

#: Output formats that this blog has by itself, or that make no page of a reader's.
_USUAL = {"html", "rss", "sitemap", "robots", "404"}
_KINDS = ("home", "section", "taxonomy", "term", "page", "taxonomyterm")
_HUGO = ("extra", "hugo")


def formats(config: Config, plan: Plan) -> Iterator[tuple[Names, Any]]:
    """Yield settings of `extra.hugo`, and `extra.llms`; formats that are made no more are told."""
    wanted = {name: _names(config.get("outputs", name)) for name in _KINDS}
    if home := home_file(config):
        wanted["home"] = _names(read_document(home).values.get("outputs")) or wanted["home"]
    if feeds := list(_feeds(config, wanted, plan)):
        yield (*_HUGO, "feeds"), feeds
    if "rss" in wanted["page"]:  # index.xml beside each page, a feed without entries
        plan.report.note("feeds of single pages, which hold nothing, left out", config.place("outputs", "page"))
    if "json" in wanted["home"] and _base(config, "json") == "index":
        yield (*_HUGO, "search_index"), True
    if "llms" in wanted["home"]:  # PaperMod's name of it
        yield ("extra", "llms"), True
    size = config.get("pagination", "pagersize") or config.get("paginate")
    yield (*_HUGO, "pager"), size if isinstance(size, int) and size > 0 else 10
    if sitemap := _sitemap(config, plan):
        yield (*_HUGO, "sitemap"), sitemap
    path = config.text("pagination", "path") or config.text("paginatepath")
    if path and path != "page":
        yield (*_HUGO, "pager_path"), path


def _sitemap(config: Config, plan: Plan) -> dict[str, Any]:
    """Return what the sitemap says of pages that do not say it; what it cannot say here is told."""
    said = {name: value for name, value in config.mapping("sitemap").items() if name in SITEMAP}
    name = config.text("sitemap", "filename")
    if name not in ("", "sitemap.xml"):
        told = f"the sitemap's name, /{name}, which is /sitemap.xml here"
        plan.report.note(told, config.place("sitemap", "filename"), "tell the search engines that you told the other")
    for part, told in sitemap_faults(said):
        plan.report.note("parts of the sitemap that nobody can read, left out", config.place("sitemap", part), told)
        del said[part]
    return {part: value for part, value in said.items() if value not in ("", -1)}


def _names(value: Any) -> list[str]:
    return [str(name).lower() for name in value] if isinstance(value, list) else []


def _feeds(config: Config, wanted: Mapping[str, list[str]], plan: Plan) -> Iterator[str]:
    """Yield the names of feeds that are not `index.xml`."""
    known = config.mapping("outputformats")
    config.get("mediatypes")
    if (base := _base(config, "rss")) != "index":
        yield f"{base}.xml"
    made = {"home": {*_USUAL, "llms", *(["json"] if _base(config, "json") == "index" else [])}}
    others = (each for kind, names in wanted.items() for each in names if each not in made.get(kind, _USUAL))
    for name in dict.fromkeys(others):
        values = known.get(name)
        values = values if isinstance(values, Mapping) else {}
        media, base = str(values.get("mediatype", "")), _base(config, name)
        if any(kind in media for kind in ("atom", "rss", "xml")) or name == "atom":
            if base != "index":
                yield f"{base}.{_suffix(config, media)}"
        else:
            kind = "pages in further output formats, which are not made here"
            plan.report.note(kind, f"{config.place('outputs')}: {name}")


def _base(config: Config, name: str) -> str:
    """Return how the names of an output format's files begin."""
    return config.text("outputformats", name, "basename").strip("/") or "index"


def _suffix(config: Config, media: str) -> str:
    """Return how the names of files of a media type end, as Hugo has it."""
    types = config.mapping("mediatypes")
    suffixes = types[media].get("suffixes") if isinstance(types.get(media), Mapping) else None
    if isinstance(suffixes, list) and suffixes:
        return str(suffixes[0])
    return media.rpartition("+")[2].rpartition("/")[2] or "xml"
