"""The figure shortcode: golden pairs, what is reported, and the same figures as the real Hugo makes of them."""

from __future__ import annotations

from pathlib import Path

import hugo_oracle
import pytest
from golden import Case, cases
from html_tree import tree
from selectolax.lexbor import LexborHTMLParser
from shortcode_site import Page

GOLDEN = cases(Path(__file__).parent / "figure" / "figures.md")


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_figure(case: Case) -> None:
    page = Page()
    assert page.render(case.source).strip() == case.expected
    assert page.problems == []


# (title, shortcode, reports; each stands in line 1)
REPORTED = [
    ("no src", '{{< figure caption="a" >}}', ['missing "src"; write src="/path/of/the/image.jpg"']),
    ("empty src", '{{< figure src="" >}}', ['missing "src"; write src="/path/of/the/image.jpg"']),
    ("misspelt", '{{< figure src="a.jpg" captoin="x" >}}', ['unknown argument "captoin" is ignored; write caption']),
    ("of another theme", '{{< figure src="a.jpg" lightbox="true" position=left style=x >}}', []),
    (
        "unknown alignment",
        "{{< figure src=a.jpg align=middle >}}",
        ['"align" is "middle"; write left, center or right'],
    ),
    ("too many positions", "{{< figure a.jpg b c >}}", ['"c" has no name; write e.g. alt="c"']),
    ("code as address", "{{< figure src=javascript:alert(1) >}}", ['"src" must not be a javascript: address']),
    ("code in disguise", '{{< figure src=" JAVA\tSCRIPT:a" >}}', ['"src" must not be a javascript: address']),
    ("data as address", "{{< figure src=data:image/png;base64,AA== >}}", ['"src" must not be a data: address']),
    (
        "code as links",
        '{{< figure src=a.jpg link="javascript:a" attr=b attrlink="vbscript:a" >}}',
        ['"link" must not be a javascript: address', '"attrlink" must not be a vbscript: address'],
    ),
]


@pytest.mark.parametrize(("shortcode", "reports"), [case[1:] for case in REPORTED], ids=[case[0] for case in REPORTED])
def test_mistakes_are_reported(shortcode: str, reports: list[str]) -> None:
    page = Page()
    html = page.render(shortcode)
    source = " ".join(shortcode.split())
    assert page.problems == [(1, f"figure: {report}: {source}") for report in reports]
    assert "script:" not in html.replace("{{&lt; figure src=javascript:", "").replace("JAVA\tSCRIPT:", "")


def test_figure_without_image_shows_its_source_and_caption() -> None:
    html = Page().render('{{< figure src="" caption="A *b*" >}}')
    assert '{{&lt; figure src="" caption="A *b*" &gt;}}' in html
    assert "<figcaption><p>A <em>b</em></p></figcaption>" in html


