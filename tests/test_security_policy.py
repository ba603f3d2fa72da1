"""Each page's Content-Security-Policy: what the site, the templates and the author's text need, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.security.loaded_sources import frame_documents, inline_scripts, sources_of
from hugo_site.security.policy import policy, read_sources, script_hash, sources_of_settings, with_policy
from hugo_site.security.template_scripts import TemplateScripts
from mkdocs.exceptions import ConfigurationError
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project

LOADS = [  # what an author's text holds, the source that allows it
    ('<iframe src="https://codepen.io/x/embed/y?z"></iframe>', "frame-src https://codepen.io"),
    ("<IFRAME width=1 SRC='//a.example:8080/x'></IFRAME>", "frame-src https://a.example:8080"),
    ('<iframe src="/demo/index.html"></iframe>', "frame-src 'self'"),
    ('<iframe src="http://a.example/"></iframe>', "frame-src http://a.example"),
    ('<iframe src="https://Bücher.example/"></iframe>', "frame-src https://xn--bcher-kva.example"),
    ('<iframe srcdoc="&lt;a href=&quot;https://b.example/v&quot;&gt;"></iframe>', "frame-src https://b.example"),
    ('<script async src="https://c.example/w;x.js?y"></script>', "script-src https://c.example/w%3Bx.js"),
    ('<script src="/assets/x.js"></script>', "script-src 'self'"),
    ('<embed src="/cv.pdf" type="application/pdf">', "object-src 'self'"),
    ('<object data="https://d.example/x.pdf"></object>', "object-src https://d.example"),
    ('<form action="https://e.example/subscribe"></form>', "form-action https://e.example"),
    ('<link rel="stylesheet" href="https://f.example/x.css">', "style-src https://f.example"),
    ('<a href="https://g.example/">x</a>', ""),
    ('<img src="https://g.example/x.png">', ""),
    ('<iframe src="javascript:alert(1)"></iframe>', ""),
    ('<iframe src="https://h.example; script-src *"></iframe>', ""),
    ('<iframe src="https://h .example/"></iframe>', ""),
    ('<iframe src="https://[/"></iframe>', ""),
    ("<iframe src=\"https://\u2026'unsafe-inline'/\"></iframe>", ""),
    ('<script src="https://i.example/a b\'.js"></script>', "script-src https://i.example/a%20b%27.js"),
    ("&lt;iframe src=https://j.example&gt;", ""),
]
CODES = [  # embed codes as their hosts give them, and the sources that allow what they load beside the script
    (
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">x</a></blockquote> '
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
        {"https://platform.twitter.com", "https://syndication.twitter.com"},
    ),
    ('<script async src="//www.instagram.com/embed.js"></script>', {"https://www.instagram.com"}),
    ('<script async src="https://www.tiktok.com/embed.js"></script>', {"https://www.tiktok.com"}),
    ('<script async src="https://embed.bsky.app/static/embed.js"></script>', {"https://embed.bsky.app"}),
    ('<script async src="//codepen.io/assets/embed/ei.js"></script>', {"https://codepen.io"}),
    ('<script async src="https://cpwebassets.codepen.io/assets/embed/ei.js"></script>', {"https://codepen.io"}),
    ('<script id="asciicast-1" src="https://asciinema.org/a/1.js" async></script>', {"https://asciinema.org"}),
    ('<script src="https://platform.twitter.com.evil.example/widgets.js"></script>', set()),
    ('<script src="https://i.example/https://www.instagram.com/embed.js"></script>', set()),
]
SCRIPTS: list[tuple[str, list[str]]] = [  # HTML, the inline scripts in it
    ("<script>a()</script>", ["a()"]),
    ("<SCRIPT type=Module>\na()\r\n</SCRIPT >", ["\na()\n"]),
    ('<script type="text/javascript" data-x=">">1 < 2</script>', ["1 < 2"]),
    ('<script type="application/javascript"></script>', [""]),
    ('<script type="application/ld+json">{}</script><script type="text/template"><b></script>', []),
    ('<script src="x.js">ignored</script>', []),
    ("<script>never closed", []),
    ("<script>a()</scripty></script>", ["a()</scripty>"]),
]


@pytest.mark.parametrize(("html", "allowed"), LOADS)
def test_what_a_text_loads_is_allowed(html: str, allowed: str) -> None:
    found = [f"{directive} {' '.join(sources)}" for directive, sources in sources_of(html).items() if sources]
    assert found == ([allowed] if allowed else [])


@pytest.mark.parametrize(("html", "frames"), CODES)
def test_what_an_embed_code_makes_is_allowed(html: str, frames: set[str]) -> None:
    assert sources_of(html).get("frame-src", set()) == frames


@pytest.mark.parametrize(("html", "scripts"), SCRIPTS)
def test_inline_scripts_are_found_as_a_browser_reads_them(html: str, scripts: list[str]) -> None:
    assert list(inline_scripts(html)) == scripts


def test_frames_within_frames_are_found() -> None:
    assert list(frame_documents("<iframe srcdoc='<iframe srcdoc=\"x\">'></iframe>")) == ['<iframe srcdoc="x">', "x"]


def test_the_hash_is_the_one_of_the_standard() -> None:
    """The example of https://www.w3.org/TR/CSP2/#script-src-hash-usage."""
    assert script_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_sources_are_sorted_and_none_stands_alone() -> None:
    text = policy({"frame-src": ["https://b.example", "https://a.example"]}, {"connect-src": {"https://c.example"}})
    assert "frame-src https://a.example https://b.example;" in text
    assert text.endswith("; connect-src 'self' https://c.example")
    assert "object-src 'none'" in text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<head>\n  <meta charset="utf-8">\n<title>', '<head>\n  <meta charset="utf-8">\n    <meta http-equiv='),
        ("<!doctype html><HEAD lang=vi><title>", "<!doctype html><HEAD lang=vi>\n    <meta http-equiv="),
        ("<p>no page</p><header>", "<p>no page</p><header>"),
    ],
)
def test_the_policy_stands_before_what_it_rules(html: str, expected: str) -> None:
    assert with_policy(html, "x").startswith(expected)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("off", "it must be false or a mapping"),
        (["https://a.example"], "it must be false or a mapping"),
        ({"script": "https://a.example"}, "content_security_policy.script: no such directive"),
        ({"script-src": 1}, "content_security_policy.script-src: it must be sources"),
        ({"script-src": "stats"}, "content_security_policy.script-src: it must be sources"),
        ({"img-src": ["a; script-src *"]}, "content_security_policy.img-src: it must be sources"),
    ],
)
def test_a_mistake_in_the_setting_is_told(value: object, told: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(told)):
        read_sources(value)


