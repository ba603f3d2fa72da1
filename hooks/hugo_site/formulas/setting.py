"""The event that sets the formulas of a page."""

from __future__ import annotations

from hugo_posts.html.formulas import MARK, replace_formulas
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from .katex import set_formula


def is_set_by_katex(config: MkDocsConfig) -> bool:
    """Tell whether formulas are set here; not where mkdocs.yml names MathJax, which reads TeX in the browser.

    Source: https://squidfunk.github.io/mkdocs-material/reference/math/#mathjax-mkdocsyml.
    """
    return not any("mathjax" in str(script).lower() for script in config.extra_javascript)


def set_formulas(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Return a page with its formulas set."""
    return replace_formulas(output, set_formula) if MARK in (page.content or "") else output
