"""Rules of a stylesheet left out by what their selectors ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: What has meaning to whoever looks for the end of a rule; strings and addresses may hold the same signs.
_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?!["'])[^)]*\)|[{};]""", re.DOTALL)
#: What a selector asks for only in part, one of several or none; innermost first.
_CHOICE = re.compile(r":(?:is|where|not|has)\([^()]*\)")
_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
_ATTRIBUTE = re.compile(r"\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?\]")
_GROUPS = ("@media", "@supports", "@layer", "@container")
#: A custom property, with its name.
_PROPERTY = re.compile(
    r"""(--(?<=[{;]--)[\w-]+):(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?!["'])[^)]*\)|[^;}"'])*(?:;|(?=\}))"""
)
_EMPTY = re.compile(r"(?:(?<=[{};])|\A)[^{};]+\{\}")

#: Tells whether a class or an attribute (its name and value) is there.
Has = Callable[[str], bool]
HasAttribute = Callable[[str, str], bool]


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each pair of braces and what is in them, `None` for a statement such as `@import`."""
    begin = depth = inner = 0
    for token in _TOKEN.finditer(css):
        sign = token[0]
        if sign == "{":
            depth += 1
            inner = token.end() if depth == 1 else inner
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[begin : inner - 1].strip(), css[inner : token.start()]
                begin = token.end()
        elif sign == ";" and depth == 0:
            yield css[begin : token.end()].strip(), None
            begin = token.end()


def kept(css: str, has: Has, has_attribute: HasAttribute) -> str:
    """Return a stylesheet without the rules for what is not there.

    Args:
        css: a minified stylesheet without nested rules.
        has: tells whether any page has a class.
        has_attribute: tells whether any page has an attribute with a value.
    """

    def is_met(selector: str) -> bool:
        asked = certain(selector)
        return all(map(has, _CLASS.findall(asked))) and all(has_attribute(*each) for each in _ATTRIBUTE.findall(asked))

    parts = []
    for before, inside in rules(css):
        if inside is None:
            parts.append(before)
        elif before.startswith(_GROUPS):
            parts.append(f"{before}{{{within}}}" if (within := kept(inside, has, has_attribute)) else "")
        elif before.startswith("@"):
            parts.append(f"{before}{{{inside}}}")
        elif met := list(filter(is_met, selectors(before))):
            parts.append(f"{','.join(met)}{{{inside}}}")
    return "".join(parts)


def certain(selector: str) -> str:
    """Return what a selector certainly asks for."""
    asked = selector
    while (simpler := _CHOICE.sub("", asked)) != asked:
        asked = simpler
    return asked


def without_unused(css: str, others: str = "") -> str:
    """Return a stylesheet without the custom properties of which neither it nor `others` make use."""
    used = set(re.findall(r"var\(\s*(--[\w-]+)", css + others))
    smaller = _PROPERTY.sub(lambda match: match[0] if match[1] in used else "", css)
    return css if smaller == css else without_unused(_EMPTY.sub("", smaller), others)


def selectors(list_of_them: str) -> list[str]:
    """Return the selectors of a list; a comma within brackets separates none."""
    if "(" not in list_of_them and "[" not in list_of_them:
        return list_of_them.split(",")
    found, begin, depth = [], 0, 0
    for bracket_or_comma in re.finditer(r"[,()\[\]]", list_of_them):
        sign, place = bracket_or_comma[0], bracket_or_comma.start()
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append(list_of_them[begin:place])
            begin = place + 1
    return [*found, list_of_them[begin:]]
