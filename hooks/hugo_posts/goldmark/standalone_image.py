"""An image alone in a paragraph without that paragraph, for who asks so: many themes do, to put a figure in its place.

Source: https://gohugo.io/configuration/markup/#parserwrapstandaloneimagewithinparagraph.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


def standalone_image_plugin(md: MarkdownIt) -> None:
    """Leave out the paragraph around an image that stands alone in one."""
    md.core.ruler.after("inline", "standalone_image", _unwrap)


def _unwrap(state: StateCore) -> None:
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        is_alone = [child.type for child in inline.children or []] == ["image"] and "task" not in inline.meta
        if opening.type == "paragraph_open" and is_alone:
            opening.hidden = closing.hidden = True
