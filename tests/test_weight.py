"""What a page loads: light styles where they are enough, Material's script when it is needed."""

from __future__ import annotations

import gzip
import re

import pytest
from hugo_site.weight.css_rules import kept, without_unused
from hugo_site.weight.extras import EXTRAS, has_extras
from hugo_site.weight.first_screen import HOLD, FirstRules, first_screen
from hugo_site.weight.light_page import lightened
from hugo_site.weight.stylesheets import Joined
from mkdocs.structure.files import File
from site_builder import Build

RULES = [
    # a stylesheet, what is left of it where no page has the class `x` or the attribute `a=x`
    (".x{a:b}.y{a:b}", ".y{a:b}"),
    (".y .x,.y,.x>.y{a:b}", ".y{a:b}"),
    (".y:not(.x){a:b}:is(.x,.y){a:b}", ".y:not(.x){a:b}:is(.x,.y){a:b}"),
    (".y:not(:is(.x,.y)){a:b}", ".y:not(:is(.x,.y)){a:b}"),
    ("[a=x] .y{a:b}[a=y] .y{a:b}[a] .y{a:b}", "[a=y] .y{a:b}[a] .y{a:b}"),
    ("@media screen{.x{a:b}}@media screen{.x{a:b}.y{a:b}}", "@media screen{.y{a:b}}"),
    ("@keyframes x{0%{a:b}}@import 'x.css';.x{a:b}", "@keyframes x{0%{a:b}}@import 'x.css';"),
    ('.y{a:"}.x{"}.y{a:url(data:image/svg+xml;a,{)}', '.y{a:"}.x{"}.y{a:url(data:image/svg+xml;a,{)}'),
]
PROPERTIES = [
    (":root{--a:url('data:;,{}');--b:url(b)}.y{c:var(--b)}", ":root{--b:url(b)}.y{c:var(--b)}"),
    (":root{--a:url(a);--d:';}'}:root{c:1px}", ":root{c:1px}"),
    (":root{--a:url(a)}.y{b:var( --a)}", ":root{--a:url(a)}.y{b:var( --a)}"),
]
NEEDS = [
    ('<div class="admonition note">', True),
    ("<div class='y admonition'>", True),
    ("<div class=tabbed-set>", True),
    ('<div Class = "admonition">', True),
    ("<div\nCLASS=tabbed-set>", True),
    ('<div data-class="admonition">', False),
    ('<p dir="rtl">', True),
    ('<i style="mask: var(--md-tag-icon)">', True),
    ('<img src="/a.png#only-dark">', True),
    ('<div class="card md-grid md-search-result"> admonition', False),
]
SHEETS = ["assets/stylesheets/main.0a.min.css", "assets/blog.css"]
_FILE = File("x.css", None, "", False)
_FILE.content_string = "p{a:b}"
JOINED = Joined(SHEETS, EXTRAS, _FILE, _FILE)
HEAD = "".join(f'    <link rel="stylesheet" href="../{name}">\n' for name in [*SHEETS, "assets/katex/katex.min.css"])
KATEX = '    <link rel="stylesheet" href="../assets/katex/katex.min.css">\n'
LIGHT = '<link rel="stylesheet" href="../assets/light.css" data-whole="../assets/whole.css">\n' + KATEX
WHOLE = '<link rel="stylesheet" href="../assets/whole.css">\n' + KATEX
BUNDLE = '<script src="../assets/javascripts/bundle.0a.min.js"></script>'
LATER = '<script type="text/plain" data-src="../assets/javascripts/bundle.0a.min.js"></script>'
PAGES = [
    # a page, whether Material's script may wait, what becomes of it
    (HEAD + BUNDLE, True, LIGHT + LATER),
    (HEAD + BUNDLE, False, WHOLE + BUNDLE),
    (f'{HEAD}<p class="tabbed-set">{BUNDLE}', True, f'{WHOLE}<p class="tabbed-set">{LATER}'),
    (f"{HEAD}<script>document$.next()</script>{BUNDLE}", True, f"{WHOLE}<script>document$.next()</script>{BUNDLE}"),
    (
        '<script defer src="assets/search/search.js" data-a="b">',
        True,
        '<script type="text/plain" data-src="assets/search/search.js" data-a="b">',
    ),
    ('<script defer src="assets/comments.js">', True, '<script defer src="assets/comments.js">'),
]  # fmt: skip
FIRST = [
    # a stylesheet, what of it a page needs at first that has the elements `a` and `p`, and the class `x`
    (".x p{a:b}.x li{a:b}.y{a:b}", ".x p{a:b}"),
    (".x:hover{a:b}.x::placeholder{a:b}.x{a:b;cursor:c;transition:d}", ".x{a:b;}"),
    (".y,.x>p{a:b}:is(.y,.z) p{a:b}:is(.x,.y) p{a:b}", ".x>p{a:b}:is(.x,.y) p{a:b}"),
    ("@media print{p{a:b}}@media (max-width:30em){p{a:b}a{c:d}}", "@media (max-width:30em){p{a:b}a{c:d}}"),
    ("@media (min-width:60em){p{a:b}}@media (hover:none){p{a:b}}", ""),
    ("@media screen{p{a:b}}a{c:d}@keyframes p{0%{a:b}}", "@media screen{p{a:b}}a{c:d}"),
    (":root{--a:b;--c:d}.x{e:var(--c)}", ":root{--c:d}.x{e:var(--c)}"),
    (".md-nav__link p{a:b}.x pre{a:b}.x .katex{a:b}", ""),
]  # fmt: skip
COLUMN = '<body class="b"><article class="md-content__inner">'
PLACES = [
    # the text of a page, what stands above the place of the other styles
    ("<h1>1</h1><p>2</p><pre>3</pre>", "<h1>1</h1><p>2</p>"),
    ("<h1>1</h1><p>2</p></article><footer>3</footer>", "<h1>1</h1><p>2</p></article>"),
    ("<h1>1</h1><p>2</p><ul><li><p>3</p><table></table></li></ul>", "<h1>1</h1><p>2</p>"),
    ('<h1>1</h1><p>2</p><h2>3 <i class="katex">4</i></h2><p>5</p>', "<h1>1</h1>"),
    ('<h1>1</h1><p>2<br>3<img alt="a > b"></p><p class="tabbed-set">4</p>', '<h1>1</h1><p>2<br>3<img alt="a > b"></p>'),
    ("<h1>1</h1><p>2</p><details><summary>3</summary></details>", "<h1>1</h1><p>2</p>"),
    ('<h1>1</h1><p style="color: var(--x)">2</p>', "<h1>1</h1>"),
    (f"<h1>1</h1><p>{'2' * 9000}</p><h2>3</h2><p>4</p>", f"<h1>1</h1><p>{'2' * 9000}</p><h2>3</h2>"),
    ("<pre>1</pre><p>2</p>", None),
    ("<h1>1</h1><h2>2</h2><pre>3</pre>", "<h1>1</h1><h2>2</h2>"),
]  # fmt: skip
#: The most that a page loads at first, gzipped, images aside: HTML, styles, scripts (in KB).
MOST = {"blog/tu-bo-deep-learning/index.html": 43, "index.html": 38}


