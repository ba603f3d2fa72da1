"""Names in front matter that are one slip of the pen from one that is known, and those that are words of their own."""

from __future__ import annotations

import pytest
from hugo_site.messages.misspelt_fields import is_slip_of

SLIPS = [
    *("titel title", "titl title", "ttile title", "tittle title", "dtae date", "datee date", "tgas tags"),
    *("catagories categories", "desciption description", "drfat draft", "summery summary"),
]
WORDS = [
    *("titles title", "data date", "datum date", "dates date", "tag tags", "category categories", "alias aliases"),
    *("ngay date", "subtitle title", "craft draft", "modified lastmod"),
]


@pytest.mark.parametrize("pair", SLIPS)
def test_one_wrong_letter_is_a_slip(pair: str) -> None:
    assert is_slip_of(*pair.split())


@pytest.mark.parametrize("pair", WORDS)
def test_other_words_are_none(pair: str) -> None:
    assert not is_slip_of(*pair.split())
