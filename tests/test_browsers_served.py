"""The browsers that are served read everything: nothing names what is younger, but for what may be less there.

What is younger stands in scripts/newer.txt, by MDN's data on browsers; scripts/newer.js writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_builder import PROJECT, Build

NEWER = PROJECT / "tests/scripts/newer.txt"
ASSETS = PROJECT / "docs/assets"
#: The places in the README where an author looks for it.
SAID = "Safari 15.4, Firefox 102 and Chrome 100"

#: Younger, and what is there without it.
LESS = {
    "@view-transition": "pages change at once",
    "view-transition-name": "pages change at once",
    ":view-transition-group": "pages change at once",
    ":has": "a card's outline is round its title; the button to the top is higher",
    "overscroll-behavior": "the page scrolls on behind what is scrolled to its end",
    "overflow-x: clip": "a note of code that is not shown makes the page wider",
    "scrollbar-width": "a thin bar below what scrolls",
    "@media forced-colors": "no such palette",
    "forced-color-adjust": "no such palette",
    "color-mix(": "links are underlined in their own colour",
    "text-wrap": "a heading's last line may be a word",
    "break-after: avoid": "on paper, a heading may stand at the foot of a page",
    "print-color-adjust: exact": "Chromium reads -webkit-print-color-adjust, which stands before it",
    "outline": "its corners are square",
    "cursor: pointer": "a finger has no pointer",
    "cursor: zoom-in": "a finger has no pointer",
    "cursor: zoom-out": "a finger has no pointer",
    ".inert": "what the open drawer covers is reached behind its last link",
    ".isComposing": "a letter that is not yet whole is looked for",
    ".share": "asked for first",
}
#: Names of our own, and of properties of a style, that are something younger's elsewhere.
OWN = {
    ".colorScheme",
    ".features",
    ".first",
    ".image",
    ".last",
    ".maxWidth",
    ".minWidth",
    ".phrase",
    ".results",
    ".subscribe",
    ".tag",
}


def named_in_script(text: str) -> Iterator[str]:
    """Yield what a script may mean of a browser: members, names of classes, attributes."""
    plain = re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", text, flags=re.DOTALL)
    for pattern in (r"\.([A-Za-z]+)\b", r"(?<![\w./\"-])([A-Z][A-Za-z]+)\b", r"Attribute\(\"(inert|popover)\""):
        yield from (f".{name}" for name in re.findall(pattern, plain))


def named_in_style(text: str) -> Iterator[str]:
    """Yield what a stylesheet names: properties, with words of their values, selectors, rules, functions."""
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", text, flags=re.DOTALL)
    for name, value in re.findall(r"(?<![\w-])([a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])", plain):
        yield name
        yield from (f"{name}: {word}" for word in re.findall(r"[\w-]+", value))
    yield from (f":{name}" for name in re.findall(r"::?([\w-]+)", plain))
    for name, rest in re.findall(r"@([\w-]+)([^{]*)", plain):
        yield f"@{name}"
        yield from (f"@{name} {word}" for word in re.findall(r"[\w-]+", rest))
    yield from re.findall(r"[\w-]+\(", plain)


def younger(names: Iterator[str]) -> set[str]:
    """Return those of the names that some browser that is served does not know."""
    return set(names) & set(NEWER.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "path", sorted(ASSETS.rglob("*.js")) + sorted(ASSETS.rglob("*.css")), ids=lambda path: path.name
)
def test_nothing_is_younger_than_the_browsers_that_are_served(path: Path) -> None:
    if path.parent.name in {"mermaid", "katex"}:
        return  # they ask for what they may lack; their words are held below
    read = named_in_script if path.suffix == ".js" else named_in_style
    assert younger(read(path.read_text(encoding="utf-8"))) - LESS.keys() - OWN == set()


def test_the_check_finds_what_is_younger() -> None:
    assert younger(named_in_script('list.findLast(it => it.checkVisibility()); new URLPattern("/")')) == {
        ".findLast",
        ".checkVisibility",
        ".URLPattern",
    }
    style = "@layer a { p:has(a) { text-wrap: balance; color: oklch(0 0 0) } } @media (scripting: none) { }"
    assert younger(named_in_style(style)) >= {":has", "text-wrap", "oklch(", "@media scripting"}


#: Words of the language that an older browser does not read, so that it runs nothing of the script.
UNREAD = re.compile(r"\bstatic ?\{|\(\?<[=!]|/[a-z]*v[a-z]*\.(?:exec|test)\(")


def test_every_browser_reads_the_words_of_every_script(site: Build) -> None:
    scripts = [path for path in site.folder.rglob("*.js") if path.parent.name != "workers"]
    assert {"mermaid.tiny.js", "pagefind.js"} <= {path.name for path in scripts}
    unread = {path.name: UNREAD.findall(path.read_text(encoding="utf-8")) for path in scripts}
    assert {name: found for name, found in unread.items() if found} == {}


def test_authors_are_told_which_browsers_are_served() -> None:
    assert SAID in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "safari 15.4, safari_ios 15.4, firefox 102, chrome 100" in NEWER.read_text(encoding="utf-8").split("\n")[0]
