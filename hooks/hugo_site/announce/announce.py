"""What tells the world of the site once its pages are known: feeds, heads with pictures, dates for the sitemap."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..addresses.old_addresses import HugoAddresses
from ..lists.blog_lists import BlogLists
from ..lists.cards import Card, Picture
from .feed_files import Feeds, add_feeds, feed_links
from .head import PageHeads, plain_title
from .sitemap_dates import date_pages
from .social_card_files import CardFiles


def announce(  # noqa: PLR0913 (what is announced, and where)
    env: Environment,
    files: Files,
    lists: BlogLists,
    hugo: HugoAddresses,
    config: MkDocsConfig,
    *,
    shared: Picture | None = None,
) -> Feeds | None:
    """Add to `files` and to templates what announces the site; return its feeds, None without any.

    Args:
        env: the templates' environment; gets `feed_links` and `page_head`.
        files: the site's files.
        lists: its posts.
        hugo: where Hugo had them.
        config: the site's configuration.
        shared: the picture of posts and pages that have none of their own; without it they get cards.
    """
    date_pages(files, lists.blog)
    feeds = add_feeds(files, lists, hugo, config)
    picture = None
    if config.site_url and not lists.is_preview:  # nobody shares a preview's address
        cards = CardFiles(files, config, lists.settings.accent)
        picture = shared or cards.add(config.site_name, config.site_description or "")
        for post in [file.page for file in files.documentation_pages() if isinstance(file.page, Post)]:
            card: Card = post.excerpt
            card.share_picture = card.share_picture or shared or cards.add(plain_title(post), config.site_name)
    env.globals["feed_links"] = partial(feed_links, listings=lists.listings)
    env.globals["page_head"] = PageHeads(lists, config, picture)
    return feeds
