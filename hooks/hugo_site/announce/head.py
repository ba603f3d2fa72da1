"""What a page says of itself to search engines and to those who show a link: Open Graph, Twitter's card, JSON-LD.

Sources: https://ogp.me/, https://developer.x.com/en/docs/x-for-websites/cards/overview/markup,
https://developers.google.com/search/docs/appearance/structured-data/article and …/breadcrumb.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from hugo_posts.record import dataclass
from markupsafe import Markup
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..lists.blog_lists import BlogLists
from ..lists.cards import Card, Picture
from ..texts.locale import with_territory
from .feed import printable
from .portable_html import joined

#: What would end a script element, or a line of one, in some reader.
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class PageHead:
    """The facts of a page, as plain text; addresses are full ones."""

    type: str  # Open Graph's type
    title: str  # the page's title, the site's on its first page
    description: str  # what the page is about
    url: str  # the address under which it wants to be found
    locale: str  # its language, as Open Graph writes it
    image: Picture | None  # its picture; None without one
    published: str  # when it was, with zone; empty when unknown
    modified: str  # when it was changed last, else its date, as in Hugo; empty when unknown
    tags: Sequence[str]  # names of its tags
    keywords: Sequence[str]  # what its front matter says under `keywords`, else its tags, as in PaperMod
    json_ld: Markup  # the same for search engines, safe within a script element


class PageHeads:
    """Makes the heads of a site's pages; needs the site's address."""

    def __init__(self, lists: BlogLists, config: MkDocsConfig, card: Picture | None) -> None:
        """Note what all pages share; `card` is the picture of pages that have none of their own."""
        self._lists, self._config, self._card = lists, config, card
        self._site_url = config.site_url or ""
        self._language: str = config.theme["language"]

    def __call__(self, page: Page | None) -> PageHead | None:
        """Return the head of a page; None for what is no page, and for a site without address."""
        if page is None or not self._site_url:
            return None
        post: Post | None = page if isinstance(page, Post) else None
        card: Card | None = post.excerpt if post else None
        date = post.config.date if post and card and not card.is_undated else None
        own = card.share_picture if card else self._lists.pictures.get(page.file.src_uri)
        head = PageHead(
            type="article" if post else "website",
            title=self._config.site_name if page.is_homepage else plain_title(page),
            description=printable(unescape(str(page.meta.get("description") or self._config.site_description or ""))),
            url=unescape(page.canonical_url or ""),
            locale=with_territory(self._language),
            image=self._image(own or self._card),
            published=(date.published or date.created).isoformat() if date else "",
            modified=(date.updated or date.created).isoformat() if date else "",
            tags=[tag.name for tag in post.categories] if post else [],
            keywords=_keywords(page.meta.get("keywords") or page.meta.get("tags")),
            json_ld=Markup(""),
        )
        nodes = [*self._nodes(page, head), *self._crumbs(page)]
        return replace(head, json_ld=json_ld(nodes)) if nodes else head

    def _image(self, picture: Picture | None) -> Picture | None:
        return replace(picture, url=joined(self._site_url, picture.url)) if picture else None

    def _nodes(self, page: Page, head: PageHead) -> list[Mapping[str, Any]]:
        """Return what the page is: a post, or the site itself."""
        about = {"description": head.description, "inLanguage": self._language, "publisher": self._publisher()}
        site = {"name": self._config.site_name, "url": self._site_url}
        if page.is_homepage:
            return [{"@type": kind, **site, **about} for kind in ("WebSite", "Blog")]
        if not isinstance(page, Post):
            return []
        post = {
            "@type": "BlogPosting",
            "headline": head.title,
            "url": head.url,
            "mainEntityOfPage": head.url,
            "datePublished": head.published,
            "dateModified": head.modified,
            "image": head.image.url if head.image else "",
            "author": [{"@type": "Person", "name": author.name} for author in self._lists.authors(page)],
            "keywords": head.keywords or head.tags,
            "wordCount": page.excerpt.words,
            "isPartOf": {"@type": "Blog", **site},
        }
        return [post | about]

    def _publisher(self) -> Mapping[str, Any] | None:
        author = self._lists.settings.author
        picture = joined(self._site_url, author.avatar) if author.avatar else None
        return _filled({"@type": "Person", "name": author.name, "image": picture}) if author.name else None

    def _crumbs(self, page: Page) -> list[Mapping[str, Any]]:
        """Return the way from the site's first page to this one."""
        between = [(step.url, Markup(step.title).striptags()) for step in self._lists.way(page)]
        home = [] if page.is_homepage else [("", self._config.site_name)]
        steps = [*home, *between, (page.url, plain_title(page))] if home else []
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": joined(self._site_url, url)}
            for number, (url, name) in enumerate(steps, start=1)
        ]
        return [{"@type": "BreadcrumbList", "itemListElement": items}] if items else []


def json_ld(nodes: Sequence[Mapping[str, Any]]) -> Markup:
    """Return nodes as a JSON-LD document that can stand in a script element; what is empty is left out."""
    document = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
    text = printable(json.dumps(document, ensure_ascii=False))
    for sign, written in _UNSAFE.items():
        text = text.replace(sign, written)
    return Markup(text)


def _keywords(value: object) -> list[str]:
    """Return the words of a post's front matter, or of a page's, which MkDocs has read as they are."""
    words = value if isinstance(value, list) else str(value or "").split(",")
    return [printable(unescape(str(word))).strip() for word in words if str(word).strip()]


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}


def plain_title(page: Page) -> str:
    """Return a page's title as text; MkDocs has it as HTML when it comes from a heading, and we have it escaped."""
    title = str((not isinstance(page, Post) and page.meta.get("title")) or page.title or "")
    return unescape(title) if isinstance(page, Post) else Markup(title).striptags()
