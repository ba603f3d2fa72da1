"""Static files, whole, and those assets that content names: they stand at the same addresses here.

Sources: https://gohugo.io/configuration/all/#staticdir, https://gohugo.io/hugo-pipes/introduction/ (Hugo publishes an
asset only where a template asks for it; texts name them by their path or their name).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.html.image import IMAGE_SUFFIXES

from hugo_import.config import Config
from hugo_import.files.folders import files_of, files_of_themes
from hugo_import.files.front_matter import address_of, read_document
from hugo_import.plan import DOCS, Plan

#: Files of texts that may name an asset.
_TEXTS = {".md", ".markdown", ".html", ".toml", ".yaml", ".yml", ".json", ".org"}
#: Assets that are for templates.
_CODE = {".css", ".scss", ".sass", ".less", ".js", ".jsx", ".mjs", ".ts", ".tsx", ".html", ".map", ".md"}
#: A picture of a text that is named by a path without a slash at its beginning.
_SHOWN = re.compile(r"(?:!\[[^\]]*\]\(<?|src=[\"']?)([^\s\"'<>()/:][^\s\"'<>():]*)")
#: A static file that MkDocs would read as a page.
_PAGES = {".md", ".markdown"}


def plan_static(config: Config, urls: HugoUrls, plan: Plan) -> None:
    """Plan the static files; where several folders have one name, the last goes before, as in Hugo."""
    found: dict[PurePosixPath, Path] = {}
    for path, inner in files_of("static", config, plan):
        plan.report.use(*filter(None, [found.get(inner)]))
        found[inner] = path
    moved = {each for each in {above for inner in found for above in inner.parents} if _is_moved(each, urls, plan)}
    content = {*plan.sources}
    for inner, path in found.items():
        pages = (DOCS / f"{inner.parent}.md", DOCS / inner.with_name("index.md"))
        if inner.name == "index.html" and (len(inner.parts) == 1 or not content.isdisjoint(pages)):
            told = "static pages in whose place a page of the content stands, as in Hugo, left out"
            plan.leave_out(path, told)
            continue
        has_index = inner.with_name("index.html") in found or len(inner.parts) == 1  # as the blog has docs/index.md
        if inner.name == "README.md" and has_index:  # which MkDocs gives the same place
            plan.leave_out(path, "README.md beside a folder's first page among static files, left out")
            continue
        is_page = inner.suffix.lower() in _PAGES and DOCS / inner not in content  # which the content's own stays
        if is_page or not moved.isdisjoint(inner.parents):
            plan.hugo.setdefault("as_they_are", []).append(inner.as_posix())
        plan.add(path, DOCS / inner)


def _is_moved(folder: PurePosixPath, urls: HugoUrls, plan: Plan) -> bool:
    """Tell whether the bundle in a folder has another address, to which the files beside its page go along."""
    index = folder / "index.md"
    page = plan.sources.get(DOCS / index)
    return page is not None and address_of(index, read_document(page), urls).strip("/") != folder.as_posix()


def plan_assets(config: Config, plan: Plan) -> None:
    """Plan the assets, and a theme's static files, that content or configuration name."""
    assets = [(path, inner) for path, inner in files_of("assets", config, plan) if inner.suffix.lower() not in _CODE]
    themes = [(path, inner) for path, inner in files_of_themes("static", config, plan) if inner.suffix not in _CODE]
    if not assets and not themes:
        return
    texts = "\n".join(_texts(plan))
    relative = {*_SHOWN.findall(texts)}
    texts = _named(texts, [inner.as_posix() for _, inner in (*assets, *themes)])
    for path, inner in assets:
        if inner.as_posix() in relative:  # as templates find it, by its path below assets/
            plan.hugo["relative_to_root"] = True
        if inner.as_posix() in texts or (inner.suffix.lower() in IMAGE_SUFFIXES and inner.name in texts):
            plan.add(path, DOCS / inner)
    for path, inner in themes:
        if inner.as_posix() in texts and DOCS / inner not in plan.sources:
            plan.add(path, DOCS / inner)


def _named(texts: str, names: list[str]) -> str:
    """Return of texts what stands before each of the endings that names have: many names are looked for in it."""
    longest = max(map(len, names))
    ends = (found.end() for ending in {name[-4:] for name in names} for found in re.finditer(re.escape(ending), texts))
    return "\n".join({texts[max(0, end - longest) : end] for end in ends})


def _texts(plan: Plan) -> Iterator[str]:
    """Yield the texts of the site's content and configuration."""
    homes = plan.site.glob("content/**/_index*.m*")  # the home page is written anew, see home.py
    for path in {*plan.sources.values(), *homes, *_configuration(plan.site)}:
        if path.suffix.lower() in _TEXTS:
            yield path.read_text("utf-8", errors="replace")


def _configuration(site: Path) -> Iterable[Path]:
    names = [*site.glob("hugo.*"), *site.glob("config.*"), *site.glob("config/*/*"), *site.glob("data/**/*")]
    return [path for path in names if path.is_file()]
