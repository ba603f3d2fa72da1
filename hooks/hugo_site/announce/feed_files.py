"""The feeds of a site: one of all posts and one for each tag, where Hugo had them and beside the lists of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from html import escape, unescape
from itertools import islice
from urllib.parse import quote, unquote

from hugo_posts.record import dataclass
from material.plugins.blog.structure import Category, Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..addresses.old_addresses import HugoAddresses
from ..addresses.taken import TakenPlaces, is_too_long
from ..faults.telling import tell_fault
from ..files.late_file import LateFile
from ..files.placing import folder_at
from ..lists.blog_lists import BlogLists
from ..lists.cover import Cover
from ..lists.listings import Listing
from ..lists.page_texts import without_lines
from ..log import log
from ..settings.folders import folders_of
from .feed import Feed, Item, json_feed, rss
from .portable_html import joined

RSS, JSON = "index.xml", "feed.json"


@dataclass(frozen=True)
class FeedLink:
    """What a page says of a feed that belongs to it."""

    path: str  # the feed's address, from the site's root
    type: str  # its media type
    title: str  # its name, not yet safe to print


@dataclass(frozen=True)
class _Followed:
    """A list that has a feed."""

    title: str  # its name
    home: str  # its page, a full address
    #: Where its feeds are, relative to the site's root, each with a slash at its end; the first is its own.
    folders: Sequence[str]
    pages: Sequence[Page]  # the posts and pages that it lists
    description: str = ""  # what it is about


def feed_links(page: Page | None, site_name: str, listings: Mapping[str, Listing]) -> list[FeedLink]:
    """Return the feeds that a page tells of: that of the site, and of the list that it is, by its source path."""
    folders = [("", site_name)]
    if isinstance(page, Category):
        tag = (page.pages or [page])[0]
        folders.append((quote(_folder(tag.url)), _title(tag.name, site_name)))
    elif page and (listing := listings.get(page.file.src_uri)):
        folders.append((quote(_folder(listing.file.url)), _title(listing.title, site_name)))
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
    places = TakenPlaces(files, folders_of(config).docs, ())
    feeds = Feeds(lists, hugo, config, config.site_url)
    for path, (feed, make) in dict(feeds.files()).items():
        if path in taken:
            log.warning("%s: it stands where a feed would; rename it", taken[path].src_uri)
            feeds.left_out.add(path)
        elif places.obstacle(path) or is_too_long(path):  # the feed of a tag whose name is that of a feed, or endless
            feeds.left_out.add(path)
        else:
            places.take(path, path)
            files.append(LateFile(path, config, make, feed.made_of))
    return feeds


class Feeds:
    """Makes the feeds; each post is prepared once, however many tags it has.

    Attributes:
        left_out: files that something else is written to.
    """

    def __init__(self, lists: BlogLists, hugo: HugoAddresses, config: MkDocsConfig, site_url: str) -> None:
        self._lists, self._hugo, self._config, self._site_url = lists, hugo, config, site_url
        self._items: dict[str, Item | None] = {}
        self._told: set[str] = set()
        self.left_out: set[str] = set()

    def again(self, post: Post) -> Iterator[tuple[str, bytes]]:
        """Yield the feeds that a post is in, whose text has changed, as `files` does."""
        if self._items.pop(post.file.src_uri, None) is None:  # too old for any
            return
        lists = [each for each in self._all() if any(page is post for page in each.pages)]
        yield from ((path, make()) for path, (_, make) in self._of(lists) if path not in self.left_out)

    def files(self) -> Iterator[tuple[str, tuple[Feed, Callable[[], bytes]]]]:
        """Yield the path of each feed's file, relative to the site's root, with the feed and what makes the file."""
        return self._of(self._all())

    def _all(self) -> Iterator[_Followed]:
        """Yield every list that has a feed."""
        folders: dict[str, list[str]] = {}
        for address, path in self._hugo.lists:
            folders.setdefault(path, []).append(f"{folder_at(address)}/")
        site, blog = self._config.site_name, self._lists.blog
        said = self._config.site_description or ""
        pages = [*self._pages()]
        posts = [post for post in blog.posts if self._lists.publication(post).listed == "always"]
        own = folders.get(blog.file.src_uri, [])
        yield _Followed(site, self._full(""), ["", *(own if not pages else [])], [*posts, *pages], said)
        if pages and own:
            yield _Followed(site, self._full(blog.url), own, posts, said)
        for view in self._lists.tags:
            own = [_folder(view.url), *folders.get(view.file.src_uri, [])]
            beside = [source.file.page for source in self._lists.beside(view).sources if source.file.page]
            yield _Followed(_title(view.name, site), self._full(view.url), own, [*view.posts, *beside])
        for path, listing in self._lists.listings.items():
            pages = [source.file.page for source in listing.sources if source.file.page]
            own = [_folder(listing.file.url), *folders.get(path, [])]
            yield _Followed(_title(listing.title, site), self._full(listing.file.url), own, pages)

    def _pages(self) -> Iterator[Page]:
        """Yield the pages with a date that are no posts and no lists: Hugo's feed of the home page has them, too."""
        for source in self._lists.sources.values():
            page, post = source.file.page, source.post
            is_list = source.file.name == "_index" or isinstance(page, View)
            is_meant = post.publication.listed == "always" and not (is_list or post.is_undated)
            if page and is_meant and not page.is_homepage:
                yield page

    def _of(self, lists: Iterable[_Followed]) -> Iterator[tuple[str, tuple[Feed, Callable[[], bytes]]]]:
        for each in lists:
            feed = self._feed(each)
            own, *further = each.folders
            as_rss = cache(partial(self._made, rss, feed, self._full(quote(own) + RSS)))
            as_json = cache(partial(self._made, json_feed, feed, self._full(quote(own) + JSON)))
            for folder in (own, *further):
                for name in (RSS, *self._hugo.feeds):
                    yield folder + name, (feed, as_rss)
            yield own + JSON, (feed, as_json)

    def _feed(self, followed: _Followed) -> Feed:
        """Return the feed of the newest posts of a list; a post that is not published yet is in none."""
        dated = [page for page in followed.pages if self._is_shown(page)]
        newest = sorted(dated, key=self._date, reverse=True)
        return Feed(
            title=followed.title,
            description=followed.description,
            home=followed.home,
            language=self._config.theme["language"],
            copyright=self._config.copyright or "",
            items=list(islice(filter(None, map(self._item, newest)), self._lists.settings.feed.size)),
        )

    def _is_shown(self, page: Page) -> bool:
        is_dated = not (isinstance(page, Post) and page.excerpt.state)
        return is_dated and self._lists.publication(page).in_feeds

    def _date(self, page: Page) -> datetime:
        if isinstance(page, Post):
            return page.config.date.created
        created: datetime = self._lists.sources[page.file.src_uri].post.meta["date"]["created"]
        return created

    def _item(self, page: Page) -> Item | None:
        """Return a page's item; None of one that cannot be made, which is told once."""
        path = page.file.src_uri
        if path not in self._items:
            try:
                self._items[path] = self._prepared(page) if isinstance(page, Post) else self._plain(page)
            except Exception as error:
                self._items[path] = None
                tell_fault(self._name(path), "put into feeds", error)
        return self._items[path]

    def _made(self, make: Callable[[Feed, str], bytes], feed: Feed, url: str) -> bytes:
        """Return a feed's file, without the posts that cannot be written into it, each of which is told once."""
        try:
            return make(feed, url)
        except Exception:
            return make(replace(feed, items=[item for item in feed.items if self._can(make, feed, item, url)]), url)

    def _can(self, make: Callable[[Feed, str], bytes], feed: Feed, item: Item, url: str) -> bool:
        try:
            make(replace(feed, items=[item]), url)
        except Exception as error:
            path = next(path for path, each in self._items.items() if each is item)
            if path not in self._told:
                tell_fault(self._name(path), "put into feeds", error)
            self._told.add(path)
            return False
        return True

    def _name(self, path: str) -> str:
        return f"{folders_of(self._config).docs}/{path}"

    def _plain(self, page: Page) -> Item:
        """Return a page that is no post."""
        url, source = self._full(page.url), self._lists.sources[page.file.src_uri].post
        meta = source.meta
        return Item(
            id=url,
            url=url,
            title=unescape(str(page.title)),
            summary=unescape(str(page.meta.get("description", ""))),
            html=without_lines(page.content or ""),
            image=None,
            published=None if source.is_undated else meta["date"].get("published", meta["date"]["created"]),
            updated=meta["date"].get("updated"),
            authors=meta["author"],
            tags=meta["categories"],
        )

    def _prepared(self, post: Post) -> Item:
        url, card, date = self._full(post.url), post.excerpt, post.config.date
        return Item(
            id=self._full(quote(self._hugo.posts[post.file.src_uri])),
            url=url,
            title=unescape(post.title),
            summary=card.description or card.summary,
            html=_cover(card.cover) + post.content if card.switches.full_text else "",
            image=self._full(card.image) if card.image else None,
            published=None if card.is_undated else date.published or date.created,
            updated=date.updated,
            authors=[author.name for author in self._lists.authors(post)],
            tags=[tag.name for tag in post.categories],
        )

    def _full(self, path: str) -> str:
        return joined(self._site_url, path.lstrip("/"))


def _folder(url: str) -> str:
    """Return the folder of a list's page, relative to the site's root, with a slash at its end."""
    return unquote(url).removesuffix(".html").rstrip("/") + "/"


def _title(name: str, site_name: str) -> str:
    return f"{name} – {site_name}"


def _cover(cover: Cover | None) -> str:
    """Return a post's cover as HTML, empty when the post does not show one."""
    if cover is None or not cover.in_post:
        return ""
    caption = f"<figcaption>{cover.caption}</figcaption>" if cover.caption else ""
    return f'<figure><img src="{escape(cover.url)}" alt="{escape(cover.alt)}">{caption}</figure>\n'
