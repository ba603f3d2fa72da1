"""KaTeX, run by QuickJS (https://katex.org/docs/api): TeX to HTML or to MathML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Literal

from hugo_posts.html.formulas import Formula

from .javascript import JavaScript

Output = Literal["htmlAndMathml", "mathml"]

#: `macros` has what MathJax reads and KaTeX does not, such as names of equations.
_SET = """(tex, displayMode, output, before, own) => {
  try {
    const nothing = { tokens: [], numArgs: 1 }
    const macros = {
      "\\\\label": nothing, "\\\\require": nothing, "\\\\mbox": "\\\\text{#1}", "\\\\mit": "\\\\mathit",
      ...own,
    }
    const options = { displayMode, output, throwOnError: true, strict: "ignore", macros }
    for (const each of before) katex.renderToString(each, { ...options, throwOnError: false }) // it fills `macros`
    return { html: katex.renderToString(tex, options) }
  } catch (error) {
    if (Array.isArray(error)) return { mistake: error[1] }
    if (!(error instanceof katex.ParseError)) throw error
    return { mistake: error.rawMessage }
  }
}"""
_KATEX = JavaScript(["katex.min.js"], _SET)
#: With mhchem's `\ce` and `\pu`, which few blogs have (https://mhchem.github.io/MathJax-mhchem/).
_CHEMISTRY = JavaScript(["katex.min.js", "mhchem.min.js"], _SET)
#: The site's own macros; the same for all formulas, so that nobody hands them on.
_OWN: dict[str, str] = {}
_IS_CHEMISTRY = re.compile(r"\\(?:ce|pu)(?![A-Za-z])")


def know(macros: Mapping[str, str]) -> None:
    """Let all formulas use a site's own macros (`extra: hugo: maths_macros`), and none of another site's."""
    _OWN.clear()
    _OWN.update(macros)
    _set.cache_clear()


def set_formula(formula: Formula, output: Output = "htmlAndMathml") -> str:
    """Return a formula as HTML: what KaTeX makes of it; its TeX in red where that has a mistake.

    Args:
        formula: what to set.
        output: `htmlAndMathml` for pages that have KaTeX's style sheet, `mathml` for feed readers, which have not.
    """
    html, mistake = _set(formula, output)
    return html or f'<span class="katex-error" title="{escape(mistake)}">{escape(formula.tex)}</span>'


def mistake_in(formula: Formula) -> str:
    """Return what is wrong with a formula in KaTeX's words, nothing where it can be set."""
    return _set(formula, "htmlAndMathml")[1]


@lru_cache(maxsize=4096)
def _set(formula: Formula, output: Output) -> tuple[str, str]:
    """Return a formula as HTML, and what is wrong with it; one of both is empty."""
    engine = _CHEMISTRY if _IS_CHEMISTRY.search(formula.tex) else _KATEX
    result = engine(formula.tex, formula.is_display, output, formula.before, _OWN)
    if result is None:
        return "", "it is nested too deeply, or has no end"
    return result.get("html", ""), result.get("mistake", "")
