"""Finds the shortcodes in Markdown, without knowing what any of them means, and which closing tag belongs to which.

A mistake spoils one shortcode, where Hugo would refuse the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hugo_posts.record import dataclass
from hugo_posts.shortcodes.tag import ShortcodeSyntaxError, Tag, TagReader

_OPENERS = ("{{<", "{{%")
_SHOWN = 200  # characters of a broken shortcode that are set off as one piece


@dataclass(frozen=True, slots=True)
class Comment:
    """One `{{</* … */>}}` at text[start:end]; `literal` is what the reader sees instead."""

    start: int
    end: int
    literal: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A shortcode that cannot be read, at text[start:end], and why."""

    start: int
    end: int
    name: str
    problem: str


Piece = Tag | Comment | Broken


def scan(text: str) -> Iterator[Piece]:
    """Yield the shortcodes, commented shortcodes and broken shortcodes of `text` in order; what is between is text.

    Takes time linear in the size of `text`: broken shortcodes that together have been read for more than the size
    of the text (each swallowing the ones behind it) are given up to where reading stopped.
    """
    position, allowance = 0, len(text)
    comment_end = {">": text.rfind("*/>}}"), "%": text.rfind("*/%}}")}
    last_backtick = text.rfind("`")
    while (start := _next_opener(text, position)) != -1:
        kind = text[start + 2]
        right = ("%" if kind == "%" else ">") + "}}"
        if text.startswith("/*", start + 3):
            piece: Piece = _comment(text, start, right, comment_end[right[0]])
        else:
            reader = TagReader(text, start, right, last_backtick)
            try:
                piece = reader.read()
            except ShortcodeSyntaxError as error:
                end = _broken_end(text, start, right)
                allowance -= error.position - start
                if allowance < 0:
                    end = max(end, error.position)
                piece = Broken(start, end, reader.name, str(error))
        yield piece
        position = piece.end


def _next_opener(text: str, position: int) -> int:
    while (position := text.find("{{", position)) != -1:
        if text.startswith(_OPENERS, position):
            return position
        position += 1
    return -1


def _comment(text: str, start: int, right: str, last_end: int) -> Comment | Broken:
    close = text.find("*/" + right, start + 5) if last_end >= start + 5 else -1
    if close == -1:
        return Broken(
            start, _broken_end(text, start, right), "", f'the comment is not closed; write "*/{right}" behind it'
        )
    return Comment(start, close + 5, text[start : start + 3] + text[start + 5 : close] + right)


def _broken_end(text: str, start: int, right: str) -> int:
    """Return where the broken shortcode at `start` ends: with its `>}}`, else at the next one, else with its line."""
    line_end = text.find("\n", start, start + _SHOWN)
    limit = line_end if line_end != -1 else min(len(text), start + _SHOWN)
    following = text.find("{{", start + 3, limit)
    limit = following if following != -1 else limit
    close = text.find(right, start, limit)
    return close + len(right) if close != -1 else limit


def pair(tags: Sequence[Tag]) -> dict[int, int]:
    """Return for each opening tag's index the index of the tag that closes it; stand-alone tags are absent.

    A closing tag belongs to the nearest open tag of its name; tags opened since then stand alone. One of whose name
    none is open, but was before, or one without a name, `{{</>}}`, closes the last one, as in Hugo.
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    open_names: dict[str, int] = {}  # stays, with 0, when the last of a name is closed
    for index, tag in enumerate(tags):
        if tag.self_closing:
            continue
        if not tag.closing:
            stack.append(index)
            open_names[tag.name] = open_names.get(tag.name, 0) + 1
            continue
        if (not tag.name or open_names.get(tag.name) == 0) and stack:
            opener = stack.pop()
            open_names[tags[opener].name] -= 1
            pairs[opener] = index
            continue
        while open_names.get(tag.name):
            opener = stack.pop()
            open_names[tags[opener].name] -= 1
            if tags[opener].name == tag.name:
                pairs[opener] = index
                break
    return pairs
