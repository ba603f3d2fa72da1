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

# Shortcodes of themes that are not there: name, use, what stands in the page.
THEMES_USES = [
    ("admonition", '{{< admonition type=tip title="Mẹo" >}}*a*{{< /admonition >}}', ("div.admonition.tip", "Mẹo", "a")),
    ("admonition", '{{< admonition warning "Ơi" false >}}a{{< /admonition >}}', ("details.warning", "Ơi", "a")),
    ("notice", "{{% notice info %}}\n*a*\n\n```\nb\n\nc\n```\n{{% /notice %}}", ("div.admonition.info", "b\n\nc")),
    ("alert", '{{< alert "circle-info" >}}a{{< /alert >}}', ("div.admonition.info", "a")),
    ("hint", "{{< hint danger >}}a{{< /hint >}}", ("div.admonition.danger", "a")),
    ("tip", "{{< tip >}}a{{< /tip >}}", ("div.admonition.tip", "a")),
    ("button", '{{< button href="/x y" target="_blank" >}}Bấm{{< /button >}}', ("a.md-button[href='/x%20y']", "Bấm")),
    ("badge", "{{< badge >}}mới{{< /badge >}}", ("span.md-tag", "mới")),
    ("keyword", "{{< keywordList >}}{{< keyword >}}a{{< /keyword >}}{{< /keywordList >}}", ("div span.md-tag", "a")),
    ("style", '{{< style "color:red" >}}*a*{{< /style >}}', ("div[style='color:red'] > em", "a")),
    ("lead", "{{< lead >}}*a*{{< /lead >}}", ("div.lead em", "a")),
    ("mermaid", "{{< mermaid >}}\ngraph LR;\nA-->B\n{{< /mermaid >}}", ("pre", "graph LR;\nA-->B")),
    ("tabs", "{{< tabs >}}{{% tab name=\"Một\" %}}*a*{{% /tab %}}{{< tab Hai >}}b{{< /tab >}}{{< /tabs >}}",
     ("div.tabbed-set input + input", "Một", "Hai", "a", "b")),
    ("tabs", '{{< tabs labels="A;;B" >}}{{< tab >}}a{{< /tab >}}{{< tab >}}b{{< /tab >}}{{< /tabs >}}',
     ("div.tabbed-labels label", "A", "B", "a", "b")),
    ("timeline", '{{< timeline >}}{{< timelineItem header="H" badge="B" >}}a{{< /timelineItem >}}{{< /timeline >}}',
     ("ol.timeline li span.md-tag", "H", "B", "a")),
    ("typeit", "{{< typeit >}}chào{{< /typeit >}}", ("p", "chào")),
    ("quote", '{{< quote author="An" source="Sách" url="https://e.org" >}}a{{< /quote >}}',
     ("blockquote a[href='https://e.org']", "An", "Sách", "a")),
    ("blockquote", '{{< blockquote "An" "https://e.org" "Sách" >}}a{{< /blockquote >}}', ("blockquote cite a", "Sách")),
    ("image", '{{< image src="/a.png" caption="*C*" >}}', ("figure img[src='/a.png']", "C")),
    ("link", '{{< link "https://e.org" "Đây" >}}', ("a[href='https://e.org']", "Đây")),
    ("link", '{{< link "https://e.org" >}}', ("a:only-child[href='https://e.org']", "https://e.org")),
    ("hl-text", "{{< hl-text red >}}a{{< /hl-text >}}", ("mark", "a")),
    ("codeblock", '{{< codeblock "a.py" "python" >}}\nx = 1\n\ny = 2\n{{< /codeblock >}}', ("pre", "x = 1\n\ny = 2")),
    ("expand", '{{< expand "Xem" >}}a{{< /expand >}}', ("details summary", "Xem", "a")),
    ("center", "{{% center %}}a{{% /center %}}", ("div[style='text-align: center']", "a")),
    ("bilibili", "{{< bilibili BV1x >}}", ("iframe[src*='bvid=BV1x']",)),
    ("music", '{{< music "12" >}}', ("iframe[src*='id=12']",)),
    ("gallery", '{{< gallery >}}<img src="/a.png">{{< /gallery >}}', ("div.gallery img",)),
    ("accordion", '{{< accordion >}}{{< accordionItem title="T" >}}a{{< /accordionItem >}}{{< /accordion >}}',
     ("div details summary", "T", "a")),
    ("card", '{{< cards >}}{{< card link="/x" title="T" subtitle="S" >}}{{< /cards >}}', ("div div.card a", "T", "S")),
    ("kbd", "{{< kbd >}}Ctrl{{< /kbd >}}", ("kbd", "Ctrl")),
    ("katex", "{{< katex >}}x^2{{< /katex >}}", ("span.arithmatex", "\\(x^2\\)")),
    ("newtablink", '{{< newtablink "https://e.org" >}}Đây{{< /newtablink >}}', ("a[href='https://e.org']", "Đây")),
    ("toc", "{{< toc >}}", ("", )),
]  # fmt: skip


@pytest.fixture(scope="module")
def theme_shortcodes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themes")
    for name, template in TEMPLATES.items():
        write(folder, {f"{name}.html": (THEMES / f"{template}.html").read_text(encoding="utf-8")})
    return folder


@pytest.mark.parametrize(
    ("name", "use", "shown"), THEMES_USES, ids=[f"{n}-{case[0]}" for n, case in enumerate(THEMES_USES)]
)
def test_shortcode_of_a_theme_is_shown(theme_shortcodes: Path, name: str, use: str, shown: tuple[str, ...]) -> None:
    page = Page(registry(theme_shortcodes, {}))
    html = page.convert(use)
    assert page.problems == [], name
    parsed = LexborHTMLParser(f"<body>{html}</body>")
    assert not shown[0] or parsed.css_first(shown[0]) is not None, html
    text = parsed.body.text() if parsed.body else ""
    for words in shown[1:]:
        assert words in text


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
