r"""The macros of formulas, which a script sets: `macros: {"\\RR": "\\mathbb{R}"}`, or `RR` for MathJax.

Sources: https://katex.org/docs/options and https://docs.mathjax.org/en/latest/input/tex/extensions/configmacros.html.
"""

from __future__ import annotations

import re

from hugo_import.config import Config
from hugo_import.files.folders import folders_of

_BEGINS = re.compile(r"\b[mM]acros[\"']?\s*[:=]\s*\{")
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
#: Name and body; beside a body in a list may stand how many arguments it has, which its `#1` say as well.
_ENTRY = re.compile(
    rf"(?:[\s,]|//[^\n]*|/\*.*?\*/)*({_STRING}|[A-Za-z]+)\s*:\s*(?:({_STRING})|\[\s*({_STRING})\s*(?:,\s*\d\s*)?\]|\[[^\]]*\])",
    re.DOTALL,
)
_NAME = re.compile(r"\\?(?:[A-Za-z@]+|[^A-Za-z@\s])")
_WHERE = (("layouts", "*.html"), ("assets", "*.js"), ("static", "*.js"))
#: Bytes of a file that may be somebody's own; KaTeX and MathJax have more.
_LONGEST = 100_000


def own_macros(config: Config) -> dict[str, str]:
    """Return the macros that templates and scripts of a site and its themes set, by their names."""
    found: dict[str, str] = {}
    for component, names in _WHERE:
        for folder in folders_of(component, config):
            for path in sorted(folder.rglob(names)):
                if path.is_file() and path.stat().st_size < _LONGEST:
                    found = macros_in(path.read_text("utf-8", errors="replace")) | found
    return found


def macros_in(script: str) -> dict[str, str]:
    """Return the macros that a script sets as texts; what stands behind one that it sets otherwise is not read."""
    found = {}
    for begin in _BEGINS.finditer(script):
        at = begin.end()
        while entry := _ENTRY.match(script, at):
            at = entry.end()
            name, body = _said(entry[1]), _said(entry[2] or entry[3] or "")  # none: its first argument may be left out
            if _NAME.fullmatch(name) and body and "\\" in name + body:  # no other option of that name
                found["\\" + name.removeprefix("\\")] = body
    return found


def _said(written: str) -> str:
    """Return what a text of JavaScript says, without its quotes."""
    return re.sub(r"\\(.)", r"\1", written[1:-1] if written[:1] in ("'", '"') else written)
