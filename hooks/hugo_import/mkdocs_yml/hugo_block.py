"""`extra: hugo:`, what the Hugo blog was like; its names are those of hugo_site's HugoSettings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from hugo_posts.front_matter.fields import plain
from hugo_posts.goldmark.heading import ANCHORS
from hugo_posts.goldmark.inlines.east_asian import ESCAPED_SPACE
from hugo_posts.goldmark.inlines.strikethrough import EXTRAS
from hugo_posts.goldmark.inlines.typographer import SIGNS
from hugo_posts.markup_settings import MarkupSettings
from hugo_site.settings.hugo_settings import HugoSettings
from hugo_site.texts.title_case import STYLES

from hugo_import.config import Config, Names, keys
from hugo_import.mkdocs_yml.formats import formats
from hugo_import.mkdocs_yml.look import share_picture
from hugo_import.mkdocs_yml.macros import own_macros
from hugo_import.plan import Plan

_HUGO = ("extra", "hugo")
#: Said elsewhere, by other means or in another form.
_BY_HAND = frozenset(
    "section sections timezone line_numbers taxonomies typographer emoji auto_id_type passthrough title_case_style"
    " wrap_images block_attributes hard_wraps extras signs params maths_macros sitemap fast small_images".split()
)
#: Taxonomies that the blog has by itself.
_USUAL_LISTS = ("tags", "categories")
#: Parameters that the engine asks for (PaperMod's switches; other themes' for formulas).
SWITCHES = frozenset(
    "math katex mathjax showtoc tocopen usehugotoc hidemeta hideauthor hidesummary showreadingtime"
    " showwordcount showbreadcrumbs showpostnavlinks showcodecopybuttons showsharebuttons sharebuttons"
    " canonicallinktext disableanchoredheadings comments"
    " canonicalurl showcanonicallink editpost cover showfulltextinrss showrssbuttoninsectiontermlist robotsnoindex"
    " searchhidden hiddeninhomelist".split()
)
_STRUCTURED = ("cover", "editpost", "sharebuttons")
#: Where other themes say the same as PaperMod, by its switch.
_ALIKE = {
    "showtoc": keys("article.showtableofcontents article.toc.enabled page.toc.enable toc toc.enable tableofcontents"),
    "showreadingtime": keys("article.showreadingtime article.readingtime readingtime"),
    "showbreadcrumbs": keys("article.showbreadcrumbs"),
    "showwordcount": keys("article.showwordcount"),
    "showpostnavlinks": keys("article.showpagination"),
    "hideauthor": keys("article.showauthor"),
    "hidemeta": keys("article.showdate"),
    "math": keys("article.math page.math.enable math.enable enablekatex enablemathjax"),
}
#: Switches that say the contrary of these.
_CONTRARY = ("hideauthor", "hidemeta")
_OWN_PARAMETER = re.compile(r"[sS]ite\.Params\.([\w.]+)")
_PARAM_SHORTCODE = re.compile(r"\{\{[<%]\s*param\s+[\"'`]?([\w.-]+)")


def hugo_block(config: Config, plan: Plan) -> Iterator[tuple[Names, Any]]:
    """Yield the settings of `extra.hugo`."""
    section = plan.sections[0] if plan.sections else "posts"
    yield (*_HUGO, "section"), section
    if others := ", ".join(filter(None, plan.sections[1:])):
        plan.report.note(f"posts of other sections ({others}), which stand in the list and feed of {section}, too", "")
    for name in (name for name, value in config.mapping("taxonomies").items() if isinstance(value, bool)):
        told = "settings that stand below taxonomies, where Hugo took them for lists of terms and so do we"
        plan.report.note(told, f"{config.place('taxonomies', name)}: {name}", "what it was to do is not set")
    lists = {name: plural(value) for name, value in config.mapping("taxonomies").items()}
    taxonomies = {name: value for name, value in lists.items() if value and value.lower() not in _USUAL_LISTS}
    if taxonomies and "taxonomies" not in plan.hugo:
        yield (*_HUGO, "taxonomies"), plain(taxonomies)
    yield from ((names, value) for names, value in formats(config, plan) if names[-1] not in plan.hugo)
    for field in fields(HugoSettings):
        usual = getattr(HugoSettings(), field.name)
        value = None if field.name in _BY_HAND else _fitting(config.get(field.name.replace("_", "").lower()), usual)
        if value is not None and value != usual and field.name not in plan.hugo:
            yield (*_HUGO, field.name), plain(value)
    if config.get(*(anchors := ("markup", "highlight", "anchorlinenos"))) is True:
        told = "links to the lines of all code, which here only a block that asks for them has"
        plan.report.note(told, config.place(*anchors), "write {lineanchors=x anchorlinenos=true} behind its language")
    if style := _title_case_style(config):
        yield (*_HUGO, "title_case_style"), style
    yield from _markdown(config)
    if macros := own_macros(config):
        yield (*_HUGO, "maths_macros"), macros
    if params := parameters(config, plan):
        yield (*_HUGO, "params"), params
    said = {name: value for name, value in plan.hugo.items() if value != getattr(HugoSettings(), name)}
    yield from (((*_HUGO, name), plain(value)) for name, value in said.items())


def _title_case_style(config: Config) -> str:
    """Return the capitals of terms' titles: Hugo's are those of the Associated Press where it is told of no others."""
    style = config.text("titlecasestyle").lower()
    if config.get("capitalizelisttitles") is False or style == "none":
        return ""
    return style if style and style in STYLES else "ap"


def markup(config: Config, plan: Plan) -> MarkupSettings:
    """Return how the site's texts will be read here, which does not depend on where anything is."""
    said = {names[-1]: value for names, value in _markdown(config)}
    return HugoSettings(**said, escaped_maths=plan.hugo.get("escaped_maths", False)).markup


