"""A page as Pagefind is given it: what readers search for, and nothing that every page has.

Pagefind folds diacritics by itself (https://pagefind.app/docs/ranking/#configuring-diacritic-similarity), and finds
other forms of a word in the languages that it has a stemmer for (https://pagefind.app/docs/multilingual/). What it does
not know is written into the text, and taken out again by `docs/assets/search/worker.js`. In Vietnamese:

- `đ` has no Unicode decomposition, so it is written as `d` with a combining stroke, which folds to `d`.
- Pagefind takes every word of a query for the beginning of one. Vietnamese syllables are so short that `tu bo` would
  find nearly all pages; a mark behind each word lets a query say where a word ends.

In other languages, words are as they are, or stemming would have no effect; but:

- Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces between words. Pagefind's usual program does not part
  them (the one that does weighs 50 MB), and readers do not look for just the words of a dictionary: each character,
  with the marks on it, is a word, and a query is for characters side by side.

In all of them:

- Address and date are to be shown, not found: they are written in characters that Pagefind takes for punctuation.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from html import escape, unescape

from hugo_posts.html.markup import plain_text
from hugo_posts.html.scanner import split
from hugo_posts.record import dataclass

#: A combining mark that Pagefind has to be told to keep (`--include-characters`), or it would index `đ` as `d`.
STROKE = "\u0335"
#: A letter that no language's spelling uses (U+02EC, of the Uralic phonetic alphabet).
WORD_END = "\u02ec"
#: A space that nobody types, so that it can be taken out again.
JOINT = "\u200a"
#: First of the private characters, each of which stands for one byte.
_PRIVATE = 0xE000
_WORD = re.compile(r"([^\W_]+)")
#: Characters that are written without spaces, with the marks on them; the same in docs/assets/search/plain.js.
_CHARACTER = "|".join(
    [
        "[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
        "\uf900-\ufaff\U00020000-\U0003ffff]",  # Chinese and kana
        "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*",  # Thai
        "[\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*",  # Lao
        # Burmese and Khmer, with letters that stand below others
        "[\u1000-\u102a\u103f\u1050-\u1055](?:[\u102b-\u1038\u103a-\u103e\u1056-\u1059]|\u1039[\u1000-\u1021])*",
        "[\u1780-\u17b3\u17d7\u17dc](?:[\u17b6-\u17d1\u17d3\u17dd]|\u17d2[\u1780-\u17a2])*",
    ]
)
_UNSPACED = f"(?:{_CHARACTER})+"
#: Tags within a line, of which code has hundreds: Pagefind takes a tenth longer for them, and finds the same.
_INLINE = re.compile(
    r"""<(?:/?(?:code|del|em|span|strong)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?|a id="__codelineno[^>]*></a)>"""
)
#: What tells of a tag that means something to Pagefind (bundle.py, `_LEFT_OUT`; https://pagefind.app/docs/indexing/).
_MEANT = (" data-", "linenos", "linenodiv", "md-annotation")


@dataclass(frozen=True)
class SearchDocument:
    """What of a page is searched and shown."""

    url: str  # its address from the site's root, as it stands in a link
    title: str  # its title, plain text
    html: str  # its text
    tags: tuple[str, ...] = ()  # names of its tags
    date: str = ""  # the date as readers see it; empty without one
    sort_key: str = ""  # newest first when sorted downwards, e.g. `2024-03-09T10:11:33`

    @property
    def has_words(self) -> bool:
        """Whether its text has a word; Pagefind leaves a page out that has none, whatever its title."""
        return _WORD.search(plain_text(self.html)) is not None

    def digest(self) -> str:
        """Return a hash of all of this; equal documents have equal ones."""
        html = hashlib.sha256(self.html.encode("utf-8", "surrogatepass")).hexdigest()
        facts = json.dumps([html, self.url, self.title, self.tags, self.date, self.sort_key])
        return hashlib.sha256(facts.encode()).hexdigest()


def to_pagefind(document: SearchDocument, language: str) -> str:
    """Return the HTML page that Pagefind indexes.

    Args:
        document: the page.
        language: the site's, e.g. `vi`.

    Source: https://pagefind.app/docs/metadata/, /docs/filtering/ and /docs/sorts/.
    """
    write = mark_words if is_marked(language) else part_characters
    shown = private(json.dumps([document.url, document.date], ensure_ascii=False, separators=(",", ":")))
    facts = [
        f'<p data-pagefind-meta="title[content]" content="{escape(write(document.title))}"></p>',
        f'<p data-pagefind-meta="page[content]" content="{shown}"></p>',
        f'<p data-pagefind-sort="date[content]" content="{escape(document.sort_key)}"></p>',
        *(f'<p data-pagefind-filter="tag[content]" content="{escape(tag)}"></p>' for tag in document.tags),
    ]
    if document.tags:
        tags = escape(write(", ".join(document.tags)))
        facts.append(f'<p data-pagefind-meta="tags[content]" content="{tags}"></p>')
    return (
        f'<!doctype html><html lang="{language}"><body>{"".join(facts)}{write_html(document.html, write)}</body></html>'
    )


def is_marked(language: str) -> bool:
    """Whether words are marked in this language; in all others they are left to Pagefind."""
    return language.partition("-")[0] == "vi"


def mark_words(text: str) -> str:
    """Return text, composed, with the end of each word marked and each `đ` written as a `d` with a stroke.

    >>> mark_words("đi") == f"d{STROKE}i{WORD_END}"
    True
    """
    pieces = _WORD.split(unicodedata.normalize("NFC", text))
    pieces[1::2] = [word + WORD_END for word in pieces[1::2]]
    return "".join(pieces).replace("đ", f"d{STROKE}").replace("Đ", f"D{STROKE}")


def part_characters(text: str) -> str:
    """Return text, composed, with spaces around each character of Chinese, Thai and others that write none.

    >>> part_characters("用Python").replace(JOINT, "|")
    '|用|Python'
    """
    text = unicodedata.normalize("NFC", text)
    return re.sub(_UNSPACED, lambda run: f"{JOINT}{JOINT.join(re.findall(_CHARACTER, run[0]))}{JOINT}", text)


def write_html(html: str, write: Callable[[str], str]) -> str:
    """Return HTML with `write` done to its text, ids and other attributes as they are, without tags within a line."""
    parts = split((html if any(sign in html for sign in _MEANT) else _INLINE.sub("", html)).replace("\0", ""))
    texts = "\0".join(parts[::2])  # all at once: a highlighted block of code has hundreds
    parts[::2] = escape(write(unescape(texts)), quote=False).split("\0")
    return "".join(parts)


def private(text: str) -> str:
    """Return text as private characters, one for each byte, which are no part of any word."""
    return "".join(chr(_PRIVATE + byte) for byte in text.encode("utf-8", "replace"))
