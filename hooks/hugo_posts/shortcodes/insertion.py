"""Puts the output of shortcodes into finished HTML, in place of the tokens that stood in the Markdown for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from hugo_posts.html.markup import plain_text
from hugo_posts.html.scanner import VOID

TOKEN = re.compile(r"HAHAHUGOSHORTCODE\d+s\d+HBHB")
#: The class of what stands for a shortcode that could not be rendered.
ERROR = "shortcode-error"
_IN_ADDRESS = re.compile(r"""\b(?:href|src|poster)\s*=\s*["']?[^"'>]*$""", re.IGNORECASE)
_PATH = re.compile(r"/(?:[^\s<>\"'/][^\s<>\"']*)?")
_TAGS = r"(?:<[^<>]*>)*"
_DIGITS = rf"\d(?:{_TAGS}\d)*"
_CUT_TOKEN = re.compile(_TAGS.join([*"HAHAHUGOSHORTCODE", _DIGITS, "s", _DIGITS, *"HBHB"]))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)|<!")
_FIRST_TAG = re.compile(r"\s*<([a-zA-Z][a-zA-Z0-9]*)")
_SECTIONS = ["address", "article", "aside", "blockquote", "details", "dialog", "div", "fieldset", "footer", "form"]
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "nav", "search", "section"]
_BLOCKS = ["center", "dir", "dl", "figcaption", "figure", "menu", "ol", "p", "pre", "table", "ul"]
_CLOSES_PARAGRAPH = frozenset([*_SECTIONS, *_HEADINGS, *_BLOCKS])
"""Elements whose start tag ends an open paragraph; https://html.spec.whatwg.org/#parsing-main-inbody."""


def insert_outputs(html: str, outputs: Mapping[str, str]) -> str:
    """Return `html` with every token in `outputs` replaced by its output; other look-alikes stay.

    A paragraph that is only a token goes with it, as in Hugo (hugolib/shortcode.go, expandShortcodeTokens). Where a
    paragraph holds more than a block-level output, its tags are put where a browser would put them, so that the
    result is valid. Inside a tag, i.e. in an attribute, only the output's text is inserted. Tokens that a
    highlighter has cut into pieces, each in its own span, are joined. Takes time linear in the size of `html`.
    """
    if not outputs.keys() <= set(TOKEN.findall(html)):
        html = _CUT_TOKEN.sub(lambda match: plain_text(match[0]), html)
    inserter = _Inserter()
    position = 0
    for match in TOKEN.finditer(html):
        output = outputs.get(match.group())
        if output is None:
            continue
        output = _before(html, match.end(), output)
        inserter.add_html(html[position : match.start()])
        alone = inserter.ends_with("<p>") and html.startswith("</p>", match.end())
        is_within_text = html[match.end() : match.end() + 1] not in ("", "\n", "<") and not _is_block(output)
        # there the line's end at the end of a template is a blank to a reader; elsewhere it is none
        inserter.add_output(output if is_within_text else output.rstrip("\n"), alone=alone)
        position = match.end() + (len("</p>") if alone else 0)
    if inserter.orphaned_end:
        inserter.add_html(html[position:])
        return "".join(inserter.parts)
    return "".join([*inserter.parts, html[position:]])  # nothing asks what is open at its end


def plain_outputs(value: str, outputs: Mapping[str, str]) -> str:
    """Return `value`, an address, with every token in `outputs` replaced by its output's text, no tags or entities.

    Nothing stands for a shortcode that could not be rendered: its braces would be an address of their own.
    """

    def text(match: re.Match[str]) -> str:
        output = _before(value, match.end(), outputs.get(match[0], match[0]))
        return "" if _is_error(output) else plain_text(output)

    return TOKEN.sub(text, value)


def _before(text: str, end: int, output: str) -> str:
    """Return an output without its last slash where another follows: `//a.png` would name a host."""
    path = output.strip()
    return path[:-1] if text[end : end + 1] == "/" and path[-1:] == "/" and _PATH.fullmatch(path) else output


class _Inserter:
    """Collects HTML and outputs in order and knows what is open at the end of what it has collected."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.in_tag = False
        self.in_paragraph = False
        self.inline: list[str] = []  # elements opened in that paragraph
        self.orphaned_end = False  # the paragraph was ended before a block; its own end tag must go

    def ends_with(self, text: str) -> bool:
        return bool(self.parts) and self.parts[-1].endswith(text)

    def add_html(self, html: str) -> None:
        kept, opened = 0, -1
        for match in _TAG.finditer(html):
            opened = match.start()
            name = (match[2] or "").lower()
            if name == "p":
                if match[1] and self.orphaned_end:
                    self.parts.append(html[kept:opened])
                    kept = html.find(">", opened) + 1
                self.in_paragraph = not match[1]
                self.orphaned_end = False
                self.inline.clear()
            elif self.in_paragraph and name and name not in VOID:
                self._note_inline(name, closing=bool(match[1]))
        self.parts.append(html[kept:])
        closed = html.rfind(">")
        if opened != closed:
            self.in_tag = opened > closed

    def _note_inline(self, name: str, *, closing: bool) -> None:
        if name in _CLOSES_PARAGRAPH:
            self.in_paragraph = False
        elif not closing:
            self.inline.append(name)
        elif self.inline and self.inline[-1] == name:
            self.inline.pop()

    def add_output(self, output: str, *, alone: bool) -> None:
        if self.in_tag:
            is_lost = _is_error(output) and _IN_ADDRESS.search(self.parts[-1] if self.parts else "")
            self.parts.append("" if is_lost else escape(plain_text(output)))
            return
        if alone:
            self._drop_paragraph_start()
            self.in_paragraph = False
        elif self.in_paragraph and not self.inline and _is_block(output):
            if self.ends_with("<p>"):
                self._drop_paragraph_start()
            else:
                self.parts.append("</p>")
            self.in_paragraph = False
            self.orphaned_end = True
        self.parts.append(output)

    def _drop_paragraph_start(self) -> None:
        self.parts[-1] = self.parts[-1].removesuffix("<p>")


def _is_error(output: str) -> bool:
    return output.startswith(f'<span class="{ERROR}"')


def _is_block(output: str) -> bool:
    match = _FIRST_TAG.match(output)
    return match is not None and match[1].lower() in _CLOSES_PARAGRAPH