PLACES = [
    '{{< figure src="/a.jpg" >}}',
    '    {{< figure src="/a.jpg" >}}',
    'text {{< figure src="/a.jpg" >}} text',
    'text\n{{< figure src="/a.jpg" caption="b" >}}\ntext',
    '{{< figure src="/a.jpg" >}}{{< figure src="/b.jpg" >}} text',
    '- a\n\n    {{< figure src="/a.jpg" caption="b" >}}\n\n- c',
    '- a\n    {{< figure src="/a.jpg" >}}\n- c',
    '1. {{< figure src="/a.jpg" >}}\n2. b',
    '> a\n>\n> {{< figure src="/a.jpg" caption="b" >}}',
    '| a | b |\n|---|---|\n| {{< figure src="/a.jpg" >}} | x |',
    '`{{< figure src="/a.jpg" >}}`',
    '```\n{{< figure src="/a.jpg" >}}\n```',
    '<div class="row">\n{{< figure src="/a.jpg" >}}\n{{< figure src="/b.jpg" >}}\n</div>',
    '[{{< figure src="/a.jpg" >}}](/b)',
    '{{% figure src="/a.jpg" caption="a *b*" %}}\ntext',
    '- a\n\n  {{% figure src="/a.jpg" caption="a" title="t" %}}\n\n  b',
    'text {{% figure src="/a.jpg" %}} text',
    '{{</* figure src="/a.jpg" */>}}',
    '<!--a--> {{< figure src="/a.jpg" >}}',
    "**a**\n{{<figure src=/a.jpg >}}\n\n{{< figure\nsrc=/b.jpg\n>}}",
]
ARGUMENTS = [
    'src="a.jpg"',
    'src="a b.jpg"',
    'src="a (1).jpg"',
    'src="ảnh/đẹp.jpg?a=1&b=2#c"',
    'src="a%20b.jpg"',
    'src="a\'b!*.jpg"',
    'src="https://example.org/a.jpg"',
    'src="//example.org/a.jpg"',
    "src=/a.jpg width=300",
    'src=/a.jpg width="300px"',
    'src=/a.jpg width="50%" ',
    'src=/a.jpg width="20em" height="10em" ',
    "src=/a.jpg height=200px",
    'src=/a.jpg alt="a \\"b\\" <c> & d"',
    'src=/a.jpg caption="a \\"b\\" <c> &amp; d"',
    'src=/a.jpg caption="*a* `b` [c](/d) **e**"',
    'src=/a.jpg caption="1. a"',
    'src=/a.jpg caption="# a"',
    'src=/a.jpg caption="a -- b... c"',
    "src=/a.jpg caption=`a\n\nb`",
    'src=/a.jpg alt="x" caption="y"',
    'src=/a.jpg title="a"',
    'src=/a.jpg title="Tựa *x* -- y <b>z</b> & &amp; `w`"',
    'src=/a.jpg title="a" caption="b"',
    'src=/a.jpg title="a" attr="b"',
    'src=/a.jpg caption="a" attr="b"',
    'src=/a.jpg caption="a" attr="b *c*" attrlink="/d?e=f&g=h"',
    'src=/a.jpg attrlink="/d"',
    'src=/a.jpg link="/b c" target="_blank" rel="nofollow"',
    'src=/a.jpg class="a b"',
    'src=/a.jpg caption=""',
    'src = "/a.jpg"   alt = "b"',
]
BODIES = PLACES + [f"{{{{< figure {arguments} >}}}}" for arguments in ARGUMENTS]


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    # Hugo's template ends with a line feed, round which a browser repeats an open code or link element.
    pages = hugo_oracle.render({body: body for body in BODIES})
    return {body: html.replace("</figure>\n", "</figure>") for body, html in pages.items()}


@pytest.mark.parametrize("body", BODIES, ids=[str(number) for number in range(len(BODIES))])
def test_figure_is_hugos(hugo: dict[str, str], body: str) -> None:
    ours = Page().convert(body)
    assert facts(ours) == facts(hugo[body])
    assert outline(ours) == outline(hugo[body])


def facts(html: str) -> list[tuple[str | None, ...]]:
    """Return what a reader gets of each figure: image, sizes, alternative text, links, caption."""
    found: list[tuple[str | None, ...]] = []
    for figure in LexborHTMLParser(html).css("figure"):
        image = figure.css_first("img")
        assert image is not None
        value = image.attributes
        sizes = ((value.get(name) or "").removesuffix("px") for name in ("width", "height"))
        links = (link.attributes.get("href") for link in figure.css("a"))
        caption = figure.css_first("figcaption")
        words = " ".join(caption.text().split()) if caption else None
        found.append(
            (
                figure.attributes.get("class"),
                value.get("src"),
                *sizes,
                " ".join((value.get("alt") or "").split()),
                *links,
                words,
            )
        )
    return found


def outline(html: str) -> object:
    """Return the page around its figures."""
    parser = LexborHTMLParser(html)
    for figure in parser.css("figure"):
        for child in figure.css("*")[1:]:
            child.remove()
    return tree(parser.body.html or "" if parser.body else "")
