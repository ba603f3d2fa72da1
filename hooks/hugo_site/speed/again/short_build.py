"""`mkdocs build` where nothing but posts' texts is new: it takes over what the last whole build knew at its end.

What the texts concern is made again (`..short_way`), and every page that shows one of the posts (`page_key`). Any doubt
means a whole build, which then finds all as if this had not been tried.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ...announce.social_card_files import is_drawn
from ...events import rows_of
from ...log import log
from ...messages.held import heard, held_messages
from ...reading.posts import SourcePost
from ...security.events import PageSecurity
from ...upstream.blog import furnish
from ...upstream.building import build_page
from ..plugin import FastBuild
from .kept_build import Keeper, keep, take_over
from .page_key import WatchedLists
from .page_writing import PageWriting, watched
from .standing import Standing, may_change

#: Of more texts, lists are written too often.
_MOST = 8


class ShortBuild:
    """A build from the end of the last one."""

    def __init__(
        self, fast: FastBuild, security: PageSecurity, config: MkDocsConfig, find_conversions: Callable[..., None]
    ) -> None:
        self._fast, self._hugo, self._security, self._config = fast, fast.hugo, security, config
        self._search = fast.search
        self._find_conversions = find_conversions
        owners: list[Any] = [getattr(row.handler, "__self__", None) for row in rows_of(config)]
        found = {id(each): each for each in owners if hasattr(each, "kept")}
        self._keepers: list[Keeper] = [*found.values(), fast.short_way]

    @property
    def parts(self) -> dict[str, str]:
        """The parts of the search's index, each with what it is made of."""
        return self._search.parts if self._search else {}

    def keep(self, writing: PageWriting, path: Path) -> list[int]:
        """Keep what this build has found out; return the file's state, nothing if it cannot be kept."""
        build = self._fast.last_build(self._config)
        pages = {file.src_uri for file in build.files.documentation_pages()}
        if self._hugo.site_settings.llms or not writing.keys or pages - writing.reaches.keys():
            return []
        far = {name for name, reach in writing.reaches.items() if reach == "all"}
        names = {name: each for name, each in build.env.globals.items() if name not in {"hugo_blog", "hugo_sidebar"}}
        rest = build.files, build.nav, names, writing.keys.near, far
        try:
            return keep(path, self._keepers, rest, self._config, self._hugo)
        except Exception:
            log.debug("The next build cannot begin at the end of this one:", exc_info=True)
            return []

    def end(self, standing: Standing) -> None:
        """Make what the texts concern, and end the command; come back where the whole site must be built."""
        docs = f"{self._config.docs_dir}/"
        if len(standing.edited) > _MOST or not all(each.startswith(docs) for each in standing.edited):
            return
        start = time.monotonic()
        with self._untouched_unless() as done, held_messages() as messages, heard(logging.INFO) as others:
            try:
                done.extend(self._write(standing))
            except Exception:
                log.debug("The whole site is built, for this went wrong:", exc_info=True)
            if others.count or any(message.levelno >= logging.INFO for message in messages):
                done.clear()
        if done:
            standing.note_again(standing.edited, self.parts)
            names = ", ".join(source.name for source in done)
            standing.end("%s: what shows this is fresh after %.2f seconds", names, time.monotonic() - start)

    @contextmanager
    def _untouched_unless(self) -> Iterator[list[SourcePost]]:
        """Put everything back unless something is in the list that is given."""
        touched = [*self._keepers, self._hugo.blog, self._config.theme, self._fast]
        before = [(each, {name: _copied(value) for name, value in vars(each).items()}) for each in touched]
        handlers = {name: list(each) for name, each in self._config.plugins.events.items()}
        done: list[SourcePost] = []
        yield done
        if not done:
            if self._search:
                self._search.give_up()
            for each, attributes in before:
                vars(each).clear()
                vars(each).update(attributes)
            for name, each in handlers.items():
                self._config.plugins.events[name][:] = each

    def _write(self, standing: Standing) -> list[SourcePost]:
        """Return the posts that the edited files are, when all is written that shows them; else nothing."""
        hugo, fast, config = self._hugo, self._fast, self._config
        env = config.theme.get_env()
        furnish(env, hugo.blog, config)
        files, nav, names, near, far = take_over(standing.kept, self._keepers, config, hugo)
        sources = [source for source in hugo.posts.values() if source.path in standing.edited]
        if len(sources) < len(standing.edited) or standing.says_anything_of(source.name for source in sources):
            return []
        lists = WatchedLists(hugo.lists)
        env.globals.update(names, hugo_blog=lists)
        hugo.furnish(env, config)
        fast.make_parser(files, config=config)
        self._find_conversions(files, config=config)
        fast.take_nav(nav)
        fast.share_sidebar(env, config=config, files=files)
        if self._search:
            self._search.silence(config)
            self._search.tell_templates(env, config=config, files=files)
        count = len(files)
        if not all(map(self._convert, sources)) or len(files) > count or hugo.gists.has_failed:
            return []
        fresh = {source.file.src_uri for source in sources}
        posts: list[Any] = [hugo.posts[path].file.page for path in fresh]
        if may_change(hugo, [hugo.posts[path] for path in fresh]):
            return []
        if self._search:
            self._search.index_again(posts, standing.parts)
        showing = {path for path, shown in near.items() if not fresh.isdisjoint(shown)}
        done = self._write_pages(far | showing, far, lists)
        for post in posts:
            fast.short_way.announce(post, fast.last_build(config))
        if self._search:
            self._search.end_indexing(config=config)
        return sources if done else []

    def _convert(self, source: SourcePost) -> bool:
        """Convert a post again; tell whether the pages of others can stay as they are, and their files."""
        post: Any = source.file.page
        picture, others = post.excerpt.share_picture, self._security.shared_of(post.content)
        if not self._fast.short_way.convert(source, self._fast.last_build(self._config)):
            return False
        if post.excerpt.share_picture is None:  # a card is drawn
            post.excerpt.share_picture = picture
            return (picture is None or is_drawn(picture)) and others == self._security.shared_of(post.content)
        return not is_drawn(picture) and others == self._security.shared_of(post.content)

    def _write_pages(self, paths: set[str], far: set[str], lists: WatchedLists) -> bool:
        """Write pages; False when one of them depends on something else than before."""
        build = self._fast.last_build(self._config)
        among = build.files.documentation_pages()
        for page in [file.page for file in among if file.page and file.src_uri in paths]:
            write = lambda page=page: build_page(page, build.config, among, build.nav, build.env)  # noqa: E731
            reach = watched(page, lists, self._security, write)
            if reach != ("all" if page.file.src_uri in far else "near"):
                return False
        return True


def _copied(value: Any) -> Any:
    return copy(value) if isinstance(value, dict | list | set) else value
