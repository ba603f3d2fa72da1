"""The summary divider `<!--more-->`, which is a block of its own wherever it stands.

Sources: https://gohugo.io/content-management/summaries/#manual-summary; Hugo's lexer (parser/pageparser/pagelexer.go)
takes the first one out of the text before Markdown is read, with all white space behind it, and leaves a word between
blank lines (hugolib/page__content.go), which is taken out of what Markdown makes of it, be it code.
"""

from __future__ import annotations

from hugo_posts.record import dataclass

DIVIDER = "<!--more-->"
#: The word that stands for it while Markdown is read.
_WORD = "HAHAHUGOMORE42HBHB"
_SPACE = " \t\r\n\f\v"


@dataclass(frozen=True)
class Divided:
    """A text whose first divider is a word between blank lines; `line` is where it stood, 0 without one."""

    text: str
    line: int = 0
    added_lines: int = 0

    def source_line(self, line: int) -> int:
        """Return the 1-based line of the text as it was that stands in `line` now."""
        if not self.line or line <= self.line:
            return line
        return max(line - self.added_lines, self.line)

    def restored(self, html: str) -> str:
        """Return what Markdown made of the text with the divider in it, as a comment, which shows nowhere.

        In another comment it would end that one, so there it is left out.
        """
        before, word, after = html.replace(f"<p>{_WORD}</p>", _WORD).partition(_WORD) if self.line else (html, "", "")
        is_in_comment = before.rfind("<!--") > before.rfind("-->")
        return before + (DIVIDER if word and not is_in_comment else "") + after.replace(_WORD, "")


def without_divider(text: str) -> str:
    """Return `text` without its first divider and the white space behind that."""
    before, _, after = text.partition(DIVIDER)
    return before + after.lstrip(_SPACE)


def divide(text: str) -> Divided:
    """Return `text` with its first divider set off by blank lines."""
    before, divider, after = text.partition(DIVIDER)
    if not divider or _WORD in text:
        return Divided(text)
    rest = after.lstrip(_SPACE)
    newlines = after.count("\n", 0, len(after) - len(rest))
    below = max(newlines, 2)
    isolated = f"{before}\n\n{_WORD}" + "\n" * below + rest
    return Divided(isolated, before.count("\n") + 1, 2 + below - newlines)
