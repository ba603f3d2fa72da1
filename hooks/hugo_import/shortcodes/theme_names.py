"""Names that themes give to their shortcodes, and the template of `themes/` that shows each.

The themes: LoveIt and its forks, Blowfish, Congo, Stack, tranquilpeak, even, hugo-notice, Doks, hextra, Docsy, relearn,
book, and plugins such as hugo-admonitions.
"""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = {
    "align": "center left right align-center align-left align-right",
    "article": "article",
    "badge": "badge keyword label tag",
    "bilibili": "bilibili",
    "box": "admonition alert callout caution danger error hint important info note notice question success tip warning",
    "button": "button btn cta",
    "card": "card link-card linkcard",
    "code": "chart echarts mapbox",
    "codeblock": "codeblock",
    "details": "expand spoiler fold accordionitem accordion-item",
    "frame": "iframe embed-pdf pdf embedpdf pdfembed",
    "gallery": "gallery carousel slider",
    "github": "github gitlab-repo codeberg huggingface repo",
    "icon": "icon fa fontawesome",
    "image": "image img wide-image screenshot fancybox lightbox",
    "katex": "katex math latex",
    "kbd": "kbd key",
    "lead": "lead",
    "link": "link newtablink targetblank blank extlink external",
    "mark": "hl-text mark hl",
    "mermaid": "mermaid",
    "music": "music",
    "nothing": "toc page-toc list profile load-photoswipe clear blogdown/postref",
    "outer": "accordion cards card-grid cardpane keywordlist",
    "person": "person",
    "quote": "quote blockquote pullquote",
    "raw": "raw html unsafe",
    "styled": "style",
    "swatches": "swatches",
    "tab": "tab",
    "tabs": "tabs tabgroup tabpane",
    "timeline": "timeline",
    "timelineItem": "timelineitem",
    "typeit": "typeit",
    "wrap": "column columns steps step grid section pageinfo",
    "youtubeLite": "youtubelite youtube-lite",
}
TEMPLATES: Mapping[str, str] = {name: template for template, names in _NAMES.items() for name in names.split()}
"""Shortcodes in lower case -> templates."""

SCRIPTED = frozenset("blogdown/postref carousel chart echarts mapbox mermaid music page-toc raw toc typeit".split())
"""Shortcodes that a program of the theme fills in a reader's browser: Hugo's own HTML shows less than readers saw.

And tables of contents, which stand beside the text here; and the page's own address, which is not needed here before
the name of a file beside the post.
"""
