"""Hugo's shortcodes in a post: finds them, has each rendered, and puts what comes out where it belongs.

As in Hugo, `{{< x >}}` is replaced by a token, a plain word, before Markdown is read, and the token by the output
afterwards; the output of `{{% x %}}` goes into the text and through Markdown.
Source: https://gohugo.io/content-management/shortcodes/ and gohugoio/hugo, hugolib/shortcode.go.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from hugo_posts.html.markup import element, shorten
from hugo_posts.record import dataclass
from hugo_posts.shortcodes.call import Context, Renderer, Shortcode, ShortcodeError, Standalone, error_marker
from hugo_posts.shortcodes.insertion import insert_outputs, plain_outputs
from hugo_posts.shortcodes.parser import Broken, Comment, Piece, pair, scan
from hugo_posts.shortcodes.tag import Tag
from hugo_posts.summary_divider import DIVIDER, without_divider

__all__ = ["Context", "Expansion", "Renderer", "Shortcode", "ShortcodeError", "Standalone", "expand"]

MAX_DEPTH = 10  # shortcodes inside shortcodes; each level reads the whole text inside of it again
MAX_REPORTS = 50  # per page; the next ones are counted only
_TOKEN = "HAHAHUGOSHORTCODE{salt}s{number}HBHB"
_LOOK_ALIKE = re.compile(r"HAHAHUGOSHORTCODE(\d+)s")


@dataclass(frozen=True)
class Expansion:
    """A text whose shortcodes have been rendered."""

    text: str  # the Markdown, with a token for each `{{< >}}`
    outputs: Mapping[str, str] = field(default_factory=dict)  # HTML for each token
    #: (line in `text`, line in the source) wherever the distance between the two may change; ascending.
    anchors: Sequence[tuple[int, int]] = ((1, 1),)
    #: Whether the summary divider stood in a shortcode, which Hugo loses; a later one is none.
    divider_is_gone: bool = False

    def insert(self, html: str) -> str:
        """Return `html` with the tokens replaced by the outputs; see `insert_outputs`."""
        return insert_outputs(html, self.outputs)

    def plain(self, value: str) -> str:
        """Return `value`, e.g. a link's address, with the tokens replaced by the outputs' bare text."""
        return plain_outputs(value, self.outputs)

    def source_line(self, line: int) -> int:
        """Return the 1-based line of the source that stands in line `line` of `text`."""
        text_line, source_line = self.anchors[max(bisect_left(self.anchors, (line, 0)) - 1, 0)]
        return source_line + line - text_line


def expand(text: str, registry: Mapping[str, Renderer], context: Context) -> Expansion:
    """Render the shortcodes in `text` with the renderers of `registry` (shortcode's name, in any case -> renderer).

    Mistakes go to `context.host.report`; what cannot be rendered stays readable in the page. Never raises for any
    text. Source: https://gohugo.io/content-management/shortcodes/.
    """
    if "{{<" not in text and "{{%" not in text:
        return Expansion(text)
    return _Expander(text, registry, context).run()


@dataclass
class _Frame:
    """A paired shortcode that is still open, or the page itself."""

    shortcode: Shortcode | None
    parts: list[str] = field(default_factory=list)
    count: int = 0  # shortcodes met within


class _Expander:
    """One run over one text: pieces in order, a stack of open shortcodes, output to the innermost."""

    def __init__(self, text: str, registry: Mapping[str, Renderer], context: Context) -> None:
        self.text = text
        self.registry = {name.lower(): renderer for name, renderer in registry.items()}
        self.context = context
        self.salt = _free_salt(text)
        self.frames = [_Frame(None)]
        self.outputs: dict[str, str] = {}
        self.anchors = [(1, 1)]
        self.reports = 0
        self.text_line = 1  # line being written in the result
        self.has_divider: bool | None = None  # whether the first summary divider stands in no shortcode
        self.counted = (0, 1)  # (offset, its line): newlines before the offset have been counted

    def run(self) -> Expansion:
        pieces = list(scan(self.text))
        closers = self._closers(pieces)
        closing = set(closers.values())
        position = 0
        for index, piece in enumerate(pieces):
            self._write_source(position, piece.start)
            self._handle(piece, closes=index in closing, opens=index in closers)
            position = piece.end
        self._write_source(position, len(self.text))
        if self.reports > MAX_REPORTS:
            self.context.host.report(1, f"{self.reports - MAX_REPORTS} more shortcode problems on this page")
        text = "".join(self.frames[0].parts)
        return Expansion(text, self.outputs, self.anchors, divider_is_gone=self.has_divider is False)

    def _closers(self, pieces: Sequence[Piece]) -> dict[int, int]:
        paired = [
            (index, piece)
            for index, piece in enumerate(pieces)
            if isinstance(piece, Tag) and (self._takes_text(piece.name.lower()) or (piece.closing and not piece.name))
        ]
        found = pair([tag for _, tag in paired])
        return _shallow({paired[opener][0]: paired[closer][0] for opener, closer in found.items()})

    def _takes_text(self, name: str) -> bool:
        return name in self.registry and not isinstance(self.registry[name], Standalone)

    def _handle(self, piece: Piece, *, closes: bool, opens: bool) -> None:
        if isinstance(piece, Comment):
            self._write(piece.literal)
        elif isinstance(piece, Broken):
            self._refuse(piece, piece.problem)
        elif closes:
            frame = self.frames.pop()
            assert frame.shortcode is not None
            self._render(frame.shortcode, "".join(frame.parts))
        elif piece.closing:
            if not piece.name:  # Hugo passes over it
                return
            self._refuse(piece, f'closes nothing; no "{piece.name}" that takes inner text is open here')
        elif piece.name.lower() not in self.registry:
            self._refuse(piece, _unknown(piece.name))
        elif opens:
            self.frames.append(_Frame(self._shortcode(piece)))
        else:
            self._render(self._shortcode(piece), "" if piece.self_closing else None)

    def _shortcode(self, tag: Tag) -> Shortcode:
        frame = self.frames[-1]
        frame.count += 1
        before = self.text[max(0, tag.start - 100) : tag.start].rpartition("\n")[2]
        return Shortcode(
            name=tag.name,
            named=tag.named,
            positional=tag.positional,
            markdown=tag.markdown,
            line=self._line(tag.start),
            source=self.text[tag.start : tag.end],
            indentation="" if before.strip(" \t") else before,
            parent=frame.shortcode,
            bare=tag.bare,
            ordinal=frame.count - 1,
        )

    def _render(self, shortcode: Shortcode, inner: str | None) -> None:
        if inner and shortcode.parent and shortcode.markdown:
            inner = (
                self.context.markdownify(inner, shortcode.line) if "\n" not in inner else self._blocks(inner, shortcode)
            )
        try:
            output = self.registry[shortcode.name.lower()](replace(shortcode, inner=inner), self.context)
        except Exception as error:  # a site's own shortcodes may fail in any way
            told = str(error) if isinstance(error, ShortcodeError) else f"it fails: {type(error).__name__}: {error}"
            self._report(shortcode.line, shortcode.name, told, shortcode.source)
            marker = error_marker(shortcode.source, self.context.host)
            kept = element("div", {}, marker + self._blocks(inner, shortcode)) if inner else marker
            self._write_output(kept, markdown=False)
            return
        if not inner and shortcode.indentation:
            output = _indent(output, shortcode.indentation)
        self._write_output(output, markdown=shortcode.markdown)

    def _blocks(self, markdown: str, shortcode: Shortcode) -> str:
        return self.context.markdown(markdown, inline=False, line=shortcode.line)

    def _refuse(self, piece: Tag | Broken, problem: str) -> None:
        """Report a piece that cannot be rendered and leave it readable where it stands."""
        source = self.text[piece.start : piece.end]
        self._report(self._line(piece.start), piece.name, problem, source)
        self._write_output(error_marker(source, self.context.host), markdown=False)

    def _report(self, line: int, name: str, problem: str, source: str) -> None:
        self.reports += 1
        if self.reports <= MAX_REPORTS:
            self.context.host.report(
                line, f"{name or 'shortcode'}: {problem}: {shorten(' '.join(source.split()), 120)}"
            )

    def _write_output(self, output: str, *, markdown: bool) -> None:
        """Write output as it is for Markdown to read, or a token where it is Markdown that will come upon it."""
        outer = [frame.shortcode for frame in self.frames if frame.shortcode]
        if markdown or not all(shortcode.markdown for shortcode in outer):
            self._write(output)
            return
        token = _TOKEN.format(salt=self.salt, number=len(self.outputs))
        self.outputs[token] = output
        self._write(token)

    def _write(self, text: str) -> None:
        self.frames[-1].parts.append(text)
        if len(self.frames) == 1:
            self.text_line += text.count("\n")

    def _write_source(self, start: int, end: int) -> None:
        if start == end:
            return
        if len(self.frames) == 1:
            self.anchors.append((self.text_line, self._line(start)))
        text = self.text[start:end]
        if self.has_divider is None and DIVIDER in text:
            self.has_divider = len(self.frames) == 1
            text = text if self.has_divider else without_divider(text)
        self._write(text)

    def _line(self, offset: int) -> int:
        """Return the 1-based line of `offset`; offsets must ascend."""
        before, line = self.counted
        self.counted = (offset, line + self.text.count("\n", before, offset))
        return self.counted[1]


def _shallow(closers: dict[int, int]) -> dict[int, int]:
    """Return the pairs (opener -> closer) that are nested less than MAX_DEPTH deep."""
    kept: dict[int, int] = {}
    open_until: list[int] = []
    for opener, closer in sorted(closers.items()):
        while open_until and open_until[-1] < opener:
            open_until.pop()
        if len(open_until) < MAX_DEPTH:
            kept[opener] = closer
            open_until.append(closer)
    return kept


def _free_salt(text: str) -> int:
    """Return the first number with which no token can stand in the author's own text."""
    taken = set(_LOOK_ALIKE.findall(text))
    return next(salt for salt in range(len(taken) + 1) if str(salt) not in taken)


def _unknown(name: str) -> str:
    if name.endswith(".inline"):
        return "inline shortcodes are Go templates, which only Hugo can run; write a template of its own instead"
    return f"no such shortcode; add overrides/shortcodes/{name}.html or a function in hooks/shortcodes.py"


def _indent(output: str, indentation: str) -> str:
    """Return `output` with every line but the first indented, so that a list item keeps it whole."""
    first, *rest = output.splitlines(keepends=True) or [""]
    return first + "".join(indentation + line for line in rest)
