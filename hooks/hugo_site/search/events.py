"""The events of one build that have to do with search. Registered by hooks/blog.py, made anew each build.

Material's own search plugin stays in mkdocs.yml, as the theme shows a search box only then; but its index, which holds
the text of the whole site, is not built.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, Protocol

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..events import Row
from ..files.memory_folder import memory_folder, named_for
from ..log import log
from ..settings.folders import plugin_of_theme
from .bundle import Indexing, SearchIndexError, name_parts, recipe
from .document import SearchDocument
from .documents import Documents
from .searched_pages import document_of, is_searchable

#: Answers Material's search box; in the docs folder.
WORKER = "assets/search/worker.js"
_MATERIALS_WORKER = "assets/javascripts/workers/search.*.min.js"
_MATERIALS_SEARCH = (_MATERIALS_WORKER, "assets/javascripts/workers/search.*.min.js.map", "assets/javascripts/lunr/*")
#: A folder of the site that `mkdocs serve` has; MkDocs removes it with the site, but not before a build.
_HIDDEN = ".pagefind"
#: The name of what waits for an index that is made in the background.
THREAD = "search index"


class LastSite(Protocol):
    """The site's folder as the last build left it (hugo_site/speed/again/site_folder.py)."""

    def tree_key(self, folder: Path) -> str:
        """Return the key with which a whole folder was noted, if nobody has touched it since; nothing otherwise."""

    def note_tree(self, folder: Path, key: str) -> None:
        """Note a folder that is as it should be, and the key that stands for what it was made of."""


