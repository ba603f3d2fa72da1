"""Capitals in the names of tags and other terms, as Hugo writes their titles: `deep learning` as "Deep Learning".

Sources: https://gohugo.io/configuration/all/#titlecasestyle; https://github.com/jdkato/prose/blob/v1.2.1/transform/title.go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hugo_posts.goldmark.letters import is_letter_or_digit, is_letter_or_number

_SMALL = frozenset("a an and as at but by en for if in nor of on or per the to vs vs. via v v.".split())
_PREPOSITIONS = frozenset(
    "with from into during including until against among throughout despite towards upon concerning about over through "
    "before between after since without under within along following across beyond around down near above".split()
)
#: What is no word's inside, once it has begun with a letter or number.
_WORD_END = re.compile(r"[\t\n\f\r /-]")
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}


def titled(name: str, style: str) -> str:
    """Return the name of a term with the capitals of a style (`STYLES`)."""
    return STYLES[style](name)


def _first_upper(text: str) -> str:
    return _capital(text[:1]) + text[1:]


def _capital(character: str) -> str:
    """Return the capital that a title has, which is one character in Go: `ß` stays."""
    capital = character.title()
    return capital if len(capital) == 1 else character


def _each_word(text: str) -> str:
    """Return a text with a capital behind each sign that is no letter, digit or underscore, as Go's `strings.Title`."""
    before = " ", *text
    return "".join(_capital(sign) if _parts_words(last) else sign for last, sign in zip(before, text, strict=False))


def _parts_words(sign: str) -> bool:
    if sign.isascii():
        return not (sign.isalnum() or sign == "_")
    return not is_letter_or_digit(sign) and sign.isspace()


def _but_for(small: frozenset[str]) -> Callable[[str], str]:
    """Return what writes each word with a capital, but for small ones within."""

    def title(text: str) -> str:
        """Return the text; places are bytes where the original counts these, which only such words can tell."""
        plain = "".join(_PLAIN.get(sign, sign) for sign in text).encode()
        done: list[str] = []
        at = end = 0
        while at < len(text):
            if not is_letter_or_number(text[at]):
                done.append(text[at])
                at += 1
                continue
            found = _WORD_END.search(text, at)
            word = text[at : found.start() if found else len(text)]
            at += len(word)
            start = end + plain[end:].find(word.encode())
            end = start + len(word)
            is_inside = start != 0 and end != len(plain)
            stays = is_inside and word.lower() in small and _is_between_words(plain, start, end)
            done.append(word.lower() if stays else _first_upper(word))
        return "".join(done)

    return title


def _is_between_words(text: bytes, start: int, end: int) -> bool:
    """Tell whether a small word is one: not behind a colon, and no first part of `in-house`."""

    def at(place: int) -> bytes:
        return text[place : place + 1] if 0 <= place < len(text) else text[:1]

    before = at(start - 1)
    return before in (b" ", b"-", b"/") and at(start - 2) not in (b":", b"-") and (at(end) != b"-" or before == b"-")


#: What writes a title, by the names of Hugo's `titleCaseStyle`; none leaves it as it is written.
STYLES: Mapping[str, Callable[[str], str]] = {
    "": str,
    "ap": _but_for(_SMALL),
    "chicago": _but_for(_SMALL | _PREPOSITIONS),
    "go": _each_word,
    "firstupper": _first_upper,
}
