"""What Material for MkDocs documents beyond Goldmark's Markdown, read by rules of the Goldmark parser.

Each is read if the Python-Markdown extension that Material recommends for it is switched on
(https://squidfunk.github.io/mkdocs-material/setup/extensions/); what Goldmark itself reads, such as `~x~`, stays
Goldmark's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown_it import MarkdownIt
from pymdownx.blocks import BlocksProcessor
from pymdownx.delimiterprocessor import DelimiterProcessor
from pymdownx.emoji import EmojiPattern
from pymdownx.keys import KeysPattern
from pymdownx.tabbed import TabbedProcessor

from hugo_posts.markup_settings import MarkupSettings
from hugo_posts.material.abbreviation import abbreviation_plugin
from hugo_posts.material.admonition import admonition_plugin, details_plugin
from hugo_posts.material.alert import alert_plugin
from hugo_posts.material.attribute_list import attribute_list_plugin
from hugo_posts.material.content_tab import content_tab_plugin
from hugo_posts.material.critic import critic_plugin
from hugo_posts.material.delimiter_pair import INSERT, MARK, delimiter_pair_plugin
from hugo_posts.material.inline_pattern import icon_plugin, keys_plugin, superscript_plugin
from hugo_posts.material.maths import maths_plugin
from hugo_posts.material.md_in_html import md_in_html_plugin
from hugo_posts.material.passthrough import passthrough_plugin
from hugo_posts.material.slash_block import slash_block_plugin
from hugo_posts.record import dataclass


@dataclass
class Page:
    """What the page that is being read asks for; set before each."""

    has_maths: bool = False  # it has formulas
    has_marks: bool = False  # it has Material's marks, wherever the site has them: `==x==`, `^^x^^`, `x^2^`, `{++x++}`


def material(parser: MarkdownIt, md: Markdown, page: Page, markup: MarkupSettings) -> None:
    """Add the rules for what is switched on in `md` to `parser`.

    Args:
        parser: the Goldmark parser.
        md: the Python-Markdown instance, with all its extensions.
        page: what is asked while a page is read.
        markup: how Markdown is read.
    """
    _add_blocks(parser, md)
    _add_inlines(parser, md, page)
    _add_marks(parser, _delimited_elements(md), page)
    if markup.passthrough:
        passthrough_plugin(parser, markup.passthrough)
    elif "arithmatex-inline" in md.inlinePatterns:
        maths_plugin(parser, lambda: page.has_maths, escaped=markup.escaped_maths)


def _add_blocks(parser: MarkdownIt, md: Markdown) -> None:
    blocks = md.parser.blockprocessors
    if "admonition" in blocks:
        admonition_plugin(parser)
        alert_plugin(parser)
    if "details" in blocks:
        details_plugin(parser)
    if "tabbed" in blocks:
        content_tab_plugin(parser, cast(TabbedProcessor, blocks["tabbed"]))
    if "blocks" in blocks:
        slash_block_plugin(parser, cast(BlocksProcessor, blocks["blocks"]))
    if "markdown_block" in blocks:
        md_in_html_plugin(parser, md.block_level_elements)
    if "abbr" in blocks:
        abbreviation_plugin(parser, cast(AbbrTreeprocessor, md.treeprocessors["abbr"]).abbrs)


def _add_inlines(parser: MarkdownIt, md: Markdown, page: Page) -> None:
    """The order counts where rules share a sign: `{++` is looked at before `{`, `^^` before `^`."""
    patterns = md.inlinePatterns
    has_changes = "critic" in md.preprocessors
    critic_plugin(parser, lambda: has_changes or page.has_marks)
    if "attr_list" in md.treeprocessors:
        attribute_list_plugin(parser)
    if "emoji" in patterns:
        icon_plugin(parser, cast(EmojiPattern, patterns["emoji"]))
    if "keys" in patterns:
        keys_plugin(parser, cast(KeysPattern, patterns["keys-custom"]), cast(KeysPattern, patterns["keys"]))


def _add_marks(parser: MarkdownIt, elements: set[str], page: Page) -> None:
    """Read marks where their extension is switched on, or the page asks for them."""

    def wanted(tag: str) -> Callable[[], bool]:
        return lambda: tag in elements or page.has_marks

    for pair in (MARK, INSERT):
        delimiter_pair_plugin(parser, pair, wanted(pair.tag))
    superscript_plugin(parser, wanted("sup"))


def _delimited_elements(md: Markdown) -> set[str]:
    """Return the elements for which pymdownx's `mark`, `caret` and `tilde` are switched on."""
    if "delimiter" not in md.inlinePatterns:
        return set()
    delimiters = cast(DelimiterProcessor, md.inlinePatterns["delimiter"]).delimiters
    return {tag for delimiter in delimiters.values() for tag in delimiter.tags}
