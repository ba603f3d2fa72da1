"""The event that sets the formulas of a page."""

from __future__ import annotations

from html import escape

from hugo_posts.html.formulas import MARK, Formula, replace_formulas
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from .katex import set_formula

#: What KaTeX makes of a formula, which is no text of the post: the TeX is, and is what is copied (assets/reading.js).
_SET = "<span data-not-body "


def is_set_by_katex(config: MkDocsConfig) -> bool:
    """Tell whether formulas are set here; not where mkdocs.yml names MathJax, which reads TeX in the browser.

    Source: https://squidfunk.github.io/mkdocs-material/reference/math/#mathjax-mkdocsyml.
    """
    return not any("mathjax" in str(script).lower() for script in config.extra_javascript)


def set_formulas(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Return a page with its formulas set."""
    return replace_formulas(output, _with_tex) if MARK in (page.content or "") else output


def _with_tex(formula: Formula) -> str:
    """Return a formula, set, behind its TeX, which is not shown."""
    tex = rf"\[{formula.tex}\]" if formula.is_display else rf"\({formula.tex}\)"
    return f"<span hidden>{escape(tex, quote=False)}</span>{set_formula(formula).replace('<span ', _SET, 1)}"
