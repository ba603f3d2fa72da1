r"""Tags in running text, and backslashes, where Goldmark reads them otherwise than markdown-it does.

A declaration is in capitals, and `<?>` is a whole processing instruction (goldmark, parser/raw_html.go). A backslash
before a space hides nothing, and behind another one it breaks no line (goldmark, parser/parser.go).
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, escape, html_inline


def inline_html_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rules for raw HTML and for backslashes."""
    md.inline.ruler.at("html_inline", _read_tag)
    md.inline.ruler.at("escape", _read_escape)


def _read_tag(state: StateInline, silent: bool) -> bool:
    behind = state.src[state.pos + 1 : state.pos + 3]
    if behind == "?>":
        if not silent:
            state.push("html_inline", "", 0).content = "<?>"
        state.pos += len("<?>")
        return True
    is_declaration = behind[:1] == "!" and behind[1:].isalpha()
    return not (is_declaration and not behind[1:].isupper()) and html_inline(state, silent)


def _read_escape(state: StateInline, silent: bool) -> bool:
    following = state.src[state.pos + 1 : state.pos + 2]
    if following in (" ", "\t") or (following == "\n" and state.src[state.pos - 1 : state.pos] == "\\"):
        return False
    return escape(state, silent)
