"""Blockquote alerts become admonitions.

    > [!WARNING]
    > Body                    > [!NOTE]- A title, folded

The five kinds of GitHub, in any letter case, with Hugo's fold signs and titles
(https://gohugo.io/render-hooks/blockquotes/#alerts). Other words in the brackets are text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from hugo_posts.host import NullHost
from hugo_posts.material.admonition import Box

_MARKER = re.compile(r"\[!([\w-]+)\]([+-]?)(?:[ \t]+([^\n]*?))?[ \t]*(?:\n|\Z)")

#: GitHub's kinds: what Material calls the look that comes nearest.
_KINDS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}


def alert_plugin(parser: MarkdownIt) -> None:
    """Turn quotes that begin with `[!KIND]` into admonitions."""
    parser.core.ruler.before("inline", "alert", _replace_alerts)


def _replace_alerts(state: StateCore) -> None:
    open_quotes: list[Box | None] = []
    tokens: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            open_quotes.append(_alert(state.tokens, index, state.env.get("text", NullHost().text)))
            box = open_quotes[-1]
            tokens += [token] if box is None else box.beginning((token.map or [0])[0])
        elif token.type == "blockquote_close":
            box = open_quotes.pop()
            tokens.append(token if box is None else box.closing())
        else:
            tokens.append(token)
    state.tokens = _without_empty_paragraphs(tokens)


def _alert(tokens: list[Token], quote: int, text: Callable[[str], str]) -> Box | None:
    """Return the box that the quote at index `quote` is, and take the marker line out; `text` is the host's."""
    paragraph, inline = tokens[quote + 1], tokens[min(quote + 2, len(tokens) - 1)]
    match = _MARKER.match(inline.content) if paragraph.type == "paragraph_open" else None
    if match is None or match.group(1).lower() not in _KINDS:
        return None
    inline.content = inline.content[match.end() :]
    inline.meta["emptied_by_alert"] = not inline.content
    kind, fold, title = match.groups()
    style = _KINDS[kind.lower()]
    classes = style if fold else f"admonition {style}"
    return Box(classes, title or text(f"alert.{kind.lower()}"), collapsible=bool(fold), is_open=fold == "+")


def _without_empty_paragraphs(tokens: list[Token]) -> list[Token]:
    dropped: set[int] = set()
    for index, token in enumerate(tokens):
        if token.meta.get("emptied_by_alert"):
            dropped.update((index - 1, index, index + 1))
    return [token for index, token in enumerate(tokens) if index not in dropped]
