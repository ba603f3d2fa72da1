"""What is right as Markdown and hardly meant is told, with its line; what may be meant is not."""

from __future__ import annotations

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.registry import BUILT_IN
from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji

FENCE = "code: nothing closes {0}; end it with a line {0}"
NOTE = "footnote: {0} is none here; its text stands in a line of its own, {0}: …"
BLOCK = 'block: {0} begins none here; write e.g. !!! note or === "…", and indent its text by four'

TEXT = "link: {} is text here, for nothing says where it leads; write a line {}: /address, or \\[ if it is no link"
HEADING = "heading: {0} begins one only with a blank behind it; write \\{0} if it is none"
TWICE = "heading: {{#{0}}} is that of a heading above, too, and links find the first only; write another id"
BLANK = '{}: an address with a blank is none, so that this is text: "{}"; write {}'
BRACES = "attributes: {0} is text here; write {1}, with blanks inside of the braces"
ICON = (
    "icon: Material has none by the name {}; look for it at "
    "https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/#search"
)
TAB = "block: === has no text in it; indent what belongs to the tab by four"
NO_TABLE = "table: the line below its head has another number of cells, so that it is text; write --- for each"
CELLS = "table: this line has 3 cells, the head 2; the rest is not shown; write \\| for a sign that ends no cell"
OPEN = "formula: nothing closes $$ in this paragraph; write $$ behind it"

