"""What is right as Markdown, and yet hardly what its author meant: a fence without end, a note that is nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
#: How Material's blocks begin (https://squidfunk.github.io/mkdocs-material/reference/admonitions/, …/content-tabs/).
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ ]+[\"\w]")


def slips(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, str]]:
    """Yield what to have a look at.

    Arguments:
        tokens: the blocks of a document, as the parser returns them.
        text: the document.

    Returns:
        The line of `text`, from 1 on, and what to tell, in the order of the text.
    """
    lines = text.split("\n")
    for token in tokens:
        if token.type == "fence" and token.map and not _is_closed(token, lines):
            yield token.map[0] + 1, f"code: nothing closes {token.markup}; end it with a line {token.markup}"
        elif token.type == "inline" and token.map:
            for told in _in_paragraph(token):
                yield token.map[0] + 1, told


def _is_closed(fence: Token, lines: Sequence[str]) -> bool:
    assert fence.map is not None
    first, end = fence.map
    last = lines[min(end, len(lines)) - 1].strip("> \t")  # it may stand in a quote
    return end - first > 1 and len(last) >= len(fence.markup) and not last.strip(fence.markup[0])


def _in_paragraph(inline: Token) -> Iterator[str]:
    """Yield what to tell of a paragraph's text, which is what nothing else was made of."""
    children = inline.children or []
    if "[^" in inline.content:
        text = "".join(child.content if child.type == "text" else "\0" for child in children)
        for note in dict.fromkeys(_FOOTNOTE.findall(text)):
            yield f"footnote: {note} is none here; its text stands in a line of its own, {note}: …"
    if children and children[0].type == "text" and (match := _BLOCK.match(inline.content)):
        marker = match.group().split()[0]
        yield f'block: {marker} begins none here; write e.g. !!! note or === "…", and indent its text by four'
