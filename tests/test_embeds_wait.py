"""Frames and embed codes of other hosts, pasted into a post, ask nothing of their hosts before a reader clicks."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_site.security.doors import Doors
from hugo_site.texts.texts import Texts
from jinja2 import Environment
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

FRAMES = [  # as their hosts give them
    '<iframe width="560" src="https://www.youtube.com/embed/x?si=a" title="YouTube player" allowfullscreen></iframe>',
    '<iframe src="https://player.vimeo.com/video/1?h=a" width="640" height="360" frameborder="0"></iframe>',
    '<iframe height="300" src="https://codepen.io/team/embed/x?default-tab=html" loading="lazy"></iframe>',
    '<iframe width="100%" height="166" allow="autoplay" src="https://w.soundcloud.com/player/?url=https%3A//api"></iframe>',
    '<iframe src="https://open.spotify.com/embed/track/1" width="100%" height="80" allow="encrypted-media"></iframe>',
    '<iframe src="https://www.google.com/maps/embed?pb=!1m18" width="600" height="450"></iframe>',
    '<iframe src="https://docs.google.com/forms/d/e/1/viewform?embedded=true" width="640">Đang tải…</iframe>',
    '<iframe src="https://www.facebook.com/plugins/post.php?href=a" scrolling="no"></iframe>',
    '<iframe src="//player.bilibili.com/player.html?bvid=1" allowfullscreen="true"></iframe>',
]
CODES = [
    "https://platform.twitter.com/widgets.js",
    "https://platform.x.com/widgets.js",
    "//www.instagram.com/embed.js",
    "https://www.tiktok.com/embed.js",
    "https://gist.github.com/user/1.js",
    "https://cpwebassets.codepen.io/assets/embed/ei.js",
    "https://connect.facebook.net/vi_VN/sdk.js#xfbml=1&version=v19.0",
    "//cdn.iframe.ly/embed.js",
    "//embedr.flickr.com/assets/client-code.js",
]
LEFT = [
    '<iframe src="/demo/index.html"></iframe>',
    '<iframe srcdoc="a" src="https://a.example/"></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe src="https://[/"></iframe>',
    '<script src="https://widgets.example/w.js"></script>',
    '<script src="https://player.vimeo.com/api/player.js"></script>',
    "<script>document.title = '<iframe src=https://a.example/>'</script>",
]


def first(html: str, selector: str) -> LexborNode:
    node = LexborHTMLParser(html).css_first(selector)
    assert node is not None, html
    return node


def shut(html: str) -> str:
    page: Any = SimpleNamespace(content=html)
    config: Any = None
    return Doors(Texts("en", {}, Environment())).shut(html, page=page, config=config)


@pytest.mark.parametrize("html", FRAMES)
def test_a_frame_holds_a_link_to_what_it_shows(html: str) -> None:
    before, after = (first(text, "iframe").attributes for text in (html, shut(html)))
    link = first(after["srcdoc"] or "", "a")
    assert link.attributes["href"] == before["src"]
    assert "Click to show what is on " in link.text()
    assert after["title"]
    assert before.items() <= after.items()  # nothing is lost


@pytest.mark.parametrize("address", CODES)
def test_an_embed_code_sleeps_behind_a_button(address: str) -> None:
    html = f'<blockquote><a href="/x">x</a></blockquote>\n<script async src="{address}" charset="utf-8"></script>'
    button = first(shut(html), "button.embed-door")
    assert json.loads(button.attributes["data-script"] or "") == {"async": "", "src": address, "charset": "utf-8"}
    assert first(shut(html), "script").attributes == {"type": "text/plain"}
    assert first(shut(html), "blockquote a").text() == "x"


@pytest.mark.parametrize("html", LEFT)
def test_what_is_left_as_it_is(html: str) -> None:
    assert shut(html) == html


TOLD = "script: {0} is asked before any click, and what its script brings in is kept out; write a link in its place, "
TOLD += "or name it in mkdocs.yml: extra: {{ content_security_policy: "
TOLD += '{{ script-src: "https://{0}", frame-src: "https://{0}" }} }}'


@pytest.mark.parametrize(
    ("text", "allowed", "told"),
    [
        ('a\n\n<script async src="https://w.example/e.js"></script>', {}, [(3, TOLD.format("w.example"))]),
        ('<a></a><script src="//W.Example/e.js"></script> a', {}, [(1, TOLD.format("w.example"))]),
        ('<script src="https://w.example/e.js"></script>', {"script-src": "https://w.example"}, []),
        ('<script src="https://w.example/e.js"></script>', False, []),
        ('<script src="https://w.example/e.js"></script>', None, []),  # a host without such a policy
        ('<script src="https://[/e.js"></script>', {}, []),
        ('`<script src="https://w.example/e.js"></script>`', {}, []),
        ('<script src="https://cdn.jsdelivr.net/npm/d3@7"></script>', {}, []),  # a library
        ('<script src="/demo.js"></script><script>a()</script>', {}, []),
        *[(f'<script src="{address}"></script>', {}, []) for address in CODES],
    ],
)
def test_a_script_that_nobody_knows_is_told(text: str, allowed: object, told: list[tuple[int, str]]) -> None:
    host = NullHost({"content_security_policy": allowed})
    Markdown(extensions=[HugoMarkdown(host_of=lambda: host)]).convert(text)
    assert host.problems == told
