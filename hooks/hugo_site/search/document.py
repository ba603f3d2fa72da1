"""A page as Pagefind is given it: what readers search for, and nothing that every page has.

Pagefind folds diacritics by itself (https://pagefind.app/docs/ranking/#configuring-diacritic-similarity). Three
things it does not know are written into the text, and taken out again by `docs/assets/search/worker.js`:

- `đ` has no Unicode decomposition, so it is written as `d` with a combining stroke, which folds to `d`.
- Pagefind takes every word of a query for the beginning of one. Vietnamese syllables are so short that `tu bo` would
  find nearly all pages; a mark behind each word lets a query say where a word ends.
- Address and date are to be shown, not found: they are written in characters that Pagefind takes for punctuation.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from html import escape, unescape

from hugo_posts.html.scanner import split

#: A combining mark that Pagefind has to be told to keep (`--include-characters`), or it would index `đ` as `d`.
STROKE = "\u0335"
#: A letter that no language's spelling uses (U+02EC, of the Uralic phonetic alphabet).
WORD_END = "\u02ec"
#: First of the private characters, each of which stands for one byte.
_PRIVATE = 0xE000
_WORD = re.compile(r"([^\W_]+)")


@dataclass(frozen=True)
class SearchDocument:
    """What of a page is searched and shown.

    Attributes:
        url: its address from the site's root, as it stands in a link.
        title: its title, plain text.
        html: its text.
        tags: names of its tags.
        date: the date as readers see it; empty without one.
        sort_key: newest first when sorted downwards, e.g. `2024-03-09T10:11:33`.
    """

    url: str
    title: str
    html: str
    tags: tuple[str, ...] = ()
    date: str = ""
    sort_key: str = ""

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
    shown = private(json.dumps([document.url, document.date], ensure_ascii=False, separators=(",", ":")))
    facts = [
        f'<p data-pagefind-meta="title[content]" content="{escape(mark_words(document.title))}"></p>',
        f'<p data-pagefind-meta="page[content]" content="{shown}"></p>',
        f'<p data-pagefind-sort="date[content]" content="{escape(document.sort_key)}"></p>',
        *(f'<p data-pagefind-filter="tag[content]" content="{escape(tag)}"></p>' for tag in document.tags),
    ]
    if document.tags:
        tags = escape(mark_words(", ".join(document.tags)))
        facts.append(f'<p data-pagefind-meta="tags[content]" content="{tags}"></p>')
    return f'<!doctype html><html lang="{language}"><body>{"".join(facts)}{mark_html(document.html)}</body></html>'


def mark_words(text: str) -> str:
    """Return text, composed, with the end of each word marked and each `đ` written as a `d` with a stroke.

    >>> mark_words("đi") == f"d{STROKE}i{WORD_END}"
    True
    """
    pieces = _WORD.split(unicodedata.normalize("NFC", text))
    pieces[1::2] = [word + WORD_END for word in pieces[1::2]]
    return "".join(pieces).replace("đ", f"d{STROKE}").replace("Đ", f"D{STROKE}")


def mark_html(html: str) -> str:
    """Return HTML with the same done to its text; ids and other attributes stay as they are."""
    parts = split(html.replace("\0", ""))
    texts = "\0".join(parts[::2])  # all at once: a highlighted block of code has hundreds
    parts[::2] = escape(mark_words(unescape(texts)), quote=False).split("\0")
    return "".join(parts)


def private(text: str) -> str:
    """Return text as private characters, one for each byte, which are no part of any word."""
    return "".join(chr(_PRIVATE + byte) for byte in text.encode("utf-8", "replace"))
