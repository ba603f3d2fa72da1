"""Pages that have no text of their own, and showed what a template read: data, a form, lists in the front matter.

Source: https://gohugo.io/templates/lookup-order/, of which `layout`, `type` and the section's folder count here.
"""

from __future__ import annotations

from hugo_posts.front_matter.document import parse

from hugo_import.config import Config
from hugo_import.files.front_matter import read_document
from hugo_import.plan import DOCS, Plan

_TOLD = "pages without a text, which a template of the old site filled"
#: What `layout` may be of a page that shows its text alone.
_PLAIN = ("single", "page", "default", "list", "post")


def tell_without_text(config: Config, plan: Plan) -> None:
    """Tell of pages that are empty here; not of posts, nor of lists of pages, which this blog has, too."""
    layouts = [home / "layouts" for home in (config.site, *config.themes)]
    pages = {each for each in (*plan.sources, *plan.texts) if each.suffix == ".md" and each.is_relative_to(DOCS)}
    for target in sorted(each for each in pages if not each.is_relative_to(DOCS / "blog")):
        source = plan.sources.get(target)
        document = read_document(source) if source else parse(str(plan.texts[target]))
        if document.body.strip() or document.values.get("draft") is True:
            continue
        others = (each for each in pages if each.parent != target.parent or not each.name.startswith("_index."))
        if target.name.startswith("_index.") and any(target.parent in each.parents for each in others):
            continue
        layout, kind = document.values.get("layout"), str(document.values.get("type") or target.parts[1])
        if (layout and layout not in _PLAIN) or any((folder / kind).is_dir() for folder in layouts):
            plan.report.add(_TOLD, plan.shown(source) if source else str(target), "write it, or take them out")
