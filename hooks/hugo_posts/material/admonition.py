"""Admonitions and collapsible blocks.

    !!! warning inline end "Title"          ??? note "Closed"          ???+ note "Open"
        Body                                    Body                       Body

Markers and classes are those of Python-Markdown's `admonition` and of `pymdownx.details`
(https://squidfunk.github.io/mkdocs-material/reference/admonitions/). A marker with neither a body nor a
title in quotes is text, as in `!!! attention please`.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown.extensions.admonition import AdmonitionProcessor
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from pymdownx.details import DetailsProcessor

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text
from hugo_posts.material.indented_block import find_body, parse_lines, starts_with
from hugo_posts.record import dataclass


@dataclass(frozen=True)
class Box:
    """An admonition, or a collapsible one."""

    classes: str  # its HTML classes
    title: str | None  # the title, as Markdown; None for none
    written: bool = False  # whether the author wrote the title
    collapsible: bool = False  # whether it is a `details` element
    is_open: bool = False  # whether that shows its body at first

    def beginning(self, line: int) -> list[Token]:
        """Return the tokens up to the body; the marker and the title stand in line `line` (0-based)."""
        attributes: dict[str, str | int | float] = {"class": self.classes} if self.classes else {}
        if self.is_open:
            attributes["open"] = "open"
        tag = "details" if self.collapsible else "div"
        opening = Token("box_open", tag, 1, attrs=attributes, block=True, map=[line, line + 1])
        return [opening, *self._title_tokens(line)]

    def closing(self) -> Token:
        """Return the token that closes the box."""
        return Token("box_close", "details" if self.collapsible else "div", -1, block=True)

    def _title_tokens(self, line: int) -> list[Token]:
        if self.title is None:
            return []
        tag = "summary" if self.collapsible else "p"
        attributes: dict[str, str | int | float] = {} if self.collapsible else {"class": "admonition-title"}
        return [
            Token("box_title_open", tag, 1, attrs=attributes, block=True),
            Token("inline", "", 0, content=self.title, children=[], map=[line, line + 1], block=True),
            Token("box_title_close", tag, -1, block=True),
        ]


def admonition_plugin(parser: MarkdownIt) -> None:
    """Read `!!!` blocks."""
    parser.block.ruler.before("fence", "admonition", _rule("!!!", _admonition), INTERRUPTS)


def details_plugin(parser: MarkdownIt) -> None:
    """Read `???` and `???+` blocks."""
    parser.block.ruler.before("fence", "details", _rule("???", _details), INTERRUPTS)


def _admonition(marker_line: str) -> Box | None:
    match = AdmonitionProcessor.RE.match(marker_line)
    if match is None:
        return None
    classes = " ".join(match.group(1).lower().split())
    title = match.group(2)
    shown = classes.split(" ")[0].capitalize() if title is None else title or None
    return Box(f"{AdmonitionProcessor.CLASSNAME} {classes}", shown, written=title is not None)


def _details(marker_line: str) -> Box | None:
    match = DetailsProcessor.START.match(marker_line)
    if match is None:
        return None
    is_open, typed, title, untitled = match.groups()
    classes = " ".join((untitled or typed or "").lower().split())
    shown = classes.split(" ")[0].capitalize() if title is None else title
    return Box(classes, shown, written=title is not None, collapsible=True, is_open=bool(is_open))


def _rule(marker: str, parse: Callable[[str], Box | None]) -> Callable[[StateBlock, int, int, bool], bool]:
    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        box = parse(line_text(state, start)) if starts_with(state, start, marker) else None
        if box is None:
            return False
        body = find_body(state, start, end)
        if not body and not box.written:
            return False
        if not silent:
            opening, *title = box.beginning(start)
            opening.level = state.level
            state.tokens += [opening, *title]
            state.level += 1
            parse_lines(state, body.start, body.end, body.indent)
            state.level -= 1
            state.tokens.append(box.closing())
        return True

    return read
