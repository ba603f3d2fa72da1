"""Shortcodes of themes by Material's own means, where the theme stayed behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_import.shortcodes.candidates import THEMES
from hugo_import.shortcodes.theme_names import TEMPLATES
from hugo_posts.shortcodes.registry import registry
from selectolax.lexbor import LexborHTMLParser
from shortcode_site import Page
from site_builder import write

# Shortcodes of themes that are not there: the use; an element of what stands in the page, and texts.
THEMES_USES = [
    ('{{< admonition type=tip title="Mẹo" >}}*a*{{< /admonition >}}', "div.admonition.tip", "Mẹo", "a"),
    ('{{< admonition warning "Ơi" false >}}a{{< /admonition >}}', "details.warning", "Ơi", "a"),
    ("{{% notice info %}}\n*a*\n\n```\nb\n\nc\n```\n{{% /notice %}}", "div.admonition.info", "b\n\nc"),
    ('{{< alert "circle-info" >}}a{{< /alert >}}', "div.admonition.info", "a"),
    ("{{< hint danger >}}a{{< /hint >}}", "div.admonition.danger", "a"),
    ("{{< tip >}}a{{< /tip >}}", "div.admonition.tip", "a"),
    ('{{< button href="/x y" target="_blank" >}}Bấm{{< /button >}}', "a.md-button[href='/x%20y']", "Bấm"),
    ("{{< badge >}}mới{{< /badge >}}", "span.md-tag", "mới"),
    ("{{< keywordList >}}{{< keyword >}}a{{< /keyword >}}{{< /keywordList >}}", "div span.md-tag", "a"),
    ('{{< style "color:red" >}}*a*{{< /style >}}', "div[style='color:red'] > em", "a"),
    ("{{< lead >}}*a*{{< /lead >}}", "div.lead em", "a"),
    ("{{< mermaid >}}\ngraph LR;\nA-->B\n{{< /mermaid >}}", "pre", "graph LR;\nA-->B"),
    ('{{< tabs >}}{{% tab name="Một" %}}*a*{{% /tab %}}{{< tab Hai >}}b{{< /tab >}}{{< /tabs >}}',
     "div.tabbed-set input + input", "Một", "Hai", "a", "b"),
    ('{{< tabs labels="A;;B" >}}{{< tab >}}a{{< /tab >}}{{< tab >}}b{{< /tab >}}{{< /tabs >}}',
     "div.tabbed-labels label", "A", "B", "a", "b"),
    ('{{< timeline >}}{{< timelineItem header="H" badge="B" >}}a{{< /timelineItem >}}{{< /timeline >}}',
     "ol.timeline li span.md-tag", "H", "B", "a"),
    ("{{< typeit >}}chào{{< /typeit >}}", "p", "chào"),
    ('{{< quote author="An" source="Sách" url="https://e.org" >}}a{{< /quote >}}',
     "blockquote a[href='https://e.org']", "An", "Sách", "a"),
    ('{{< blockquote "An" "https://e.org" "Sách" >}}a{{< /blockquote >}}', "blockquote cite a", "Sách"),
    ('{{< image src="/a.png" caption="*C*" >}}', "figure img[src='/a.png']", "C"),
    ('{{< link "https://e.org" "Đây" >}}', "a[href='https://e.org']", "Đây"),
    ('{{< link "https://e.org" >}}', "a:only-child[href='https://e.org']", "https://e.org"),
    ("{{< hl-text red >}}a{{< /hl-text >}}", "mark", "a"),
    ('{{< codeblock "a.py" "python" >}}\nx = 1\n\ny = 2\n{{< /codeblock >}}', "pre", "x = 1\n\ny = 2"),
    ('{{< expand "Xem" >}}a{{< /expand >}}', "details summary", "Xem", "a"),
    ("{{% center %}}a{{% /center %}}", "div[style='text-align: center']", "a"),
    ("{{< bilibili BV1x >}}", "iframe[src*='bvid=BV1x']"),
    ('{{< music "12" >}}', "iframe[src*='id=12']"),
    ('{{< gallery >}}<img src="/a.png">{{< /gallery >}}', "div.gallery img"),
    ("{{< steps >}}\n\t{{< expand T >}}\n\t{{< lead >}}a{{< /lead >}}\n\n{{< /expand >}}\n{{< /steps >}}",
     "div.steps > details > div.lead", "T", "a"),
    ("{{< accordion >}}\n\t{{< raw >}}<p>\n\n\t<b\n\nid=a>a</b></p>{{< /raw >}}\n{{< /accordion >}}",
     "div.accordion p b", "a"),
    ('{{< accordion >}}{{< accordionItem title="T" >}}a{{< /accordionItem >}}{{< /accordion >}}',
     "div details summary", "T", "a"),
    ('{{< cards >}}{{< card link="/x" title="T" subtitle="S" >}}{{< /cards >}}', "div div.card a", "T", "S"),
    ('{{< card link="/x" title="T" image="/a.png" >}}', "div.card a[href='/x'] img[src='/a.png'][alt='T']"),
    ("{{< card >}}a{{< /card >}}", "div.card:not(:has(strong))", "a"),
    ("{{< kbd >}}Ctrl{{< /kbd >}}", "kbd", "Ctrl"),
    ("{{< katex >}}x^2{{< /katex >}}", "span.arithmatex", "\\(x^2\\)"),
    ("{{< math >}}$x_1^2${{< /math >}}", "span.arithmatex", "\\(x_1^2\\)"),
    ("{{< math >}}\n$$x_1 * x_2 * y$$\n{{< /math >}}", "div.arithmatex", "\\[x_1 * x_2 * y\\]"),
    ("{{< math >}}\\(x\\){{< /math >}}", "span.arithmatex", "\\(x\\)"),
    ("{{< math >}}$x$ and $y${{< /math >}}", "span.arithmatex + span.arithmatex", "\\(x\\) and \\(y\\)"),
    ("{{< math >}}As $$x$$ is{{< /math >}}", ".arithmatex", "As ", "\\[x\\]"),
    ('{{< katex display=true >}}\\text{if }x{{< /katex >}}', "div.arithmatex", "\\[\\text{if }x\\]"),
    ('{{< newtablink "https://e.org" >}}Đây{{< /newtablink >}}', "a[href='https://e.org']", "Đây"),
    ("{{< toc >}}", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def theme_shortcodes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themes")
    for name, template in TEMPLATES.items():
        write(folder, {f"{name}.html": (THEMES / f"{template}.html").read_text(encoding="utf-8")})
    return folder


@pytest.mark.parametrize("row", THEMES_USES, ids=[f"{n}-{row[0].split()[1]}" for n, row in enumerate(THEMES_USES)])
def test_shortcode_of_a_theme_is_shown(theme_shortcodes: Path, row: tuple[str, ...]) -> None:
    use, element, *texts = row
    page = Page(registry(theme_shortcodes, {}))
    html = page.convert(use)
    assert page.problems == []
    parsed = LexborHTMLParser(f"<body>{html}</body>")
    assert not element or parsed.css_first(element) is not None, html
    text = parsed.body.text() if parsed.body else ""
    assert [words for words in texts if words not in text] == []


def test_a_name_alone_is_a_page_s(theme_shortcodes: Path) -> None:
    page = Page(registry(theme_shortcodes, {}))
    page.host.ref = lambda target, **_: f"/posts/{target}/"  # type: ignore[method-assign]
    assert 'href="/posts/x-1/"' in page.convert('{{< link "x-1" >}}')
    assert 'href="/a/b"' in page.convert('{{< link "/a/b" >}}')


def test_every_template_of_a_theme_has_a_name_and_is_small() -> None:
    files = {path.stem for path in THEMES.glob("*.html")}
    assert files == set(TEMPLATES.values())
    for path in THEMES.glob("*.html"):
        assert path.read_text(encoding="utf-8").startswith("{# "), path
