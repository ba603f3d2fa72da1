"""Texts through this converter and through the real Hugo: which are read otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import Any

import hugo_oracle
from html_tree import Tree
from hugo_parity import PLAIN_CODE, comparable
from hugo_posts.front_matter.document import parse
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import Delimiters
from hugo_posts.shortcodes.registry import registry
from markdown import Markdown
from material_oracle import hugo_converter
from read_otherwise import NAMED

#: An image's alternative text; Hugo writes a hard break in it as a tag, which nobody can mean to hear.
_ALTERNATIVE = re.compile(r'(?<=<img )([^>]*?(?<!\S)alt=")([^"]*)')
#: What a shortcode leaves in one; the space at the ends of code means nothing there.
_IN_ALTERNATIVE = re.compile(r"<code>\s*|\s*</code>|<[^>]*>")
#: Frames of other sites, which wait for a click here.
_FRAME = re.compile(r"\s*<div[^>]*>\s*<iframe.*?</iframe>\s*</div>\s*", re.DOTALL)
#: Code in colours by Hugo's own highlighter, in the shortcode `highlight`.
_COLOURED = re.compile(r'<div class="highlight">\s*<pre[^>]*><code[^>]*>(.*?)</code></pre></div>', re.DOTALL)
#: The same in a line of text.
_INLINE = re.compile(r'<code class="code-inline[^>]*>(.*?)</code>', re.DOTALL)
#: A QR code, which Hugo draws into a file, or what it says here where no drawing can stand.
_QR_TEXT = "QR code of the comparison"
_QR = re.compile(rf'<img src="/qr_[^>]*>|<svg[^>]*><title>[^<]*</title><g.*?</svg>|{_QR_TEXT}', re.DOTALL)
_DRAWING = "<hr title='qr'>"
_CASE = re.compile(r"(/posts/case)-\d+")
_SPAN = re.compile(r"</?span[^>]*>")
#: What a shortcode in a heading leaves in its id, with the numbers of the page and of the shortcode.
_NUMBER = re.compile(r"(hahahugoshortcode)\d*s\d+")
#: Of the text that an unclosed `<script>` makes of what follows: how each writes the same.
_WRITTEN = ((" />", ">"), ('<pre class="highlight">', "<pre>"))
#: White space beside a block, which means nothing, but moves what a browser opens again behind an unclosed tag.
_BLOCK = re.compile(
    r"\s*(</?(?:blockquote|center|d[dlt]|details|div|figure|figcaption|h[1-6r]|iframe|[ou]l|li|meta|p|pre|script|style|summary|"
    r"table|t[bdhr]|tbody|thead)\b[^<>]*(?:>|\Z))\s*"
)
#: A line break beside one.
_BESIDE_BLOCK = re.compile(
    r"(?:<br>)+(?=</(?:p|h\d)>|\s*\Z|<(?:[hou][1-6rl]|pre|p|d[li]|blockquote|table|details|figure)\b)|(?<=<p>)<br>|(?<='frame'>)<br>"
)
#: A comment, with the white space around one that begins a line.
_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)|\n\s*<!--(?!more-->)(?:-?>|.*?-->)\s*", re.DOTALL)
#: A formula, which Hugo leaves as it is written.
_FORMULA = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)
#: Its signs here, and those that it may have in a post.
_SIGNS = {r"\[": (r"\\\[", r"\\\]"), r"\(": (r"\\\(", r"\\\)")}
#: The same where a dollar sign is one, too.
_DOLLARS = {r"\[": (r"(?:\\\[|\$\$)", r"(?:\\\]|\$\$)"), r"\(": (r"(?:\\\(|\$)", r"(?:\\\)|\$)")}
#: Those of other modes.
_SIGNS_OF = {"extras": _DOLLARS, "otherwise": {r"\[": ("@@", "@@"), r"\(": ("@", "@")}}
#: What Hugo leaves in one: its lines' white space, and the signs of quotes around it.
_BETWEEN = r"[\s>]*"
#: A formula by itself, where the line breaks beside it mean nothing.
_DISPLAY = re.compile(r"(?:\s|<br\b[^>]*>|<!--more-->)*(\[formula \d+\])\s*")
#: What Hugo makes of white space between two of them.
_EMPTY = re.compile(r"<p>\s*</p>")
#: The space before a link back to the text, which moves what a browser opens again behind an unclosed tag.
_BEFORE_BACK_LINK = re.compile(r"(?:&#160;|\u00a0|\s)+(?=<a [^>]*footnote-backref)")
#: What a fence's attributes say, which Hugo's own highlighter is asked for elsewhere (test_fences.py).
_ATTRIBUTE_OF_CODE = re.compile(r'(?<=<code) (?:id|start)="[^"]*"| title=""')
#: An element that makes text of another's end tag.
_SWALLOWING = re.compile(
    r"<(script|style|textarea|iframe)\b[^>]*>(?:(?!</\1\b).)*?</(?!\1\b)", re.DOTALL | re.IGNORECASE
)
CONFIG = hugo_oracle.CONFIG + PLAIN_CODE
_TYPOGRAPHER = {
    "leftDoubleQuote": "„",
    "rightDoubleQuote": "“",
    "leftSingleQuote": "‚",
    "apostrophe": "ʼ",
    "enDash": "‒",
}
_SWITCHED_ON = rf"""
enableEmoji = true
{CONFIG}
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.extensions.passthrough]
enable = true
delimiters = {{ block = [['\[', '\]']], inline = [['\(', '\)']] }}
"""
_WITH_EXTRAS = rf"""
{CONFIG}
[markup.goldmark.parser]
wrapStandAloneImageWithinParagraph = false
[markup.goldmark.extensions]
strikethrough = false
cjk = {{ enable = true, eastAsianLineBreaks = true, eastAsianLineBreaksStyle = 'css3draft', escapedSpace = true }}
[markup.goldmark.extensions.extras]
delete.enable = true
insert.enable = true
mark.enable = true
subscript.enable = true
superscript.enable = true
[markup.goldmark.extensions.passthrough]
enable = true
delimiters = {{ block = [['$$', '$$']], inline = [['$', '$']] }}
"""
_OTHERWISE = rf"""
{hugo_oracle.CONFIG}hardWraps = true
{PLAIN_CODE}
[markup.goldmark.parser]
autoIDType = 'blackfriday'
[markup.goldmark.extensions.typographer]
{"".join(f"{name} = '{sign}'{chr(10)}" for name, sign in _TYPOGRAPHER.items())}
[markup.goldmark.extensions.cjk]
enable = true
eastAsianLineBreaks = true
[markup.goldmark.extensions.passthrough]
enable = true
delimiters = {{ block = [['@@', '@@']], inline = [['@', '@']] }}
"""
#: How Hugo is asked to read, and how this converter is asked for the same, by names for it.
MODES: dict[str, tuple[str, dict[str, Any]]] = {
    "plain": (CONFIG, {}),
    "switched-on": (
        _SWITCHED_ON,
        {
            "emoji": True,
            "block_attributes": True,
            "passthrough": Delimiters(block=((r"\[", r"\]"),), inline=((r"\(", r"\)"),)),
        },
    ),
    "extras": (
        _WITH_EXTRAS,
        {
            "wrap_images": False,
            "extras": ("insert", "mark", "subscript", "superscript", "css3draft", "escaped_space"),
            "passthrough": Delimiters(block=(("$$", "$$"),), inline=(("$", "$"),)),
        },
    ),
    "otherwise": (
        _OTHERWISE,
        {
            "hard_wraps": True,
            "anchors": "blackfriday",
            "signs": {name.lower(): sign for name, sign in _TYPOGRAPHER.items()},
            "extras": ("simple",),
            "passthrough": Delimiters(block=(("@@", "@@"),), inline=(("@", "@"),)),
        },
    ),
}


#: What `param` finds in each post.
FRONT_MATTER = """\
---
title: Một bài viết
date: 2024-01-02
mixedCase: [a, "*b*"]
params:
  Author: {name: "Ngô *Văn* A", Tuổi: 17}
  Số: 4.50
  cờ: true
  lúc: 2024-01-02T03:04:05+07:00
  sâu: {hơn: {nữa: "<b> & 'c'"}}
  dấu: "a *b* `c` -- 'd'"
  nhiều: [1, {x: y}, null, [2.50, 1e3]]
