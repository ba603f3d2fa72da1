"""What is written into mkdocs.yml leaves its other lines as they are; dates and icons are in Material's terms."""

from __future__ import annotations

from typing import Any

import pytest
from hugo_import.mkdocs_yml.document import Change, Document, DocumentError
from hugo_import.mkdocs_yml.go_date import cldr_pattern
from hugo_import.mkdocs_yml.social import icon

#: Lines of YAML, a setting and its value, and the lines then.
LINES = [
    ("a: 1 # why\nb: 2\n", "a", "x: y", "a: 'x: y' # why\nb: 2\n"),
    ("a: # why\n  - b # x\n  - c\n  # d\n\n# e\nf: 1\n", "a", ["g"], "a: [g] # why\n  # d\n\n# e\nf: 1\n"),
    ("a:\n  b: { c: 1 } # why\nd: 1\n", "a.b.e", 2, "a:\n  b: {c: 1, e: 2} # why\nd: 1\n"),
    ("a:\n  b: 1\n    # of b\n  # of a\nc: 1\n", "a.d", True, "a:\n  b: 1\n    # of b\n  d: true\n  # of a\nc: 1\n"),
    ("a:\n  - b\n  - c:\n      d: 1\n", "a.c.d", 2, "a:\n  - b\n  - c:\n      d: 2\n"),
    ("a: |\n  b\n  c\nd: 1\n", "a", "e", "a: e\nd: 1\n"),
    ("a: 1\n# end\n", "b.c", 2, "a: 1\nb:\n  c: 2\n# end\n"),
    ("a: !!python/name:x.y\nb: 1\n", "b", 2, "a: !!python/name:x.y\nb: 2\n"),
]


@pytest.mark.parametrize(("before", "name", "value", "after"), LINES)
def test_other_lines_stay_as_they_are(before: str, name: str, value: Any, after: str) -> None:
    document = Document(before)
    document.set(tuple(name.split(".")), value)
    assert document.text == after
    assert document.get(*name.split(".")) == value


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "a: 1\n b: 2\n"])
def test_a_broken_mkdocs_yml_is_told(text: str) -> None:
    with pytest.raises(DocumentError):
        Document(text)


LAYOUTS = [
    ("January 2, 2006", "MMMM d, y"),
    ("02/01/2006", "dd/MM/y"),
    ("Mon, 2 Jan 2006", "EEE, d MMM y"),
    ("2006年01月02日", "y年MM月dd日"),
    ("2 'of' January", "d' ''of'' 'MMMM"),
    (":date_long", "long"),
    ("", ""),
]


def test_a_setting_of_several_lines_is_told_on_one() -> None:
    assert str(Change("site_description", "a\nb: c\n")) == "site_description: a b: c"


@pytest.mark.parametrize(("layout", "pattern"), LAYOUTS)
def test_a_date_layout_is_a_pattern_of_cldr(layout: str, pattern: str) -> None:
    assert cldr_pattern(layout) == pattern


ICONS = {
    "github": "fontawesome/brands/github",
    "X": "fontawesome/brands/x-twitter",
    "kofi": "simple/kofi",
    "rss": "material/rss",
    "github-simple": "fontawesome/brands/github",  # PaperModX's
    "rss-simple": "material/rss",
    "nobody": "material/link-variant",
    "../../x": "material/link-variant",
}


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_material_s(name: str) -> None:
    assert icon(name) == ICONS[name]
