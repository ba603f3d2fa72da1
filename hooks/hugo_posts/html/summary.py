"""A post's summary, number of words and reading time, as Hugo has them.

Sources: https://gohugo.io/content-management/summaries/, Hugo's resources/page/page_markup.go (summaries),
hugolib/page__content.go (words), tpl/template.go (`StripHTML`, which is `plainify`).
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from hugo_posts.html.formulas import Formula, replace_formulas
from hugo_posts.html.scanner import RAW_TEXT, VOID, holds, split, tags, without_elements
from hugo_posts.record import dataclass

#: Hugo's `summaryLength`.
LENGTH = 70
#: Hugo knows the first form only; Material documents the second, and authors write both.
_DIVIDER = re.compile(r"(?:<p>\s*)?<!--[ \t]*more[ \t]*-->(?:\s*</p>)?\n?")
_DECLARATION = re.compile(r"<[!?][^>]*>")
_PARAGRAPH_END = "</p>"
_HTML_WORD = re.compile(r">|</?[A-Za-z]+>?|[A-Za-z]+=[\"'].*", re.DOTALL)
#: Hugo has a picture for a QR code.
_QR_TITLE = re.compile(r"(?<=>)<title>[^<]*</title>(?=<g transform)")
_PERMALINK = '<a class="headerlink"'
_LONGEST = 30  # characters that a word has at most, one of German's included
_CJK = re.compile(
    r"[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
#: Closing tags that Hugo has a line end behind, and line breaks.
_GAPS = frozenset(("br", "hr", "/p", "/li", "/dt", "/dd", "/th", "/td", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6"))
#: The name of an element behind the first character of its tag.
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Summary:
    """The beginning of a post."""

    html: str  # as HTML; as in Hugo, a manual summary that ends within a list or quote does not close it
    text: str  # as plain text without markup and entities, in one line
    truncated: bool  # whether the post has more than that


def summarise(content: str, *, given: str = "", length: int = LENGTH, cjk: bool = False) -> Summary:
    """Return a post's summary: up to `<!--more-->`, else the `given` one, else the first words to a paragraph's end.

    Args:
        content: the post as HTML.
        given: `summary` of its front matter, as HTML.
        length: how many words suffice (Hugo's `summaryLength`).
        cjk: whether each Chinese, Japanese or Korean character counts as a word.
    """
    content = _without_ours(content).strip()
    divider = _DIVIDER.search(content) if "<!--" in content else None
    if divider and (divider.start() or not given.strip()):
        return _summary(content[: divider.start()].strip(), truncated=content[divider.end() :].strip() != "")
    if given.strip():
        return _summary(given.strip(), truncated=False)
    beginning = content[: _enough(content, length, cjk)].strip()
    return _summary(beginning, truncated=beginning != content)


def _summary(beginning: str, *, truncated: bool) -> Summary:
    written = replace_formulas(beginning, _as_written)
    text = _DECLARATION.sub("", plainify(written))  # `<!DOCTYPE html>` stays there, and a browser shows none
    return Summary(beginning, html.unescape(" ".join(text.split())), truncated)


def _as_written(formula: Formula) -> str:
    """Return a formula with the signs that most authors write; those of its element mean nothing to readers."""
    signs = "$$" if formula.is_display else "$"
    return html.escape(f"{signs}{formula.tex}{signs}", quote=False)


def _enough(content: str, length: int, cjk: bool) -> int:
    """Return where the paragraph ends that holds the last of the first words; the whole content without one."""
    count, start = 0, 0
    while (end := content.find(_PARAGRAPH_END, start)) >= 0:
        # as in Hugo, a piece begins with the > of the tag before it, and its last character is not looked at
        count += sum(_weight(word, cjk) for word in content[start : max(end - 1, start)].split())
        if count >= length:
            return _block_end(content, end + len(_PARAGRAPH_END))
        start = end + len(_PARAGRAPH_END) - 1
    return len(content)


def _block_end(content: str, least: int) -> int:
    """Return the end of the outermost element around `least`, or `least` itself when it is in none that is closed."""
    around: list[str] = []
    for tag in tags(content):
        if tag.end > least and not around:
            return least
        name = tag.name.removeprefix("/")
        if name == tag.name:
            around += [name] if name and name not in VOID else []
        elif name in around:
            while around.pop() != name:  # what is not closed ends with what it stands in
                pass
        if tag.end >= least and not around:
            return tag.end
    return least


def _weight(word: str, cjk: bool) -> int:
    """Return how many words a word of HTML counts: none when it looks like a tag or an attribute."""
    if _HTML_WORD.fullmatch(word):
        return 0
    return _characters(plainify(word)) if cjk else 1


def _characters(word: str) -> int:
    return 1 if word.isascii() else len(word)


def shortened(text: str, most: int) -> str:
    """Return text in one line of up to `most` characters, in whole words; textwrap would take all of a text apart.

    Chinese has blanks between sentences at most: what is longer than any word is cut where the room ends.
    """
    line = " ".join(text.split())
    beginning = line[:most]
    words, _, cut = beginning.rpartition(" ")
    return line if line == beginning else (words if words and len(cut) <= _LONGEST else beginning[:-1]) + "…"


def has_cjk(source: str) -> bool:
    """Tell whether a text holds Chinese, Japanese or Korean; Hugo's `hasCJKLanguage` asks for this."""
    return _CJK.search(source) is not None


def word_count(content: str, *, cjk: bool = False) -> int:
    """Return Hugo's `.WordCount` of a post as HTML; `cjk` as for `summarise`."""
    words = plainify(_without_ours(content)).split()
    return sum(map(_characters, words)) if cjk else len(words)


def reading_time(words: int, *, cjk: bool = False) -> int:
    """Return Hugo's `.ReadingTime` in minutes, for 212 words or 500 characters a minute."""
    return (words + 499) // 500 if cjk else (words + 211) // 212


def without_permalinks(content: str) -> str:
    """Return HTML without the links that the toc extension puts behind headings."""
    first, *rest = content.split(_PERMALINK)
    return first + "".join(part.partition("</a>")[2] for part in rest)


def _without_ours(content: str) -> str:
    return without_permalinks(_QR_TITLE.sub("", content) if "<title>" in content else content)


def plainify(content: str) -> str:
    """Return HTML without tags, comments, scripts and styles; entities stay. What is not closed ends the text."""
    if "<" not in content:
        return content
    pieces = split(without_elements(content, RAW_TEXT) if holds(content, *RAW_TEXT) else content)
    pieces[1::2] = map(_gap, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _gap(tag: str) -> str:
    match = _NAME.match(tag, 1)
    return "\n" if match and match[0].lower() in _GAPS else ""
