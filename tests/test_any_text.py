"""Whatever an author types: no traceback, and every word stands in the page."""

from __future__ import annotations

import re

from html_tree import tree
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from material_oracle import converter

MARKS = [
    *"\n*_~`[]()<>!#|:-+=^$&\\\"'{}.,;/@ \t",
    *(
        "\n\n",
        "\n- ",
        "\n    ",
        "\n> ",
        "\n1. ",
        "\n```\n",
        "\n!!! note\n    ",
        '\n=== "a"\n    ',
        "\n/// caption\n",
        "\n: ",
    ),
    *(
        "{{< ",
        " >}}",
        "{{% ",
        '{{< figure src="/a.png" >}}',
        "{{< details >}}",
        "{{< /details >}}",
        "{{</* ",
        "<!--more-->",
    ),
    *(
        "<div markdown>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "http://a.bc/",
        "$$",
        "{ .a }",
        "\u00a0",
        "「",
        "。",
        "ữ",
    ),
]
CONVERTER = converter()
CONVERTER_WITH_MATHS = converter({"math": True})
WORDS = st.integers(0, 999).map(lambda number: f"tu{number}khoa")
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), WORDS), max_size=40).map("".join)


def is_definition(text: str) -> bool:
    """Does something in the text define what is shown only where it is used: a reference, note or abbreviation?"""
    return "]:" in text or "]\n:" in text


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("- tu1khoa\n" + "  " * 60 + "- tu2khoa\n\ntu3khoa")
@example("{{< figure tu1khoa")
@example("```\ntu1khoa")
@example("$$\ntu1khoa")
@example("~~~tu1khoa")
def test_every_word_stands_in_the_page(text: str) -> None:
    html = CONVERTER_WITH_MATHS.reset().convert(text)
    tree(html)
    assert "wzxhzdk" not in html
    assert "HAHAHUGO" not in html
    if not is_definition(text):
        shown = re.sub(r"(~~~|```).*", "", text)  # behind a fence may stand a language, which nobody sees
        missing = [word for word in re.findall(r"tu\d+khoa", shown) if word not in html]
        assert missing == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_converted(text: str) -> None:
    tree(CONVERTER.reset().convert(text))
