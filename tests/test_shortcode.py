"""Where a shortcode's output goes in the page, what stays of a broken one, and that the page around is not touched."""

from __future__ import annotations

import hugo_oracle
import pytest
from html_tree import tree
from hugo_posts.host import NullHost
from hugo_posts.html.markup import plain_text
from hugo_posts.shortcodes.expansion import Context, Renderer, Shortcode, Standalone, expand
from hypothesis import given, settings
from hypothesis import strategies as st
from shortcode_site import BUILT_IN, Page

# The same shortcodes for Hugo and for us: a word, a block, a word with a line's end behind it, a wrapper, and one that
# shows all it is given.
TEMPLATES = {
    "word": "<b>{{ .Get 0 }}</b>",
    "block": "<div>{{ .Get 0 }}</div>\n",
    "line": "<b>{{ .Get 0 }}</b>\n",
    "wrap": "<section>{{ .Inner }}</section>",
    "name": '{{ .Get "name" }}',
    "other": "<i>{{ .Inner }}</i>",
}


def word(shortcode: Shortcode, _context: Context) -> str:
    return f"<b>{shortcode.get(0)}</b>"


def line(shortcode: Shortcode, _context: Context) -> str:
    return f"<b>{shortcode.get(0)}</b>\n"


def block(shortcode: Shortcode, _context: Context) -> str:
    return f"<div>{shortcode.get(0)}</div>\n"


def wrap(shortcode: Shortcode, _context: Context) -> str:
    return f"<section>{shortcode.inner}</section>"


def name(shortcode: Shortcode, _context: Context) -> str:
    return shortcode.get("name")


OURS: dict[str, Renderer] = {
    "word": Standalone(word),
    "block": Standalone(block),
    "line": Standalone(line),
    "wrap": wrap,
    "other": lambda shortcode, _context: f"<i>{shortcode.inner}</i>",
    "name": Standalone(name),
}

# Each is read by Hugo and by us; the trees that a browser builds from both must be equal.
AS_HUGO = [
    "{{< word a >}}",
    "{{< block a >}}",
    "{{% word a %}}",
    "{{% block a %}}\nnext line",
    "before {{< word a >}} after",
    "before {{< block a >}} after",
    "before {{< line a >}}, after *{{< line b >}}*",
    "{{< block a >}} after",
    "before {{< block a >}}",
    "{{< block a >}}{{< block b >}}",
    "{{< block a >}} {{< block b >}}",
    "{{< word a >}} {{< block b >}} {{< word c >}}",
    "line\n{{< block a >}}\nline",
    "*{{< word a >}}* **x {{< word b >}}** ~~{{< word c >}}~~",
    "*x {{< block a >}} y*",
    "`{{< word a >}}`",
    "    {{< word a >}}",
    "```\n{{< word a >}}\n```",
    "~~~\nx\n\n{{< block a >}}\n~~~",
    "- {{< word a >}}\n- {{< block b >}}",
    "- a\n\n  {{< block b >}}\n\n  c\n- d",
    "1. a\n\n    {{< block b >}}\n2. c",
    "> {{< block a >}}\n> b",
    "| a | b |\n|---|---|\n| {{< word a >}} | x {{< block b >}} y |",
    "# {{< word a >}} title",
    "[{{< word a >}}](/x)",
    "[a]({{< name name=/x >}})",
    '[a]({{< name name="/x" >}} "{{< name name=t >}}")',
    "![{{< name name=alt >}}]({{< name name=/x.jpg >}})",
    '<a href="{{< name name="/x" >}}">a</a>',
    '<div class="{{< name name="c" >}}">{{< block a >}}</div>',
    "<div>\n\n{{< block a >}}\n\n</div>",
    "{{< wrap >}}*a*{{< /wrap >}}",
    "{{% wrap %}}*a*{{% /wrap %}}",
    "{{% wrap %}}\n\n*a*\n\n{{% /wrap %}}",
    "{{< wrap >}}{{< word a >}} {{< word b >}}{{< /wrap >}}",
    "{{< wrap >}}{{< wrap >}}a{{< /wrap >}}{{< /wrap >}}",
    "{{< wrap >}}{{% wrap %}}*a*{{% /wrap %}}{{< /wrap >}}",
    "{{< wrap >}}{{% wrap %}}\n*a*\n\nb\n{{% /wrap %}}{{< /wrap >}}",
    "{{< wrap >}}{{< word a >}}{{< /wrap >}} *b* {{< wrap >}}c{{< /wrap >}}",
    "{{< wrap />}} a",
    "{{< WORD a >}} {{< Wrap >}}b{{< /Wrap >}}",
    "{{< wrap >}}a{{< /wrap >}} {{< wrap >}}b{{% /wrap %}} c",
    "{{< wrap >}}a{{< /wrap >}}{{< other >}}b{{< /wrap >}}c",
    "{{</* word a */>}} {{%/* word a */%}}",
    "{{</* wrap */>}}{{< word a >}}{{</* /wrap */>}}",
    "`{{</* word a */>}}`",
    "```\n{{</* word a */>}}\n```",
    "a {{ b }} {{- c -}} {{! d }}",
    "{{< name name=`a\nb` >}}",
    r'{{< name name="a \"b\" \c" >}}',
    r'{{< name name="a \c" >}}',
    "{{< name\n  name=a\n>}} b",
    "a\n: {{< word a >}}",
    "<!-- {{< name name=a >}} --> b",
]


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render({body: body for body in AS_HUGO}, shortcodes=TEMPLATES)


