"""KaTeX, run by QuickJS (https://katex.org/docs/api): TeX to HTML or to MathML."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Literal

from hugo_posts.html.formulas import Formula
from quickjs import Context, JSException

Output = Literal["htmlAndMathml", "mathml"]

_KATEX = Path(__file__).with_name("katex.min.js")
#: Texts go as JSON, as this QuickJS knows a kind of string that its Python package cannot take.
_SET = """
globalThis.set = (tex, displayMode, output) => {
  try {
    const options = { displayMode, output, throwOnError: true, strict: "ignore" }
    return JSON.stringify({ html: katex.renderToString(tex, options) })
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error
    return JSON.stringify({ mistake: error.rawMessage })
  }
}
"""
#: Seconds that a formula may take: one that defines itself anew without end is no formula.
_LONGEST = 5
_OF_THREAD = threading.local()


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
    try:
        result = json.loads(_setter()(formula.tex, formula.is_display, output))
    except JSException:  # QuickJS has no more room or time
        _OF_THREAD.__dict__.clear()
        return "", "it is nested too deeply, or has no end"
    return result.get("html", ""), result.get("mistake", "")


def _setter() -> Callable[[str, bool, Output], str]:
    """Return KaTeX, which each thread loads for itself at its first formula: QuickJS measures its thread's stack."""
    if not hasattr(_OF_THREAD, "set"):
        context = Context()
        context.eval(_KATEX.read_text(encoding="utf-8"))
        context.eval(_SET)
        context.set_time_limit(_LONGEST)
        _OF_THREAD.set = context.get("set")
    setter: Callable[[str, bool, Output], str] = _OF_THREAD.set
    return setter
