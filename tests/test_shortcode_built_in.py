"""The shortcodes that come with Hugo and PaperMod, and the ways in which a site adds its own."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import hugo_oracle
import pytest
from golden import Case, cases
from html_tree import tree
from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.document import parse
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.built_in.code import highlight
from hugo_posts.shortcodes.expansion import Context, Renderer, Shortcode, ShortcodeError, Standalone
from hugo_posts.shortcodes.registry import registry
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode
from shortcode_site import Page

FRONT_MATTER = {"author": "Lan & Minh", "draft": True, "tags": ["a", "b"], "weight": 3}
GOLDEN = cases(Path(__file__).parent / "shortcode" / "built_in.md")


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_built_in(case: Case) -> None:
    page = Page(front_matter=FRONT_MATTER)
    assert page.render(case.source).strip() == case.expected
    assert page.problems == []


REPORTED = [
    ('{{< ref "" >}}', "ref: it names no page; write the path of one"),
    ('{{< param "nope" >}}', 'param: neither the front matter nor the site has a parameter "nope"'),
    ("{{< param >}}", "param: it names no parameter"),
    ("{{< highlight go >}}", "highlight: it is not closed; write {{< /highlight >}}"),
    ("{{< details >}} a", "details: it is not closed; write {{< /details >}}"),
    ("{{< collapse >}}a{{< /collapse >}}", 'collapse: missing "summary"'),
    ("{{< youtube >}}", 'youtube: it needs an id; write youtube id="…"'),
    ("{{< gist a >}}", "gist: it needs a user and an id"),
    ("{{< x user=a >}}", "x: it needs an id"),
    ("{{< qr />}}", 'qr: missing "text"'),
    ('{{< qr text=a level="best" />}}', 'qr: "level" must be one of low, medium, quartile, high'),
    ("{{< qr text=a scale=1 />}}", 'qr: "scale" must be a whole number from 2 on'),
    (f'{{{{< qr text="{"a" * 5000}" />}}}}', "qr: the text is too long for a QR code"),
    ("{{< inTextImg >}}", 'inTextImg: missing "url"'),
    ("{{< video src=javascript:a >}}", 'video: "src" must not be a javascript: address'),
]


@pytest.mark.parametrize(("body", "report"), REPORTED, ids=[report for _, report in REPORTED])
def test_mistakes_are_reported(body: str, report: str) -> None:
    page = Page()
    page.render(body)
    line, message = page.problems[0]
    assert (line, message[: len(report)]) == (1, report)


def test_missing_page_is_reported_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page()
    monkeypatch.setattr(page.host, "ref", lambda _target, **_options: None)
    html = page.render('\n{{< ref "x.md" >}}')
    assert page.problems == [(2, 'ref: there is no page "x.md"; write the path of one: {{< ref "x.md" >}}')]
    assert '{{&lt; ref "x.md" &gt;}}' in html


AS_HUGO_FRONT_MATTER = """\
title: A < B
date: 2024-01-02
lastmod: 2024-03-04T05:06:07+07:00
list: [1, 2.5, null, {b: null, a: [x]}]
signs: <'C' + "D">"""
# Trees equal to Hugo's, for what needs no other site and no translation.
AS_HUGO = [
    "[a]({{< relref `case-0` >}})",
    '{{< param "title" >}} *a*',
    "{{< param date >}}, {{< param Lastmod >}}, {{< param publishDate >}}, {{< param list >}}",
    '{{< details summary="*a*" open=true >}}\n**b**\n\n- c\n{{< /details >}}',
    '{{% details summary="a" %}}\n**b**\n\n- c\n{{% /details %}}',
    "a {{< comment >}}b{{< /comment >}} c",
    "`{{% param signs %}}` {{% param signs %}}\n\n## {{% param signs %}}",
]


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render({body: body for body in AS_HUGO}, front_matter=f"---\n{AS_HUGO_FRONT_MATTER}\n---\n")


@pytest.mark.parametrize("body", AS_HUGO)
def test_page_is_hugos(hugo: dict[str, str], body: str) -> None:
    ours = Page(front_matter=parse(f"---\n{AS_HUGO_FRONT_MATTER}\n---\n").values).convert(body)
    assert tree(ours) == tree(hugo[body])


HIGHLIGHTED = [
    "{{< highlight text >}}\na\n  b\n\nc\n{{< /highlight >}}",
    "- a\n\n  {{< highlight text >}}\n  b\n    c\n  {{< /highlight >}}\n\n  d",
    "{{< highlight go >}}\n\tx := `a`\n```\n<b>\n{{< /highlight >}}",
    'a {{< highlight go "hl_inline=true" >}}b := "<"{{< /highlight >}} c',
]


def test_code_is_hugos() -> None:
    for body, html in hugo_oracle.render({body: body for body in HIGHLIGHTED}).items():
        assert code_text(Page().convert(body)) == code_text(html)


def code_text(html: str) -> str:
    return LexborHTMLParser(html).css("code")[-1].text().strip("\n")


OPTIONS = [
    ("", "go"),
    ("linenos=table", "go {linenos=table}"),
    ("linenos=inline,hl_lines=8 15-17,linenostart=199", 'go {linenos=inline,hl_lines=["8","15-17"],linenostart=199}'),
    ("linenos = false, hl_Lines=3", 'go {linenos=false,hl_lines=["3"]}'),
]


@pytest.mark.parametrize(("options", "info"), OPTIONS)
def test_highlight_options_are_those_of_a_fence(options: str, info: str) -> None:
    echo = Context(NullHost(), lambda text, *, inline, line, passive=False: text)
    assert highlight(Shortcode("highlight", positional=["go", options], inner="\na\n"), echo) == f"```{info}\na\n```"


def frame(body: str) -> tuple[LexborNode, LexborNode]:
    """Return the frame that a video shortcode makes, and the link on the page in it."""
    outer = LexborHTMLParser(Page().render(body)).css_first("iframe")
    assert outer is not None
    inner = LexborHTMLParser(outer.attributes["srcdoc"] or "").css_first("a")
    assert inner is not None
    return outer, inner


VIDEOS = [
    ("{{< youtube 0RKpf3rK57I >}}", "https://www.youtube-nocookie.com/embed/0RKpf3rK57I?autoplay=1"),
    (
        "{{< youtube id=0RKpf3rK57I start=30 end=60 loop=true mute=true controls=false >}}",
        "https://www.youtube-nocookie.com/embed/0RKpf3rK57I"
        "?autoplay=1&start=30&end=60&controls=0&mute=1&loop=1&playlist=0RKpf3rK57I",
    ),
    ('{{< youtube id="a/../b?c" >}}', "https://www.youtube-nocookie.com/embed/a%2F..%2Fb%3Fc?autoplay=1"),
    ("{{< vimeo 55073825 >}}", "https://player.vimeo.com/video/55073825?autoplay=1&dnt=1"),
]


@pytest.mark.parametrize(("body", "address"), VIDEOS)
def test_video_loads_nothing_before_a_click(body: str, address: str) -> None:
    outer, link = frame(body)
    assert "src" not in outer.attributes
    assert "http" not in (outer.attributes["srcdoc"] or "").replace(unescape(address).replace("&", "&amp;"), "")
    assert link.attributes["href"] == address


def test_video_has_its_title_escaped() -> None:
    outer, link = frame('{{< youtube id=a title="<b> & \\"c\\"" >}}')
    assert outer.attributes["title"] == '<b> & "c"'
    assert link.text() == '▶<b> & "c" – click to play it from YouTube'


def test_qr_is_an_image_with_a_name() -> None:
    html = Page().render('{{< qr text="https://example.org/?a=1&b=2" scale=5 id="q" class="c" />}}')
    image = LexborHTMLParser(html).css_first("svg#q.c")
    assert image is not None
    assert image.attributes["width"] == image.attributes["height"] == "185"
    titles = LexborHTMLParser(
        html + Page().render("{{< details >}}\n{{< qr text=https://a.vn/_b_ />}}\n{{< /details >}}")
    )
    named = [title.text() for title in titles.css("svg > title")]  # in `details`, it is read as Markdown with the rest
    assert named == ["QR code: https://example.org/?a=1&b=2", "QR code: https://a.vn/_b_"]


TEMPLATES = {
    "note.html": '<div class="{{ get("kind", 0) }}">{{ inner | markdown }}</div>',
    "short.html": "<b>{{ get(0) | markdownify }}</b>",
    "box/title.html": "{{ param('author') }} {{ page.weight }} {{ param('nope') }}{{ parent.get(0) if parent }}",
    "broken.html": "{% if %}",
    "failing.html": "{{ nope }}",
}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    for name, template in TEMPLATES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(template, encoding="utf-8")
    return tmp_path


OWN = [
    ("paired", '{{< note "<x>" >}}*a*{{< /note >}}', '<div class="&lt;x&gt;"><p><em>a</em></p>\n</div>'),
    ("nested", "{{< note a >}}{{< short `*b*` >}}{{< /note >}}", '<div class="a"><p><b><em>b</em></b></p>\n</div>'),
    ("in a sentence", "a {{< short b >}} c", "<p>a <b>b</b> c</p>"),
    ("in a folder", "{{< box/title >}}", "Lan &amp; Minh 3 "),
    ("knows the one round it", "{{< note a >}}{{< box/title >}}{{< /note >}}", "Lan &amp; Minh 3 a"),
]


@pytest.mark.parametrize(("body", "html"), [case[1:] for case in OWN], ids=[case[0] for case in OWN])
def test_template(templates: Path, body: str, html: str) -> None:
    page = Page(registry(templates, {}), front_matter=FRONT_MATTER)
    assert html in page.render(body)
    assert page.problems == []


def note(shortcode: Shortcode, context: Context) -> str:
    if not shortcode.get("title"):
        raise ShortcodeError("it needs a title")
    return f"<aside>{context.markdown(shortcode.inner or '', inline=False, line=shortcode.line)}</aside>"


def rule(_shortcode: Shortcode, _context: Context) -> str:
    return "<hr>"


def failing(_shortcode: Shortcode, _context: Context) -> str:
    return str(1 / 0)


FUNCTIONS: dict[str, Renderer] = {"note": note, "rule": Standalone(rule), "failing": Standalone(failing)}
OWN_FUNCTIONS = [
    ("{{< note title=a >}}*b*{{< /note >}}", "<aside><p><em>b</em></p>\n</aside>", []),
    ("{{< rule >}}", "<hr>", []),
    ("{{< note >}}*b*{{< /note >}}", "<p><em>b</em></p>", ["note: it needs a title: {{< note >}}"]),
    ("a {{< failing >}}", "{{&lt; failing &gt;}}", ["failing: it fails: ZeroDivisionError: division by zero: {{<"]),
]


@pytest.mark.parametrize(("body", "html", "reports"), OWN_FUNCTIONS)
def test_function_goes_before_template(templates: Path, body: str, html: str, reports: list[str]) -> None:
    page = Page(registry(templates, FUNCTIONS))
    assert html in page.render(body)
    found = [message for _, message in page.problems]
    assert [message[: len(report)] for message, report in zip(found, reports, strict=True)] == reports


@pytest.mark.parametrize(
    ("name", "report"),
    [("broken", "broken: it fails: TemplateSyntaxError"), ("failing", "failing: it fails: UndefinedError: 'nope'")],
)
def test_template_mistake_costs_one_shortcode(templates: Path, name: str, report: str) -> None:
    page = Page(registry(templates, {}))
    assert "a <span" in page.render(f"a {{{{< {name} >}}}} *b*")
    assert page.problems[0][1].startswith(report)


def test_site_without_its_own_shortcodes(tmp_path: Path) -> None:
    assert registry(tmp_path / "none", {}).keys() == registry(None, {}).keys()


def test_code_in_a_line_is_in_colour_where_inline_code_is() -> None:
    reader = HugoMarkdown(registry(None, {}))
    html = Markdown(extensions=["pymdownx.highlight", "pymdownx.inlinehilite", reader]).convert(
        'a {{< highlight python "hl_inline=true" >}}x = `1`{{< /highlight >}} b'
    )
    assert '<code class="highlight"><span class="n">x</span>' in html
    assert "#!" not in html
