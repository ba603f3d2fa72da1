"""Pages whose text a template of the theme made: what of it the front matter has is written, the rest is told.

Sources: https://stack.jimmycai.com/guide/links and Stack's `article/components/links.html` (`links`),
https://docs.hugoblox.com/getting-started/page-builder/ (`sections`, of HugoBlox, formerly Wowchemy and Academic),
https://wowchemy.com/docs/page-builder/ of older versions (a file with a `widget` for each part, beside
`home/index.md`), and https://gohugo.io/templates/lookup-order/, of which `layout`, `type` and the section's folder
count here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hugo_posts.front_matter.document import parse

from hugo_import.config import Config
from hugo_import.files.front_matter import read_document
from hugo_import.plan import DOCS, Plan

_SIGNS = re.compile(r"[\\\[\]*_`<>]")
#: Parts that list pages, which this blog does in its own way.
_LISTS = frozenset("collection featured pages portfolio tag_cloud tag-cloud tags".split())
#: What `layout` may be of a page that shows its text alone.
_PLAIN = ("single", "page", "default", "list", "post")


def write_links(plan: Plan) -> None:
    """Plan pages with the links that their front matter has; all else of them is planned."""
    for target in [each for each in (*plan.sources, *plan.texts) if each.suffix == ".md"]:
        source, text = plan.sources.get(target), plan.texts.get(target)
        document = read_document(source) if source else parse(str(text))
        if shown := list_of(document.values.get("links")):
            if source:
                text = source.read_text("utf-8", "surrogateescape")
                plan.report.use(source)
                del plan.sources[target]
            plan.texts[target] = f"{str(text).rstrip()}\n\n{shown}"
            told = "links in the front matter, which the theme showed below the text, written there"
            plan.report.note(told, plan.shown(source) if source else str(target))


def list_of(links: Any) -> str:
    """Return links as a list in Markdown; empty where they are none of Stack's.

    Args:
        links: what the front matter has; each link has a `title`, its `website`, and maybe a `description`.
    """
    if not isinstance(links, list) or not all(isinstance(each, Mapping) and each.get("website") for each in links):
        return ""
    return "".join(
        f"- [{_plain(each.get('title') or each['website'])}](<{each['website']}>)"
        + (f": {_plain(told)}" if (told := each.get("description")) else "")
        + "\n"
        for each in links
    )


def _plain(text: object) -> str:
    """Return a text in which Markdown marks nothing up, on one line."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(str(text).split()))


def texts_of(sections: object, where: str, plan: Plan) -> Iterator[str]:
    """Yield the titles and texts of a page's parts, in Markdown; tell of parts that have others.

    Args:
        sections: what the front matter has.
        where: the page's name.
        plan: gets what is told.
    """
    for part in (each for each in (sections if isinstance(sections, list) else ()) if isinstance(each, Mapping)):
        content = part.get("content")
        values: Mapping[str, Any] = content if isinstance(content, Mapping) else {}
        title, text = (str(values.get(name) or "").strip() for name in ("title", "text"))
        if text:
            yield f"## {title}\n\n{text}" if title else text
        if not text or values.get("items"):
            tell_part(str(part.get("block") or ""), where, plan)


def tell_part(name: str, where: str, plan: Plan) -> None:
    """Tell of a part whose text stands elsewhere than in itself, unless it lists pages."""
    if name and name not in _LISTS:
        told = "parts of pages that a template of the theme's made, left out"
        plan.report.add(told, f"{where}: {name}", "write what is to stay into the page, the home page is docs/index.md")


def tell_without_text(config: Config, plan: Plan) -> None:
    """Tell of pages that are empty here; not of posts, nor of lists of pages or terms, which this blog has, too."""
    terms = {"tags", "categories", *(str(value).lower() for value in config.mapping("taxonomies").values())}
    layouts = [home / "layouts" for home in (config.site, *config.themes)]
    pages = {each for each in (*plan.sources, *plan.texts) if each.suffix == ".md" and each.is_relative_to(DOCS)}
    for target in sorted(each for each in pages if not each.is_relative_to(DOCS / "blog")):
        source = plan.sources.get(target)
        document = read_document(source) if source else parse(str(plan.texts[target]))
        if document.body.strip() or document.values.get("draft") is True:
            continue
        others = (each for each in pages if each.parent != target.parent or not each.name.startswith("_index."))
        is_list = target.parts[1] in terms or any(target.parent in each.parents for each in others)
        if target.name.startswith("_index.") and is_list:
            continue
        layout, kind = document.values.get("layout"), str(document.values.get("type") or target.parts[1])
        if (layout and layout not in _PLAIN) or any((folder / kind).is_dir() for folder in layouts):
            told = "pages without a text, which a template of the old site filled"
            plan.report.add(told, plan.shown(source) if source else str(target), "write it, or take them out")
