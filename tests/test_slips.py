"""What is right as Markdown and hardly meant is told, with its line; what may be meant is not."""

from __future__ import annotations

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.registry import BUILT_IN
from markdown import Markdown

FENCE = "code: nothing closes {0}; end it with a line {0}"
NOTE = "footnote: {0} is none here; its text stands in a line of its own, {0}: …"
BLOCK = 'block: {0} begins none here; write e.g. !!! note or === "…", and indent its text by four'

CASES = [  # Markdown, what is told
    ("a\n\n```python\nx = 1\n\n## b\n", [(3, FENCE.format("```"))]),
    ("~~~~\nx\n~~~", [(1, FENCE.format("~~~~"))]),
    ("```", [(1, FENCE.format("```"))]),
    ("- ```\n  x\n\nb", [(1, FENCE.format("```"))]),
    ("> ```\n> x\n> ```\n\n- ```\n  x\n  ```\n\n````\n```\n````\n", []),
    ("{{< qr >}}\na\n{{< /qr >}}\n\n```\nx", [(5, FENCE.format("```"))]),
    ("a[^1] [^b] [^1]\n\n[^b]: c", [(1, NOTE.format("[^1]"))]),
    ("`[^1]` and \\[^1] and [a](/b) and [^ c]", []),
    ("!!! note\nnot indented", [(1, BLOCK.format("!!!"))]),
    ('a\n\n!!! "no type"\n    b', [(3, BLOCK.format("!!!"))]),
    ("=== Tab\n    a", [(1, BLOCK.format("==="))]),
    ('!!! note\n    a\n\n???+ tip "b"\n    c\n\n=== "d"\n    e', []),
    ("!!!\n\nTrời ơi!!! Gì???", []),
]


class Listener(NullHost):
    """Keeps advice beside mistakes."""

    def advise(self, line: int, message: str) -> None:
        """Keep the advice, too."""
        self.problems.append((line, message))


@pytest.mark.parametrize(("text", "told"), CASES)
def test_a_slip_is_told_with_its_line(text: str, told: list[tuple[int, str]]) -> None:
    hugo = HugoMarkdown(BUILT_IN)
    hugo.host = listener = Listener()
    extensions = ["footnotes", "admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
    settings = {"pymdownx.tabbed": {"alternate_style": True}}
    Markdown(extensions=[*extensions, hugo], extension_configs=settings).convert(text)
    assert listener.problems == told
