"""Posts by chance, made of all that Hugo documents: blocks in blocks, Vietnamese and Chinese, and slips of the pen.

Each number makes one post, always the same. Sources: https://gohugo.io/content-management/ (markdown-attributes,
syntax-highlighting, summaries), https://gohugo.io/configuration/markup/#goldmark and
https://www.markdownguide.org/extended-syntax/.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generated_pieces import (
    ADDRESSES,
    ATTRIBUTES,
    BARE,
    BEFORE,
    BEHIND,
    FIGURES,
    FORMULAS,
    HTML,
    HTML_BLOCKS,
    INFOS,
    VALUES,
    WORDS,
)


class Post:
    """Makes one post from chance; `body` is its Markdown."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.notes = 0
        self.references = 0
        self.behind: list[str] = []
        self.is_in_note = False
        blocks = [self.block(0) for _ in range(self.chance.randint(1, 5))]
        body = self.joined([*blocks, *self.behind])
        body = body.rstrip("\n") if self.chance.random() < 0.05 else body
        body = body.replace("\n", "\r\n") if self.chance.random() < 0.005 else body
        is_slipped = self.chance.random() < 0.3 and "{{" not in body  # of a wrong shortcode, Hugo makes no page
        self.body = self.slipped(body) if is_slipped else body

    # -- inlines ----------------------------------------------------------------------------

    def words(self, most: int = 4) -> str:
        """Return some words."""
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most)))

    def text(self, depth: int = 0) -> str:
        """Return running text, at times of several lines."""
        pieces = [self.inline(depth) for _ in range(self.chance.randint(1, 4))]
        glue = self.chance.choices(
            [" ", "", "\n", "  \n", "\\\n", "\t", "\u00a0"], [12, 3, 3, 1, 1, 0.3, 0.3], k=len(pieces)
        )
        return "".join(piece + between for piece, between in zip(pieces, glue, strict=True)).strip("\n")

    def inline(self, depth: int) -> str:
        """Return one piece of running text."""
        kinds: list[tuple[float, Callable[[int], str]]] = [
            (8, lambda depth: self.words()),
            (3, self.emphasis),
            (1, lambda depth: self.chance.choice(HTML)),
            (1, lambda depth: self.chance.choice(BARE)),
            (1, self.code),
            (1.5, self.link),
            (0.7, self.note),
            (0.3, lambda depth: self.chance.choice(VALUES)),
            (0.4, lambda depth: self.chance.choice(FORMULAS)),
        ]
        if depth > 3:
            kinds = kinds[:1]
        weights, makers = zip(*kinds, strict=True)
        made: str = self.chance.choices(makers, weights)[0](depth + 1)
        return made

    def emphasis(self, depth: int) -> str:
        """Return text in signs, which may not fit."""
        sign = self.chance.choice(["*", "**", "_", "__", "***", "~~", "~", "*", "**"])
        other = sign if self.chance.random() < 0.9 else self.chance.choice(["*", "**", "_", "~~"])
        return sign + self.text(depth) + other

    def code(self, depth: int) -> str:
        """Return a code span."""
        sign = self.chance.choice(["`", "`", "``"])
        return sign + self.chance.choice([self.words(2), " ` ", "a|b", "<b>", "\\", " x ", "a\nb"]) + sign

    def link(self, depth: int) -> str:
        """Return a link or an image, by address or by reference."""
        text = self.text(depth)
        picture = self.chance.choice(["", "", "!"])
        if self.chance.random() < 0.3:
            self.references += 1
            label = self.chance.choice([f"Á {self.references}", f"r{self.references}", "chung"])
            title = self.chance.choice(["", ' "t *u*"', "\n  (t)", " 't'", ' "t\nu"', ' "t" x', " 't\\''"])
            space = self.chance.choice([" ", " ", "", "\n", "\t", "\n  "])
            self.behind.append(f"[{label}]:{space}{self.chance.choice(ADDRESSES)}{title}")
            return picture + self.chance.choice([f"[{text}][{label}]", f"[{label}][]", f"[{label.lower()}]"])
        title = self.chance.choice(["", "", ' "t & u"', " 't'", " (t)", ' "t'])
        return f"{picture}[{text}]({self.chance.choice(ADDRESSES)}{title})"

    def note(self, depth: int) -> str:
        """Return a footnote's sign; its text comes later."""
        self.notes += 1
        label = self.chance.choice([str(self.notes), "chú thích", "a", f"b{self.notes}"])
        if self.chance.random() < 0.9:
            outer, self.is_in_note = self.is_in_note, True  # a note in a note is Goldmark's own
            blocks = [self.text(3), *(self.block(2) for _ in range(self.chance.choice([0, 0, 1])))]
            self.is_in_note = outer
            self.behind.append(f"[^{label}]: " + _indented("\n\n".join(blocks), "    "))
        return f"[^{label}]"

    # -- blocks -----------------------------------------------------------------------------

    def block(self, depth: int) -> str:
        """Return one block."""
        kinds: list[tuple[float, Callable[[int], str]]] = [
            (5, lambda depth: self.text()),
            (2, self.heading),
            (1, self.fence),
            (1, self.table),
            (1, lambda depth: self.chance.choice(HTML_BLOCKS)),
            (0.6, lambda depth: _indented(self.words() + "\n" + self.words(), "    ", first=True)),
            (0.2, lambda depth: _indented(self.words() + "\n\n" + self.words(), "\t", first=True)),
            (
                0.5,
                lambda depth: self.chance.choice(
                    ["---", "***", "* * *", "___", "- - -", "_ _\t_", "+++", "--", "*\t*\t*\t"]
                ),
            ),
            (4, self.items),
            (2, self.quote),
            (1, self.definitions),
            (0.3, self.shortcode),
        ]
        if depth > 2:
            kinds = kinds[:-4]
        weights, makers = zip(*kinds, strict=True)
        made: str = self.chance.choices(makers, weights)[0](depth + 1)
        return self.chance.choice(BEFORE) + made + self.chance.choice(BEHIND)

    def joined(self, blocks: list[str]) -> str:
        """Return blocks with mostly a blank line between them, at times with a note or an address among them."""
        while self.behind and not self.is_in_note and self.chance.random() < 0.05:
            blocks = [*blocks, self.behind.pop()]
        between = self.chance.choices(["\n\n", "\n", "\n\n\n"], [8, 2, 0.5], k=len(blocks))
        return "".join(block + line for block, line in zip(blocks, between, strict=True)).rstrip("\n") + "\n"

    def heading(self, depth: int) -> str:
        """Return a heading, with signs or underlined, and perhaps with attributes."""
        text = self.text(2)
        attributes = self.chance.choice(["", "", " " + self.chance.choice(ATTRIBUTES)])
        if self.chance.random() < 0.25:
            return f"{text}{attributes}\n{self.chance.choice(['===', '---', '-', '='])}"
        closing = self.chance.choice(["", "", "", " ##", " #", "#", " #  ", "\t#", " \\#"])
        signs = "#" * self.chance.choice([1, 2, 2, 3, 4, 5, 6, 7])
        space = self.chance.choice([" ", " ", " ", "  ", "\t", ""])
        return f"{signs}{space}{' '.join(text.split())}{closing}{attributes}"

    def fence(self, depth: int) -> str:
        """Return a fenced block, at times without its end."""
        sign = self.chance.choice(["```", "```", "~~~", "````", "~~~~~"])
        code = self.chance.choice(["a\n\n  b", "- x\n> y", "", "<b> &amp; {{ x }}", "\ta", "```", "*a*\n    ", "#\n"])
        end = self.chance.choice([*[sign] * 30, "", sign + "`", sign + "  ", "  " + sign, sign[1:], sign + " x"])
        return f"{sign}{self.chance.choice(INFOS)}\n{code}\n{end}"

    def shortcode(self, depth: int) -> str:  # noqa: PLR0911 (one return for each shortcode)
        """Return one of Hugo's shortcodes, at times with blocks in it."""
        kind = self.chance.randrange(7)
        if kind == 0:
            left, right = self.chance.choice([*[("<", ">")] * 3, ("%", "%")])
            return f"{{{{{left} figure {self.chance.choice(FIGURES)} {right}}}}}"
        if kind == 1:
            options = self.chance.choice(["", 'summary="A *b*"', "open=true", 'class="c" name="n" title="t"'])
            return f"{{{{< details {options} >}}}}\n{self.block(depth)}\n{{{{< /details >}}}}"
        if kind == 2:
            code = self.chance.choice(["a\n\n  b", "<b> &amp;", "*a*"])
            options = self.chance.choice(["", ' "linenos=false"', " linenostart=3"])
            return f"{{{{< highlight go{options} >}}}}\n{code}\n{{{{< /highlight >}}}}"
        if kind == 4:
            return self.chance.choice(VALUES)
        if kind == 5:
            inner = _indented(f"{{{{< details >}}}}\n{self.words()}\n{{{{< /details >}}}}", "  ")
            summary = self.chance.choice(["漢字", "`x`", "a -- b"])
            return f'{{{{< details summary="{summary}" >}}}}\n- {inner}\n{{{{< /details >}}}}'
        if kind == 3:
            return self.chance.choice(["{{< youtube 0RKpf3rK57I >}}", '{{< vimeo id=55073825 class="v" >}}'])
        return self.chance.choice(["{{< comment >}} a *b* {{< /comment >}}", "{{% comment %}} a {{% /comment %}}"])

    def table(self, depth: int) -> str:
        """Return a table, whose rows may not have as many cells as its head."""
        columns = self.chance.randint(1, 3)
        delimiter = [
            self.chance.choice(["---", ":--", "--:", ":-:", "-", " --- ", "\t:-", ":"]) for _ in range(columns)
        ]
        rows = [[" ".join(self.text(2).split()) for _ in range(columns)] for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.2:
            rows[-1] = rows[-1][:-1] + ["x"] * self.chance.randint(0, 2)
        edge = self.chance.choice(["|", "|", "| ", ""])
        lines = [
            edge + self.chance.choice(["|", " | "]).join(row) + edge[::-1] for row in [rows[0], delimiter, *rows[1:]]
        ]
        indent = self.chance.choice(["", "", "", "", "  ", "    "])
        return _indented("\n".join(lines), indent)

    def items(self, depth: int) -> str:
        """Return a list, tight, loose or in between, of blocks that are indented more or less well."""
        marker = self.chance.choice(["-", "*", "+", "1.", "2)", "10.", "- [ ]", "- [x]", "0.", "007)", "1234567890."])
        gap = self.chance.choice([" ", " ", " ", "  ", "   ", "    ", "     ", "\t"])
        full = len(marker.split(" ")[0] + gap)
        made = []
        for number in range(self.chance.randint(1, 3)):
            first = [self.text(2)] if self.chance.random() < 0.85 else []
            inside = self.joined([*first, *(self.block(depth) for _ in range(self.chance.choice([0, 0, 1, 1, 2])))])
            sign = f"{number + 1}." if marker == "1." and self.chance.random() < 0.7 else marker
            indent = (
                " " * full
                if self.chance.random() < 0.8
                else self.chance.choice([*[" ", "  ", "   ", "    "] * 3, "\t"])
            )
            made.append(sign + gap + _indented(inside.rstrip("\n"), indent))
        loose = self.chance.choice(["\n", "\n", "\n\n"])
        return _indented(loose.join(made), " " * self.chance.choice([0, 0, 0, 0, 1, 2, 3]), first=True)

    def quote(self, depth: int) -> str:
        """Return a quote, at times with lazy lines."""
        inside = self.joined([self.block(depth) for _ in range(self.chance.randint(1, 2))]).rstrip("\n")
        sign = self.chance.choice([*["> "] * 10, *[">", "   > ", ">  "] * 3, ">\t"])
        lines = inside.split("\n")
        return "\n".join(
            line if number and line and self.chance.random() < 0.1 else (sign + line)
            for number, line in enumerate(lines)
        )

    def definitions(self, depth: int) -> str:
        """Return a definition list."""
        made = []
        for _ in range(self.chance.randint(1, 2)):
            terms = [self.words() for _ in range(self.chance.choice([1, 1, 2]))]
            gap = self.chance.choice([": ", ": ", ":   ", ":\t"])
            blocks = [
                self.block(depth) if self.chance.random() < 0.4 else self.text(2)
                for _ in range(self.chance.randint(1, 2))
            ]
            space = self.chance.choice(["\n", "\n", "\n\n"])
            made.append(
                space.join(
                    ["\n".join(terms), *(gap + _indented(block, "    "[: len(gap.expandtabs(4))]) for block in blocks)]
                )
            )
        return "\n\n".join(made)

    def slipped(self, text: str) -> str:
        """Return a text with a few slips: something taken out, twice there, or added."""
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(text) + 1)
            end = at + self.chance.choice([1, 1, 2, 4])
            added = self.chance.choice([*"\n *_`[]()<>!#|:-+=^$&\\\"'{}.~\t", "\n\n", "    ", "> ", "- ", ""])
            text = text[:at] + added + text[self.chance.choice([at, end]) :]
        return text


def _indented(text: str, indent: str, *, first: bool = False) -> str:
    """Return `text` with its lines but the first set in, where they are not blank."""
    lines = text.split("\n")
    return "\n".join(indent + line if line and (first or number) else line for number, line in enumerate(lines))
