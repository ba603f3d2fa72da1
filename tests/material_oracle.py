"""A plain Material site's Markdown, asked what it makes of a text, and a comparison of HTML as trees.

The extensions are those that Material recommends
(https://squidfunk.github.io/mkdocs-material/setup/extensions/#recommended-configuration).
"""

from __future__ import annotations

from typing import Any

import markdown
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import MarkupSettings
from material.extensions.emoji import to_svg, twemoji
from pymdownx.superfences import fence_code_format
from selectolax.lexbor import LexborHTMLParser, LexborNode

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
#: What the converter has by itself, imported where a text has one.
CAPTION = "pymdownx.blocks.caption"
#: Marks of Material's that Hugo shows as they are; the shipped mkdocs.yml leaves them to whoever wants them.
MARKS = frozenset({"pymdownx.caret", "pymdownx.critic", "pymdownx.mark"})
CONFIGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TEXT": "↩\ufe0e", "BACKLINK_TITLE": "Back to footnote {} in the text"},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {
        "anchor_linenums": True,
        "line_spans": "__span",
        "pygments_lang_class": True,
        "stripnl": False,
    },
    "pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}]},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
#: Elements beside which white space means nothing.
_BLOCKS = frozenset({*markdown.Markdown().block_level_elements, "body", "summary"})


def plain(text: str) -> str:
    """Return the HTML that a plain Material site has for `text`."""
    return markdown.Markdown(extensions=[*EXTENSIONS, CAPTION], extension_configs=CONFIGS).convert(text)


def ours(text: str, **options: Any) -> str:
    """Return the HTML that this project's converter makes of `text`, with the same extensions switched on."""
    return converter(**options).convert(text)


def reader_of(front_matter: dict[str, Any] | None, **options: Any) -> HugoMarkdown:
    """Return the extension; `options` are HugoMarkdown's and those of its `markup`."""
    shortcodes = options.pop("shortcodes", None)
    host_of = options.pop("host_of", lambda: NullHost(front_matter))
    return HugoMarkdown(shortcodes, MarkupSettings(**{"captions": True, **options}), host_of=host_of)


def converter(front_matter: dict[str, Any] | None = None, **options: Any) -> markdown.Markdown:
    """Return the converter for a page with this front matter; `options` are those of `reader_of`."""
    reader = reader_of(front_matter, **options)
    return markdown.Markdown(extensions=[*EXTENSIONS, reader], extension_configs=CONFIGS)


def hugo_converter(
    front_matter: dict[str, Any] | None = None, *, has_colours: bool = True, **options: Any
) -> markdown.Markdown:
    """Return the converter with what Hugo reads alone: the extensions that the shipped mkdocs.yml has switched on."""
    highlight = CONFIGS["pymdownx.highlight"] if has_colours else {"use_pygments": False}
    reader = reader_of(front_matter, **options)
    return markdown.Markdown(
        extensions=[*[e for e in EXTENSIONS if e not in MARKS], reader],
        extension_configs=CONFIGS | {"toc": {"marker": ""}, "pymdownx.highlight": highlight},
    )


def outline(html: str) -> str:
    """Return `html` as one line for each element and text, indented by depth; layout of the source does not count."""
    body = LexborHTMLParser(html).body
    return "\n".join(_lines(body, 0)) if body is not None else ""


def _lines(node: LexborNode, depth: int) -> list[str]:
    lines: list[str] = []
    for child in node.iter(include_text=True):
        text = child.text(deep=False) if child.tag == "-text" else ""
        if child.tag != "-text":
            attributes = "".join(f" {name}={_value(value)!r}" for name, value in sorted(child.attributes.items()))
            lines += [f"{'  ' * depth}{child.tag}{attributes}", *_lines(child, depth + 1)]
        elif text.strip() or (lines and not _is_at_block(child)):
            lines.append("  " * depth + repr(text if node.tag in ("pre", "code") else " ".join(text.split())))
    return lines


def _value(value: str | None) -> str:
    """Return an attribute's value; `text-align: left;` is `text-align:left`."""
    return (value or "").replace(": ", ":").removesuffix(";")


def _is_at_block(text: LexborNode) -> bool:
    """Is this white space beside a block element, where it has no meaning?"""
    neighbours = (text.prev, text.next)
    return any(neighbour is None or neighbour.tag in _BLOCKS for neighbour in neighbours)