def test_quotes_that_yaml_takes_away_are_put_back() -> None:
    read = read_sources(
        {"script-src": "sha256-a+/b= self 'none' nonce-x", "img-src": ["blob:", "*.h.org", "h.org:80/a"]}
    )
    words = {"'sha256-a+/b='", "'self'", "'none'", "'nonce-x'"}
    assert read == {"script-src": words, "img-src": {"blob:", "*.h.org", "h.org:80/a"}}


def test_template_scripts_are_known_with_what_is_filled_in(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script>go("{{ base_url }}")</script>', encoding="utf-8")
    (tmp_path / ".icons").mkdir()
    (tmp_path / ".icons/b.html").write_text("<script>icon()</script>", encoding="utf-8")
    scripts = TemplateScripts([str(tmp_path)])
    assert 'go("../../x/")' in scripts
    assert 'go("");alert(1);("")' not in scripts
    assert "icon()" not in scripts


MATHJAX = "https://unpkg.com/mathjax@3/es5/"
POST = """\
---
title: Của tác giả
date: 2024-02-01
math: true
---

$x$

<script>document.title = "đổi"</script>

<script src="https://widgets.example/w.js"></script>

{{< youtube abc >}}

<iframe src="https://codepen.io/x"></iframe>
"""
INJECTING = """
def on_post_template(output_content, *, template_name, config):
    is_page = template_name.endswith(".html")
    return output_content + "<script>injected()</script>" if is_page else output_content
"""
SETTINGS = """\
hooks: [hooks/blog.py, hooks/publish.py, them.py]
extra_javascript: ["https://stats.example/s.js", "https://unpkg.com/mathjax@3/es5/tex-mml-chtml.js"]
extra_css: ["assets/blog.css", "https://fonts.example/f.css"]
extra:
  analytics: { provider: google, property: G-XXXXXXXXXX }
  giscus: { repo: user/repo, repo_id: R_x, category: Announcements, category_id: DIC_x }
  content_security_policy:
    connect-src: https://stats.example https://more.example
"""


def policy_of(html: str) -> dict[str, set[str]]:
    """The policy in a page, which has one."""
    metas = LexborHTMLParser(html).css('meta[http-equiv="Content-Security-Policy" i]')
    assert len(metas) == 1
    directives = (directive.split() for directive in (metas[0].attributes["content"] or "").split(";"))
    return {name: set(sources) for name, *sources in directives}


@pytest.fixture(scope="module")
def embedding(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with a post that brings scripts and frames in, and settings that add sources."""
    files = {"docs/blog/posts/cua-tac-gia.md": POST, "them.py": INJECTING}
    return build(copy_project(tmp_path_factory.mktemp("embedding") / "project", files, SETTINGS))


def test_every_page_has_one_policy_before_anything_that_it_rules(site: Build, grown_site: Build) -> None:
    pages = [path for built in (site, grown_site) for path in built.folder.rglob("*.html")]
    assert len(pages) > 60
    for path in pages:
        html = path.read_text(encoding="utf-8")
        head = html[html.index("<head") : html.index("http-equiv")]
        assert re.findall(r"<(\w+)", head) == ["head", "meta", "meta"], path
        assert policy_of(html)["default-src"] in ({"'self'"}, {"'none'"})
        assert "'unsafe-inline'" not in policy_of(html)["script-src"]


def test_every_inline_script_of_the_site_is_allowed_by_its_hash(site: Build, grown_site: Build) -> None:
    for path in [path for built in (site, grown_site) for path in built.folder.rglob("*.html")]:
        html = path.read_text(encoding="utf-8")
        assert {script_hash(script) for script in inline_scripts(html)} <= policy_of(html)["script-src"]


def test_the_author_s_own_scripts_and_frames_are_allowed_where_they_stand(embedding: Build) -> None:
    found = policy_of(embedding.read("blog/cua-tac-gia/index.html"))
    assert script_hash('document.title = "đổi"') in found["script-src"]
    assert "https://widgets.example/w.js" in found["script-src"]
    assert found["frame-src"] == {"https://www.youtube-nocookie.com", "https://codepen.io", "https://giscus.app"}
    elsewhere = policy_of(embedding.read("blog/tu-bo-deep-learning/index.html"))
    assert script_hash('document.title = "đổi"') not in elsewhere["script-src"]
    assert elsewhere["frame-src"] == {"https://giscus.app"}


def test_what_mkdocs_yml_names_is_allowed_everywhere(embedding: Build) -> None:
    for path in ("index.html", "404.html", "blog/tu-bo-deep-learning/index.html"):
        found = policy_of(embedding.read(path))
        assert found["connect-src"] >= {"'self'", "https://stats.example", "https://*.google-analytics.com"}
        assert found["script-src"] >= {"https://stats.example/s.js", "https://*.googletagmanager.com", MATHJAX}
        assert found["style-src"] >= {"https://fonts.example", "https://giscus.app"}
        assert found["font-src"] == {"'self'", "https://fonts.example", MATHJAX}


def test_with_mathjax_there_is_no_katex(embedding: Build) -> None:
    """As Material documents it; what MathJax asks for lies beside its script."""
    html = embedding.read("blog/cua-tac-gia/index.html")
    assert '<span class="arithmatex">' in html
    assert "katex" not in html


@pytest.mark.parametrize(
    ("font", "style", "fonts"),  # of Material's own setting, a style sheet in extra_css; where fonts may come from
    [
        (False, "assets/blog.css", set()),
        ({"text": "Inter"}, "assets/blog.css", {"https://fonts.gstatic.com"}),
        (False, "https://unpkg.com/katex@0/dist/katex.min.css", {"https://unpkg.com"}),
        (
            False,
            "https://fonts.googleapis.com/css?family=X",
            {"https://fonts.googleapis.com", "https://fonts.gstatic.com"},
        ),
    ],
)
def test_fonts_that_mkdocs_yml_names_are_allowed(font: object, style: str, fonts: set[str]) -> None:
    config: Any = SimpleNamespace(extra_javascript=[], extra_css=[style], theme={"font": font}, extra={})
    assert set().union(*(each.get("font-src", ()) for each in sources_of_settings(config))) == fonts


def test_the_script_of_google_analytics_is_allowed_by_its_hash(embedding: Build) -> None:
    html = embedding.read("index.html")
    scripts = [script for script in inline_scripts(html) if "G-XXXXXXXXXX" in script]
    assert len(scripts) == 1
    assert script_hash(scripts[0]) in policy_of(html)["script-src"]


def test_a_script_from_anywhere_else_is_told_and_not_allowed(embedding: Build) -> None:
    assert script_hash("injected()") not in policy_of(embedding.read("index.html"))["script-src"]
    told = [line for line in embedding.output.splitlines() if "injected()" in line]
    assert len(told) == 1, embedding.output
    assert "404.html: an inline script stands neither in the text nor in a template" in told[0]
    assert script_hash("injected()") in told[0]


def test_the_policy_can_be_left_out_and_the_repository_s_link_asks_no_other_host(tmp_path: Path) -> None:
    """Material's own link would ask GitHub for stars and versions, in each reader's name."""
    settings = "extra: { content_security_policy: false }\nrepo_url: https://github.com/user/repo"
    home = build(copy_project(tmp_path / "project", settings=settings)).read("index.html")
    assert "Content-Security-Policy" not in home
    link = LexborHTMLParser(home).css("a.md-source")[0]
    assert link.attributes["href"] == "https://github.com/user/repo"
    assert "data-md-component" not in link.attributes
