"""Menu entries that pages make: by `menu` in their front matter, and sections by `sectionPagesMenu`.

Sources: https://gohugo.io/content-management/menus/#define-in-front-matter and
https://gohugo.io/content-management/menus/#define-automatically.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_posts.front_matter.document import lower_names, parse
from hugo_posts.front_matter.fields import is_on

from hugo_import.config import Config
from hugo_import.files.addresses.old_site import urls_of
from hugo_import.files.addresses.places import content_path
from hugo_import.files.front_matter import address_of, home_file, publication_now, read_document
from hugo_import.plan import DOCS, POSTS, Plan

#: How a line of front matter begins that puts a page into a menu.
_MENU = re.compile(r"^[ \t]*\"?\[*menus?\b", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096  # bytes, or signs, in which front matter is looked for


def page_entries(menu: str, config: Config, plan: Plan) -> Iterator[Mapping[str, Any]]:
    """Yield the entries of a menu that pages make, in the form that they have in the configuration.

    Args:
        menu: its name, e.g. `main`.
        config: the site's configuration.
        plan: the pages that are copied.
    """
    named = set()
    for source, reference in _pages(config, plan):
        if _MENU.search(source[:_HEAD] if isinstance(source, str) else _beginning(source)):
            document = parse(source) if isinstance(source, str) else read_document(source)
            values, is_draft = document.values, bool(publication_now(document, reference, config).state)
            for entry in _of_menu(menu, values.get("menus", values.get("menu"))):
                if is_draft:
                    place = reference if isinstance(source, str) else plan.shown(source)
                    plan.report.note("menu entries of drafts and of what is not to be read now, left out", place)
                    continue
                named.add(reference)
                title = str(values.get("linktitle") or values.get("title") or "")
                yield {
                    "name": title,
                    "weight": values.get("weight"),
                    "identifier": title,
                    "pageref": reference,
                    **entry,
                }
    if config.text("sectionpagesmenu").lower() == menu:
        yield from (entry for entry in _sections(plan) if entry["pageref"] not in named)


def _pages(config: Config, plan: Plan) -> Iterator[tuple[Path | str, str]]:
    """Yield the pages, those in whose place this blog has its own among them, with how menus name them.

    They are files, or the texts of those that are written anew, as of HTML.
    """
    if home := home_file(config):
        yield home, "/"
    yield from ((path, _named(inner)) for path, (inner, _) in plan.replaced.items())
    for target, source in (*plan.sources.items(), *plan.texts.items()):
        if target.suffix == ".md" and target.is_relative_to(DOCS) and not isinstance(source, bytes):
            yield source, _reference(target, plan)


def replaced_address(reference: str, config: Config, plan: Plan) -> str:
    """Return the old address of a page in whose place this blog has its own, which leads there; any other as it is.

    Args:
        reference: how a menu names a page, `/page/archives`.
        config: the site's configuration.
        plan: the pages that are copied.
    """
    name = "/" + reference.strip("/").removesuffix(".md")
    found = ((path, inner) for path, (inner, _) in plan.replaced.items() if _named(inner) == name)
    addresses = (address_of(inner, read_document(path), urls_of(config)) for path, inner in found)
    return next(addresses, "") or reference


def _of_menu(menu: str, value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what `menu: main`, `menu: [main]` and `menu: {main: {weight: 1}}` say of a menu."""
    if isinstance(value, Mapping):
        for name, entry in value.items():
            if str(name).lower() == menu:
                yield lower_names(entry) if isinstance(entry, Mapping) else {}
    elif menu in (str(name).lower() for name in (value if isinstance(value, list) else [value])):
        yield {}


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_HEAD).decode("utf-8", "replace")


def _reference(target: PurePosixPath, plan: Plan) -> str:
    """Return a page's path in Hugo's content, `/posts/x` for `docs/blog/posts/x.md`."""
    return _named(content_path(target, plan))


def _named(inner: PurePosixPath) -> str:
    return "/" + (inner.parent if inner.stem in ("index", "_index") else inner.with_suffix("")).as_posix()


def _sections(plan: Plan) -> Iterator[Mapping[str, Any]]:
    """Yield an entry for each section of the site."""
    planned = [target for target in (*plan.sources, *plan.texts) if target.suffix == ".md"]
    inside = [content_path(target, plan).parts for target in planned if DOCS in target.parents]
    names = {parts[0] for parts in inside if parts[1:] not in ((), ("index.md",))}  # `about/index.md` is a page
    for name in sorted(names - ({"blog"} - {*plan.sections})):
        pages = (DOCS / name / "_index.md", POSTS / name / "_index.md")
        own = (POSTS / "_index.md",) if name == plan.sections[0] else pages
        source = next((plan.sources[page] for page in own if page in plan.sources), None)
        values = read_document(source).values if source else {}
        if is_on(values.get("draft")):
            continue
        title = str(values.get("linktitle") or values.get("title") or name.capitalize())
        yield {"name": title, "identifier": name, "weight": values.get("weight"), "pageref": f"/{name}"}
