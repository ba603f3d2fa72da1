"""The first post comes out of Material as it came out of Hugo: the built page against the real Hugo's, as trees."""

from __future__ import annotations

import hugo_oracle
from hugo_parity import PLAIN_CODE, comparable
from hugo_posts.front_matter.document import parse
from selectolax.lexbor import LexborHTMLParser
from site_builder import PROJECT, Build

POST = PROJECT / "docs/blog/posts/tu-bo-deep-learning.md"


def test_the_article_is_hugos(site: Build) -> None:
    body = parse(POST.read_text(encoding="utf-8")).body
    hugo = hugo_oracle.render({"post": body}, config=hugo_oracle.CONFIG + PLAIN_CODE)["post"]
    assert comparable(article(site, "blog/tu-bo-deep-learning/index.html")) == comparable(hugo)


def article(site: Build, page: str) -> str:
    """Return the HTML of a post's article without its title, and what is said of the post below that."""
    element = LexborHTMLParser((site.folder / page).read_text(encoding="utf-8")).css_first("article.md-content__inner")
    assert element is not None
    title = element.css_first("h1")
    assert title is not None
    assert title.text() == "Từ bỏ Deep learning"
    title.decompose()
    for said in element.css("[data-not-body]"):
        said.decompose()
    return element.inner_html or ""
