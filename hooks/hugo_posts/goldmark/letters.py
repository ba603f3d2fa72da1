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
LATER = (
    (0x88F, 0x88F),
    (0xC5C, 0xC5C),
    (0xCDC, 0xCDC),
    (0x1C89, 0x1C8A),
    (0xA7CB, 0xA7CF),
    (0xA7D2, 0xA7D2),
    (0xA7D4, 0xA7D4),
    (0xA7DA, 0xA7DC),
    (0xA7F1, 0xA7F1),
    (0x105C0, 0x105F3),
    (0x10940, 0x10959),
    (0x10D40, 0x10D65),
    (0x10D6F, 0x10D85),
    (0x10EC2, 0x10EC7),
    (0x1123F, 0x11240),
    (0x11380, 0x11389),
    (0x1138B, 0x1138B),
    (0x1138E, 0x1138E),
    (0x11390, 0x113B5),
    (0x113B7, 0x113B7),
    (0x113D1, 0x113D1),
    (0x113D3, 0x113D3),
    (0x116D0, 0x116E3),
    (0x11BC0, 0x11BE0),
    (0x11BF0, 0x11BF9),
    (0x11DB0, 0x11DDB),
    (0x11DE0, 0x11DE9),
    (0x11F02, 0x11F02),
    (0x11F04, 0x11F10),
    (0x11F12, 0x11F33),
    (0x11F50, 0x11F59),
    (0x1342F, 0x1342F),
    (0x13441, 0x13446),
    (0x13460, 0x143FA),
    (0x16100, 0x1611D),
    (0x16130, 0x16139),
    (0x16D40, 0x16D6C),
    (0x16D70, 0x16D79),
    (0x16EA0, 0x16EB8),
    (0x16EBB, 0x16ED3),
    (0x16FF2, 0x16FF3),
    (0x187F8, 0x187FF),
    (0x18CFF, 0x18CFF),
    (0x18D09, 0x18D1E),
    (0x18D80, 0x18DF2),
    (0x1B132, 0x1B132),
    (0x1B155, 0x1B155),
    (0x1CCF0, 0x1CCF9),
    (0x1DF25, 0x1DF2A),
    (0x1E030, 0x1E06D),
    (0x1E4D0, 0x1E4EB),
    (0x1E4F0, 0x1E4F9),
    (0x1E5D0, 0x1E5ED),
    (0x1E5F0, 0x1E5FA),
    (0x1E6C0, 0x1E6DE),
    (0x1E6E0, 0x1E6E2),
    (0x1E6E4, 0x1E6E5),
    (0x1E6E7, 0x1E6ED),
    (0x1E6F0, 0x1E6F4),
    (0x1E6FE, 0x1E6FF),
    (0x2B739, 0x2B73F),
    (0x2CEA2, 0x2CEAD),
    (0x2EBF0, 0x2EE5D),
    (0x31350, 0x33479),
)
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


def lower(character: str) -> str:
    """Return the small letter, which is one character in Go."""
    code = ord(character)
    return chr(code + _CAPITALS[code]) if code in _CAPITALS else character.lower()[0]