def plural(value: Any) -> str:
    """Return the name of a taxonomy's lists; Hugo takes `true` for a name, too, e.g. of a setting in a wrong place."""
    return str(value).lower() if isinstance(value, bool | int) else value if isinstance(value, str) else ""


def _markdown(config: Config) -> Iterator[tuple[Names, Any]]:
    """Yield how signs, headings' ids, images and formulas are read, where the blog had that otherwise."""
    yield from _typographer(config)
    if config.get("markup", "goldmark", "extensions", "linkify") is False:
        yield (*_HUGO, "linkify"), False
    if config.get("enableemoji") is True:
        yield (*_HUGO, "emoji"), True
    parser = ("markup", "goldmark", "parser")
    kind = config.text(*parser, "autoheadingidtype") or config.text(*parser, "autoidtype")
    if kind in ANCHORS and kind != HugoSettings().auto_id_type:
        yield (*_HUGO, "auto_id_type"), kind
    lines = config.get("markup", "highlight", "linenos")
    if lines is True or lines in ("table", "inline"):
        yield (*_HUGO, "line_numbers"), "all" if config.get("markup", "highlight", "guesssyntax") is True else "named"
    if config.get(*parser, "wrapstandaloneimagewithinparagraph") is False:
        yield (*_HUGO, "wrap_images"), False
    if config.get(*parser, "attribute", "block") is True:
        yield (*_HUGO, "block_attributes"), True
    if config.get("markup", "goldmark", "renderer", "hardwraps") is True:
        yield (*_HUGO, "hard_wraps"), True
    if extras := _extras(config):
        yield (*_HUGO, "extras"), extras
    passthrough = ("markup", "goldmark", "extensions", "passthrough")
    delimiters = config.get(*passthrough, "delimiters")
    if config.get(*passthrough, "enable") is True and isinstance(delimiters, Mapping):
        known = {name: [*_pairs(plain(delimiters[name]))] for name in ("block", "inline") if name in delimiters}
        yield (*_HUGO, "passthrough"), known


def _pairs(value: object) -> Iterator[list[str]]:
    """Yield the signs before and behind a formula; of anything else Hugo makes no site."""
    for pair in value if isinstance(value, list) else ():
        match pair:
            case [str(opening), str(closing), *_] if opening and closing:
                yield [opening, closing]


