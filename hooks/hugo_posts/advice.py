"""What is right as Markdown, and yet not what its author meant: a fence without end, a note that is nowhere.

What cannot be meant is a mistake, `![a](two words.jpg)`; what may be is told as advice, `#hashtag`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from markdown_it.token import Token

from hugo_posts.html.open_ends import SWALLOWING
from hugo_posts.html.scanner import tags

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
_END = re.compile(rf"</({'|'.join(SWALLOWING)})(?=[\s/>])", re.IGNORECASE)
#: How Material's blocks begin (https://squidfunk.github.io/mkdocs-material/reference/admonitions/, …/content-tabs/).
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ ]+[\"\w]")
#: What stands for an image, and for anything else that is no text, in the text of a paragraph.
_IMAGE, _OTHER = "\1", "\0"
#: What stands for a brace that begins no list of attributes.
_BRACE = "\2"
#: Links whose address has a blank in it, which no address may have; those of images, and of files and pages.
_FILE = r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|pdf|zip|md|html?)"
_BLANK_ADDRESS = re.compile(
    rf"(!?)\[([^\[\]\0\n]{{0,300}})\]\((?![<\s])([^\n()\0]{{1,300}}?{_FILE})(?:\s[\"'“‘][^\n]{{0,300}}?)?\s*\)",
    re.IGNORECASE,
)
_ITEM = r"""(?:[.#][\w:-]+|[A-Za-z_][\w-]*=(?:["'“‘][^"'“”‘’\n{}]*["'”’]|[^\s"'={}]+))"""
_ATTRIBUTES = re.compile(rf"\x01(\x02:?[ ]*{_ITEM}(?:[ ]+{_ITEM}){{0,20}}[ ]*\}})")
#: The sets of icons that Material has (https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/).
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,100}:")
#: `[text][name]`; a row of three or more is no link but e.g. a dump of memory.
_REFERENCE = re.compile(r"(?<![\w\])])\[[^\[\]\0\n]{1,300}\]\[([^\[\]\0\n^]*[^\W\d_]{2}[^\[\]\0\n]*)\](?!\[)")
#: A block of Material's that cannot be meant as text: a tab with a title, a box of a kind that there is.
_MEANT = re.compile(
    r"""===[!+]*[ ]+["']|(?:!!!|\?\?\?\+?)[ ]+"""
    r"(?:note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote)\b[^\n]*\n"
)
#: What stands in no code: a fence, a heading of two signs, an image, a sentence after an empty line.
_NO_CODE = re.compile(
    r"^ {0,3}(?:```|~~~|#{2,6} |!\[)|(?<=\n\n)\w(?:[^\s;{}()=<>]*[ ]){4,}[^\n;{}()=<>]*[.!?:…]$", re.MULTILINE
)
_NO_HEADING = re.compile(r"#{1,6}[^\s#!\d]")
#: `[words] (address)`, where the address is one of the site or of the web.
_APART = re.compile(rf"(!?)\[[^\[\]\0\n]{{1,300}}\] \((?:https?://|/|[\w./-]{{1,300}}{_FILE}\))", re.IGNORECASE)
#: The first two lines of what looks like a table and is none.
_NO_TABLE = re.compile(r"\|[^\n]*\|[ \t]*\n[ \t]*\|[ \t:]*-[-:| \t]*(?:\n|\Z)")
_ALERT = re.compile(r"\[!(\w{3,12})\][+-]?[ \t]*(?:\n|\Z)")
_ALERTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
#: https://mermaid.js.org/intro/syntax-reference.html: the words that diagrams begin with.
_DIAGRAMS = tuple(
    """graph flowchart sequenceDiagram classDiagram stateDiagram stateDiagram-v2 erDiagram journey gantt pie
    quadrantChart requirementDiagram gitGraph mindmap timeline zenuml sankey-beta xychart-beta block-beta packet-beta
    kanban architecture-beta radar-beta C4Context C4Container C4Component C4Dynamic C4Deployment""".split()
)
#: Where icons are looked up.
_ICONS = "https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/#search"


class Slip(NamedTuple):
    """What to tell of a line."""

    line: int  # the line of the text, from 1 on
    told: str  # what is wrong, and what to do
    is_mistake: bool = False  # it cannot be meant


def slips(tokens: Sequence[Token], text: str, *, has_maths: bool = False) -> Iterator[Slip]:
    """Yield what to have a look at.

    Args:
        tokens: the blocks of a document, as the parser returns them.
        text: the document.
        has_maths: formulas are read in it.

    Returns:
        What to tell, in the order of the text.
    """
    lines = text.split("\n")
    ids: dict[str, int] = {}
    label = 0
    has_references = any(token.type == "reference" for token in tokens)
    yield from _open_ends(tokens, lines)
    for number, token in enumerate(tokens):
        before = tokens[number - 1].type if number else ""
        if before == "tab_label_open" and token.map:
            label = token.map[0] + 1
        elif before == "tab_set_close" and token.map and not "".join(lines[label : token.map[0]]).strip():
            yield Slip(label, "block: === has no text in it; indent what belongs to the tab by four", is_mistake=True)
        yield from _in_block(token, lines)
        if token.type == "heading_open" and token.map and (own := str(token.attrGet("id") or "")):
            first = ids.setdefault(own, token.map[0] + 1)
            if first != token.map[0] + 1:
                told = f"heading: {{#{own}}} is that of a heading above, too, and links find the first only"
                yield Slip(token.map[0] + 1, f"{told}; write another id", is_mistake=True)
        elif token.type == "inline" and token.map:
            line, shown = token.map[0] + 1, _flat(token.children or [])
            yield from _in_text(shown, line, has_references=has_references)
            if before == "paragraph_open":
                yield from _in_paragraph(shown, token.content, line, has_maths=has_maths)


def _open_ends(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Slip]:
    """Yield the tags in the text that nothing below closes, and that pages show or close (html/open_ends.py)."""
    last = {found[1].lower(): line for line, text in enumerate(lines, 1) for found in _END.finditer(text)}
    html = ("html_block", "html_inline")
    for line, token in ((token.map[0], token) for token in tokens if token.map):
        for each in (each for each in (token, *(token.children or ())) if each.type in html):
            for tag in tags(each.content, SWALLOWING):
                if last.get(tag.name, 0) <= line:
                    told = f"HTML: nothing closes <{tag.name}>; write </{tag.name}> where it ends, or `<{tag.name}>`"
                    yield Slip(line + 1, f"{told} for the word")


def _in_block(token: Token, lines: Sequence[str]) -> Iterator[Slip]:
    """Yield what to tell of code, a diagram, a line of a table."""
    if token.type == "fence" and token.map and not _is_closed(token, lines):
        told = f"code: nothing closes {token.markup}; end it with a line {token.markup}"
        is_mistake = not token.content.strip() or bool(_NO_CODE.search(token.content))
        yield Slip(token.map[0] + 1, told, is_mistake=is_mistake)
    elif token.type == "fence" and token.map and token.info.strip() == "mermaid":
        yield from _in_diagram(token.content, token.map[0] + 2)
    elif token.type == "tr_open" and "cut" in token.meta:
        line, cells, columns = token.meta["cut"]
        told = f"table: this line has {cells} cells, the head {columns}; the rest is not shown"
        yield Slip(line + 1, f"{told}; write \\| for a sign that ends no cell")


def _in_diagram(text: str, line: int) -> Iterator[Slip]:
    """Yield what to tell of a diagram whose kind is misspelt, in place of which readers see an error."""
    for number, written in enumerate(text.splitlines()):
        first = (written.split() or [""])[0]
        if first and not first.startswith(("%%", "---")):
            for near in get_close_matches(first, _DIAGRAMS, n=1, cutoff=0.65) if first not in _DIAGRAMS else ():
                told = f'diagram: Mermaid has no kind "{first}"; write {near}'
                yield Slip(line + number, told, is_mistake=True)
            return


def _is_closed(fence: Token, lines: Sequence[str]) -> bool:
    assert fence.map is not None
    first, end = fence.map
    last = lines[min(end, len(lines)) - 1].strip("> \t")  # it may stand in a quote
    return end - first > 1 and len(last) >= len(fence.markup) and not last.strip(fence.markup[0])


def _in_text(text: str, line: int, *, has_references: bool) -> Iterator[Slip]:
    """Yield what to tell of a text, which is what nothing else was made of.

    `[options][file]` is a mistake where the author writes such links, and else is text, as in how a command is called.
    """

    def at(position: int) -> int:
        return line + text.count("\n", 0, position)

    for match in _APART.finditer(text) if "] (" in text else ():
        told = f"{'image' if match[1] else 'link'}: a blank parts ] from (, so that this is text; take it out"
        yield Slip(at(match.start()), told, is_mistake=bool(match[1]))
    yield from (Slip(at(position), told, is_mistake=True) for position, told in _mistakes(text))
    for note in dict.fromkeys(_FOOTNOTE.findall(text)) if "[^" in text else ():
        yield Slip(line, f"footnote: {note} is none here; its text stands in a line of its own, {note}: …")
    for match in _REFERENCE.finditer(text) if "][" in text else ():
        told = f"link: {match[0]} is text here, for nothing says where it leads"
        remedy = f"write a line [{match[1]}]: /address, or \\[ if it is no link"
        is_mistake = has_references and "/" not in match[0]  # `[/b][/url]` is BBCode
        yield Slip(at(match.start()), f"{told}; {remedy}", is_mistake=is_mistake)


def _flat(children: Sequence[Token]) -> str:
    """Return what is text as it stands, with signs for the rest; what is escaped is meant, and has a sign, too."""
    pieces = []
    for child in children:
        if child.type == "text" or (child.type == "text_special" and child.info not in ("escape", "entity")):
            pieces.append(_BRACE if child.info == "brace" else child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        else:
            pieces.append(_IMAGE if child.type == "image" else _OTHER)
    return "".join(pieces)


def _mistakes(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position of what cannot be meant, and what to tell."""
    for match in _BLANK_ADDRESS.finditer(text) if "](" in text else ():
        sign, words, address = match[1], match[2], match[3].replace(_BRACE, "{")
        if any(character.isspace() for character in address):
            name = "image" if sign else "link"
            told = f'{name}: an address with a blank is none, so that this is text: "{address}"'
            template = "{{" in address  # which Jekyll and Hugo's layouts read, and no post
            remedy = "write the address itself" if template else f"write {sign}[{words}](<{address}>)"
            yield match.start(), f"{told}; {remedy}"
    for match in _ATTRIBUTES.finditer(text) if _IMAGE in text else ():
        inside = match[1].strip(f"{_BRACE}}}: ")
        told = f"attributes: {{{match[1][1:]} is text here; write {{ {inside} }}, with blanks inside of the braces"
        yield match.start(), told
    for match in _ICON.finditer(text) if ":" in text else ():
        yield match.start(), f"icon: Material has none by the name {match[0]}; look for it at {_ICONS}"


def _in_paragraph(text: str, written: str, line: int, *, has_maths: bool) -> Iterator[Slip]:
    """Yield what to tell of a paragraph that was to begin a block."""
    if text[:1] in ("!", "?", "=") and (match := _BLOCK.match(written)):
        marker = match.group().split()[0]
        told = f'block: {marker} begins none here; write e.g. !!! note or === "…", and indent its text by four'
        yield Slip(line, told, is_mistake=bool(_MEANT.match(written)))
    if text.startswith("#") and _NO_HEADING.match(text):
        signs = text[: len(text) - len(text.lstrip("#"))]
        told = f"heading: {signs} begins one only with a blank behind it; write \\{signs} if it is none"
        yield Slip(line, told, is_mistake=len(signs) > 1)  # `#hashtag`
    if match := _NO_TABLE.match(written):
        told = "table: the line below its head has another number of cells, so that it is text; write --- for each"
        yield Slip(line + 1, told, is_mistake=True)
    if text.startswith(":::"):
        yield Slip(line, "block: ::: begins none here; write e.g. !!! note, and indent its text by four")
    if (match := _ALERT.match(written)) and (near := get_close_matches(match[1].upper(), _ALERTS, n=1, cutoff=0.7)):
        told = f"alert: there is no [!{match[1]}]; write [!{near[0]}]"
        yield Slip(line, told, is_mistake=match[1].upper() != f"{near[0]}S")  # `tips` is a kind of a site's own hook
    if has_maths and text.startswith("$$") and "$$" not in text[2:]:
        yield Slip(line, "formula: nothing closes $$ in this paragraph; write $$ behind it", is_mistake=True)
