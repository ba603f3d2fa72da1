"""An image alone in a paragraph: without that paragraph, or as a figure with a caption, for who asks so, as themes do.

Sources: https://gohugo.io/configuration/markup/#parserwrapstandaloneimagewithinparagraph;
https://gohugo.io/render-hooks/images/, e.g. layouts/_markup/render-image.html of LoveIt and of Congo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from hugo_posts.markup_settings import MarkupSettings

#: What may be the caption: the image's `title`, or its `text`, of any image or of a `titled` one.
CAPTIONS = ("title", "text", "titled")


def standalone_image_plugin(md: MarkdownIt) -> None:
    """Leave out the paragraph around an image that stands alone in one."""
    md.core.ruler.after("inline", "standalone_image", _unwrap)


def _unwrap(state: StateCore) -> None:
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        is_alone = [child.type for child in inline.children or []] == ["image"] and "task" not in inline.meta
        if opening.type == "paragraph_open" and is_alone:
            opening.hidden = closing.hidden = True


def captioned_image_plugin(md: MarkdownIt, markup: MarkupSettings) -> None:
    """Make figures of images that are alone in a paragraph, or of all in one, which ends where one begins.

    Args:
        md: the parser.
        markup: what is the caption, and which images are figures.
    """

    def caption(state: StateCore) -> None:
        kept: list[Token] = []
        at = 0
        while at < len(state.tokens):
            parts = [*_parts(state.tokens[at : at + 3], markup)]
            for part in parts:
                kept += [*_figure(part, state, markup)] if isinstance(part, _Figure) else part
            kept += [] if parts else [state.tokens[at]]
            at += 3 if parts else 1
        state.tokens = kept

    md.core.ruler.after("inline", "captioned_image", caption)


class _Figure(NamedTuple):
    image: Token
    caption: str
    lines: list[int] | None


def _parts(tokens: Sequence[Token], markup: MarkupSettings) -> Iterator[_Figure | list[Token]]:
    """Yield the figures of the paragraph that begins with the tokens, and the tokens of what is between them.

    Nothing is yielded of what has none. As in browsers, which end a paragraph where a figure begins, text behind one
    stands in no paragraph.
    """
    children = tokens[1].children or [] if tokens[0].type == "paragraph_open" and "task" not in tokens[1].meta else []
    captions = _captions(children, markup)
    text: list[Token] = []
    is_first = True
    for child in [*children, None] if captions else []:
        if child is not None and id(child) not in captions:
            text += [child] if text or child.type != "softbreak" else []
            continue
        if any(each.content.strip() or each.type not in ("text", "softbreak") for each in text):
            yield _paragraph(tokens, text, is_hidden=not is_first)
        if child is not None:
            yield _Figure(child, captions[id(child)], tokens[0].map)
        text, is_first = [], False


def _captions(children: Sequence[Token], markup: MarkupSettings) -> dict[int, str]:
    """Return the captions of those of a paragraph's images that are figures, by the images' `id`."""
    alone = [child for child in children if child.type != "softbreak"]
    images = [child for child in alone if child.type == "image" and not child.level]
    captions = {id(image): _caption(image, markup.image_captions) for image in images}
    figures = captions if markup.bare_figures else {image: caption for image, caption in captions.items() if caption}
    return figures if markup.inline_figures or len(figures) == len(alone) else {}


def _paragraph(tokens: Sequence[Token], children: list[Token], *, is_hidden: bool) -> list[Token]:
    """Return a paragraph's tokens with a part of its children; hidden, it is a text in none."""
    opening, closing = (token.copy(hidden=token.hidden or is_hidden) for token in (tokens[0], tokens[2]))
    return [opening, tokens[1].copy(children=children, content="".join(child.content for child in children)), closing]


def _figure(figure: _Figure, state: StateCore, markup: MarkupSettings) -> Iterator[Token]:
    """Yield a figure's tokens; a `title` that is the caption stands there alone."""
    image, caption, lines = figure
    image.meta["by_style"] = not markup.figure_widths
    if markup.image_captions == "title":
        image.attrs.pop("title", None)
    yield Token("figure_open", "figure", 1, map=lines, block=True)
    yield Token("inline", "", 0, children=[image], map=lines)
    if caption:
        below: list[Token] = []
        state.md.inline.parse(caption, state.md, state.env, below)
        yield Token("figcaption_open", "figcaption", 1)
        yield Token("inline", "", 0, children=below, content=caption)
        yield Token("figcaption_close", "figcaption", -1)
    yield Token("figure_close", "figure", -1)


def _caption(image: Token, said: str) -> str:
    title = str(image.attrs.get("title", ""))
    return title if said == "title" or (said == "titled" and not title) else image.content if said else ""
