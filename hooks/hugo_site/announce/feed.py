"""A feed of posts, and its two forms: RSS 2.0 and JSON Feed 1.1.

Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile (Atom's link, Dublin Core's
creator and the full content), https://www.jsonfeed.org/version/1.1/.

mkdocs-rss-plugin (1.19) is not used: for full posts it converts their source again by plain Markdown, without
shortcodes and Goldmark's reading, leaves addresses relative, and knows no feeds of tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property
from hashlib import sha256
from html import escape
from typing import Any
from xml.etree import ElementTree

from hugo_posts.record import dataclass

from .portable_html import portable

#: What no XML document may hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass(frozen=True)
class Item:
    """A post in a feed. All texts are plain but `html`; all addresses are full ones."""

    id: str  # what tells the post from others for as long as it lives
    url: str  # its page
    title: str
    summary: str  # its beginning
    html: str  # the whole post as its page has it
    image: str | None  # a picture of it; None without one
    published: datetime | None  # its date; None without one
    updated: datetime | None  # when it was changed last; None if never
    authors: Sequence[str]  # names of those who wrote it
    tags: Sequence[str]  # names of its tags

    @cached_property
    def content(self) -> str:
        """The whole post as it can be read elsewhere: made once, however many feeds the post is in."""
        return portable(self.html, self.url)

    @cached_property
    def digest(self) -> str:
        """What stands for all of the above."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Feed:
    """Posts, newest first, with what is said of them all."""

    title: str  # the feed's name
    description: str  # what it is about
    home: str  # the page that lists its posts
    language: str  # code of its language, e.g. `vi`
    copyright: str  # a line about rights; empty without one
    items: Sequence[Item]  # the posts

    @cached_property
    def made_of(self) -> list[str]:
        """Everything that its files depend on, in short."""
        said = [self.title, self.description, self.home, self.language, self.copyright]
        return [*said, *(item.digest for item in self.items)]


def printable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold; readers of JSON have no use for them either."""
    return _NO_XML.sub("", text)


def rss(feed: Feed, url: str) -> bytes:
    """Return a feed as RSS, UTF-8; `url` is its own address."""
    root = ElementTree.Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    _add(channel, "description", feed.description or feed.title)
    _add(channel, "language", feed.language)
    _add(channel, "copyright", feed.copyright)
    dates = [item.updated or item.published for item in feed.items]
    if known := [date for date in dates if date]:  # not the time of the build, so that equal builds are equal
        _add(channel, "lastBuildDate", format_datetime(max(known)))
    ElementTree.SubElement(channel, "atom:link", {"href": url, "rel": "self", "type": "application/rss+xml"})
    for item in feed.items:
        _add_item(ElementTree.SubElement(channel, "item"), item)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_item(element: ElementTree.Element, item: Item) -> None:
    _add(element, "title", item.title)
    _add(element, "link", item.url)
    _add(element, "guid", item.id, isPermaLink="false")
    if item.published:
        _add(element, "pubDate", format_datetime(item.published))
    for author in item.authors:
        _add(element, "dc:creator", author)
    for tag in item.tags:
        _add(element, "category", tag)
    _add(element, "description", escape(item.summary, quote=False))  # is HTML to its readers
    _add(element, "content:encoded", item.content)


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element with `text`, if there is any."""
    if text:
        ElementTree.SubElement(parent, name, attributes).text = printable(text)


def json_feed(feed: Feed, url: str) -> bytes:
    """Return a feed as JSON, UTF-8; `url` is its own address."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": url,
        "description": feed.description,
        "language": feed.language,
        "items": [_filled(_json_item(item)) for item in feed.items],
    }
    return (json.dumps(_filled(values), ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.content or escape(item.summary) or " ",  # an item must have content
        "summary": item.summary,
        "image": item.image,
        "date_published": item.published and item.published.isoformat(),
        "date_modified": item.updated and item.updated.isoformat(),
        "authors": [{"name": printable(name)} for name in item.authors],
        "tags": [printable(tag) for tag in item.tags],
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return what has a value; texts without what no feed may hold."""
    cleaned = {name: printable(value) if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in cleaned.items() if value or name == "items"}
