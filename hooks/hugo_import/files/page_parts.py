"""Pages made of parts, as HugoBlox (formerly Wowchemy and Academic) has them: what is text in them is kept.

Sources: https://docs.hugoblox.com/getting-started/page-builder/ (`sections` in the front matter of a page), and
https://wowchemy.com/docs/page-builder/ of older versions (a file with a `widget` for each part, beside
`home/index.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hugo_import.plan import Plan

#: Parts that list pages, which this blog does in its own way.
_LISTS = frozenset("collection featured pages portfolio tag_cloud tag-cloud tags".split())
_TOLD = "parts of pages that a template of the theme's made, left out"


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
        plan.report.add(
            _TOLD, f"{where}: {name}", "write what is to stay into the page, the home page is docs/index.md"
        )
