"""Names in the order of a language: `đ` behind all of `d` in Vietnamese, `å` last in Swedish, Chinese by pinyin.

The order that all languages share is CLDR's, from `feruca` (https://github.com/theodore-s-beers/feruca). It knows no
languages: what one of them has otherwise (`alphabets.py`) is spelt so that `feruca` puts it where it belongs. Hugo
sorts by CLDR, too (https://gohugo.io/methods/taxonomy/alphabetical/). Babel has no such order, and ICU comes for some
systems only: PyICU has no wheels, icu4py no sorting, icukit-pyicu has 65 MB and nothing for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from string import ascii_lowercase
from typing import TypeVar

from feruca import collate
from hugo_posts.record import dataclass

from .alphabets import ALPHABETS, IDEOGRAPHS, MARKS
from .locale import locale_of, script_of

Thing = TypeVar("Thing")

#: What stands before, and behind, everything else in CLDR's order.
_FIRST, _LAST = "\ufffe", "\uffff"
#: Punctuation in CLDR's order; spaces stand before it. `feruca` would leave both out.
_PUNCTUATION = "_-–—,;:!?.…·'‘’\"“”«»()[]{}@*/\\&#%"
#: A mark that tells letters apart which are one letter else.
_APART = "\u0338"
#: Marks that a letter of an alphabet may bear beside its own.
_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u0309\u030c\u0323\u0328"
#: The usual Chinese characters, and rarer ones, which stand behind them.
_CHINESE, _FURTHER = range(0x4E00, 0xA000), 0x20000


def places(names: Iterable[str], language: str) -> dict[str, int]:
    """Return the place of each name in the order of a language; names that are written alike share it."""
    order = order_of(language)
    respelt = {name: order.respelt(name) for name in names}
    place = {text: number for number, text in enumerate(collate(sorted(set(respelt.values())), "default"))}
    return {name: place[text] for name, text in respelt.items()}


def sorted_by_name(things: Iterable[Thing], name: Callable[[Thing], str], language: str) -> list[Thing]:
    """Return things in the order of their names in a language; equal ones stay as they are."""
    named = [(name(thing), thing) for thing in things]
    place = places((each for each, _ in named), language)
    return [thing for _, thing in sorted(named, key=lambda pair: place[pair[0]])]


class _Characters(dict[int, str]):
    """How single characters are written; spaces and punctuation as what stands before letters and digits."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            character = _FIRST * 2
        elif unicodedata.category(character).startswith("P"):
            number = _PUNCTUATION.find(character)
            character = f"{_FIRST}{number if number >= 0 else len(_PUNCTUATION):02}"
        self[code] = character
        return character


@dataclass(frozen=True)
class Order:
    """What is written otherwise for a language, for `feruca` to sort it rightly."""

    letters: Mapping[str, str]  # how each letter of several characters is written that has a place of its own
    characters: _Characters  # the same of single characters
    marks: Mapping[int, str]  # the same of marks, which are looked at last

    def respelt(self, name: str) -> str:
        """Return a name as `feruca` is to sort it."""
        text = unicodedata.normalize("NFC", name)
        if self.letters:
            text = self._pattern.sub(lambda letter: self.letters[letter[0]], text)
        text = text.translate(self.characters)
        return unicodedata.normalize("NFD", text).translate(self.marks) if self.marks else text

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.letters, key=len, reverse=True))))


@cache
def order_of(language: str) -> Order:
    """Return the order of a language."""
    code = _code(language)
    letters, marks = _letters(ALPHABETS.get(code, "")), MARKS.get(code, "")
    as_all = [text[1] for text in collate([f"a{mark}" for mark in marks], "default")]
    return Order(
        {letter: text for letter, text in letters.items() if len(letter) > 1},
        _Characters(
            _ideographs(IDEOGRAPHS.get(code, ""))
            | {ord(letter): text for letter, text in letters.items() if len(letter) == 1}
        ),
        {ord(mark): other for mark, other in zip(marks, as_all, strict=True)},
    )


def _code(language: str) -> str:
    """Return the code that tables have for a language: with its script where that tells orders apart."""
    name = "no" if language in ("nb", "nn") else locale_of(language).language
    code = f"{name}-{script_of(language)}"
    return code if code in {*ALPHABETS, *IDEOGRAPHS} else name


def _letters(alphabet: str) -> dict[str, str]:
    """Return how the letters of an alphabet are written: `č` as `c` and what stands behind all letters."""
    found: dict[str, str] = {}
    for group in filter(None, alphabet.split(", ")):
        base, *further = group.split()
        base, *same = base.split("=")
        placed = zip(ascii_lowercase, further, strict=False)
        texts = [(same, ""), *((each.split("="), _LAST + place) for place, each in placed)]
        for letters, text in texts:
            for number, letter in enumerate(letters):
                found |= _written(letter, base, text + _APART * (number + (not text)))
    return found


def _written(letter: str, base: str, text: str) -> dict[str, str]:
    """Return how a letter is written in small and capital letters, alone and with further marks."""
    found = {letter.upper(): base.upper() + text.upper(), letter.capitalize(): base.upper() + text, letter: base + text}
    for form, new in list(found.items()):
        marked = ((mark, unicodedata.normalize("NFC", form + mark)) for mark in _MARKS)
        found |= {written: new + mark for mark, written in marked if len(written) == 1}
    return found


@cache
def _ideographs(encoding: str) -> dict[int, str]:
    """Return Chinese characters as others whose order in Unicode is that of an encoding, and the rest behind them."""
    if not encoding:
        return {}
    pairs = (bytes((high, low)) for high in range(0xA4, 0xFF) for low in range(0x40, 0xFF))
    texts = dict.fromkeys(pair.decode(encoding, "ignore") for pair in pairs)
    known = [ord(text) for text in texts if len(text) == 1 and ord(text) in _CHINESE]
    further = {code: chr(_FURTHER + number) for number, code in enumerate(_CHINESE)}
    return further | {code: chr(_CHINESE[number]) for number, code in enumerate(known)}
