"""Fenced code: Hugo's and Material's options, rendered by pymdownx's superfences and highlight.

Hugo writes ```` ```go {linenos=table,hl_lines=[1,"3-5"],linenostart=199} ````
(https://gohugo.io/content-management/syntax-highlighting/#highlighting-in-code-fences), Material
```` ```go title="x.go" linenums="1" hl_lines="1 3-5" ```` or ```` ``` { .go .annotate } ````
(https://squidfunk.github.io/mkdocs-material/reference/code-blocks/).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import field, replace
from functools import lru_cache
from html import escape
from typing import Any

from markdown import Markdown
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound
from pymdownx.inlinehilite import InlineHilitePattern

from hugo_posts.record import dataclass

_WORD = re.compile(r"[^\s{},=]+")
_OPTION = re.compile(r"""([\w-]+)\s*(?:=\s*("(?:\\.|[^"\\])*"|'[^']*'|\[[^\]]*\]|[^\s,}]+))?""")
_LANGUAGE = re.compile(r"[\w#.+-]++(?!=)")
#: Words between the language and the braces, such as a file's name, of which Hugo reads nothing.
_WORDS = re.compile(r"[^={}\"']*(?=\{)")
_HL_LINES = re.compile(r"\d+(?:-\d+)?")
#: What Pygments' ids of lines begin with, before the line's number.
_LINE_ID = re.compile(r'(?<=["#])__codelineno-\d+-(?=\d+")')
#: Options that superfences and custom fences understand as they are.
_MATERIALS = frozenset({"title", "linenums", "hl_lines", "title_mode"})
#: Hugo's options of highlighting that say what its own highlighter does, and nothing here
#: (https://gohugo.io/functions/transform/highlight/#options).
_HUGOS = frozenset(
    "codefences guesssyntax hl_inline linenos linenostart linenumbersintable noclasses "
    "style tabwidth wrapperclass".split()
)


@dataclass
class FenceOptions:
    """What the info string of a fence asks for; values as written, without their quotes."""

    language: str = ""
    classes: list[str] = field(default_factory=list)
    identifier: str = ""
    options: dict[str, str] = field(default_factory=dict)
    is_numbered: bool | None = None  # whether its lines are numbered; None: as all blocks are
    first_line: str = "1"  # the number of the first line, which shows where lines are numbered
    line_anchors: str = "hl-0"  # what the ids of numbered lines begin with
    has_anchors: bool = False  # whether numbered lines have ids of that kind; ox-hugo's links to lines lead to them

    def header(self) -> str:
        """Return the info string in superfences' attribute form, e.g. `{ .go linenums="1" }`."""
        pieces = [f".{name}" for name in ([self.language] if self.language else []) + self.classes]
        if self.identifier:
            pieces.insert(0, f"#{self.identifier}")
        pieces += [f'{name}="{value}"' for name, value in self.options.items()]
        return "{ " + " ".join(pieces) + " }" if pieces else ""


def parse_info(info: str, ordinal: int = 0) -> FenceOptions:
    """Return the options of a fence's info string; what neither Hugo nor Material knows is left out.

    Args:
        info: the text behind the opening fence.
        ordinal: how many fences stand before it in the text; links to its lines lead to `#hl-0-1` and so on in Hugo.
    """
    info = info.strip()
    fence = FenceOptions(line_anchors=f"hl-{ordinal}")
    if not info.startswith("{"):
        match = _LANGUAGE.match(info.removeprefix("."))
        fence.language = match.group() if match else ""
        info = _WORDS.sub("", info.removeprefix(".")[len(fence.language) :].strip(), count=1)
    if info.startswith("{"):
        inside = info[1 : max(info.rfind("}"), 0)]  # of a list without an end nothing is read
        for name, value in _attributes(inside, fence):
            _set_hugo_option(fence, name.lower(), _bare(value))
        if not fence.language:  # nothing of Hugo's highlighter, which knows no language
            fence.is_numbered = None if fence.is_numbered else fence.is_numbered
            fence.options.pop("hl_lines", None)
    else:
        for name, value in _attributes(info, FenceOptions()):
            _set_option(fence, name.lower(), _bare(value))
    if "linenums" not in fence.options:
        fence.options |= {"linenums": fence.first_line} if fence.is_numbered else {}
    return fence


def numbered(fence: FenceOptions, kind: str) -> FenceOptions:
    """Return a fence as it is on a site that numbers the lines of code.

    Source: https://gohugo.io/configuration/markup/#highlight, `lineNos` and `guessSyntax`.

    Args:
        fence: the fence.
        kind: `named`: blocks of a language that is known are numbered; `all`: all blocks but diagrams; empty: none.
    """
    is_meant = fence.language != "mermaid" if kind == "all" else fence.language and _is_known(fence.language)
    if not kind or not is_meant or fence.is_numbered is not None or "linenums" in fence.options:
        return fence
    return replace(fence, options=fence.options | {"linenums": fence.first_line})


