"""What the blog must know of the addresses of the old site: `extra: hugo:` in mkdocs.yml (HugoSettings).

What single keys of the configuration say is taken over by mkdocs_yml/hugo_block.py.
Source: https://gohugo.io/configuration/all/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import PathRules, section_folders
from hugo_posts.goldmark import goldmark
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hugo_import.config import Config
from hugo_import.files.addresses.places import content_path, place_of
from hugo_import.files.front_matter import address_of, read_document, section_document
from hugo_import.plan import Plan

#: `\\(x\\)`, of which Hugo leaves `(x)`, `\\\\(x`, `$\\\\{`; in a formula `\\\\\\\\`, `\\\\\\` before a blank, `a\\_b`.
_ESCAPED = re.compile(r"\\\\[(\[]|\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]|\$[^$]*(\\\\[{}]|\\\\\\[\\\s]|\\_)[^$]*\$")
_TAG = re.compile("<[a-zA-Z!/?]")
_SHORTCODE = re.compile(r"\{\{([<%]).*?[>%]\}\}", re.DOTALL)
_BASE = re.compile(r"<base\s[^>]*href", re.IGNORECASE)


def urls_of(config: Config, files: Iterable[str] = ()) -> HugoUrls:
    """Return the addresses of the site with these files of content."""
    ugly = config.get("uglyurls")
    rules = PathRules(
        lower=config.get("disablepathtolower") is not True,
        accents=config.get("removepathaccents") is not True,
        ugly=ugly is True,
        ugly_sections=ugly_sections(config),
    )
    named = [value.lower() for value in config.mapping("taxonomies").values() if isinstance(value, str)]
    rules = replace(rules, section_folders=section_folders(files, rules), below=config.chosen)
    return HugoUrls(config.mapping("permalinks"), rules, ("tags", "categories", *named))


def ugly_sections(config: Config) -> tuple[str, ...]:
    """Return the sections whose pages are files, `/notes/x.html`, where not all are."""
    return tuple(name for name, is_on in config.mapping("uglyurls").items() if is_on is True)


def plan_old_site(urls: HugoUrls, config: Config, plan: Plan) -> None:
    """Plan the settings that no key of the configuration says in one word."""
    plan.hugo["title_above"] = True
    if plan.sections[1:]:
        plan.hugo["sections"] = plan.sections[1:]
    _plan_main_list(urls, plan)
    _plan_readmes(urls, plan)
    for name, pattern in config.mapping("permalinks", "taxonomy").items():  # where lists of terms were
        if isinstance(pattern, str) and ":" not in pattern and pattern.strip("/") not in ("", name):
            here = "/blog/tags/" if name in ("tags", "categories") else f"/{name}/"
            plan.move(f"/{pattern.strip('/')}/", here)
    if ugly := ugly_sections(config):
        plan.hugo["ugly_sections"] = list(ugly)
    plan.hugo["tag_addresses"] = "hugo"
    _plan_root(config, plan)
    if config.get("markup", "goldmark", "extensions", "passthrough", "enable") is not True and _has_escapes(plan):
        plan.hugo["escaped_maths"] = True
    if _has_base(config):
        plan.hugo["relative_to_root"] = True
    if config.get("markup", "goldmark", "renderer", "unsafe") is not True:
        _tell_html(plan)


def _plan_root(config: Config, plan: Plan) -> None:
    """Let the addresses of the main language that stood below its key lead on, or that key, where none did."""
    key = config.language_key
    if config.get("defaultcontentlanguageinsubdir") is True and not config.chosen:
        plan.hugo["default_content_language_in_subdir"] = True
        moved = plan.hugo.get("moved", {})
        for old in [*moved]:  # `url: /en/search/`, which menus call `search/`
            moved[re.sub(f"^/{key}(?=/.)", "", old)] = moved.pop(old)
    elif len(config.languages) > 1:
        plan.move(f"/{key}/", "/")


def _plan_main_list(urls: HugoUrls, plan: Plan) -> None:
    """Let the address of all posts lead to them where a slug or a pattern gives it another than the section's name."""
    for section in plan.sections[:1]:
        inner = PurePosixPath(section, "_index.md")
        document = section_document(section, plan.sources.get(place_of(inner, plan)))
        address = address_of(inner, document, urls)
        if address.lower() not in ("", "/", f"/{section}/".lower()):
            plan.move(address, "/blog/")


def _plan_readmes(urls: HugoUrls, plan: Plan) -> None:
    """Let the address of a README.md, which is readme.md here, lead on where letter case counts in addresses."""
    for target, path in plan.sources.items():
        if path.name == "README.md" and target.name == "readme.md":
            inner, document = content_path(target, plan), read_document(path)
            old, new = (address_of(inner.with_name(name), document, urls) for name in (path.name, target.name))
            if old != new:
                plan.move(old, new)


def _has_escapes(plan: Plan) -> bool:
    """Tell whether a text has a formula in which backslashes are escaped."""
    texts = (path for target, path in plan.sources.items() if target.suffix == ".md")
    return any(_ESCAPED.search(path.read_text("utf-8", errors="replace")) for path in texts)


def _tell_html(plan: Plan) -> None:
    """Tell of HTML in texts where Hugo was not told to let it through: readers here see it, and its comments."""
    parser = goldmark()
    for target, path in plan.sources.items():
        is_read = target.suffix == ".md" and path.is_relative_to(plan.site)  # else it is HTML that Hugo made of Org
        text = _SHORTCODE.sub("", read_document(path).body) if is_read else ""
        if _TAG.search(text) and _has_html(text, parser):
            told = "HTML in texts, which Hugo without markup.goldmark.renderer.unsafe leaves out, is in the pages here"
            plan.report.note(told, plan.shown(path), "look for comments, <!-- … -->, that nobody was to see")


def _has_html(text: str, parser: MarkdownIt) -> bool:
    """Tell whether a text has HTML; of its paragraphs only those are read that may have some, as most have none."""
    blocks: list[Token] = []
    references: dict[str, object] = {}
    parser.block.parse(text, parser, references, blocks)
    if any("html" in block.type for block in blocks):
        return True
    pieces: list[Token] = []
    for block in blocks:
        if block.type == "inline" and _TAG.search(block.content):
            parser.inline.parse(block.content, parser, references, pieces)
    return any("html" in piece.type for piece in pieces)


def _has_base(config: Config) -> bool:
    """Tell whether pages had a `<base>`, by which relative addresses were from the site's root."""
    folders = [config.site / "layouts", *(theme / "layouts" for theme in config.themes)]
    templates = (path for folder in folders for path in folder.rglob("*.html"))
    return any(_BASE.search(path.read_text("utf-8", errors="replace")) for path in templates)
