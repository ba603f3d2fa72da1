"""Elements that nothing closes, and that would hide the rest of the page: `<script>` in a sentence.

What stands in them is no HTML for a browser (https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments,
as `<title>` or `<textarea>`, and a comment), so that it looks for their end through all that comes behind the text.
"""

from __future__ import annotations

import re

from hugo_posts.html.scanner import holds, tags

SWALLOWING = tuple("script style textarea title xmp iframe noembed noframes noscript plaintext".split())
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in SWALLOWING}


def closed(html: str) -> str:
    """Return HTML in which nothing is open to the end: a bare tag is shown, another is closed right behind it.

    Who writes `<title>` alone means the word; `<script src="x">` and `<iframe src="x" />` are meant to work.
    """
    shown = _without_open_tags(html) if holds(html, *SWALLOWING) else html
    if shown.rfind("<!--") > shown.rfind("-->") and any(not tag.name and tag.end == len(shown) for tag in tags(shown)):
        return f"{shown}-->"
    return shown


def _without_open_tags(html: str) -> str:
    pieces, at, done = list[str](), 0, 0
    without_end = {"plaintext"}
    while tag := next(tags(html, SWALLOWING, at), None):
        end = None if tag.name in without_end else _ENDS[tag.name].search(html, tag.end)
        at = end.end() if end else tag.end
        if end is None:
            without_end.add(tag.name)
            is_meant = tag.inside.strip(" /\n") != "" and tag.name != "plaintext"
            shown = f"{html[tag.start : tag.end]}</{tag.name}>" if is_meant else f"&lt;{html[tag.start + 1 : tag.end]}"
            pieces += [html[done : tag.start], shown]
            done = tag.end
    return "".join(pieces) + html[done:]