def completed(html: str, fence: FenceOptions) -> str:
    """Return a rendered block with the attributes that Pygments leaves out, and its lines' ids as Hugo has them.

    Source: https://gohugo.io/functions/transform/highlight/#options, `anchorLineNos`.
    """
    names = [name for name in fence.options if name not in _MATERIALS and not name.startswith("data-")]
    own = [f' {name}="{fence.options[name]}"' for name in names]
    if own and html.startswith("<div "):
        html = f"<div{''.join(own)}{html.removeprefix('<div')}"
    is_on = fence.has_anchors and "linenums" in fence.options
    return _LINE_ID.sub(lambda _: f"{escape(fence.line_anchors)}-", html) if is_on else html


@lru_cache(maxsize=256)
def _is_known(language: str) -> bool:
    try:
        return find_lexer_class_by_name(language) is not None
    except ClassNotFound:
        return False


def _attributes(text: str, fence: FenceOptions) -> list[tuple[str, str]]:
    """Collect classes and id, which stand in braces only, into `fence`; return the named options."""
    options: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        if text[position] in ".#":
            match = _WORD.match(text, position + 1)
            if match and text[position] == "#":
                fence.identifier = match.group()
            elif match and not fence.language:
                fence.language = match.group()
            elif match:
                fence.classes.append(match.group())
        else:
            match = _OPTION.match(text, position)
            if match:
                options.append((match.group(1), match.group(2) or ""))
        position = max(match.end(), position + 1) if match else position + 1
    return options


def _bare(value: str) -> str:
    """Return a value without its quotes and the backslashes before those in it."""
    return re.sub(r"\\([\"/\\])", r"\1", value[1:-1]) if value[:1] in ("'", '"') else value


def _set_hugo_option(fence: FenceOptions, name: str, value: str) -> None:
    """Keep what stands in braces: Hugo's options, id, classes and other attributes of the block, Material's options."""
    match name:
        case "linenos" if value:
            fence.is_numbered = value != "false"
        case "linenostart" if value.isdigit() and int(value):  # with 0, superfences would number none
            fence.first_line = value
        case "lineanchors":
            fence.line_anchors = value
        case "anchorlinenos":
            fence.has_anchors = value != "false"
        case "id":
            fence.identifier = value
        case "class":
            fence.classes += value.split()
        case name if name in _MATERIALS:
            _set_option(fence, name, value)
        case name if name not in _HUGOS and not name.startswith("on"):  # scripts, which Hugo leaves out, too
            fence.options[name] = escape(value)


def _set_option(fence: FenceOptions, name: str, value: str) -> None:
    """Keep an option that Material documents."""
    lines = _HL_LINES.findall(value)
    if name == "hl_lines" and lines:
        fence.options["hl_lines"] = " ".join(lines)
    elif name == "linenums" and value.split() and all(number.isdigit() for number in value.split()):
        fence.options["linenums"] = value
    elif name in ("title", "title_mode"):
        fence.options[name] = value.replace('"', "&quot;")


def diagram(svg: str, fence: FenceOptions) -> str:
    """Return a diagram with the attributes that its fence asks for, as Hugo has them; it is never cut off.

    Source: https://gohugo.io/render-hooks/code-blocks/#embedded.
    """
    size = "".join(f' {name}="{fence.options[name]}"' for name in ("width", "height") if name in fence.options)
    if size:
        svg = f"<svg{size}" + re.sub(r'(?<!-)\b(?:width|height)="[^"]*" ?', "", svg.removeprefix("<svg"), count=2)
    classes = escape(" ".join(["goat svg-container", *fence.classes]))
    return f'<div class="{classes}">{svg}</div>'


def fenced(code: str, header: str) -> list[str]:
    """Return the lines of a fenced block that superfences reads as one, whatever the code holds.

    Args:
        code: the code, ending in a newline.
        header: what stands behind the opening fence.
    """
    longest = max((len(run) for run in re.findall("~{3,}", code)), default=2)
    fence = "~" * (longest + 1)
    return [f"{fence} {header}".rstrip(), *code.rstrip("\n").split("\n"), fence]


def inline_code(md: Markdown, code: str) -> etree.Element | str | None:
    """Return a code span that names its language, `#!python x`, as pymdownx's inlinehilite renders it; else None.

    Args:
        md: the Python-Markdown instance, which may have inlinehilite switched on.
        code: the span's text.
    """
    pattern = _inline_highlighter(md)
    match = pattern.RE_LANG.match(code) if pattern else None
    if pattern is None or match is None:
        return None
    pattern.get_settings()
    highlighted: etree.Element | str = pattern.handle_code(match.group("lang"), code[match.end("lang") :].strip())
    return highlighted


def _inline_highlighter(md: Markdown) -> Any:
    """Return inlinehilite's pattern (it is untyped), None where that extension is off."""
    pattern = md.inlinePatterns["backtick"] if "backtick" in md.inlinePatterns else None  # noqa: SIM401 (no `get`)
    return pattern if isinstance(pattern, InlineHilitePattern) else None