class SiteSearch:
    """The pages of one build, as readers search them.

    Attributes:
        is_serve: index in the background, after the pages are there.
        worker: address of Material's own worker; None leaves searching to Material.
    """

    #: What the next build may take over (speed/again/kept_build.py).
    kept = ("worker", "pages")

    def __init__(self, config: MkDocsConfig, *, is_serve: bool) -> None:
        self.plugin: Any = plugin_of_theme(config, "search")
        self.is_serve = is_serve
        self.worker: str | None = None
        self._is_built = False
        self._version = 0
        self._language: str = config.theme.get("language") or "en"
        self._temporary: TemporaryDirectory[str] | None = None
        self._last: LastSite | None = None
        self._indexing: Indexing | None = None
        self._keys: dict[str, str] = {}
        self._missing: list[str] = []
        self._bundle = Path(config.site_dir, "search/pagefind")
        self._stub = Path(config.site_dir, "search/search_index.json")

    def rows(self) -> list[Row]:
        """Return the handlers of this build."""
        return [
            Row("pre_build", 0, self.make_room, ""),
            Row("files", -100, self.take_over, "all files are known"),
            Row("env", 0, self.tell_templates, ""),
            Row("env", 0, self.read_pages, "all pages are converted; a small index may begin at once"),
            Row("env", -120, self.index_many_pages, "another process may have begun to write pages"),
            Row("page_context", 0, self.note_page_again, ""),
            Row("post_build", -50, self.end_indexing, "it had the time of all templates to work"),
            Row("shutdown", 0, self.stop, ""),
        ]

    def use(self, last: LastSite) -> None:
        """Leave parts of the index where they are if this build would make the same; `last` is the site's folder."""
        self._last = last

    def make_room(self, *, config: MkDocsConfig) -> None:
        """Make room for what Pagefind reads; when the site is served, keep the last index, which goes on answering.

        Pagefind may be at work yet for the last build of a served site, so that this one has a folder of its own.
        """
        if self.is_serve:
            hidden = Path(config.site_dir, _HIDDEN)
            shutil.rmtree(hidden, ignore_errors=True)
            hidden.mkdir(parents=True, exist_ok=True)
            self._room = Path(mkdtemp(dir=hidden))
        else:
            self._temporary = TemporaryDirectory(prefix=named_for("search"), dir=memory_folder())
            self._room = Path(self._temporary.name)
        self._documents = Documents(self._room / "pages", self._language)
        self._kept = self._room / "kept"
        if self.is_serve and self._bundle.is_dir():
            self._bundle.rename(self._kept)

    def take_over(self, files: Files, *, config: MkDocsConfig) -> None:
        """Take over from Material's search plugin, if there is one and it works as it is known to."""
        if self.plugin is None or not getattr(self.plugin.config, "enabled", False):  # MaterialX's asks Pagefind itself
            return
        self.worker = next((file.url for file in files if fnmatch(file.src_uri, _MATERIALS_WORKER)), None)
        if self.worker is None:
            log.warning("search: Material's worker is not at %s; its own search is left to answer", _MATERIALS_WORKER)
            return
        self.silence(config)
        for file in [file for file in files if any(fnmatch(file.src_uri, each) for each in _MATERIALS_SEARCH)]:
            files.remove(file)

    def silence(self, config: MkDocsConfig) -> None:
        """Leave Material's search plugin nothing to do, if it is not left to answer."""
        for name in ("page_context", "post_build") if self.worker else ():
            methods = config.plugins.events[name]
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not self.plugin]

    def tell_templates(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give templates the address of the worker to replace, and of the one that replaces it."""
        self._format_date = env.filters.get("date", str)
        env.globals["search_worker"] = {"materials": self.worker, "ours": WORKER} if self.worker else None

    def read_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take all pages, whose texts are all there now; if few parts are new, let Pagefind begin before all else.

        Writing the pages of many parts takes a while, in which a second process had better have work already.
        """
        if self.worker:
            for page in [file.page for file in files.documentation_pages() if file.page]:
                if is_searchable(page):
                    self._documents.add(document_of(page, self._format_date))
            self._keys = {} if self.is_serve else self._wanted_keys()
            self._missing = [part for part, key in self._keys.items() if not self._is_there(part, key)]
            if len(self._missing) * 2 <= len(self._keys):
                self._index()

    def index_many_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let Pagefind read the pages while templates are rendered."""
        self._index()

    def note_page_again(self, context: object, *, page: Page, config: MkDocsConfig, nav: object) -> None:
        """Note a page that `mkdocs serve` makes again by itself, after the whole site was built; see `refresh`."""
        if self._is_built and is_searchable(page):
            self._documents.add(document_of(page, self._format_date))

    @property
    def pages(self) -> dict[str, tuple[str, SearchDocument]]:
        """All pages that are searched."""
        return self._documents.wanted

    @pages.setter
    def pages(self, pages: dict[str, tuple[str, SearchDocument]]) -> None:
        self._documents = Documents(self._room / "pages", self._language)
        self._documents.wanted = pages

    @property
    def parts(self) -> dict[str, str]:
        """The parts of the index, each with what it is made of; from when the pages are read."""
        return self._keys

    def index_again(self, pages: Iterable[Page], parts: Mapping[str, str]) -> None:
        """Let Pagefind make the parts anew in which pages are that have changed; `parts` are those that are there."""
        if not self.worker:
            return
        for page in filter(is_searchable, pages):
            self._documents.add(document_of(page, self._format_date))
        self._keys = self._wanted_keys()
        self._missing = [part for part, key in self._keys.items() if parts.get(part) != key]
        self._index()

    def give_up(self) -> None:
        """Forget the pages that were given, and what Pagefind makes of them."""
        if self._indexing:
            with suppress(SearchIndexError, OSError):
                self._indexing.finish(self._bundle)
        shutil.rmtree(self._room / "pages", ignore_errors=True)

    def _index(self) -> None:
        """Let Pagefind make the parts of the index that are missing, if that has not begun."""
        if self._missing:
            self._documents.write(self._missing)
            # a new index is moved into its place as it is; of one that is there only some files are replaced
            room = self._room if self._bundle.is_dir() else self._bundle.parent
            self._indexing = self._start(self._missing, len(self._keys), room)
            self._missing = []

    def _is_there(self, part: str, key: str) -> bool:
        return self._last is not None and self._last.tree_key(self._bundle / part) == key

    def _wanted_keys(self) -> dict[str, str]:
        """Return what each part of the index is made of."""
        parts = self._documents.parts()
        shared = [str(len(parts)), self._language, *recipe()]
        return {part: hashlib.sha256("\0".join([pages, *shared]).encode()).hexdigest() for part, pages in parts.items()}

    def end_indexing(self, *, config: MkDocsConfig) -> None:
        """Wait for the index; or when the site is served, let it be made in the background."""
        if not self.worker:
            return
        self._stub.parent.mkdir(parents=True, exist_ok=True)
        if self._kept.is_dir():
            shutil.rmtree(self._bundle, ignore_errors=True)
            shutil.move(self._kept, self._bundle)
        if self.is_serve:
            self._is_built = True
            self.refresh()
        else:
            self._write_stub()
            indexing, self._indexing = self._indexing, None
            is_done = self._finish(indexing, self._keys)
            for part, key in self._keys.items() if self._last and is_done else ():
                self._last.note_tree(self._bundle / part, key)  # type: ignore[union-attr]
        if self._temporary:
            self._temporary.cleanup()

    def refresh(self) -> None:
        """Index the pages in the background; readers go on with the last index, and a build on its way gives up."""
        if not self._is_built:  # it is Material's own search that answers
            return
        self._write_stub()
        written = self._stub.stat().st_mtime_ns
        self._version += 1
        version = self._version

        def is_wanted() -> bool:  # until the next page is made again, or a build empties the site's folder
            return version == self._version and self._stub.exists() and self._stub.stat().st_mtime_ns == written

        keys = self._wanted_keys()
        missing = [part for part, key in keys.items() if self._keys.get(part) != key]
        self._documents.write(missing)
        work = partial(self._index_again, missing, keys, is_wanted)
        threading.Thread(target=work, name=THREAD, daemon=True).start()

    def stop(self) -> None:
        """Let no Pagefind work in the folder of a served site, of this build or another, that MkDocs is to remove."""
        if self.is_serve:
            with suppress(FileNotFoundError):  # nothing was built
                os.utime(self._stub)  # it is another one now, so that no index is wanted any more
            for thread in threading.enumerate():
                if thread.name == THREAD:
                    thread.join()

    def _index_again(self, parts: Collection[str], keys: dict[str, str], is_wanted: Callable[[], bool]) -> None:
        try:
            indexing = self._start(parts, len(keys), self._room)
        except FileNotFoundError:  # the next build has removed the room already
            return
        if self._finish(indexing, keys, is_wanted):
            self._keys = keys

    def _write_stub(self) -> None:
        """Write what Material's script asks for on every page: how words are split, and none of the pages."""
        settings = {name: self.plugin.config[name] for name in ("lang", "separator", "pipeline", "fields")}
        self._stub.write_text(json.dumps({"config": settings, "docs": []}), encoding="utf-8")

    def _start(self, parts: Collection[str], count: int, room: Path) -> Indexing:
        """Start Pagefind, which writes to a new folder in `room`, for some parts of the index that has `count`."""
        room.mkdir(parents=True, exist_ok=True)
        folders = {part: self._documents.folder(part) for part in sorted(parts)}
        return Indexing(folders, Path(mkdtemp(prefix="made-", dir=room)), self._language, count)

    def _finish(
        self, indexing: Indexing | None, parts: Collection[str], is_wanted: Callable[[], bool] | None = None
    ) -> bool:
        """Wait for what is being made, and tell readers of all parts; tell whether that has come to its end."""
        try:
            if indexing:
                indexing.finish(self._bundle, is_wanted)
            if is_wanted and not is_wanted():
                return False
            name_parts(self._bundle, list(parts))
        except (SearchIndexError, OSError, ValueError) as error:
            if not is_wanted or is_wanted():
                log.warning("search: Pagefind made no index, so searching finds nothing: %s", error)
            return False
        return True
