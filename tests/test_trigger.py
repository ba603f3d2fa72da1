"""Rules that are asked only where their first character stands read every text as rules that are asked everywhere."""

from __future__ import annotations

from functools import cache

import pytest
from hugo_posts.goldmark.trigger import BLOCK_TRIGGERS, INLINE_TRIGGERS
from hypothesis import HealthCheck, example, given, settings
from markdown import Markdown
from material_oracle import converter
from test_any_text import TEXTS
from test_commonmark import examples

PARAMETERS = {"math": True}


@cache
def triggered() -> Markdown:
    """Return a converter as it is."""
    return converter(PARAMETERS, emoji=True, block_attributes=True)


@cache
def asking_everywhere() -> Markdown:
    """Return a converter whose rules are asked as markdown-it asks them."""
    md = converter(PARAMETERS, emoji=True, block_attributes=True)
    parser = md.parser.goldmark  # type: ignore[attr-defined]
    del parser.block.ruler.getRules, parser.inline.ruler.getRules
    assert len(parser.block.ruler.getRules()) > 10
    return md


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("a\n1) b\n  + c\n    ***\n\n    - d")
@example("a\n???+ note\n    b\n\n!!! c\n    d\n\n=== e\n\n    f")
@example("a\n///\nb\n\n*[b]: c\n\n[^1]: d\n\n[e]: f\n\n$$\ng\n$$\n\n\\[\nh\n\\]")
@example("--- ... << >> 'a' \"b\" ^c^ ^^d^^ ==e== ++f+g++ :smile: {++h++} \\(i\\) $j$ ![k](l) &amp; <m@n.op>")
def test_every_text_is_read_the_same(text: str) -> None:
    assert triggered().reset().convert(text) == asking_everywhere().reset().convert(text)


def test_every_example_of_commonmark_is_read_the_same() -> None:
    for source, _ in examples().values():
        assert triggered().reset().convert(source) == asking_everywhere().reset().convert(source)


@pytest.mark.parametrize(("kind", "triggers"), [("block", BLOCK_TRIGGERS), ("inline", INLINE_TRIGGERS)])
def test_triggers_name_rules(kind: str, triggers: dict[str, str]) -> None:
    ruler = getattr(asking_everywhere().parser.goldmark, kind).ruler  # type: ignore[attr-defined]
    assert set(triggers) - set(ruler.get_active_rules()) == set()
