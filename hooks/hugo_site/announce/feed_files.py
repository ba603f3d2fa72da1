"""The feeds of a site: one of all posts and one for each tag, where Hugo had them and beside the lists of today."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import escape, unescape
from itertools import islice
from urllib.parse import quote, unquote

from material.plugins.blog.structure import Category, Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..addresses.old_addresses import HugoAddresses
from ..files.late_file import LateFile
from ..lists.blog_lists import BlogLists
from ..lists.cover import Cover
from .feed import Feed, Item, json_feed, rss
from .portable_html import joined

log = logging.getLogger("mkdocs.hugo_site")

RSS, JSON = "index.xml", "feed.json"


@dataclass(frozen=True)
class FeedLink:
    """What a page says of a feed that belongs to it.

    Attributes:
        path: the feed's address, from the site's root.
        type: its media type.
        title: its name, not yet safe to print.
    """

    path: str
    type: str
    title: str


def feed_links(page: Page | None, site_name: str) -> list[FeedLink]:
    """Return the feeds that a page tells of: that of the site, and of the tag whose list it is."""
    tag = (page.pages or [page])[0] if isinstance(page, Category) else None
    folders = [("", site_name), *([(quote(_folder(tag)), _title(tag, site_name))] if tag else [])]
    return [
        FeedLink(folder + name, kind, f"{title} ({form})")
        for folder, title in folders
        for name, kind, form in ((RSS, "application/rss+xml", "RSS"), (JSON, "application/feed+json", "JSON"))
    ]


def add_feeds(files: Files, lists: BlogLists, hugo: HugoAddresses, config: MkDocsConfig) -> Feeds | None:
    """Add the feeds to a site's files, and return them; they need full addresses, so `site_url` must be set.

    Args:
        files: the site's files.
        lists: its posts.
        hugo: where Hugo had posts and lists. Its feeds told posts apart by their addresses, so that who has read a
            post there is not shown it as new; subscribers of old read a list's feed there.
        config: the site's configuration.
    """
    if not config.site_url:
        log.info("mkdocs.yml: site_url: not set, so there are no feeds")
        return None
    taken = {file.dest_uri: file for file in files}
    feeds = Feeds(lists, hugo, config, config.site_url)
    for path, (feed, make) in dict(feeds.files()).items():
        if path in taken:
            log.warning("%s: it stands where a feed would; rename it", taken[path].src_uri)
            feeds.left_out.add(path)
        else:
            files.append(LateFile(path, config, make, feed.made_of))
    return feeds


class Feeds:
    """Makes the feeds; each post is prepared once, however many tags it has.

    Attributes:
        left_out: files that something else is written to.
    """

    def __init__(self, lists: BlogLists, hugo: HugoAddresses, config: MkDocsConfig, site_url: str) -> None:
        self._lists, self._hugo, self._config, self._site_url = lists, hugo, config, site_url
        self._items: dict[str, Item] = {}
        self.left_out: set[str] = set()

    def again(self, post: Post) -> Iterator[tuple[str, bytes]]:
        """Yield the feeds that a post is in, whose text has changed, as `files` does."""
        if self._items.pop(post.file.src_uri, None) is None:  # too old for any
            return
        views = [self._lists.blog, *(view for view in self._lists.tags if post in view.posts)]
        yield from ((path, make()) for path, (_, make) in self._of(views) if path not in self.left_out)

    def files(self) -> Iterator[tuple[str, tuple[Feed, Callable[[], bytes]]]]:
        """Yield the path of each feed's file, relative to the site's root, with the feed and what makes the file."""
        return self._of([self._lists.blog, *self._lists.tags])

    def _of(self, views: Sequence[View]) -> Iterator[tuple[str, tuple[Feed, Callable[[], bytes]]]]:
        folders: dict[str, list[str]] = {}
        for address, file in self._hugo.pages.items():
            if not address.startswith("/categories/"):  # a second name of what is below /tags/
                folders.setdefault(file.src_uri, []).append(address.strip("/"))
        for view in views:
            own = _folder(view) if isinstance(view, Category) else ""
            feed = self._feed(view)
            as_rss = cache(partial(rss, feed, self._full(quote(own) + RSS)))
            yield own + RSS, (feed, as_rss)
            yield own + JSON, (feed, partial(json_feed, feed, self._full(quote(own) + JSON)))
            for folder in folders.get(view.file.src_uri, []):
                yield f"{folder}/{RSS}", (feed, as_rss)

    def _feed(self, view: View) -> Feed:
        """Return the feed of the newest posts of a list; a post that is not published yet is in none."""
        site, is_tag = self._config.site_name, isinstance(view, Category)
        posts = sorted(view.posts, key=lambda post: post.config.date.created, reverse=True)
        published = (post for post in posts if not post.meta.get("hugo_state"))
        return Feed(
            title=_title(view, site) if is_tag else site,
            description="" if is_tag else self._config.site_description or "",
            home=self._full(view.url if is_tag else ""),
            language=self._config.theme["language"],
            copyright=self._config.copyright or "",
            items=[self._item(post) for post in islice(published, self._lists.settings.feed.size)],
        )

    def _item(self, post: Post) -> Item:
        path = post.file.src_uri
        if path not in self._items:
            self._items[path] = self._prepared(post)
        return self._items[path]

    def _prepared(self, post: Post) -> Item:
        url, card, date = self._full(post.url), post.excerpt, post.config.date
        return Item(
            id=self._full(quote(self._hugo.posts[post.file.src_uri])),
            url=url,
            title=unescape(post.title),
            summary=card.summary,
            html=_cover(post.meta.get("hugo_cover")) + post.content,
            image=self._full(card.image) if card.image else None,
            published=None if post.meta.get("hugo_undated") else date.created,
            updated=date.updated,
            authors=[author.name for author in self._lists.authors(post)],
            tags=[tag.name for tag in post.categories],
        )

    def _full(self, path: str) -> str:
        return joined(self._site_url, path.lstrip("/"))


def _folder(view: View) -> str:
    """Return the folder of a list's page, relative to the site's root, with a slash at its end."""
    return unquote(view.url).removesuffix(".html").rstrip("/") + "/"


def _title(view: View, site_name: str) -> str:
    return f"{view.name} – {site_name}"


def _cover(cover: Cover | None) -> str:
    """Return a post's cover as HTML, empty when the post does not show one."""
    if cover is None or not cover.in_post:
        return ""
    caption = f"<figcaption>{cover.caption}</figcaption>" if cover.caption else ""
    return f'<figure><img src="{escape(cover.url)}" alt="{escape(cover.alt)}">{caption}</figure>\n'
