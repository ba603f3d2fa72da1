"""Footnotes in the markup that Material styles and shows as tooltips.

Which text is a footnote is Goldmark's to say (extension/footnote.go): a label may be any words, the first of two
notes with the same label counts, and notes are numbered in the order in which their signs are read, where the text
of all notes is read in the place of the first. What it looks like is Python-Markdown's
(https://python-markdown.github.io/extensions/footnotes/).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hugo_posts.goldmark.closure import closure
from hugo_posts.goldmark.inlines.text_join import APART
from hugo_posts.goldmark.nesting import columns, inside_item, is_code
from hugo_posts.record import dataclass

#: The arrow back, with the sign that it is text and no emoji, as Hugo has it.
_BACK = "↩\ufe0e"
_INDENT = 4


@dataclass
class _Note:
    """A footnote's text, and how often it was named."""

    label: str
    tokens: list[Token] = field(default_factory=list)
    number: int = 0  # its place among those that are named; 0 for none
    uses: int = 0


def footnote_plugin(md: MarkdownIt) -> None:
    """Read footnotes, and give the tokens the elements of Python-Markdown's footnotes."""
    md.block.ruler.before("blockquote", "footnote_def", _read_note, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("link", "footnote_ref", _read_sign)  # `[^1](x)` is a note, not a link
    md.core.ruler.before("inline", "footnote_gather", _gather)
    md.core.ruler.after("inline", "footnote_tail", _append_notes)


def _read_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith("[^", begin) or is_code(state, start):
        return False
    closing = closure(state.src, begin + 2, limit, "[", "]")
    label = state.src[begin + 2 : closing]
    if closing < 0 or not state.src.startswith(":", closing + 1) or not label.strip():
        return False
    if not silent:
        state.push("footnote_note_open", "", 1).meta["label"] = label
        _read_blocks(state, start, end, closing + 2)
        state.push("footnote_note_close", "", -1)
    return True


def _read_blocks(state: StateBlock, line: int, end: int, text: int) -> None:
    """Read the blocks of a note: what stands behind its label, at `text`, and the lines below that are set in."""
    content = state.skipSpaces(text)
    label = state.src[state.bMarks[line] + state.tShift[line] : text]
    column = state.sCount[line] + len(label.encode())  # Goldmark counts a tab's place in bytes
    outer = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.parentType = "list" if state.parentType == "list" else "root"
    state.bMarks[line], state.tShift[line] = text, content - text
    with inside_item(state, state.blkIndent + _INDENT):
        state.sCount[line] = state.blkIndent + columns(state.src[text:content], column)
        state.line = line + (content >= state.eMarks[line])
        state.md.block.tokenize(state, state.line, end)
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = outer


def _gather(state: StateCore) -> None:
    """Move the notes' blocks to where the first of them stands."""
    notes: list[_Note] = []
    first = -1
    kept: list[Token] = []
    open_ones: list[tuple[_Note, list[Token]]] = []
    for token in state.tokens:
        if token.type == "footnote_note_open":
            first = len(kept) if first < 0 and not open_ones else first
            open_ones.append((_Note(token.meta["label"]), []))
        elif token.type == "footnote_note_close":
            note, tokens = open_ones.pop()
            note.tokens = tokens
            notes.append(note)
        else:
            (open_ones[-1][1] if open_ones else kept).append(token)
    by_label: dict[str, _Note] = {}
    for note in notes:
        by_label.setdefault(note.label, note)
    state.env["footnotes"] = by_label
    state.env["footnote_order"] = notes
    first = max(first, 0)
    state.tokens = [*kept[:first], *(token for note in notes for token in _marked(note)), *kept[first:]]


def _marked(note: _Note) -> list[Token]:
    return [Token("footnote_text_open", "", 1, meta={"note": note}), *note.tokens, Token("footnote_text_close", "", -1)]


def _read_sign(state: StateInline, silent: bool) -> bool:
    start = state.pos + state.src.startswith("!", state.pos)  # `![^1]` is no image
    if not state.src.startswith("[^", start) or not state.env.get("footnotes"):
        return False
    newline = state.src.find("\n", start, state.posMax)
    closing = closure(state.src, start + 2, state.posMax if newline < 0 else newline, "[", "]")
    note: _Note | None = state.env["footnotes"].get(state.src[start + 2 : closing]) if closing >= 0 else None
    if note is None:
        return False
    if not silent:
        if start > state.pos:
            token = state.push("text", "", 0)
            token.content, token.meta[APART] = "!", True
        if not note.number:
            note.number = state.env["footnote_count"] = state.env.get("footnote_count", 0) + 1
        token = state.push("footnote_ref", "", 0)
        token.meta = {"number": note.number, "use": note.uses}
        note.uses += 1
    state.pos = closing + 1
    return True


def _append_notes(state: StateCore) -> None:
    """Take the notes' texts out of where they were read, and append the block of those that are named."""
    kept: list[Token] = []
    note: _Note | None = None
    for token in state.tokens:
        if token.type == "footnote_text_open":
            note = token.meta["note"]
            note.tokens = []
        elif token.type == "footnote_text_close":
            note = None
        else:
            (note.tokens if note else kept).append(token)
    state.tokens = kept
    named = sorted((note for note in state.env["footnote_order"] if note.number), key=lambda note: note.number)
    if not named:
        return
    state.tokens += [Token("footnote_block_open", "div", 1, attrs={"class": "footnote"}), Token("hr", "hr", 0)]
    state.tokens.append(Token("footnote_list_open", "ol", 1))
    for note in named:
        state.tokens += _item(note)
    state.tokens += [Token("footnote_list_close", "ol", -1), Token("footnote_block_close", "div", -1)]


def _item(note: _Note) -> list[Token]:
    """Return the tokens of a note; the ways back stand in its last paragraph, if that is its last block."""
    tokens = [token for token in note.tokens if not (token.hidden and token.nesting == 0)]  # without marks
    is_last = tokens and tokens[-1].type == "paragraph_close" and not tokens[-1].hidden
    last = [tokens.pop()] if is_last and note.tokens[-1].type != "reference" else []
    back = [Token("footnote_anchor", "", 0, meta={"number": note.number, "use": use}) for use in range(note.uses)]
    opening = Token("footnote_open", "li", 1, attrs={"id": f"fn:{note.number}"})
    return [opening, *tokens, *back, *last, Token("footnote_close", "li", -1)]


def _reference_id(number: int, use: int) -> str:
    return f"fnref:{number}" if use == 0 else f"fnref{use}:{number}"


def footnote_reference(token: Token) -> etree.Element:
    """Return the raised number that links to the note."""
    number = int(token.meta["number"])
    raised = etree.Element("sup", {"id": _reference_id(number, int(token.meta["use"]))})
    link = etree.SubElement(raised, "a", {"class": "footnote-ref", "href": f"#fn:{number}"})
    link.text = str(number)
    return raised


def footnote_back_link(token: Token, text: Callable[..., str]) -> etree.Element:
    """Return the arrow behind a note that leads back to one of its references; `text` is the host's."""
    number = int(token.meta["number"])
    link = etree.Element(
        "a", {"class": "footnote-backref", "href": f"#{_reference_id(number, int(token.meta['use']))}"}
    )
    link.set("title", text("footnote.back", number=number))
    link.text = _BACK
    return link
