"""How formulas are set and diagrams of characters drawn: while the site is built, so that a page needs no script.

`katex` runs KaTeX, `goat` runs aasvg; `setting` has the event that puts formulas into pages.
"""