MISTAKES = [  # Markdown, what is told as a mistake
    ("a\n\n```python\nx = 1\n\n## b\n", [(3, FENCE.format("```"))]),
    ("```", [(1, FENCE.format("```"))]),
    ("```js\na();\n\nPhần này nói về b:\n\n```js\nb();", [(1, FENCE.format("```"))]),
    ("```js\na();\n\nPhần này thì lại nói về b.", [(1, FENCE.format("```"))]),
    ("a\nb ![a](ảnh của tôi.jpg)", [(2, BLANK.format("image", "ảnh của tôi.jpg", "![a](<ảnh của tôi.jpg>)"))]),
    ('![a](/b c.png "d e")', [(1, BLANK.format("image", "/b c.png", "![a](</b c.png>)"))]),
    ("[a](bài tập.pdf)", [(1, BLANK.format("link", "bài tập.pdf", "[a](<bài tập.pdf>)"))]),
    ('![a](<b c.png>) [b](/c.html "d e.jpg") f[a](b c) `![a](b c.png)` \\![a](/b.png)', []),
    ("![b](/x.jpg){width=300}", [(1, BRACES.format("{width=300}", "{ width=300 }"))]),
    ("![b](/x.jpg){: .c #d}", [(1, BRACES.format("{: .c #d}", "{ .c #d }"))]),
    ("![b](/x.jpg){ width=300 } ![b](/x.jpg){c} ![b](/x.jpg)\\{.c}", []),
    ("a :material-hart: :material-heart: `:material-hart:` 1:simple:2", [(1, ICON.format(":material-hart:"))]),
    ("a\n[text][nodef]\n\n[def]: /d", [(2, TEXT.format("[text][nodef]", "[nodef]"))]),
    ("[abc][abc][0xD8][0x01] x [ab][cd][ef]", []),
    ("[a][bc] x[i][key] [1][2] \\[text][nodef] `[text][nodef]` [/i][/quote]\n\n[bc]: /d", []),
    ('=== "A"\ntext', [(1, TAB)]),
    ('- === "A"\n      b\n\n  === "C"\n\n  text', [(4, TAB)]),
    ('=== "A"\n    b\n\ntext\n\n=== "A"\n=== "B"\n\n    c\n\n    === "D"\n\n    d\n\ntext', [(11, TAB)]),
    ("!!! note\nnot indented", [(1, BLOCK.format("!!!"))]),
    ("$$\na\n\nb", [(1, OPEN)]),
    ("$$a$$\n\n$$\na\n$$\n\nb $$ c", []),
    ("##no space", [(1, HEADING.format("##"))]),
    ("\\##no #1 a##b\n\n#!/bin/sh\n\n#1", []),
    ("# a {#x}\n\n## b\n\n## c {#x}", [(5, TWICE.format("x"))]),
    ("# a\n\n# a\n\n# b {#c}\n\n# c", []),
    ("![a] (/dl/dl.jpg)", [(1, "image: a blank parts ] from (, so that this is text; take it out")]),
    ("| a | b |\n| - |\n| 1 | 2 |", [(2, NO_TABLE)]),
    ("| a | b |\n| - | - |\n| 1 |\n\n| no table |\nx\n\n- | a |\n  | - |", []),
    ("> [!NOET]\n> a\n\n> [!NOTE]\n> a\n\n> [!FAQ]\n> a", [(1, "alert: there is no [!NOET]; write [!NOTE]")]),
    ("```mermaid\n%% a\ngraf TD\nA-->B\n```", [(3, 'diagram: Mermaid has no kind "graf"; write graph')]),
    ("```mermaid\n%%{init: {}}%%\nkanban\n```\n\n```mermaid\ngraph TD\n```", []),
]
ADVICE = [
    (
        'a\n\n{{< figure src="https://e.org/a.jpg" alt="b" lightbox=1 >}}',
        [(3, 'figure: argument "lightbox" is ignored, as in Hugo; take it out')],
    ),
    # Markdown, what is told when it is asked for
    (
        "a\nb <title> c\n\n<script>d</script>\n\n<svg><title>e</title></svg>\n\n<script>\nf\n",
        [
            (8, "HTML: nothing closes <script>; write </script> where it ends, or `<script>` for the word"),
        ],
    ),
    ("```java\nint a; // the last code of a post\n\n# b\nreturn a;\n}", [(1, FENCE.format("```"))]),
    ("#hashtag", [(1, HEADING.format("#"))]),
    ("[a] (b.md) [a] (b c) [a] (see b.md)", [(1, "link: a blank parts ] from (, so that this is text; take it out")]),
    ("| a | b |\n| - | - |\n| 1 | 2 |\n| 1 | 2 | 3 |\n| 1 \\| 2 | 3 |\n| `1|2` | 3 |", [(4, CELLS), (6, CELLS)]),
    ("> | a |\n> | - |\n> | 1 | 2 |", [(3, CELLS.replace("3", "2").replace("head 2", "head 1"))]),
    ("::: note\na\n:::", [(1, "block: ::: begins none here; write e.g. !!! note, and indent its text by four")]),
    ("cp [options][file]", [(1, TEXT.format("[options][file]", "[file]"))]),
    ("[/i][/quote]", [(1, TEXT.format("[/i][/quote]", "[/quote]"))]),
    ("!!! no such\na", [(1, BLOCK.format("!!!"))]),
    ("> [!tips]\n> a", [(1, "alert: there is no [!tips]; write [!TIP]")]),
]
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
    assert _told(text, Listener()) == told


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_what_cannot_be_meant_is_a_mistake(text: str, told: list[tuple[int, str]]) -> None:
    assert _told(text, NullHost({"math": True})) == told


@pytest.mark.parametrize(("text", "told"), ADVICE)
def test_what_may_be_meant_is_none(text: str, told: list[tuple[int, str]]) -> None:
    assert _told(text, NullHost()) == []
    assert _told(text, Listener()) == told


def _told(text: str, host: NullHost) -> list[tuple[int, str]]:
    hugo = HugoMarkdown(BUILT_IN, host_of=lambda: host)
    extensions = ["footnotes", "admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
    extensions += ["attr_list", "pymdownx.arithmatex", "pymdownx.emoji"]
    emoji = {"emoji_index": twemoji, "emoji_generator": to_svg}
    settings = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.emoji": emoji}
    Markdown(extensions=[*extensions, hugo], extension_configs=settings).convert(text)
    return host.problems
