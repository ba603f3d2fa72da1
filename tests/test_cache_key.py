"""What a kept conversion depends on: every setting of the converter changes the key that it is kept under."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.material.maths import Delimiters
from hugo_site.speed.again.cache_key import digest

CHANGED: dict[str, Any] = {
    "shortcodes": {"x": lambda shortcode, context: ""},
    "typographic": False,
    "math": True,
    "emoji": True,
    "anchors": "github-ascii",
    "passthrough": Delimiters(block=(("$$", "$$"),)),
    "escaped_maths": True,
    "line_numbers": "all",
    "passive": True,
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_setting_of_the_converter_changes_the_key(name: str) -> None:
    assert digest(HugoMarkdown(**{name: CHANGED[name]})) != digest(HugoMarkdown())


def test_the_host_does_not_as_what_it_answers_is_asked_again() -> None:
    assert digest(HugoMarkdown(host_of=lambda: NullHost({"math": True}))) == digest(HugoMarkdown())


def test_no_setting_is_forgotten() -> None:
    assert CHANGED.keys() | {"host_of"} == inspect.signature(HugoMarkdown).parameters.keys()
