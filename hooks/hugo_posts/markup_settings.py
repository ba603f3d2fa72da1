"""How Markdown is read, as one value: what Hugo's `markup` says, and what a page or a host wants otherwise.

Source: https://gohugo.io/configuration/markup/#goldmark, whose names stand behind ours in brackets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from hugo_posts.record import dataclass

#: What Hugo's `markup.goldmark.parser.autoIDType` may be.
AnchorType = Literal["github", "github-ascii", "blackfriday"]


@dataclass(frozen=True)
class Delimiters:
    """Pairs of signs round formulas: those that stand by themselves, and those in a line."""

    block: tuple[tuple[str, str], ...] = ()
    inline: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.block or self.inline)


@dataclass(frozen=True)
class MarkupSettings:
    """The settings of the converter; by default Hugo's own, with `renderer.unsafe`.

    Attributes:
        typographic: replace quotes, dashes and dots (`extensions.typographer`).
        linkify: bare addresses are links (`extensions.linkify`).
        math: read maths on all pages, or on none; None: where the page or the site says `math: true`.
        emoji: read the short names of emoji, such as `:smile:` (`enableEmoji`).
        anchors: how headings' ids are made (`parser.autoIDType`).
        passthrough: signs of formulas on all pages (`extensions.passthrough.delimiters`); none: `$`, `$$` and others,
            on pages with `math: true`.
        escaped_maths: backslashes in maths are read before TeX sees them, as by a Hugo without passthrough.
        line_numbers: the blocks of code whose lines are numbered: `named`, `all` or none, see `numbered`.
        wrap_images: an image alone stands in a paragraph (`parser.wrapStandAloneImageWithinParagraph`).
        image_captions: images alone in a paragraph are figures, and one of `CAPTIONS` is the caption.
        bare_figures: those without a caption are figures, too.
        inline_figures: those in a line with text are figures, too, which end the paragraph.
        figure_widths: these images have a `width`.
        block_attributes: a line of attributes below a block is the block's (`parser.attribute.block`).
        hard_wraps: a line's end in a paragraph is one for readers, too (`renderer.hardWraps`).
        extras: further signs that are read: `insert`, `mark`, `subscript`, `superscript` (`extensions.extras`), and
            `simple`, `css3draft`, `escaped_space` (of `extensions.cjk`).
        signs: what the typographer writes otherwise than by default, by Hugo's names in lower case.
        captions: read `/// caption`, as `pymdownx.blocks.caption` does, which need not be switched on.
        passive: keep of raw HTML only what marks text up, see `html/passive.py`.
    """

    typographic: bool = True
    linkify: bool = True
    math: bool | None = None
    emoji: bool = False
    anchors: AnchorType = "github"
    passthrough: Delimiters = Delimiters()
    escaped_maths: bool = False
    line_numbers: str = ""
    wrap_images: bool = True
    image_captions: str = ""
    bare_figures: bool = False
    inline_figures: bool = False
    figure_widths: bool = False
    block_attributes: bool = False
    hard_wraps: bool = False
    extras: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)
    captions: bool = False
    passive: bool = False


DEFAULT = MarkupSettings()
