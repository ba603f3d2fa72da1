"""The `figure` shortcode: Hugo's arguments and PaperMod's `align`, in Material's figure markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from html import escape

from hugo_posts.html.markup import element, plain_text, start_tag
from hugo_posts.html.template_url import refused_scheme, template_url
from hugo_posts.shortcodes.call import Context, Shortcode, error_marker

_LINK = ["link", "target", "rel"]
_IMAGE = ["src", "alt", "width", "height", "loading"]
_CAPTION = ["title", "caption", "attr", "attrlink"]
_OF_THEMES = ["align", "figureClass", "nozoom", "default"]
ARGUMENTS = frozenset([*_LINK, *_IMAGE, *_CAPTION, "class", *_OF_THEMES])
"""https://gohugo.io/shortcodes/figure/, and layouts/_shortcodes/figure.html of PaperMod (`align`) and Blowfish."""
ALIGNMENTS = frozenset(["left", "center", "right"])
_LIKE = 0.75  # `captoin` is meant for `caption`, `position` is not
_POSITIONS = ("src", "caption")
_TEXTS = ("caption", "attr")
_CSS_LENGTH = re.compile(r"\d+(\.\d+)?(em|rem|ex|ch|vw|vh|cm|mm|in|pt|pc)")
_BREAK = re.compile(r"<br\b[^>]*>")
_BLOCK = re.compile(r"<(p|ul|ol|dl|pre|h[1-6]|blockquote|table|div|hr)\b")


def figure(shortcode: Shortcode, context: Context) -> str:
    """Return the HTML of a figure: image, link round it, caption; ends with a newline as Hugo's template does.

    The image's address stays as written; the converter resolves it with all others. Mistakes (no `src`, misspelt
    arguments, addresses that run code) are reported and left out.
    """
    arguments = _arguments(shortcode, context)
    caption, attribution = (
        context.markdownify(arguments.get(name, ""), shortcode.line, passive=True) for name in _TEXTS
    )
    image = _image(arguments, shortcode, context, caption)
    if "link" in arguments:
        attributes = {name: arguments.get(name) for name in ("target", "rel")}
        image = element("a", {"href": template_url(arguments["link"]), **attributes}, image)
    text = _caption(arguments.get("title", ""), caption, attribution, arguments.get("attrlink"))
    return element("figure", _figure_attributes(arguments), image + text) + "\n"


def _arguments(shortcode: Shortcode, context: Context) -> dict[str, str]:
    """Return the arguments that a figure has and that are not empty, each checked."""

    def report(problem: str) -> None:
        context.host.report(shortcode.line, f"figure: {problem}: {' '.join(shortcode.source.split())}")

    given = {**dict(zip(_POSITIONS, shortcode.positional, strict=False)), **shortcode.named}
    for extra in shortcode.positional[len(_POSITIONS) :]:
        report(f'"{extra}" has no name; write e.g. alt="{extra}"')
    for name in sorted(given.keys() - ARGUMENTS):
        if meant := get_close_matches(name.lower(), ARGUMENTS, 1, _LIKE):
            report(f'unknown argument "{name}" is ignored; write {meant[0]}')
        else:
            told = f'figure: argument "{name}" is ignored, as in Hugo; take it out'
            context.host.advise(shortcode.line, told)
    arguments = {name: value for name, value in given.items() if name in ARGUMENTS and value}
    for name in ("src", "link", "attrlink"):
        scheme = refused_scheme(arguments.get(name, ""))
        if scheme:
            report(f'"{name}" must not be a {scheme}: address')
            del arguments[name]
    if "align" in arguments and arguments["align"] not in ALIGNMENTS:
        report(f'"align" is "{arguments.pop("align")}"; write left, center or right')
    if not given.get("src"):
        report('missing "src"; write src="/path/of/the/image.jpg"')
    return arguments


def _image(arguments: Mapping[str, str], shortcode: Shortcode, context: Context, caption: str) -> str:
    if "src" not in arguments:
        return error_marker(shortcode.source, context.host)
    alt = arguments.get("alt") or " ".join(plain_text(_BREAK.sub(" ", caption)).split())
    width, height = arguments.get("width"), arguments.get("height")
    attributes = {
        "src": template_url(arguments["src"]),
        "alt": alt,
        "width": width and width.removesuffix("px"),
        "height": height and height.removesuffix("px"),
        "style": _size_style(width=width, height=height),
        "loading": arguments.get("loading"),
    }
    return start_tag("img", attributes)


def _size_style(**sizes: str | None) -> str | None:
    """Return CSS for the sizes whose unit the attributes of an image do not know; Hugo writes `width="20em"`."""
    rules = [f"{name}: {size}" for name, size in sizes.items() if size and _CSS_LENGTH.fullmatch(size)]
    return "; ".join(rules) or None


def _figure_attributes(arguments: Mapping[str, str]) -> dict[str, str | None]:
    align = arguments.get("align")
    names = [f"align-{align}"] if align else []
    names += [arguments[name] for name in ("class", "figureClass") if name in arguments]
    # Material's figures are as wide as their content, of which a percentage would be a circle.
    style = "width: 100%" if arguments.get("width", "").endswith("%") else None
    return {"class": " ".join(names) or None, "style": style}


def _caption(title: str, caption: str, attribution: str, link: str | None) -> str:
    """Return the caption with the white space between its parts that Hugo's template leaves: only before a link.

    The title is text as it is written; it looks like a heading and is none of the page's outline.
    """
    if attribution and link is not None and "<a " not in attribution:
        attribution = " " + element("a", {"href": template_url(link)}, attribution)
    heading = element("h4", {"role": "presentation"}, escape(title)) if title else ""
    text = caption + attribution
    if text and not _BLOCK.match(text):
        text = element("p", {}, text)
    return element("figcaption", {}, heading + text) if heading or text else ""