@pytest.mark.parametrize("body", AS_HUGO, ids=[str(number) for number in range(len(AS_HUGO))])
def test_page_is_hugos(hugo: dict[str, str], body: str) -> None:
    ours = Page(OURS)
    counted = ["href", "src", "alt", "title"]
    assert tree(ours.convert(body), attributes=counted) == tree(hugo[body], attributes=counted)
    assert ours.problems == []


VALID = [
    ("slashes", '[a]({{< name name="/" >}}/b) {{< name name="/c/" >}}/d', '<p><a href="/b">a</a> /c/d</p>\n'),
    ("alone", "{{< block a >}}", "<div>a</div>\n"),
    ("in a sentence", "x {{< block a >}} y", "<p>x </p><div>a</div> y\n"),
    ("first in a sentence", "{{< block a >}} y", "<div>a</div> y\n"),
    ("twice", "{{< block a >}} {{< block b >}}", "<div>a</div> <div>b</div>\n"),
    ("between words", "x {{< block a >}} {{< word b >}}", "<p>x </p><div>a</div> <b>b</b>\n"),
    ("next paragraph", "{{< block a >}} y\n\nz", "<div>a</div> y\n<p>z</p>\n"),
    ("a word", "x {{< word a >}} y", "<p>x <b>a</b> y</p>\n"),
    ("markup in an attribute", '<i title="{{< word a >}}">x</i>', '<p><i title="a">x</i></p>\n'),
]


@pytest.mark.parametrize(("body", "html"), [case[1:] for case in VALID], ids=[case[0] for case in VALID])
def test_paragraphs_end_before_blocks(body: str, html: str) -> None:
    assert Page(OURS).render(body) == html


# (title, body, line, beginning of the report, what the reader still sees)
BROKEN = [
    (
        "unknown",
        "a\n\nb {{< nope x=1 >}} c",
        3,
        "nope: no such shortcode; add overrides/shortcodes/nope.html or a function in hooks/shortcodes.py: {{< nope",
        "b {{< nope x=1 >}} c",
    ),
    ("unknown with inner text", "{{< nope >}}*in*{{< /nope >}}", 1, "nope: no such", "{{< nope >}}in{{< /nope >}}"),
    ("unclosed quote", 'a {{< word "b >}} c', 1, 'word: the closing quote " is missing', 'a {{< word "b >}} c'),
    ("unclosed", "a\n{{< word b\n\nc, d", 2, 'word: it is not closed; ">}}" is missing', "{{< word b"),
    ("unclosed comment", "a {{</* word b >}} c", 1, "shortcode: the comment is not closed", "a {{</* word b >}} c"),
    ("mixed braces", "a {{< word b %}} c", 1, 'word: it is not closed; ">}}" is missing', "a {{< word b %}} c"),
    ("closer of nothing", "a\n{{< /wrap >}}", 2, "wrap: closes nothing", "{{< /wrap >}}"),
    ("closer of a stand-alone one", "{{< word a >}}b{{< /word >}}", 1, "word: closes nothing", "ab{{< /word >}}"),
    ("inline", "{{< x.inline >}}a{{< /x.inline >}}", 1, "x.inline: inline shortcodes are Go", "{{< x.inline >}}a"),
    ("in code", "`{{< nope >}}`", 1, "nope: no such", "{{< nope >}}"),
    ("in an address", "[a]({{< nope >}})", 1, "nope: no such", "a"),
    ("in a title", '<a title="{{< nope >}}">a</a>', 1, "nope: no such", "a"),
    ("in an attribute", '<a href="{{< nope >}}">a</a>', 1, "nope: no such", "a"),
    ("tag-like", '{{<b class="x">}} c', 1, "b: no such", '{{<b class="x">}} c'),
    ("inside another", "{{< wrap >}}a {{< nope >}} b{{< /wrap >}}", 1, "nope: no such", "a {{< nope >}} b"),
]


