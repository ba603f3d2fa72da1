"""GoAT's diagrams of characters as SVG, drawn by aasvg (https://github.com/martinthomson/aasvg).

Source: https://gohugo.io/content-management/diagrams/#goat-diagrams-ascii; GoAT and aasvg both come from Markdeep.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .javascript import JavaScript

_AASVG = JavaScript(["aasvg.js"], "(code, style) => diagramToSVG(code, { style })")
#: Its style sheet, which would be the whole page's; what stands in it is written as attributes.
_STYLE = re.compile("<style>.*?</style>\n", re.DOTALL)
_ALL = {"fill": "none", "stroke": "currentColor", "stroke-linecap": "round", "text-anchor": "middle"}
_FONT = {"font-family": "monospace", "font-size": "13"}
_FULL = 'fill="currentColor" stroke="none"'
_OPEN = 'fill="var(--md-default-bg-color, white)"'
_LOOKS = {
    "text": _FULL,
    "arrowhead": _FULL,
    "triangle": _FULL,
    "dashed": 'stroke-dasharray="3,6"',
    "dot closed": 'fill="currentColor"',
    "dot open": _OPEN,
    "dot xor": _OPEN,
    "dot dotted": f'{_OPEN} stroke-dasharray="0,1.8"',
    "dot shaded": 'fill="gray"',
}


@lru_cache(maxsize=256)
def draw(code: str) -> str:
    """Return the SVG of a diagram in the colours of the text around it; nothing where it can't be drawn."""
    svg: str = _AASVG(code, _ALL | _FONT) or ""
    return re.sub(r'class="([\w ]+)"(?=[^<>]*>)', lambda found: _LOOKS.get(found[1], ""), _STYLE.sub("", svg))
