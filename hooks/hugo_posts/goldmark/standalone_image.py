"""An image alone in a paragraph: without that paragraph, or as a figure with a caption, for who asks so, as themes do.

Sources: https://gohugo.io/configuration/markup/#parserwrapstandaloneimagewithinparagraph;
https://gohugo.io/render-hooks/images/, e.g. layouts/_markup/render-image.html of LoveIt and of Congo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

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


def captioned_image_plugin(md: MarkdownIt, said: str, *, bare: bool, sized: bool) -> None:
    """Make figures of images that stand in a paragraph with nothing else.

    Args:
        md: the parser.
        said: one of `CAPTIONS`; empty for none.
        bare: images without a caption are figures, too; else all in the paragraph have one.
        sized: the images have a `width`, which their styles say else, as in the shortcode `figure`.
    """

    def caption(state: StateCore) -> None:
        kept: list[Token] = []
        at = 0
        while at < len(state.tokens):
            figures = [*_figures(state.tokens[at : at + 2], said, state, bare=bare, sized=sized)]
            kept += figures or [state.tokens[at]]
            at += 3 if figures else 1
        state.tokens = kept

    md.core.ruler.after("inline", "captioned_image", caption)


def _figures(tokens: Sequence[Token], said: str, state: StateCore, *, bare: bool, sized: bool) -> Iterator[Token]:
    """Yield what stands for the paragraph that begins with the tokens; nothing where it stays as it is."""
    children = tokens[1].children if tokens[0].type == "paragraph_open" and "task" not in tokens[1].meta else None
    images = [child for child in children or () if child.type != "softbreak"]
    captions = [_caption(image, said) for image in images if image.type == "image"]
    if len(captions) < len(images) or not (bare or all(captions)):
        return
    for image, text in zip(images, captions, strict=True):
        image.meta["by_style"] = not sized
        if said == "title":
            image.attrs.pop("title", None)
        yield Token("figure_open", "figure", 1, map=tokens[0].map, block=True)
        yield Token("inline", "", 0, children=[image], map=tokens[0].map)
        if text:
            below: list[Token] = []
            state.md.inline.parse(text, state.md, state.env, below)
            yield Token("figcaption_open", "figcaption", 1)
            yield Token("inline", "", 0, children=below, content=text)
            yield Token("figcaption_close", "figcaption", -1)
        yield Token("figure_close", "figure", -1)


def _caption(image: Token, said: str) -> str:
    title = str(image.attrs.get("title", ""))
    return title if said == "title" or (said == "titled" and not title) else image.content if said else ""
