"""Names in front matter that are one slip of the pen from one that is known, and those that are words of their own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hugo_posts.front_matter.document import parse
from hugo_site.messages.misspelt_fields import is_slip_of, tell_misspelt

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


@pytest.mark.parametrize(
    ("name", "taxonomies", "is_told"),
    [
        ("categorias", ["categorias", "etiquetas"], False),  # `languages.es.taxonomies` names its own
        ("categorias", [], True),
        ("Categorias", ["Categorias"], False),
        ("catagories", ["categorias"], True),
        ("tgas", ["series"], True),
    ],
)
def test_a_taxonomy_of_the_site_s_own_is_no_slip(
    name: str, taxonomies: list[str], *, is_told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    post: Any = SimpleNamespace(document=parse(f"---\n{name}: [a]\n---\n"), name="a.md", line=lambda *_: 2)
    tell_misspelt([post], taxonomies)
    assert bool(caplog.messages) is is_told
