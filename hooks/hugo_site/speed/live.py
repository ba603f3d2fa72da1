"""`mkdocs serve`: one post's text was saved; only its own page and the lists that show it are made again (short_way).

That is so when nothing but one post's file has changed since the site was built, and when no plugin or hook takes part
in builds but those of this project. Whatever else happens means a full build, as MkDocs does it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from ..files.file_state import changed, snapshot
from ..log import log
from ..plugin import HugoBlog
from ..reading.posts import SourcePost
from ..security.events import is_own
from ..settings.folders import roots_of
from ..upstream.blog import kept_between_builds, page_with
from ..upstream.building import build_page
from .late_pages import FEEDS, LatePages
from .short_way import LastBuild, ShortWay, shown

if TYPE_CHECKING:
    from ..search.events import SiteSearch


def refresh_or_build(blog: Any, build: Callable[[], None]) -> None:
    """Do what a changed file asks for.

    Args:
        blog: Material's blog plugin, which outlives builds; holds the `LiveSite` of the last one.
        build: builds the whole site.
    """
    live: LiveSite = kept_between_builds(blog)
    if not live.refresh():
        live.leave()
        build()


def late_pages_of(blog: Any) -> LatePages | None:
    """Return the pages that are made late in the site that Material's blog plugin holds, if it holds one."""
    live: LiveSite | None = kept_between_builds(blog)
    return live.late if live else None


class LiveSite:
    """The site as the last full build left it."""

    def __init__(self, way: ShortWay, hugo: HugoBlog, search: SiteSearch | None, config: MkDocsConfig) -> None:
        """Note the state of all files; to be called before the build reads any."""
        self._roots = roots_of(config)
        self._states = snapshot(self._roots)
        self._way, self._hugo, self._search = way, hugo, search
        self.late = LatePages()
        self._build: LastBuild | None = None
        self._stands = False

    def complete(self, build: LastBuild, last: LiveSite | None) -> None:
        """Note that the site stands; the short way is open if nobody has worked on it whose part is not known here.

        Args:
            build: what was worked with.
            last: the site before. It has looked at all files before settings and code were read, which is before
                this one did, so that what was saved in between counts as changed.
        """
        self._build = build if has_known_plugins_only(build.config.plugins) else None
        self._stands = True
        if last:
            self._states |= {path: state for path, state in last._states.items() if path in self._states}

    def leave(self) -> None:
        """Make no pages any more: another build is about to make all of them, and may fail."""
        self._stands, self._build = False, None
        self.late.drop()

    def is_old(self) -> bool:
        """Tell whether a file was saved since the build began."""
        return bool(changed(self._states, snapshot(self._roots)))

    def refresh(self) -> bool:
        """Make the pages again that a change concerns; False when the whole site must be built."""
        start = time.monotonic()
        states = snapshot(self._roots)
        paths = changed(self._states, states)
        self._states = states
        if not paths and self._stands:  # the same save, told of twice
            return True
        source = next((source for source in self._hugo.posts.values() if paths == {source.path}), None)
        if self._build is None or source is None or self.late.has_failed:
            return False
        try:
            with self.late.turn:
                done = self._refresh(source, self._build)
        except Exception:
            log.debug("The whole site is built, for this went wrong:", exc_info=True)
            return False
        if done:
            log.info("%s: its page is fresh after %.2f seconds", source.name, time.monotonic() - start)
            self.late.go_on()
        return done

    def _refresh(self, old: SourcePost, build: LastBuild) -> bool:
        assert isinstance(old.file.page, Post)
        before = shown(old.file.page)
        post = self._way.convert(old, build)
        if post is None:
            return False
        files = build.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        lists = [*self._pages_that_show(post, files)] if shown(post) != before else []
        if any(page.file.inclusion.is_excluded() for page in (post, *lists)):
            return False

        def write(page: Page) -> None:
            build_page(page, build.config, files, build.nav, build.env)

        write(post)
        late = {page.file.dest_uri: partial(write, page) for page in lists}
        late[FEEDS + post.file.src_uri] = partial(self._way.announce, post, build)
        self.late.put_off({**late, "": self._search.refresh} if self._search else late)
        return True

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
