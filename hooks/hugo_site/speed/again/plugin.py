"""The events that keep what an earlier build has made, beside those of a fast build."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ...events import Row
from ...files.helper import Helper, start_helper
from ...log import log
from ...security.events import PageSecurity
from ...upstream.building import populate_page
from ...weight.stylesheets import styles_in_pages
from ..live import has_known_plugins_only
from ..plugin import FastBuild
from .cache_key import UnknowableError, digest
from .conversion_cache import ConversionCache, conversion_cache
from .page_key import PageKeys, WatchedLists
from .page_writing import PageWriting
from .short_build import ShortBuild
from .site_folder import SiteFolder
from .standing import standing
from .store import notes_of


def build_again_rows(fast: FastBuild, config: MkDocsConfig, security: PageSecurity) -> list[Row]:
    """Return the handlers of a build that keeps what was made before; `fast` is the build."""
    again = BuildAgain(fast, config, security)
    return [
        Row("pre_build", -110, again.keep_last_site, ""),
        Row("files", -110, again.find_conversions, "posts have their final addresses, and there is a parser"),
        Row("nav", -110, again.begin_converting, "the pages are known"),
        Row("page_markdown", -110, again.go_on, ""),
        Row("env", -110, again.begin_writing, "all that templates may ask for is there"),
        Row("build_error", 0, again.stop, ""),
        Row("post_build", 110, again.end_writing, "the first: all pages are written"),
        Row("post_build", -90, again.complete_folder, "all have written what they write; publish.py looks at it next"),
        Row("post_build", -110, again.tidy, "the last: the build stands"),
    ]


class BuildAgain:
    """What one build takes over from the last one."""

    cache: ConversionCache | None

    def __init__(self, fast: FastBuild, config: MkDocsConfig, security: PageSecurity) -> None:
        self._fast, self._hugo, self._security = fast, fast.hugo, security
        self._folder = SiteFolder(Path(config.site_dir), notes_of(config))
        self._converting: Helper | None = None
        self._writing: PageWriting | None = None
        self._places: dict[str, int] = {}
        self._standing = standing(config)
        self._are_pages_known = False

    def keep_last_site(self, *, config: MkDocsConfig) -> None:
        """Keep what was built from being removed, but for the site that is served."""
        if self._standing and self._standing.edited:
            ShortBuild(self._fast, self._security, config, self.find_conversions).end(self._standing)
        if not self._fast.live:
            self._folder.keep()
            if self._fast.search:
                self._fast.search.use(self._folder)

    def find_conversions(self, files: Files, *, config: MkDocsConfig) -> None:
        """Find what was converted before; with plugins whose part is not known, keep nothing that was written."""
        self._are_plugins_known = has_known_plugins_only(config.plugins)  # now that search has replaced Material's
        if not self._are_plugins_known:
            self._folder.empty()
        self.cache = conversion_cache(self._hugo, config) if self._fast.parser.is_reusable else None
        if self.cache:
            self._fast.convert = partial(self.cache.convert, parser=self._fast.parser)
            self._hugo.beginning_of = self.cache.beginning_of

    def begin_converting(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Let a second process convert where most posts are new."""
        if self.cache and not self._fast.live and not self.cache.is_filled():
            posts = [file for file in files.documentation_pages() if file.src_uri in self._hugo.posts]
            pages = [file.page for file in posts if file.page]
            self._places = {file.src_uri: number for number, file in enumerate(posts)}
            self._converting = start_helper(pages, partial(_converted, config=config, files=files))

    def go_on(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Tell the second process how far this one has come."""
        if self._converting and page.file.src_uri in self._places:
            self._converting.go_on(self._places[page.file.src_uri])

    def begin_writing(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Begin with the pages."""
        if self._converting:
            self._converting.end()
        if self._are_plugins_known and not self._fast.live:
            self._start_writing(env, files, config)

    def _start_writing(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Find what the last build has written already, and begin with the rest."""
        nav, lists = self._fast.nav, WatchedLists(self._hugo.lists)
        env.globals["hugo_blog"] = lists
        try:
            shared = digest(self.cache.key, self._security.shared, styles_in_pages(files)) if self.cache else None
            keys = PageKeys(shared, self._hugo, files, nav, config) if shared else None
        except UnknowableError as error:
            log.info("All pages are written again, because of %s", error)
            keys = None
        self._are_pages_known = keys is not None
        self._folder.make_way({*(file.dest_uri for file in files), *config.theme.static_templates})
        self._folder.copy_what_is_new(files, self.cache.key if self.cache else None)
        self._writing = PageWriting(keys, self._folder, lists, self._security)
        self._writing.begin(files, nav, env, config)

    def stop(self, error: Exception) -> None:
        """Let no helper outlive the build, and leave things where they were."""
        for each in (self._converting, self._writing):
            if each:
                each.end()
        self._folder.let_empty()

    def end_writing(self, *, config: MkDocsConfig) -> None:
        """All pages are written: no helper is needed any more."""
        if self._writing:
            self._writing.end()

    def complete_folder(self, *, config: MkDocsConfig) -> None:
        """Remove what belongs to no page of this build; note the rest for the next one."""
        if self._writing:
            self._folder.sweep()
            self._folder.save()

    def tidy(self, *, config: MkDocsConfig) -> None:
        """Forget posts that are no more; note that the site stands."""
        if self.cache:
            self.cache.tidy(self._hugo.posts)
        if self._standing and self._are_pages_known and self._writing:
            short = ShortBuild(self._fast, self._security, config, self.find_conversions)
            self._standing.note(self._hugo, partial(short.keep, self._writing), short.parts)


def _converted(page: Page, config: MkDocsConfig, files: Files) -> int:
    """Convert a page for the cache, where the other process finds it."""
    populate_page(page, config, files)
    return 0
