"""Texts through this converter and through the real Hugo: which are read otherwise."""

from __future__ import annotations

import re

import hugo_oracle
from html_tree import Tree
from hugo_parity import PLAIN_CODE, comparable
from hugo_posts.shortcodes.registry import registry
from material_oracle import hugo_converter

#: An image's alternative text; Hugo writes a hard break in it as a tag, which nobody can mean to hear.
_ALTERNATIVE = re.compile(r'(?<= alt=")[^"]*')
#: Frames of other sites, which wait for a click here.
_FRAME = re.compile(r"\s*<div[^>]*>\s*<iframe.*?</iframe>\s*</div>\s*", re.DOTALL)
#: Code in colours by Hugo's own highlighter, in the shortcode `highlight`.
_COLOURED = re.compile(r'<div class="highlight">\s*<pre[^>]*><code[^>]*>(.*?)</code></pre></div>', re.DOTALL)
_SPAN = re.compile(r"</?span[^>]*>")
#: What a shortcode in a heading leaves in its id, with the number of the page.
_NUMBER = re.compile(r"(hahahugoshortcode)\d+")
_COMMENT = re.compile("<!--(?:-?>|.*?-->)", re.DOTALL)
CONFIG = hugo_oracle.CONFIG + PLAIN_CODE


def differing(bodies: list[str]) -> list[tuple[Tree, Tree] | None]:
    """Return of each text the trees of Hugo and of this converter; None where they are equal."""
    theirs = _by_hugo(bodies)
    md = hugo_converter({"title": "Một bài viết"}, shortcodes=registry(None, {}))
    found: list[tuple[Tree, Tree] | None] = []
    for number, body in enumerate(bodies):
        try:
            ours = comparable(_plain(md.reset().convert(body)))
        except Exception as error:  # whatever it is, the text that does it is wanted
            ours = (repr(error),)
        hugo = comparable(_plain(theirs[str(number)])) if str(number) in theirs else ours
        found.append(None if hugo == ours else (hugo, ours))
    return found


def _plain(html: str) -> str:
    html = _NUMBER.sub(r"\1", _COLOURED.sub(lambda found: f"<pre><code>{_SPAN.sub('', found[1])}</code></pre>", html))
    html = _FRAME.sub('\n<hr title="frame">\n', _COMMENT.sub("", html))
    return _ALTERNATIVE.sub(lambda text: " ".join(text[0].replace("<br>", "").split()), html)


def _by_hugo(bodies: list[str]) -> dict[str, str]:
    """Return Hugo's HTML of each text by its number; a text that Hugo refuses is left out."""
    cases = {str(number): body for number, body in enumerate(bodies)}
    while True:
        try:
            return hugo_oracle.render(cases, config=CONFIG)
        except hugo_oracle.HugoError as error:
            refused = re.search(r"case-(\d+)", str(error))
            if refused is None:
                raise
            del cases[list(cases)[int(refused[1])]]
