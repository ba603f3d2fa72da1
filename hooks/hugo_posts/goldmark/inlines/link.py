"""Links and images, as Goldmark reads them: each `]` looks back for its `[`, so that none of the text is read twice.

Source of the rules: goldmark, parser/link.go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from hugo_posts.goldmark.closure import closure, destination, skip_space, title
from hugo_posts.goldmark.inlines.text_join import CLOSED
from hugo_posts.record import dataclass

_LONGEST_LABEL = 999
#: The key in a token's `meta` for the place of the image, in the image's text, that it is of.
INNER = "inner"


@dataclass(frozen=True)
class _Opening:
    """A `[` or `![` that nothing has closed yet."""

    start: int
    token: int
    delimiters: int  # how many signs of emphasis stand before it
    metas: int  # how many entries of `tokens_meta` stand before it
    is_image: bool

    @property
    def text(self) -> int:
        """Where the text behind it begins."""
        return self.start + (2 if self.is_image else 1)


class Openings:
    """The brackets of one text that are open, and where its last link stands."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.stack: list[_Opening] = []
        self.last_link = -1
        """The token of the last link, or of the last image with a link in its text."""


def link_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rules for links and images."""
    md.inline.ruler.at("link", _open)
    md.inline.ruler.disable("image")
    md.inline.ruler.before("link", "link_end", _close)


def in_brackets(state: StateInline) -> bool:
    """Is the position behind a bracket that nothing has closed, so that the text may become a link's?"""
    return bool(_openings(state).stack)


def _openings(state: StateInline) -> Openings:
    """Return the open brackets of the text that is being read."""
    known: dict[int, Openings] = state.env.setdefault("openings", {})
    found = known.get(id(state.tokens))
    if found is None or found.source is not state.src:
        found = known[id(state.tokens)] = Openings(state.src)
    return found


def _open(state: StateInline, silent: bool) -> bool:
    is_image = state.src.startswith("![", state.pos)
    if silent or not (is_image or state.src[state.pos] == "["):
        return False
    token = state.push("text", "", 0)
    opening = _Opening(
        state.pos, len(state.tokens) - 1, len(state.delimiters), len(state.tokens_meta), is_image=is_image
    )
    token.content = state.src[opening.start : opening.text]
    _openings(state).stack.append(opening)
    state.pos = opening.text
    return True


def _close(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "]":
        return False
    openings = _openings(state)
    if not openings.stack:
        return False
    opening = openings.stack.pop()
    state.tokens[opening.token].meta[CLOSED] = True
    too_long = bool(openings.stack) and openings.stack[-1].text - openings.stack[0].start >= _LONGEST_LABEL
    if too_long or (not opening.is_image and openings.last_link > opening.token):
        return False
    found = _target(state, opening)
    if found is None:
        return False
    attributes, end = found
    if state.pending:
        state.pushPending()
    (_make_image if opening.is_image else _make_link)(state, openings, opening, attributes)
    state.pos = end
    return True


_Target = tuple[dict[str, Any], int]


def _target(state: StateInline, opening: _Opening) -> _Target | None:
    """Return address and title of the link whose text ends at the position, and what is behind it; None for none."""
    source, label_end, limit = state.src, state.pos, state.posMax
    behind = label_end + 1
    if source.startswith("(", behind, limit):
        inline = _inline_target(state, behind + 1)
        if inline is not None:
            return inline
    label, end = source[opening.text : label_end], behind
    if source.startswith("[", behind, limit):
        at = closure(source, behind + 1, limit, "[", "]")
        if at >= 0:
            label, end = source[behind + 1 : at].strip() or label, at + 1
    reference = state.env.get("references", {}).get(normalizeReference(label)) if len(label) <= _LONGEST_LABEL else None
    return (_attributes(reference["href"], reference["title"]), end) if reference else None


def _inline_target(state: StateInline, start: int) -> _Target | None:
    """Read `/address "title")`, whose white space may hold a line's end."""
    source, limit = state.src, state.posMax
    position = skip_space(source, start, limit)
    address, text = "", None
    if not source.startswith(")", position, limit):
        found = destination(source, position, limit)
        if found is None:
            return None
        address, position = found
        position = skip_space(source, position, limit)
        if not source.startswith(")", position, limit):
            found = title(source, position, limit)
            if found is None:
                return None
            text, position = found
            position = skip_space(source, position, limit)
    if not source.startswith(")", position, limit):
        return None
    return _attributes(state.md.normalizeLink(address), text), position + 1


def _attributes(address: str, text: str | None) -> dict[str, Any]:
    return {"href": address} if text is None else {"href": address, "title": text}


def _make_link(state: StateInline, openings: Openings, opening: _Opening, attributes: dict[str, Any]) -> None:
    """Make the bracket the link's start; what stands behind it pairs up by itself."""
    token = state.tokens[opening.token]
    token.type, token.tag, token.nesting = "link_open", "a", 1
    token.content, token.attrs = "", attributes
    inside = state.delimiters[opening.delimiters :]
    del state.delimiters[opening.delimiters :]
    if inside:
        state.tokens_meta.append({"delimiters": inside})
    state.push("link_close", "a", 0).nesting = -1  # for `push` would look for an end to what it has not begun
    openings.last_link = opening.token


def _make_image(state: StateInline, openings: Openings, opening: _Opening, attributes: dict[str, Any]) -> None:
    """Make the bracket the image, and what stands behind it the image's text."""
    first = opening.token + 1
    token = state.tokens[opening.token]
    inside = StateInline(state.src, state.md, state.env, state.tokens[first:])
    inside.delimiters = state.delimiters[opening.delimiters :]
    inside.tokens_meta = [meta for meta in state.tokens_meta[opening.metas :] if _delimiters_from(meta, first)]
    del state.tokens[first:], state.tokens_meta[opening.metas :], state.delimiters[opening.delimiters :]
    for delimiters in [inside.delimiters, *(_delimiters_from(meta, first) for meta in inside.tokens_meta)]:
        for delimiter in delimiters:
            delimiter.token -= first
    for rule in state.md.inline.ruler2.getRules(""):
        rule(inside)
    token.type, token.tag, token.content = "image", "img", state.src[opening.text : state.pos]
    for number, child in enumerate(inside.tokens):
        for each in child.children or ():
            each.meta[INNER] = number
    token.children = [each for child in inside.tokens for each in child.children or [child]]  # flat, as it is all text
    token.attrs = {
        "src": attributes["href"],
        "alt": "",
        **({"title": attributes["title"]} if "title" in attributes else {}),
    }
    openings.last_link = min(openings.last_link, opening.token)


def _delimiters_from(meta: Mapping[str, Any] | None, token: int) -> list[Delimiter]:
    """Return the signs of emphasis of a link's text, if it stands behind a token."""
    delimiters: list[Delimiter] = (meta or {}).get("delimiters", [])
    return delimiters if delimiters and delimiters[0].token >= token else []


def plain_text(tokens: list[Token]) -> str:
    """Return what inline tokens say, without their markup (an image's alternative text); bare addresses say nothing."""
    pieces, hidden = [], 0
    for token in tokens:
        if token.type == "link_open" and token.info == "auto":
            hidden += 1
        elif token.type == "link_close" and token.info == "auto":
            hidden -= 1
        elif token.type in ("text", "text_special", "code_inline"):
            pieces.append("" if hidden else token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.children:
            pieces.append(plain_text(token.children))
    return "".join(pieces)
