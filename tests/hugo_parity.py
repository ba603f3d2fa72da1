"""What counts when this project's HTML is held against Hugo's."""

from __future__ import annotations

import re

from html_tree import Tree, tree

#: Hugo without what each of the two renders in its own way.
PLAIN_CODE = "[markup.highlight]\ncodeFences = false\n"
ATTRIBUTES = ("href", "src", "alt", "title", "start", "id")
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_HIGHLIGHTED = re.compile(r'<div class="language-[^"]* highlight"><pre>(.*?)</pre></div>', re.DOTALL)
_MARKUP_OF_CODE = re.compile(r"</?(?:span|a)\b[^>]*>")
_TASK_BOX = re.compile(
    r'<span class="task-list-control">(<input[^>]*>)<span class="task-list-indicator"></span></span>'
)
_TITLE_OF_BACK_LINK = re.compile(r' title="Back to footnote[^"]*"')


def comparable(html: str, attributes: tuple[str, ...] = ATTRIBUTES) -> Tree:
    """Return `html` as a tree, without permalinks, highlighting, Material's check boxes and other decoration."""
    html = _PERMALINK.sub("", html)
    html = _HIGHLIGHTED.sub(lambda match: f"<pre>{_MARKUP_OF_CODE.sub('', match[1])}</pre>", html)
    html = (
        _TITLE_OF_BACK_LINK.sub("", _TASK_BOX.sub(r"\1", html))
        .replace("&#xfe0e;", "")
        .replace("\ufe0e", "")
        .replace(' alt=""', "")
    )
    return tree(re.sub("[ \t]+<br", "<br", html).strip(), attributes=attributes)
