"""Links in the front matter, which a template of the theme's shows below the text: they are written there.

Source: Stack's pages of links, https://stack.jimmycai.com/guide/links, and its `article/components/links.html`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hugo_posts.front_matter.document import parse

from hugo_import.files.front_matter import read_document
from hugo_import.plan import Plan

_SIGNS = re.compile(r"[\\\[\]*_`<>]")


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