@pytest.mark.parametrize(
    ("body", "line", "report", "shown"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken_is_reported_and_stays_readable(body: str, line: int, report: str, shown: str) -> None:
    page = Page(OURS)
    html = page.convert(body)
    first_line, first_report = page.problems[0]
    assert (first_line, first_report[: len(report)]) == (line, report)
    assert shown in plain_text(html)


def test_reports_of_a_page_are_limited() -> None:
    page = Page(OURS)
    page.render("{{< nope >}} " * 80)
    assert len(page.problems) == 51
    assert page.problems[-1] == (1, "30 more shortcode problems on this page")


LINES = [
    ("as they are", "a\nb\n{{< word x >}}\nd", {1: 1, 2: 2, 3: 3, 4: 4}),
    ("a shortcode over lines", "a\n{{< word\n x\n>}} b\nc\nd", {1: 1, 2: 2, 3: 5, 4: 6}),
    ("inner text over lines", "{{< wrap >}}\na\nb\n{{< /wrap >}}\nc", {1: 1, 2: 5}),
    ("output over lines", "{{% wrap %}}\na\n{{% /wrap %}}\nb", {1: 1, 4: 4}),
]


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines_of_the_source_are_known(body: str, lines: dict[int, int]) -> None:
    expansion = expand(body, OURS, Context(NullHost(), Page().markdown))
    assert {line: expansion.source_line(line) for line in lines} == lines


def test_look_alikes_of_tokens_stay() -> None:
    body = "HAHAHUGOSHORTCODE0s0HBHB {{< word a >}} HAHAHUGOSHORTCODE1s0HBHB"
    assert Page(OURS).render(body) == "<p>HAHAHUGOSHORTCODE0s0HBHB <b>a</b> HAHAHUGOSHORTCODE1s0HBHB</p>\n"


def test_token_that_a_highlighter_has_cut_is_found() -> None:
    expansion = expand("{{< word a >}}", OURS, Context(NullHost(), Page().markdown))
    (token,) = expansion.outputs
    cut = "".join(f'<span class="err">{character}</span>' for character in token)
    assert expansion.insert(f"<pre>{cut}</pre>") == '<pre><span class="err"><b>a</b></span></pre>'


PIECES = [
    "{{<",
    "{{%",
    ">}}",
    "%}}",
    "/",
    "/*",
    "*/",
    '"',
    "`",
    "\\",
    "=",
    " ",
    "\n",
    "x",
    "wrap",
    "figure",
    "src",
    "<p>",
]

FUZZ = settings(deadline=None, database=None)


@FUZZ
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join))
def test_any_text_expands(text: str) -> None:
    page = Page({**BUILT_IN, **OURS})
    expansion = expand(text, page.shortcodes, Context(page.host, page.markdown))
    expansion.insert(f"<p>{expansion.text}</p>")


@FUZZ
@given(st.text().filter(lambda text: "{{<" not in text and "{{%" not in text))
def test_text_without_shortcodes_is_untouched(text: str) -> None:
    expansion = expand(text, BUILT_IN, Context(NullHost(), Page().markdown))
    assert expansion.insert(expansion.text) == text


# Each would take hours if broken shortcodes were read again and again.
PATHOLOGICAL = {
    "openers": "{{<" * 25_000,
    "openers and spaces": "{{< " * 25_000,
    "raw strings": "{{< x `" * 25_000,
    "quotes": '{{< x "' * 25_000,
    "bare values": "{{<a b=" * 60_000 + " { >}}",
    "comments": "{{</* " * 25_000,
    "closers": "{{< /wrap >}}" * 25_000,
    "deep nesting": "{{< wrap >}}" * 10_000 + "{{< /wrap >}}" * 10_000,
    "never closed": "{{< wrap >}}" * 25_000,
    "many": "{{< word a >}} " * 25_000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_time_is_linear(text: str) -> None:
    page = Page(OURS)
    expansion = expand(text, page.shortcodes, Context(page.host, page.markdown))
    assert expansion.insert(f"<p>{expansion.text}</p>")


ADDRESSES = [
    "[a]({{< nope >}})",
    '[a]({{< ref "gone" >}} "t")',
    "![a]({{< nope x=1 >}})",
    '<a href="{{< nope >}}">a</a>',
    "<img src={{< nope >}} alt=a>",
    "[a][r]\n\n[r]: {{< nope >}}",
]


@pytest.mark.parametrize("body", ADDRESSES)
def test_a_broken_one_is_no_address(body: str) -> None:
    class Nowhere(NullHost):
        def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
            return None

    page = Page({**OURS, **BUILT_IN})
    page.host = Nowhere()
    html = page.convert(body)
    assert "{" not in html
    assert len(page.problems) == 1
