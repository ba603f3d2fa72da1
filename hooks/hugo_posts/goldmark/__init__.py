"""The Markdown parser, set up to read text as Hugo's Goldmark reads it.

CommonMark 0.31 with GFM's tables, strikethrough, task lists and autolinks, footnotes, definition
lists, heading attributes and ids, and the typographer: what Hugo switches on by default
(https://gohugo.io/configuration/markup/#goldmark), plus raw HTML (`renderer.unsafe = true`).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from hugo_posts.goldmark.attributes import block_attributes_plugin
from hugo_posts.goldmark.blockquote import blockquote_plugin
from hugo_posts.goldmark.closure import encoded
from hugo_posts.goldmark.definition_list import definition_list_plugin
from hugo_posts.goldmark.footnote import footnote_plugin
from hugo_posts.goldmark.heading import heading_plugin
from hugo_posts.goldmark.html_block import html_block_plugin
from hugo_posts.goldmark.inlines import autolink, typographer
from hugo_posts.goldmark.inlines.autolink import autolink_plugin
from hugo_posts.goldmark.inlines.code_span import code_span_plugin
from hugo_posts.goldmark.inlines.east_asian import east_asian_plugin
from hugo_posts.goldmark.inlines.emoji import emoji_plugin
from hugo_posts.goldmark.inlines.entity import entity_plugin
from hugo_posts.goldmark.inlines.inline_html import inline_html_plugin
from hugo_posts.goldmark.inlines.line_starts import line_starts_plugin
from hugo_posts.goldmark.inlines.link import link_plugin
from hugo_posts.goldmark.inlines.strikethrough import strikethrough_plugin
from hugo_posts.goldmark.inlines.text_join import text_join_plugin
from hugo_posts.goldmark.inlines.typographer import typographer_plugin
from hugo_posts.goldmark.list_block import list_plugin
from hugo_posts.goldmark.nesting import MAX_NESTING, nesting_plugin
from hugo_posts.goldmark.reference import reference_plugin
from hugo_posts.goldmark.standalone_image import captioned_image_plugin, standalone_image_plugin
from hugo_posts.goldmark.table import table_plugin
from hugo_posts.goldmark.task_list import task_list_plugin
from hugo_posts.markup_settings import DEFAULT, MarkupSettings

#: Characters at which some inline rule may act; between them text is taken in one step.
_INLINE_MARKS = r"[\n!&$*+:<=\[\]\\^_`{}~]"


def goldmark(markup: MarkupSettings = DEFAULT) -> MarkdownIt:
    """Return a parser whose tokens mean what Goldmark's syntax tree means."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING, "breaks": markup.hard_wraps})
    md.disable("text_join")
    md.normalizeLink = encoded  # type: ignore[assignment]  # the host's name too, as Goldmark does
    md.normalizeLinkText = str  # type: ignore[assignment]  # an address is shown as it was written
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # Hugo leaves this to the author
    _add_blocks(md, markup)
    _add_inlines(md, markup)
    if markup.image_captions or markup.bare_figures:
        captioned_image_plugin(md, markup)
    if not markup.wrap_images:
        standalone_image_plugin(md)
    if markup.block_attributes:
        block_attributes_plugin(md)
    candidates = [_INLINE_MARKS, autolink.CANDIDATE]
    if markup.typographic:
        typographer_plugin(md, markup.signs)
        candidates.append(typographer.CANDIDATE)
    east_asian_plugin(md, markup.extras)
    md.inline.terminator_re = re.compile("|".join(candidates))
    return md


def _add_blocks(md: MarkdownIt, markup: MarkupSettings) -> None:
    nesting_plugin(md)
    blockquote_plugin(md)
    list_plugin(md)
    html_block_plugin(md)
    table_plugin(md)
    definition_list_plugin(md)
    footnote_plugin(md)
    task_list_plugin(md)
    heading_plugin(md, anchors=markup.anchors)
    reference_plugin(md)


def _add_inlines(md: MarkdownIt, markup: MarkupSettings) -> None:
    strikethrough_plugin(md, markup.extras)
    if markup.linkify:
        autolink_plugin(md)
    inline_html_plugin(md)
    link_plugin(md)
    code_span_plugin(md)
    entity_plugin(md)
    text_join_plugin(md)
    line_starts_plugin(md)
    if markup.emoji:
        emoji_plugin(md)
