"""What Goldmark sees before a line's first character: in a quote without a space, `>*a*`, the quote's sign."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from hugo_posts.goldmark.nesting import BEHIND_SIGN

#: The key in the environment for the places in the text at hand that stand right behind a quote's sign.
_SIGNS = "signs"


def line_starts_plugin(md: MarkdownIt) -> None:
    """Read inlines as markdown-it's rule does; what stands before a line's first character is known to them."""
    md.core.ruler.at("inline", _read_inlines)


def behind_signs(state: StateInline) -> Sequence[int]:
    """Return where a line of the text, but for the first, begins right behind a quote's sign."""
    signs: Sequence[int] = state.env.get(_SIGNS, ())
    return signs


class _State(StateInline):
    """Knows the quote's sign before a run of `*`, `_` or `~` that begins a line."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 (markdown-it's names)
        if start not in behind_signs(self):
            return super().scanDelims(start, canSplitWord)
        source = self.src
        self.src = f"{source[: start - 1]}>{source[start:]}"
        scanned = super().scanDelims(start, canSplitWord)
        self.src = source
        return scanned


def _read_inlines(state: StateCore) -> None:
    lines: set[int] = state.env.get(BEHIND_SIGN, set())
    for token in state.tokens:
        if token.type == "inline":
            state.env[_SIGNS] = _places(token, lines) if lines else ()
            inline = _State(token.content, state.md, state.env, [])
            state.md.inline.tokenize(inline)
            for rule in state.md.inline.ruler2.getRules(""):
                rule(inline)
            token.children = inline.tokens


def _places(token: Token, lines: set[int]) -> Sequence[int]:
    first, end = token.map or (0, 0)
    starts = accumulate((len(line) + 1 for line in token.content.split("\n")), initial=0)
    return [start for line, start in zip(range(first, end), starts, strict=False) if line > first and line in lines]