---
"""


class _Host(NullHost):
    """Knows one page, and itself by the same address."""

    def text(self, name: str, /, **values: object) -> str:
        """Return what is said to readers; of a QR code always the same."""
        return _QR_TEXT if name == "qr.title" else super().text(name, **values)

    def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
        """Return the address of the page; the number of a page is none of the comparison's."""
        page, sign, part = target.partition("#")
        return f"{'' if relative else 'https://example.org'}/posts/case/{sign}{part}" if page else target


def differing(bodies: list[str], mode: str = "plain") -> list[tuple[Tree, Tree] | None]:
    """Return of each text the trees of Hugo and of this converter; None where they are equal.

    None, too, where an element that is not closed in time makes text of the tags behind it, as nobody means that, and
    where the text holds what is named.

    Args:
        bodies: the texts.
        mode: what is switched on, of `MODES`.
    """
    theirs = _by_hugo(bodies, MODES[mode][0])
    md = _converter(mode)
    signs = _SIGNS_OF.get(mode, _SIGNS)
    found: list[tuple[Tree, Tree] | None] = []
    for number, body in enumerate(bodies):
        if str(number) not in theirs:  # refused
            found.append(None)
            continue
        try:
            html = md.reset().convert(body)
        except Exception as error:  # whatever it is, the text that does it is wanted
            html = repr(error)
        drawn = (_CASE.sub(r"\1", _QR.sub(_DRAWING, each)) for each in (theirs[str(number)], html))
        hugo, ours = map(comparable, map(_plain, _named_formulas(signs, *drawn)))
        is_named = _SWALLOWING.search(theirs[str(number)]) or any(kind.search(body) for kind in NAMED)
        found.append(None if hugo == ours or is_named else (hugo, ours))
    return found


