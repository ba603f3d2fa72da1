"""Task list items: `- [ ] todo`, `- [x] done` (GFM 5.3; goldmark, extension/tasklist.go)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

#: What looks at the character before it: right behind a box, at the box's bracket.
_MARKS = "\"'*_~"


def task_list_plugin(md: MarkdownIt) -> None:
    """Turn the box at the start of a list item's first paragraph or heading into a `task_box` token."""
    md.core.ruler.before("inline", "task_list", _mark_boxes)
    md.core.ruler.after("inline", "task_boxes", _insert_boxes)


def _mark_boxes(state: StateCore) -> None:
    for index in range(len(state.tokens) - 2):
        item, paragraph, inline = state.tokens[index : index + 3]
        if item.type != "list_item_open" or paragraph.type not in ("paragraph_open", "heading_open"):
            continue
        text = inline.content
        if text[:1] == "[" and text[1:2] in (" ", "x", "X", "\t", "\n") and text[2:3] == "]":
            inline.content = text[3:].lstrip(" \t\n\f")
            inline.meta["task"] = text[1] in "xX"
            if text[3:4] and text[3:4] in _MARKS:
                inline.content, inline.meta["bracket"] = text[2:], True


def _insert_boxes(state: StateCore) -> None:
    for inline in state.tokens:
        if inline.type == "inline" and "task" in inline.meta:
            box = Token("task_box", "input", 0, meta={"checked": inline.meta["task"]})
            space = Token("text", "", 0, content=" ")
            inline.children = [box, space, *(inline.children or [])]
            if "bracket" in inline.meta:
                inline.children[2].content = inline.children[2].content.removeprefix("]")