def _typographer(config: Config) -> Iterator[tuple[Names, Any]]:
    """Yield which signs are written in the place of plain ones, if any."""
    typographer = config.get("markup", "goldmark", "extensions", "typographer")
    said = typographer if isinstance(typographer, Mapping) else {"disable": typographer is False}
    if said.get("disable") is True:
        yield (*_HUGO, "typographer"), False
    elif signs := {name: sign for name in SIGNS if (sign := _sign(said.get(name))) not in (None, SIGNS[name])}:
        yield (*_HUGO, "signs"), signs


def _sign(value: object) -> str | None:
    """Return what Hugo's typographer writes, which it is told as HTML."""
    return html.unescape(value) if isinstance(value, str) else None


def _extras(config: Config) -> list[str]:
    """Return the further signs that are read; where tildes strike out, Hugo lowers nothing by them."""
    extensions = ("markup", "goldmark", "extensions")
    is_lowered = config.peek(*extensions, "strikethrough") is False  # told, but where another sign is in its place
    on = [name for name in EXTRAS if config.get(*extensions, "extras", name, "enable") is True]
    if config.get(*extensions, "extras", "delete", "enable") is True or "subscript" in on:
        config.get(*extensions, "strikethrough")
    return [*(name for name in on if name != "subscript" or is_lowered), *_east_asian(config)]


def _east_asian(config: Config) -> Iterator[str]:
    """Yield what is read of East Asian text (https://gohugo.io/configuration/markup/#cjk)."""
    said = config.mapping("markup", "goldmark", "extensions", "cjk")
    if said.get("enable") is True and said.get("eastasianlinebreaks") is True:
        yield "css3draft" if said.get("eastasianlinebreaksstyle") == "css3draft" else "simple"
    if said.get("enable") is True and said.get("escapedspace") is True:
        yield ESCAPED_SPACE


def _fitting(value: Any, usual: object) -> Any:
    """Return a value in the type that a setting has, one text as a list; None when it has another one."""
    if isinstance(value, str) and isinstance(usual, tuple):
        value = [value] if value else []
    if isinstance(value, int) and not isinstance(value, bool):
        value = max(value, 0)  # what Hugo takes a summary's length below it for
    kinds = (Mapping, list | tuple) if isinstance(usual, Mapping | tuple) else (type(usual),)
    return value if isinstance(value, kinds) and isinstance(value, bool) is isinstance(usual, bool) else None


def parameters(config: Config, plan: Plan) -> dict[str, Any]:
    """Return what goes to `extra.hugo.params`: switches that the engine asks for, and what texts and templates name."""
    found: dict[str, Any] = {}
    for switch, names in ((switch, names) for switch, alike in _ALIKE.items() for names in alike):
        value = config.get("params", *names)
        if isinstance(value, bool):
            found[switch] = value is (switch not in _CONTRARY)
    params = config.peek("params")
    wanted = SWITCHES | set(_named(config, plan))
    for name, value in (params if isinstance(params, Mapping) else {}).items():
        if name in SWITCHES and isinstance(value, Mapping | list) and name not in _STRUCTURED:
            continue  # another theme's, under the same name
        if name in wanted and value is not None and value != {}:
            found[name] = plain(config.get("params", name))
    if picture := share_picture(config, plan):
        found["images"] = [picture]
    return found


def _named(config: Config, plan: Plan) -> Iterator[str]:
    """Yield the parameters that the shortcode `param` and the site's own shortcodes ask for, by their first name."""
    for source in plan.sources.values():
        if source.suffix in (".md", ".markdown"):
            text = source.read_text("utf-8", errors="replace")
            yield from (name.split(".")[0].lower() for name in _PARAM_SHORTCODE.findall(text))
    for folder in ("layouts/shortcodes", "layouts/_shortcodes"):
        for path in (config.site / folder).rglob("*.html"):
            text = path.read_text("utf-8", errors="replace")
            yield from (name.split(".")[0].lower() for name in _OWN_PARAMETER.findall(text))
