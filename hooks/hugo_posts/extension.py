"""The Python-Markdown extension: Goldmark reads, Python-Markdown's tree processors and Material render.

Block and inline structure come from `goldmark`; the ElementTree built from it goes through the tree
processors that the host registered (toc, attr_list, abbr, MkDocs' links …), and finished HTML through
Python-Markdown's stash. Which of Material's additions are read depends, as always, on the
`markdown_extensions` that are switched on.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from html import escape

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX
from pymdownx.superfences import SuperFencesBlockPreprocessor

from hugo_posts.conversion import Conversion
from hugo_posts.goldmark import goldmark
from hugo_posts.goldmark.trigger import ask_where_triggered
from hugo_posts.host import Host, NullHost
from hugo_posts.html.raw_html import anchors_in
from hugo_posts.markup_settings import DEFAULT, MarkupSettings
from hugo_posts.material import Page, material
from hugo_posts.material.slash_block import LateCaption
from hugo_posts.missing_snippet import MissingSnippet
from hugo_posts.shortcodes.expansion import Renderer
from hugo_posts.snippet_lines import SnippetLines

#: Parameters by which pages ask for maths: PaperMod's, and other themes'.
_MATHS_PARAMETERS = ("math", "katex", "mathjax")
#: The parameter by which pages ask for Material's marks.
_MARKS_PARAMETER = "material_marks"
#: Python-Markdown's own reading of text, which Goldmark's replaces.
_REPLACED_PREPROCESSORS = ("normalize_whitespace", "html_block", "critic")
_REPLACED_TREEPROCESSORS = ("inline", "prettify", "task-list")


class HugoMarkdown(Extension):
    """Reads Markdown as Hugo does, shortcodes included; put it last among the extensions."""

    def __init__(
        self,
        shortcodes: Mapping[str, Renderer] | None = None,
        markup: MarkupSettings = DEFAULT,
        *,
        host_of: Callable[[], Host] = NullHost,
    ) -> None:
        """Set up the reader.

        Args:
            shortcodes: renderers by name.
            markup: how Markdown is read.
            host_of: returns what the text at hand is converted for; asked at each conversion.
        """
        super().__init__()
        self.shortcodes = shortcodes or {}
        self.markup = markup
        self.host_of = host_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Take over parsing; leave tree processors, postprocessors and snippets as they are."""
        if self.markup.captions:
            LateCaption().extendMarkdown(md)
        snippets = SnippetLines(md) if "snippet" in md.preprocessors else None
        md.parser = GoldmarkParser(md, self, snippets)
        for registry, names in (
            (md.preprocessors, _REPLACED_PREPROCESSORS),
            (md.treeprocessors, _REPLACED_TREEPROCESSORS),
        ):
            for name in names:
                if name in registry:
                    registry.deregister(name)
        if "snippet" in md.preprocessors:
            missing = MissingSnippet(md, md.preprocessors["snippet"], self.host_of)
            md.preprocessors.register(missing, "missing_snippet", 33)  # right before it
        held: list[str] = []
        md.preprocessors.register(_Hold(md, held), "hold_before_fences", 26)
        md.preprocessors.register(_ShowAnchors(md, held), "show_anchors", 24)
        md.preprocessors.register(_Release(md, held), "release", 20.5)
        md.postprocessors.register(_ShortcodeOutput(md), "shortcode_output", -10)

    def markdownify(self, text: str) -> str:
        """Return a line of Markdown, as it stands in front matter, as HTML without the paragraph around it.

        HTML in it that could run a script is shown as text.
        Source: https://gohugo.io/functions/transform/markdownify/.
        """
        if not text:
            return ""
        own = ("typographic", "linkify", "signs", "emoji", "extras")
        markup = MarkupSettings(passive=True, **{name: getattr(self.markup, name) for name in own})
        html = Markdown(extensions=[HugoMarkdown(markup=markup)]).convert(text)
        inside = html.removeprefix("<p>").removesuffix("</p>")
        return html if "<p>" in inside else inside

    def page_has_maths(self, host: Host) -> bool:
        """Tell whether maths are to be read on the page that `host` stands for."""
        if self.markup.math is not None:
            return self.markup.math
        return any(host.param(name) for name in _MATHS_PARAMETERS)


class _Hold(Preprocessor):
    """Keeps the text from superfences (priority 25), which has to stay registered to render single fences."""

    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self.held = held

    def run(self, lines: list[str]) -> list[str]:
        self.held[:] = lines
        return []


class _ShowAnchors(_Hold):
    """Shows what comes behind superfences, where MkDocs looks for anchors (priority 21), tags with an `id` alone.

    MkDocs reads the text by `html.parser`, which ends in an AssertionError at `<![x]`, also in code, and takes a
    minute for 40 KB of `<!--`.
    """

    def run(self, lines: list[str]) -> list[str]:
        return [f'<a id="{escape(anchor)}">' for anchor in anchors_in("\n".join(self.held))]


class _Release(_Hold):
    """Gives the text back."""

    def run(self, lines: list[str]) -> list[str]:
        return list(self.held)


class GoldmarkParser(BlockParser):
    """Python-Markdown's block parser, which here parses inlines and shortcodes, too.

    Attributes:
        conversion: the one of the document parsed last.
    """

    def __init__(self, md: Markdown, extension: HugoMarkdown, snippets: SnippetLines | None) -> None:
        super().__init__(md)
        self.blockprocessors = md.parser.blockprocessors
        self.extension = extension
        self.snippets = snippets
        self.page = Page()
        self.goldmark = goldmark(extension.markup)
        material(self.goldmark, md, self.page, extension.markup)
        self.goldmark.options["line_numbers"] = extension.markup.line_numbers
        ask_where_triggered(self.goldmark)
        self.superfences = next(
            (one for one in md.preprocessors if isinstance(one, SuperFencesBlockPreprocessor)), None
        )
        if self.superfences:
            self.superfences.get_hl_settings()
            if not self.superfences.noclasses:  # no colours in the page: Pygments need not gather a style's each time
                self.superfences.pygments_style = ()
        self.conversion: Conversion | None = None

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:  # noqa: N802 (Python-Markdown's name)
        """Return the tree of the document in `lines`, shortcodes as tokens in it."""
        text = "\n".join(lines).removeprefix("\ufeff").replace(STX, "").replace(ETX, "")
        host = self.extension.host_of()
        self.page.has_maths = self.extension.page_has_maths(host)
        self.page.has_marks = bool(host.param(_MARKS_PARAMETER))
        self.conversion = Conversion(
            self.md,
            self.goldmark,
            self.superfences,
            self.snippets.host(host) if self.snippets else host,
            passive=self.extension.markup.passive,
            has_maths=self.page.has_maths,
        )
        return etree.ElementTree(self.conversion.document(text, self.extension.shortcodes))


class _ShortcodeOutput(Postprocessor):
    """Puts the shortcodes' output where their tokens stand, when everything else is done."""

    def run(self, text: str) -> str:
        parser = self.md.parser
        assert isinstance(parser, GoldmarkParser)
        return parser.conversion.finish(text) if parser.conversion else text