@cache
def _converter(mode: str) -> Markdown:
    host = _Host(parse(FRONT_MATTER).values)
    return hugo_converter(has_colours=False, shortcodes=registry(None, {}), host_of=lambda: host, **MODES[mode][1])


def _named_formulas(signs: Mapping[str, tuple[str, str]], theirs: str, ours: str) -> tuple[str, str]:
    """Return both with a number for each formula of ours whose TeX is in Hugo's, where a browser reads tags in it."""
    parts: list[tuple[str, str]] = []
    position = behind = 0  # in Hugo's and in ours
    for number, found in enumerate(_FORMULA.finditer(ours)):
        tex = unescape(found[2])
        written = _BETWEEN.join(map(re.escape, "".join(tex[2:-2].split())))
        begin, end = signs[tex[:2]]
        pattern = re.compile(_BETWEEN.join(filter(None, (begin, written, end))))
        as_text = len(_outside_code(pattern, ours, behind, found.start()))  # the same TeX where it is no formula
        for same in _outside_code(pattern, theirs, position, len(theirs))[as_text : as_text + 1]:
            name = f"[formula {number}]" if tex.startswith(r"\[") else f"(formula {number})"
            parts.append((theirs[position : same.start()] + name, ours[behind : found.start()] + name))
            position, behind = same.end(), found.end()
    both = zip(*parts, (theirs[position:], ours[behind:]), strict=True)
    theirs, ours = ("".join(pieces) for pieces in both)
    return _DISPLAY.sub(r"\1", _EMPTY.sub("", theirs)), _DISPLAY.sub(r"\1", ours)


def _outside_code(pattern: re.Pattern[str], html: str, start: int, end: int) -> list[re.Match[str]]:
    return [
        found
        for found in pattern.finditer(html, start, end)
        if html.rfind("<code", 0, found.start()) <= html.rfind("</code>", 0, found.start())
    ]


def _plain(html: str) -> str:
    html = _NUMBER.sub(r"\1", _COLOURED.sub(lambda found: f"<pre><code>{_SPAN.sub('', found[1])}</code></pre>", html))
    html = _INLINE.sub(lambda found: f"<code>{_SPAN.sub('', found[1])}</code>", html)
    html = _ALTERNATIVE.sub(lambda text: text[1] + " ".join(_IN_ALTERNATIVE.sub("", text[2]).split()), html)
    html = _FRAME.sub(
        "\n<hr title='frame'>\n", _COMMENT.sub(lambda found: "\n" if found[0].startswith("\n") else "", html)
    )
    for ours, hugos in _WRITTEN:
        html = html.replace(ours, hugos)
    html = _BEFORE_BACK_LINK.sub("", _ATTRIBUTE_OF_CODE.sub("", html))
    return _BESIDE_BLOCK.sub("", _BLOCK.sub(r"\1", html))


def _by_hugo(bodies: list[str], config: str) -> dict[str, str]:
    """Return Hugo's HTML of each text by its number; a text that Hugo refuses is left out."""
    cases = {str(number): body for number, body in enumerate(bodies)}
    while True:
        try:
            return hugo_oracle.render(cases, config=config, front_matter=FRONT_MATTER)
        except hugo_oracle.HugoError as error:
            refused = re.search(r"case-(\d+)", str(error))
            if refused is None:
                raise
            del cases[list(cases)[int(refused[1])]]
