"""Thousands of one thing in a text: it is converted, in a time that grows as the text does."""

from __future__ import annotations

import pytest
from material_oracle import ours

PATHOLOGICAL = {
    "comments without an end": "<!--" * 50_000 + "\n\na " + "<!-- " * 25_000,
    "tags without an end": "<a " * 25_000 + "\n\nb " + "<a " * 25_000,
    "CDATA without an end": "<![CDATA[" * 10_000 + "\n\na " + "<![CDATA[" * 10_000,
    "stars round a letter": "*" * 2_000 + "a" + "*" * 2_000,
    "stars round a letter in a heading": "# " + "*_" * 2_000 + "a" + "_*" * 2_000,
    "headings of the same text": "# a\n" * 5_000,
    "pictures side by side": "![a](b) " * 5_000,
    "pictures in pictures": "![" * 3_000 + "a" + "](b)" * 3_000,
    "addresses in angle brackets": "[a](<b" * 2_000 + ">",
    "empty items": "-\n" * 10_000,
    "lines of a definition": "a\n" * 10_000 + ": b",
    "footnotes in footnotes": "".join(f"[^{number}]: " for number in range(2_000)) + "a",
    "brackets": "[" * 25_000,
    "link openers": "[a](" * 5_000,
    "stars": "*a " * 10_000,
    "stars and underscores": "*_" * 10_000,
    "quotes": "> " * 25_000 + "a",
    "quote lines": "> a\n" * 10_000,
    "lists": "- " * 10_000 + "a",
    "deep lists": "".join("  " * depth + "- a\n" for depth in range(500)),
    "backticks": "".join("`" * length + "a" for length in range(1_000)),
    "less-than signs": "<" * 25_000,
    "tags": "<a b=" * 25_000,
    "comments": "<!-- a -->\n\n" * 10_000,
    "tildes": "~a~~" * 7_500,
    "ampersands": "&a;" * 25_000,
    "mail addresses": "a@" * 10_000,
    "addresses": "http://a.bc/" * 10_000,
    "words": "a_" * 20_000 + "@",
    "quotation marks": "\"a' " * 10_000,
    "table": "|a" * 2_500 + "\n" + "|-" * 2_500 + "\n" + "|b" * 2_500,
    "footnotes": "".join(f"[^{number}]\n\n[^{number}]: a\n\n" for number in range(3_000)),
    "references": "".join(f"[{number}]: /a\n" for number in range(5_000)),
    "definitions": "a\n: b\n" * 2_500,
    "braces": "{" * 25_000,
    "dollars": "$a" * 25_000,
    "shortcodes": "{{< " * 25_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_much_of_one_thing_is_converted(name: str) -> None:
    """Neither a traceback nor an endless loop; the suite's own time limit is the clock."""
    assert "hết" in ours(PATHOLOGICAL[name] + "\n\nhết")
