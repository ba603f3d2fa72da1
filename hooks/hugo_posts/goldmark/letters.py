"""Letters and digits by Unicode 17, which Go knows, whatever the Unicode of the Python at hand.

Python 3.11 knows Unicode 14, 3.14 knows 16; what came later is listed here, Hán and Nôm characters mostly
(https://www.unicode.org/versions/Unicode17.0.0/). `tests/test_goldmark.py` asks Hugo about each.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

#: Go's unicode.IsLetter and unicode.IsDigit.
_LETTERS_AND_DIGITS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
#: The first and last character of each run of letters and digits that came with Unicode 15 to 17.
_LATER_RUNS = """
    88F C5C CDC 1C89-1C8A A7CB-A7CF A7D2 A7D4 A7DA-A7DC A7F1 105C0-105F3 10940-10959 10D40-10D65 10D6F-10D85
    10EC2-10EC7 1123F-11240 11380-11389 1138B 1138E 11390-113B5 113B7 113D1 113D3 116D0-116E3 11BC0-11BE0 11BF0-11BF9
    11DB0-11DDB 11DE0-11DE9 11F02 11F04-11F10 11F12-11F33 11F50-11F59 1342F 13441-13446 13460-143FA 16100-1611D
    16130-16139 16D40-16D6C 16D70-16D79 16EA0-16EB8 16EBB-16ED3 16FF2-16FF3 187F8-187FF 18CFF 18D09-18D1E 18D80-18DF2
    1B132 1B155 1CCF0-1CCF9 1DF25-1DF2A 1E030-1E06D 1E4D0-1E4EB 1E4F0-1E4F9 1E5D0-1E5ED 1E5F0-1E5FA 1E6C0-1E6DE
    1E6E0-1E6E2 1E6E4-1E6E5 1E6E7-1E6ED 1E6F0-1E6F4 1E6FE-1E6FF 2B739-2B73F 2CEA2-2CEAD 2EBF0-2EE5D 31350-33479
""".split()
LATER = [(int(run.partition("-")[0], 16), int(run.rpartition("-")[2], 16)) for run in _LATER_RUNS]
#: Other numbers that came with them.
_LATER_NUMBERS = frozenset(map(chr, [*range(0x16FF4, 0x16FF7), *range(0x1D2C0, 0x1D2D4)]))
_FIRST = [first for first, _ in LATER]
#: Capitals among them, and the distance to their small letters.
_CAPITALS = {
    **dict.fromkeys((0x1C89, 0xA7CC, 0xA7CE, 0xA7D2, 0xA7D4, 0xA7DA), 1),
    **dict.fromkeys(range(0x10D50, 0x10D66), 0x20),
    **dict.fromkeys(range(0x16EA0, 0x16EB9), 0x1B),
    0xA7CB: 0x264 - 0xA7CB,
    0xA7DC: 0x19B - 0xA7DC,
}


def is_letter_or_digit(character: str) -> bool:
    """Is it a letter or a decimal digit?"""
    return unicodedata.category(character) in _LETTERS_AND_DIGITS or _is_later(character)


def is_letter_or_number(character: str) -> bool:
    """Is it a letter or a number of any kind, such as ½?"""
    return unicodedata.category(character)[0] in "LN" or _is_later(character) or character in _LATER_NUMBERS


def _is_later(character: str) -> bool:
    """Is it one of the letters and digits that came with Unicode 15 to 17?"""
    found = bisect_right(_FIRST, ord(character)) - 1
    return found >= 0 and ord(character) <= LATER[found][1]


def without_accents(text: str) -> str:
    """Return `text` as Hugo's `RemoveAccents` has it (common/text/transform.go): `đ` is a letter of its own."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


def lower(character: str) -> str:
    """Return the small letter, which is one character in Go."""
    code = ord(character)
    return chr(code + _CAPITALS[code]) if code in _CAPITALS else character.lower()[0]