@pytest.mark.parametrize(("css", "left"), RULES)
def test_rules_for_what_is_not_there_are_left_out(css: str, left: str) -> None:
    assert kept(css, lambda name: name != "x", lambda name, value: (name, value) != ("a", "x")) == left


@pytest.mark.parametrize(("css", "left"), PROPERTIES)
def test_properties_that_nothing_uses_are_left_out(css: str, left: str) -> None:
    assert without_unused(css, "") == left


@pytest.mark.parametrize(("html", "has"), NEEDS)
def test_a_page_is_known_to_need_all_styles(html: str, *, has: bool) -> None:
    assert has_extras(html, EXTRAS) is has


@pytest.mark.parametrize(("html", "is_late", "light"), PAGES)
def test_a_page_loads_what_it_needs(html: str, light: str, *, is_late: bool) -> None:
    assert lightened(html, JOINED, is_late=is_late) == light


@pytest.mark.parametrize(("css", "first"), FIRST)
def test_a_phone_has_the_rules_of_its_first_screen(css: str, first: str) -> None:
    assert FirstRules(css).of(frozenset(("a", "p", ".x"))) == first


@pytest.mark.parametrize(("text", "above"), PLACES)
def test_other_styles_come_where_the_text_needs_them(text: str, above: str | None) -> None:
    found = first_screen(COLUMN + text, EXTRAS)
    assert (found and (COLUMN + text)[: found[0]]) == (COLUMN + above if above else None)


@pytest.mark.parametrize(
    "added", ["", "<style>p{a:b}</style>", '<link href="https://example.org/x.css" rel=stylesheet>']
)
def test_a_page_with_styles_of_its_own_waits_for_all(added: str) -> None:
    page = lightened(f"<head>\n{HEAD}{added}</head>{COLUMN}<h1>1</h1><p>2</p></article>", JOINED, is_late=True)
    assert (HOLD in page, "<style>" in page.replace(added, "")) == ((not added,) * 2 if added else (True, True))
    assert "<link" not in page.partition("</head>")[2]  # whoever reads the file finds the author's text in the text


@pytest.mark.parametrize("path", MOST)
def test_a_page_is_light(grown_site: Build, path: str) -> None:
    html = re.sub("<noscript>.*?</noscript>", "", grown_site.read(path), flags=re.DOTALL)
    loaded = re.findall(
        r'<link rel="stylesheet" href="(?:\.\./)*([^"]+)|<script(?: defer)? src="(?:\.\./)*([^"]+)', html
    )
    files = [path, *(sheet or script for sheet, script in loaded)]
    weights = {name: len(gzip.compress((grown_site.folder / name).read_bytes())) for name in files}
    assert sum(weights.values()) < MOST[path] * 1000, weights
    assert len(files) <= 5


def test_the_light_stylesheet_is_without_what_few_pages_have(grown_site: Build) -> None:
    light, whole = grown_site.read("assets/light.css"), grown_site.read("assets/whole.css")
    assert len(light) < len(whole) * 0.55
    assert all(name in whole and name not in light for name in (".md-annotation", ".md-tabs", "[dir=rtl]", "=teal]"))
