"""Fenced code with Hugo's options: what the real Hugo makes of each, as far as it can be seen here, too."""

from __future__ import annotations

import re

import hugo_oracle
import pytest
from hugo_posts.shortcodes.registry import BUILT_IN
from material_oracle import ours
from selectolax.lexbor import LexborHTMLParser, LexborNode

CONFIG = hugo_oracle.CONFIG + "[markup.highlight]\nnoClasses = false\n"
#: What stands behind the language; the code is four lines.
INFOS = [
    "",
    "{hl_lines=[2], linenostart=199}",
    '{hl_lines=[1,"3-4"]}',
    '{hl_lines="1 3-4"}',
    "{linenos=true}",
    "{linenos=table,linenostart=7}",
    "{linenos=inline linenostart=3}",
    "{LineNos=true LINENOSTART=9}",
    "{linenos=false,linenostart=3}",
    "{linenostart=0}",
    "{linenos=no}",
    "main.go {linenos=table hl_lines=[2]}",
    '{lang=vi dir="rtl" name="x" aria-label="mã"}',
    '{linenos="false"}',
    '"linenos=false"',
    "linenos=true",
    '{id="ma" class="to"}',
    "{#ma .to .lon}",
    '{id="ma" .to data-x="y" title=z}',
    '{data-x="a \\"b\\" <&>" onclick="alert(1)"}',
    "{linenos=true, anchorlinenos=true, lineanchors=org-coderef--0a417f}",
    "{linenos=inline linenostart=5 anchorLineNos=true lineAnchors=a}",
    "{anchorlinenos=true, lineanchors=x}",
    "{linenos=true, anchorlinenos=true}",
    "{linenos=true, anchorlinenos=false, lineanchors=x}",
    "{style=monokai tabWidth=8 noClasses=false anchorLineNos=true lineAnchors=x guessSyntax=true}",
]
_OURS = {"highlight", "language-bash"}


def seen(html: str) -> dict[str, object]:
    """Return what a reader, or a stylesheet, sees of a block: its attributes, numbers and marked lines."""
    tree = LexborHTMLParser(html)
    block = tree.css_first("div.highlight")
    assert block is not None
    attributes = {name: value for name, value in block.attributes.items() if name not in ("class", "title")}
    numbers = [node.text().strip() for node in tree.css(".lnt, .ln, .linenodiv .normal")]
    ids = [name for node in tree.css("[id]") if not (name := node.attributes["id"] or "").startswith("__")]
    marked = [node.text(deep=True).strip() for node in tree.css(".line.hl, .hll")]
    return {
        "classes": _classes(block),
        "numbers": numbers,
        "ids": [name for name in ids if name != attributes.get("id")],
        "marked": sorted(_words(marked)),
        **attributes,
    }


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split()) - _OURS


def _words(texts: list[str]) -> set[str]:
    """Return the code's lines, each of which is a word; numbers in a column of their own are marked, too."""
    return {word for text in texts for word in text.split() if word.isalpha()}


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render({info: _post(info) for info in INFOS}, config=CONFIG)


def _post(info: str) -> str:
    return f"```bash {info}\nmot\nhai\nba\nbon\n```\n"


@pytest.mark.parametrize("info", INFOS)
def test_options_as_hugo_has_them(info: str, hugo: dict[str, str]) -> None:
    assert seen(ours(_post(info))) == seen(hugo[info])


def test_links_to_lines_count_the_fences() -> None:
    fence = "```go {linenos=true, anchorlinenos=true}\nx\n```\n\n"
    text = f"{fence}    code\n\n```\na\n```\n\n> {fence.replace(chr(10), chr(10) + '> ')}\n\n{fence}"
    theirs = hugo_oracle.render({"": text}, config=CONFIG)[""]
    ids = re.compile('(?<=id=")hl-[0-9-]+')
    assert ids.findall(ours(text)) == ids.findall(theirs) == ["hl-0-1", "hl-2-1", "hl-3-1"]


def test_an_empty_first_line_counts() -> None:
    text = "```bash {hl_lines=[2]}\n\nmot\n\nhai\n\n\n```\n"
    theirs, mine = hugo_oracle.render({"": text}, config=CONFIG)[""], ours(text)
    assert seen(mine) == seen(theirs)
    assert _code(mine) == _code(theirs) == "\nmot\n\nhai\n"


def _code(html: str) -> str:
    block = LexborHTMLParser(html).css_first("code")
    assert block is not None
    return block.text()


#: Blocks on a site whose configuration numbers the lines of code.
NUMBERED = [
    *("```\nmot\n```", "    hai", "```bash\nbon\nnam\n```", "```bash {linenos=false}\nsau\n```"),
    *(
        "```bash {linenostart=7}\nbay\n```",
        "``` {linenos=true}\nmuoi\n```",
        "{{< highlight go >}}\nchin\n{{< /highlight >}}",
    ),
]
UNKNOWN = "```nosuch\ntam\n```"
#: This Hugo numbers where it guesses languages; here a diagram is drawn.
DIAGRAM = "```mermaid\nba\n```"


@pytest.mark.parametrize(
    ("kind", "guess", "blocks"),
    [("named", "false", [*NUMBERED, UNKNOWN, DIAGRAM]), ("all", "true", [*NUMBERED, UNKNOWN])],
)
def test_lines_are_numbered_site_wide_as_hugo_numbers_them(kind: str, guess: str, blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    config = f"{CONFIG}lineNos = true\nguessSyntax = {guess}\n"
    theirs = hugo_oracle.render({"": text}, config=config)[""]
    mine = ours(text, line_numbers=kind, shortcodes=BUILT_IN)
    assert _numbered(mine) == _numbered(theirs)


def _numbered(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    return [node.text().strip() for node in tree.css(".lnt, .ln, .linenodiv .normal")]
