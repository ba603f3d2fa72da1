"""How formulas are set: by KaTeX, while the site is built, so that a page needs no script for them.

`katex` runs KaTeX; `setting` has the event that puts formulas into pages.
"""
