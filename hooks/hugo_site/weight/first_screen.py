"""What a phone shows first: the rules for it, which a page has in itself, and where in the page the others come.

A stylesheet written into the text lets a browser show what stands above it, and holds what stands below until it is
there (https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet). Wider screens show a column more, and
wait.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hugo_posts.html.scanner import ANY_TAG, VOID

from .css_rules import certain, rules, selectors, without_unused
from .extras import is_extra

#: The screens that wait for all styles; the others wait where the text needs them.
WIDE = "(min-width: 60em)"
NARROW = f"not all and {WIDE}"
#: Writes the stylesheets of narrow screens into the text. In the file the text is the author's alone, for whoever reads
#: that without scripts. Only what is written so holds the text below, not what a script adds in another way.
WRITE = (
    "for(const each of document.querySelectorAll(\"link[media^='(min']\"))"
    'document.write(each.outerHTML.replace("(","not all and ("))'
)
#: Lets Firefox hold it, too: a script waits for the styles above it, and the text for a script.
HOLD = "/* wait for the styles above */"
#: How many characters of a text are more than a narrow screen shows.
_MUCH = 8000
#: Elements and classes (by how their names begin) that take many rules: the text waits for these.
_HEAVY = frozenset("audio dl iframe link math object pre script style table video".split())
_HEAVY_CLASSES = ("arithmatex", "highlight", "katex", "mermaid")
#: What the closed menu and the closed search hide.
_HIDDEN = re.compile(
    r"\.(?:md-nav|md-search__(?!inner)|md-sidebar__|md-search-result|md-source|post-toc__(?:part|list|link)|shelf|shelves)"
)
#: What is not so before anybody has touched the page, or on a narrow screen.
_STATE = re.compile(
    r"summary:+before|:(?:hover|focus|active|checked|target|disabled|indeterminate|placeholder|popover|fullscreen|backdrop|marker)"
    r"|::(?:-webkit|-moz|placeholder|backdrop|marker|view)|\[(?:open|dir=.?rtl|data-md-color-switching|data-md-scrolllock)"
)
_OTHER_MEDIA = re.compile(r"print|hover|prefers|resolution|min-width:\s*(?:60|76\.25|100|125)em")
#: What is not seen of an element that is only looked at.
_UNSEEN = re.compile(
    r"(?<=[{;])(?:transition|animation|cursor|outline|outline-offset|will-change|scroll-[a-z-]+|user-select|touch-action"
    r"|backface-visibility|(?:-webkit-)?print-color-adjust|color-adjust|-webkit-tap-highlight-color):[^;{}]*(?:;|(?=\}))"
)
#: Names of classes and elements in a selector; the brackets of which one choice is enough.
_NAME = re.compile(r"\.[a-zA-Z_][\w-]*|(?:^|(?<=[\s>+~(,]))[a-z][\w-]*")
_ONE_OF = re.compile(r":is\(([^()]*)\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_COLUMN = re.compile(r'<(?:article|div) class="md-content__inner[^>]*>')
_START = re.compile(r"<([A-Za-z][\w-]*)((?:\s[^<>]*)?)>")
_CLASSES = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
#: What runs the other way, or has a style of its own that names one of the stylesheet.
_SPECIAL = re.compile(r"=\s*[\"']?rtl\b|var\(", re.IGNORECASE)
_OPEN = re.compile(r"\sopen(?=[\s=/]|$)", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: Where the contents of the menu and those of the page begin.
_MENU = 'class="md-sidebar__inner'
CONTENT = '<div class="md-content"'
_ALWAYS = frozenset(("html", ".js", ".no-js", ".md-sidebar__inner", ".md-sidebar--secondary"))
_UNSEEN_ELEMENTS = frozenset(("link", "script"))


class _Selector(NamedTuple):
    """A selector, the names that it asks for all, and those of which it asks for one."""

    text: str
    all_of: frozenset[str]
    one_of: tuple[frozenset[str], ...]

    def is_met(self, names: frozenset[str]) -> bool:
        """Whether there is what it asks for."""
        return self.all_of <= names and all(map(names.intersection, self.one_of))


class _Rule(NamedTuple):
    """A rule within a group, which may be empty, such as `@media screen`."""

    group: str
    selectors: tuple[_Selector, ...]
    style: str


class FirstRules:
    """The rules of a stylesheet that a narrow screen may need at first."""

    def __init__(self, css: str) -> None:
        """Take them from a minified stylesheet without nested rules."""
        self._rules = [*_first_of(css)]
        self._known: dict[frozenset[str], str] = {}

    def of(self, names: frozenset[str]) -> str:
        """Return the rules for elements and classes, which have a dot before their names."""
        if names not in self._known:
            self._known[names] = without_unused(self._written(names))
        return self._known[names]

    def _written(self, names: frozenset[str]) -> str:
        parts, group = [], ""
        for rule in self._rules:
            met = [each.text for each in rule.selectors if each.is_met(names)]
            if met and rule.group != group:
                parts += ["}" if group else "", f"{rule.group}{{" if rule.group else ""]
                group = rule.group
            parts += [f"{','.join(met)}{{{rule.style}}}"] if met else []
        return "".join([*parts, "}" if group else ""])


def _first_of(css: str, group: str = "") -> Iterator[_Rule]:
    for before, inside in rules(css):
        if before.startswith(("@media", "@supports")) and inside and not group and not _OTHER_MEDIA.search(before):
            yield from _first_of(inside, before)
        elif inside and not before.startswith("@"):
            found = tuple(filter(None, map(_first, selectors(before))))
            if found:
                yield _Rule(group, found, _UNSEEN.sub("", f"{{{inside}}}")[1:-1])


def _first(selector: str) -> _Selector | None:
    """Return a selector for what may stand above the other rules, as it is at first."""
    asked = certain(selector)
    all_of = _names(_BRACKETS.sub("", asked))
    if _STATE.search(asked) or _HIDDEN.search(asked) or any(map(_takes_many, all_of)):
        return None
    one_of = (_names(choices) for choices in _ONE_OF.findall(selector) if ":" not in choices)
    return _Selector(selector, all_of, tuple(filter(None, one_of)))


def _takes_many(name: str) -> bool:
    return name in _HEAVY or name[1:].startswith(_HEAVY_CLASSES)


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def first_screen(html: str, extras: tuple[str, ...]) -> tuple[int, frozenset[str]] | None:
    """Return where a page needs all rules, and what may stand above; `None` where it needs them from its beginning.

    That is before a child of the text's column which holds what takes many rules, or which lies below the first screen.
    It is no heading, and not the first, as rules ask what stands before a heading, and which child is the first.

    Args:
        html: the page.
        extras: how the names of classes begin that only a few pages have.

    Returns:
        the place, and the elements and classes above it, the latter with a dot before their names.
    """
    column, names_of = _COLUMN.search(html), _reader(extras)
    above = {names_of(*tag) for tag in _tags_above(html, column.start())} if column else set()
    if not column or None in above:
        return None
    found = {*filter(None, above), frozenset(("div", *_dotted(column[0])))}
    place, children, depth = 0, 0, 0
    for tag in ANY_TAG.finditer(html, column.end()):  # up to a script or a style at most, in which there are none
        name, inside = tag.groups("")
        if name.startswith("/"):
            depth -= 1
            if depth < 0:
                place = tag.end()
                break
        elif name:
            name = name.lower()
            if depth == 0:
                children += 1
                place = tag.start() if children > 1 and name not in _HEADINGS else place
            names = names_of(name, inside)
            if place > column.end() + _MUCH or names is None:
                break
            found.add(names)
            depth += name not in VOID and not inside.endswith("/")
    return (place, _ALWAYS.union(*found)) if place else None


def _tags_above(html: str, place: int) -> set[tuple[str, str]]:
    """Return the elements above the text and what stands in their tags; not those of the closed menu."""
    body, menu, text = html.find("<body"), html.find(_MENU), html.find(CONTENT)
    pieces = [html[body:menu], html[text:place]] if 0 < menu < text else [html[body:place]]
    return {tag for piece in pieces for tag in _START.findall(piece) if tag[0] not in _UNSEEN_ELEMENTS}


@lru_cache(maxsize=1)
def _reader(extras: tuple[str, ...]) -> Callable[[str, str], frozenset[str] | None]:
    """Return what tells an element and its classes by what stands in its tag; `None` where they take many rules."""

    @lru_cache(maxsize=4096)
    def names_of(element: str, inside: str) -> frozenset[str] | None:
        classes = _dotted(inside)
        is_heavy = (
            element in _HEAVY
            or (element == "summary" and "post-" not in inside)
            or (element == "details" and _OPEN.search(inside) is not None)
            or _SPECIAL.search(inside) is not None
            or any(is_extra(name[1:], extras) or name.startswith(_HEAVY_CLASSES, 1) for name in classes)
        )
        return None if is_heavy else frozenset((element.lower(), *classes))

    return names_of


def _dotted(inside: str) -> list[str]:
    return [f".{name}" for found in _CLASSES.findall(inside) for group in found for name in group.split()]
