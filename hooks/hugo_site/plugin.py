"""The events of one build: from Hugo posts to Material's blog. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

import os
import posixpath
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hugo_posts.extension import HugoMarkdown
from hugo_posts.shortcodes import registry
from jinja2 import Environment
from markupsafe import escape
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Archive, Category, Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from . import navigation
from .addresses import Addresses
from .own_shortcodes import own_shortcodes
from .page_host import PageHost
from .posts import SourcePost, report_clashes, take_posts, write_copy
from .redirects import add_redirects
from .tag_slugs import tag_key, tag_slugs
from .views import BlogLists, Card, deepen, first_image

#: The site's own shortcodes, beside the hook.
_OWN = Path(__file__).parent.with_name("shortcodes.py")


class HugoBlog:
    """What one build knows of the blog's posts.

    Material's blog plugin works at priority -50; what prepares its work runs before, what uses it after.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self.blog: BlogPlugin = config.plugins["material/blog"]
        self.markdown = HugoMarkdown(registry(Path(config.theme.custom_dir or "", "shortcodes"), own_shortcodes(_OWN)))
        config.markdown_extensions.append(self.markdown)  # type: ignore[arg-type]  # Python-Markdown takes objects, too
        self.posts: dict[str, SourcePost] = {}
        self.copies = tempfile.TemporaryDirectory(prefix="hugo_posts_")

    def _give_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let Material read the posts' copies."""
        posts = take_posts(files, self._folder(), docs_dir=_docs_dir(config), unlisted=self.blog.is_serve)
        self.posts = {post.file.src_uri: post for post in posts}
        for post in self.posts.values():
            write_copy(post, Path(self.copies.name))
        slugs = tag_slugs(tag for post in self.posts.values() for tag in post.meta["categories"])
        self.blog.config.categories_slugify = lambda name, separator: slugs[tag_key(name)]

    @event_priority(-100)
    def _take_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Give the posts' files back; note all addresses, and lead on from those of old."""
        for post in self.posts.values():
            post.file.abs_src_path = post.path
        self.copies.cleanup()
        report_clashes(self.posts.values(), _docs_dir(config))
        old = {f"/posts/{post.file.name}/": post.file for post in self.posts.values()}
        self.addresses = Addresses(files, old, base_path=urlsplit(config.site_url or "").path)
        add_redirects(files, old, config)

    on_files = CombinedEvent(_give_posts, _take_posts)

    @event_priority(-60)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Put posts, years and tags into the sidebar."""
        settings, blog = self.blog.config, self.blog.blog
        navigation.list_posts(blog, nav, settings.pagination_per_page)
        navigation.list_years(blog, self._index_page(files, settings.archive_url_format))
        navigation.list_tags(blog, self._index_page(files, settings.categories_url_format))

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Prepare what the page about to be rendered needs."""
        self.markdown.host = self._host(page, markdown, config)
        if isinstance(page, Post):
            page.excerpt = Card(page)
            page.meta |= self._shown(page)
        if isinstance(page, Archive | Category) and page.file.generated_by:
            page.meta |= {"title": escape((page.pages or [page])[0].name), "generated": True}
            return ""
        return None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Note what the post's card shows."""
        if isinstance(page, Post):
            page.excerpt.image = first_image(html, page.url)
            deepen(page.toc)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give templates the lists of posts."""
        env.globals["hugo_blog"] = BlogLists(self.blog.blog)

    def _shown(self, post: Post) -> dict[str, Any]:
        """Return front matter for templates: a title safe to print, no more hidden than the author asked."""
        source = self.posts[post.file.src_uri]
        return {"title": escape(source.meta["title"]), "hide": source.front_matter.get("hide", [])}

    def _index_page(self, files: Files, url_format: str) -> Page | None:
        """Return the author's page above the lists whose addresses `url_format` says, e.g. `tags/{slug}`."""
        index = posixpath.join(self.blog.config.blog_dir, posixpath.dirname(url_format), "index.md")
        file = files.get_file_from_path(index)
        return file.page if file else None

    def _folder(self) -> str:
        folder: str = self.blog.config.post_dir.format(blog=self.blog.config.blog_dir)
        return f"{folder}/"

    def _host(self, page: Page, markdown: str, config: MkDocsConfig) -> PageHost:
        post = self.posts.get(page.file.src_uri)
        text = post.body if post else page.file.content_string
        skipped = text.count("\n") - markdown.count("\n")  # front matter, and blank lines after it
        return PageHost(
            page.file,
            self.addresses,
            docs_dir=_docs_dir(config),
            first_line=(post.body_line if post else 1) + skipped,
            front_matter=post.front_matter if post else page.meta,
            params=config.extra,
        )


def _docs_dir(config: MkDocsConfig) -> str:
    """Return the docs folder as an author knows it, e.g. `docs`."""
    return os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)
