"""Capitals in the names of terms, held against the real Hugo's in each of its styles."""

from __future__ import annotations

import json
from pathlib import Path

import hugo_oracle
import pytest
from hugo_site.texts.title_case import STYLES, titled

#: name, its title by the Associated Press
TITLES = {
    "deep learning": "Deep Learning",
    "đời sống": "Đời Sống",
    "máy-học": "Máy-Học",
    "the art of war": "The Art of War",
    "a walk in the": "A Walk in The",
    "how-to and in-house": "How-to and In-House",
    "c++": "C++",
    ".net": ".Net",
    "iOS": "IOS",
    "don’t stop": "Don’t Stop",
    "học: the end": "Học: The End",
    "và/or/of": "Và/or/Of",
    "a_b ßt été 日本語": "A_b ßt Été 日本語",
}
#: Names of all kinds of signs, for the real Hugo.
MORE = [
    "x — of y",
    "été à la carte of",
    "of of of",
    "vs. them",
    "run with the wolves",
    "- the -",
    "a  b",
    "1st & 2nd of",
]


def test_titles() -> None:
    assert {name: titled(name, "ap") for name in TITLES} == TITLES
    assert titled("deep learning", "") == "deep learning"


@pytest.mark.parametrize("style", [*filter(None, STYLES)])
def test_titles_are_hugo_s(style: str, tmp_path: Path) -> None:
    names = [*TITLES, *MORE]
    files = {
        "hugo.toml": f'disableKinds = ["taxonomy", "term", "sitemap", "rss"]\ntitleCaseStyle = "{style}"',
        "data/names.json": json.dumps(names),
        "layouts/home.html": "{{ range hugo.Data.names }}{{ title . }}\n{{ end }}",
    }
    page = hugo_oracle.build(tmp_path, files) / "index.html"
    assert page.read_text("utf-8").replace("&#43;", "+").replace("&amp;", "&").splitlines() == [
        titled(name, style) for name in names
    ]
