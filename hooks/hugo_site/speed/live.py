"""`mkdocs serve`: one post's text was saved; only its own page and the lists that show it are made again.

That is taken for sure when nothing but one post's file has changed since the site was built, when its front matter is
what it was, when it does not touch what other pages made of it (the parts that they link to), and when no plugin or
hook takes part in builds but those of this project. Whatever else happens means a full build, as MkDocs does it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from hugo_posts.html.scanner import tags
from jinja2 import Environment
from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from ..lists.cards import Card
from ..messages.held import held_messages, tell
from ..messages.link_check import check_uses
from ..plugin import HugoBlog
from ..reading.posts import SourcePost, markdown_of, read_post
from ..security.events import is_own
from ..upstream.blog import keep_between_builds, kept_between_builds, page_with
from ..upstream.building import build_page, populate_page
from .watching import changed, roots_of, snapshot

log = logging.getLogger("mkdocs.hugo_site")


def refresh_or_build(blog: Any, build: Callable[[], None]) -> None:
    """Do what a changed file asks for.

    Args:
        blog: Material's blog plugin, which outlives builds; holds the `LiveSite` of the last one.
        build: builds the whole site.
    """
    live: LiveSite | None = kept_between_builds(blog)
    if live is None or not live.refresh():
        keep_between_builds(blog, None)
        build()


class Search(Protocol):
    """What a build of one page asks of the search, if the site has one."""

    def refresh(self) -> None:
        """Index pages that were made again."""


@dataclass(frozen=True)
class LastBuild:
    """What a full build worked with."""

    hugo: HugoBlog
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class LiveSite:
    """The site as the last full build left it."""

    def __init__(self, hugo: HugoBlog, search: Search | None, config: MkDocsConfig) -> None:
        """Note the state of all files; to be called before the build reads any."""
        self._roots = roots_of(config)
        self._states = snapshot(self._roots)
        self._hugo, self._search = hugo, search
        self._fresh: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self._misread: set[str] = set()
        self._build: LastBuild | None = None

    def note_posts(self) -> None:
        """Keep the posts as they are before any is converted, and which were read with complaints."""
        for path, source in self._hugo.posts.items():
            page = source.file.page
            assert page is not None
            self._fresh[path] = (dict(page.__dict__), dict(page.meta))
        self._misread = self._hugo.findings.files_with_mistakes()

    def complete(self, build: LastBuild) -> None:
        """Note that the site stands, if nobody has worked on it whose part is not known here."""
        self._build = build if has_known_plugins_only(build.config.plugins) else None

    def refresh(self) -> bool:
        """Make the pages again that a change concerns; False when the whole site must be built."""
        start = time.monotonic()
        states = snapshot(self._roots)
        paths = changed(self._states, states)
        self._states = states
        if not paths:  # the same save, told of twice
            return True
        source = next((source for source in self._hugo.posts.values() if paths == {source.path}), None)
        if self._build is None or source is None:
            return False
        try:
            done = self._refresh(source, self._build)
        except Exception:
            log.debug("The whole site is built, for this went wrong:", exc_info=True)
            return False
        if done:
            log.info("%s: its page is fresh after %.2f seconds", source.name, time.monotonic() - start)
        return done

    def _refresh(self, old: SourcePost, build: LastBuild) -> bool:
        hugo, path = self._hugo, old.file.src_uri
        source = self._read_again(old)
        post = old.file.page
        if source is None or not isinstance(post, Post):
            return False
        before, anchors, copies = _shown(post), post.present_anchor_ids, _image_copies(post)
        hugo.posts[path] = source
        hugo.uses[:] = [use for use in hugo.uses if use.source != source.name]
        hugo.findings.forget(source.name)
        attributes, meta = self._fresh[path]
        post.__dict__.clear()
        post.__dict__.update(attributes, meta=dict(meta), markdown=markdown_of(source))
        populate_page(post, build.config, build.files)
        of_others = (use for use in hugo.uses if use.target is post.file and use.source != source.name)
        is_linked_to = any("#" in use.url for use in of_others)
        if (is_linked_to and post.present_anchor_ids != anchors) or copies - _image_copies(post):
            return False
        check_uses([use for use in hugo.uses if use.source == source.name])
        return self._write(post, build, with_lists=_shown(post) != before)

    def _write(self, post: Post, build: LastBuild, *, with_lists: bool) -> bool:
        """Write a post's page, its feeds, and the pages that show it; False when that is not for here."""
        hugo = self._hugo
        pages = build.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for page in [post, *(self._pages_that_show(post, pages) if with_lists else ())]:
            if page.file.inclusion.is_excluded():
                return False
            build_page(page, build.config, pages, build.nav, build.env)
        post.validate_anchor_links(files=build.files, log_level=build.config.validation.links.anchors)
        for name, content in hugo.feeds.again(post) if hugo.feeds else ():
            write_file(content, str(Path(build.config.site_dir, name)))
        if self._search:
            self._search.refresh()
        return True

    def _read_again(self, old: SourcePost) -> SourcePost | None:
        """Return the post as it is now; None when more than its text is new, or when there is anything to say of it."""
        if old.name in self._misread:
            return None
        with held_messages() as messages:
            source = read_post(old.file, self._hugo.read.folder)
        if any(message.levelno >= logging.INFO for message in messages):
            return None
        tell(messages)
        is_as_it_was = (
            source.document.values == old.document.values
            and source.document.lines == old.document.lines
            and source.document.body_line == old.document.body_line
            and source.post == old.post
        )
        return source if is_as_it_was else None

    def _pages_that_show(self, post: Post, pages: Iterable[File]) -> Iterator[Page]:
        """Yield the pages of lists that the post is in, and all ordinary pages, whose templates may list anything."""
        blog = self._hugo.blog
        for view in [blog.blog, *blog.blog.views]:
            if any(each is post for each in view.posts):
                yield page_with(blog, view, post)
        for file in pages:
            if file.page is not None and not isinstance(file.page, Post | View):
                yield file.page


def has_known_plugins_only(plugins: PluginCollection) -> bool:
    """Tell whether nobody takes part in a build, after its settings are read, whose part is not known here."""
    return all(
        is_own(handler.__module__)
        for event, handlers in plugins.events.items()
        if event not in ("startup", "serve", "shutdown", "config")
        for handler in handlers
    )


def _image_copies(post: Post) -> set[str]:
    """Return the copies of images that a post's text names (hugo_site/images/responsive.py); others may need them."""
    images = (tag.attributes for tag in tags(post.content or "", ("img",)))
    named = " ".join(image.get("srcset", "") for image in images)
    return {address for address in named.split() if address.endswith(".webp")}


def _shown(post: Post) -> tuple[object, ...]:
    """Return what other pages may show of a post."""
    card: Card = post.excerpt
    return post.title, dict(post.meta), post.config.readtime, card.summary, card.image, card.cover
