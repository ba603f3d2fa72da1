"""Content tabs.

    === "First"             ===! "New set"          ===+ "Selected"
        Body                    Body                    Body

Markers that follow each other are one set of tabs. The markup, and what a marker is, are those of
`pymdownx.tabbed` (https://squidfunk.github.io/mkdocs-material/reference/content-tabs/); a tab may be empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from pymdownx.tabbed import TabbedProcessor

from hugo_posts.goldmark.nesting import INTERRUPTS, line_text, push_line
from hugo_posts.material.indented_block import Body, find_body, parse_lines, push_element, skip_blank, starts_with
from hugo_posts.record import dataclass


@dataclass(frozen=True)
class Tab:
    """One tab: where its marker stands (0-based line), what it says, and its body."""

    line: int
    flags: str
    title: str
    body: Body


def content_tab_plugin(parser: MarkdownIt, processor: TabbedProcessor) -> None:
    """Read content tabs; `processor` counts the page's sets and knows their style."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = _tab(state, start, end)
        if first is not None and not silent:
            _push_set(state, [first, *_following(state, first, end)], processor)
        return first is not None

    parser.block.ruler.before("fence", "content_tab", read, INTERRUPTS)


def _tab(state: StateBlock, line: int, end: int) -> Tab | None:
    if not starts_with(state, line, "==="):
        return None
    match = TabbedProcessor.START.match(line_text(state, line))
    return Tab(line, match.group(1) or "", match.group(2), find_body(state, line, end)) if match else None


def _following(state: StateBlock, tab: Tab | None, end: int) -> Iterator[Tab]:
    """Yield the tabs behind `tab` that belong to its set."""
    while tab is not None:
        line = skip_blank(state, tab.body.end, end)
        inside = line < end and state.sCount[line] >= state.blkIndent
        tab = _tab(state, line, end) if inside else None
        if tab is None or "!" in tab.flags:
            return
        yield tab


def _push_set(state: StateBlock, tabs: list[Tab], processor: TabbedProcessor) -> None:
    processor.tab_group_count += 1
    number = processor.tab_group_count
    style = "tabbed-set tabbed-alternate" if processor.alternate_style else "tabbed-set"
    push_element(state, "tab_set", "div", {"class": style, "data-tabs": f"{number}:{len(tabs)}"}, 1)
    if processor.alternate_style:
        _push_alternate(state, tabs, number, processor)
    else:
        selected = _selected(tabs)
        for place, tab in enumerate(tabs, start=1):
            _push_input(state, place, selected, number, processor)
            _push_label(state, tab, f"__tabbed_{number}_{place}", processor)
            _push_content(state, tab, "tabbed-content")
    push_element(state, "tab_set", "div", {}, -1)


def _push_alternate(state: StateBlock, tabs: list[Tab], number: int, processor: TabbedProcessor) -> None:
    """First all buttons, then all labels, then all bodies."""
    selected = _selected(tabs)
    for place, _ in enumerate(tabs, start=1):
        _push_input(state, place, selected, number, processor)
    push_element(state, "tab_labels", "div", {"class": "tabbed-labels"}, 1)
    for place, tab in enumerate(tabs, start=1):
        _push_label(state, tab, f"__tabbed_{number}_{place}", processor)
    push_element(state, "tab_labels", "div", {}, -1)
    push_element(state, "tab_contents", "div", {"class": "tabbed-content"}, 1)
    for tab in tabs:
        _push_content(state, tab, "tabbed-block")
    push_element(state, "tab_contents", "div", {}, -1)


def _selected(tabs: list[Tab]) -> int:
    """Return the place of the tab that is shown at first: the last that asks for it, else the first."""
    return max((place for place, tab in enumerate(tabs, start=1) if "+" in tab.flags), default=1)


def _push_input(state: StateBlock, place: int, selected: int, number: int, processor: TabbedProcessor) -> None:
    attributes = {"name": f"__tabbed_{number}", "type": "radio"}
    if not processor.slugify:  # else its tree processor makes ids of the titles
        attributes["id"] = f"__tabbed_{number}_{place}"
    if place == selected:
        attributes["checked"] = "checked"
    push_element(state, "tab_input", "input", attributes, 0)


def _push_label(state: StateBlock, tab: Tab, identifier: str, processor: TabbedProcessor) -> None:
    push_element(state, "tab_label", "label", {} if processor.slugify else {"for": identifier}, 1)
    push_line(state, tab.title, tab.line)
    push_element(state, "tab_label", "label", {}, -1)


def _push_content(state: StateBlock, tab: Tab, style: str) -> None:
    push_element(state, "tab_content", "div", {"class": style}, 1)
    parse_lines(state, tab.body.start, tab.body.end, tab.body.indent)
    push_element(state, "tab_content", "div", {}, -1)
