"""A site that stands: `mkdocs build` ends at once where nothing has changed that the last build depended on.

What is compared is all that a build reads, before it reads any of it: settings, files, code, surroundings, the day, and
the site's folder. Any doubt means a build: a warning, a date still ahead, a plugin or shortcode that may do anything.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils import get_build_date

from ...files.file_state import TICK, changed, snapshot, state_of
from ...log import log
from ...settings.folders import roots_of
from ..code_key import code_key, package_folder
from .cache_key import UnknowableError, build_key, digest, goes_round, settings_in, templates
from .store import notes_of

if TYPE_CHECKING:
    from ...plugin import HugoBlog
    from ...reading.posts import SourcePost
#: Variables of the environment that every command has anew.
_FLEETING = {"_", "OLDPWD", "SHLVL"}
#: What the names of files end with that name an installed package and its version, or where it is.
_INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth")
#: What a shortcode's template asks for the time by.
_NOW = re.compile(rb"\bnow\b")
_EXPIRY = {"expirydate", "unpublishdate"}
#: Who says what each build says.
_ALWAYS = "mkdocs.commands.build"
#: What has been found in this build: this module is forgotten before the next one.
_found: list[Standing] = []


class Standing:
    """What the last build left, and whether it is what this one would make.

    Attributes:
        edited: the paths of the files that are other than when a whole build kept what it had found out, if that is
            all that is.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        """Note what this build depends on; to be made before anything of it is read."""
        self._folder, self._store = config.site_dir, notes_of(config)
        self._heard = _Messages()
        for pause in (0, TICK):  # for what was saved just now
            time.sleep(pause / 1e9)
            self._start, self._files = time.time_ns(), snapshot(roots_of(config))
            is_at_rest = all(max(state[:2]) + TICK < self._start for state in self._files.values())
            if is_at_rest:
                break
        self._made_of = _made_of(config) if is_at_rest else ""
        self._note: dict[str, Any] = {}
        self.edited: set[str] = set()

    def end_if_it_stands(self) -> None:
        """End the command, with what the last build said, if there is nothing to do for it.

        Python ends by this exception, as MkDocs' own `Abort` does: MkDocs shuts plugins down on the way.
        """
        note: Any = self._store.read(self._name) if self._store and self._made_of else None
        stands = isinstance(note, dict) and note.get("made_of") == self._made_of and note.get("end", 0) < self._start
        if stands and note.get("site") == _key(snapshot([self._folder])):
            self._note, news = note, changed(note["files"], self._files)
            if not news:
                self.end("Nothing has changed since the last build; the site stands in %s", self._folder)
            self.edited = news.union(note["edited"]) if note["kept"] == state_of(self.kept) else set()
        logging.getLogger("mkdocs").addHandler(self._heard)

    def end(self, told: str, *arguments: object) -> NoReturn:
        """End the command with what the last build said, and something more."""
        for name, level, text in self._note["messages"]:
            logging.getLogger(name).log(level, "%s", text)
        log.info(told, *arguments)
        raise SystemExit(0)

    @property
    def kept(self) -> Path:
        """The file with what a whole build has found out."""
        assert self._store
        return Path(self._store.path(self._name)).with_suffix(".pickle")

    @property
    def parts(self) -> Mapping[str, str]:
        """The parts of the search's index that are there."""
        parts: dict[str, str] = self._note["parts"]
        return parts

    def says_anything_of(self, names: Iterable[str]) -> bool:
        """Tell whether the last build said anything of one of these files."""
        names = tuple(names)
        return any(name in text for _, _, text in self._note["messages"] for name in names)

    def note(self, hugo: HugoBlog, keep: Callable[[Path], list[int]], parts: Mapping[str, str]) -> None:
        """Note that the site stands, if all that it depends on is known; to be called when nobody writes any more.

        Args:
            hugo: the blog.
            keep: writes what the build has found out, and returns the file's state; nothing if it cannot be kept.
            parts: the parts of the search's index.
        """
        logging.getLogger("mkdocs").removeHandler(self._heard)
        if self._made_of and not self._heard.has_warned and not may_change(hugo, (*hugo.read.all, *hugo.read.left_out)):
            self._note = {"messages": self._heard.messages}
            self._note["kept"] = keep(self.kept) if self._store else []
            self.note_again([], parts)

    def note_again(self, edited: Iterable[str], parts: Mapping[str, str]) -> None:
        """Note that the site stands with these files other than when a whole build kept what it had found out."""
        if self._store:
            states = snapshot([self._folder])
            newest = max((max(state[:2]) for state in states.values()), default=0)
            if time.time_ns() < newest + TICK:
                time.sleep(TICK / 1e9)  # what is changed from now on has another time
            found = {"made_of": self._made_of, "files": self._files, "site": _key(states), "end": time.time_ns()}
            self._store.write(self._name, {**self._note, **found, "edited": sorted(edited), "parts": parts})

    @property
    def _name(self) -> str:
        return f"{self._folder}, all of it"


class _Messages(logging.Handler):
    """Keeps what a build says.

    Attributes:
        messages: logger, level and text of each.
        has_warned: whether one of them is a warning.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[tuple[str, int, str]] = []
        self.has_warned = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep."""
        self.has_warned |= record.levelno >= logging.WARNING
        if record.name != _ALWAYS:
            self.messages.append((record.name, record.levelno, record.getMessage()))


def _key(states: Mapping[str, list[int]]) -> str:
    return digest(sorted(states.items()))


def standing(config: MkDocsConfig) -> Standing | None:
    """End the command if the site stands; of `mkdocs build` return what notes that it does, of others nothing.

    What comes of it is the same whenever it is asked for in a build.
    """
    if not _found and is_building():
        _found.append(Standing(config))
        _found[0].end_if_it_stands()
    return _found[0] if _found else None


def has_known_settings(config: MkDocsConfig) -> bool:
    """Tell whether nobody may yet change the settings whose part is not known here."""
    names = (handler.__module__ for handler in config.plugins.events["config"])
    return all(name.startswith("material") or name.endswith(("blog.py", "publish.py")) for name in names)


def is_building() -> bool:
    """Tell whether this is the command `mkdocs build`, which has nothing more to do when the site stands."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "build"


def _made_of(config: MkDocsConfig) -> str:
    """Return what stands for all that a build depends on but files; nothing when that cannot be known."""
    with suppress(ConfigurationError, UnknowableError):  # a wrong setting is told of next
        return digest(*_settings(config), *_surroundings(config))
    return ""


def _settings(config: MkDocsConfig) -> list[object]:
    """Return all that is set, wherever it was."""
    specs = [config.exclude_docs, config.draft_docs, config.not_in_nav]
    patterns = [[each.pattern for each in spec.patterns] if spec else [] for spec in specs]
    return [config.config_file_path, settings_in(config), patterns, [*config.hooks], [*config.plugins]]


def _surroundings(config: MkDocsConfig) -> list[object]:
    """Return what a build depends on beside settings and files: code, packages, environment, day, what is told.

    Raises:
        UnknowableError: a template or a shortcode asks for the time.
    """
    own = Path(config.theme.custom_dir or package_folder("hugo_site"))
    if any(_NOW.search(path.read_bytes()) for path in (own / "shortcodes").rglob("*.html")):
        raise UnknowableError("a shortcode that asks for the time")
    folders = [path for path in sys.path if path and os.path.isdir(path)]
    installed = [sorted(name for name in os.listdir(path) if name.endswith(_INSTALLED)) for path in folders]
    return [
        build_key(code_key(config), config),
        templates(config),
        installed,
        {name: value for name, value in os.environ.items() if name not in _FLEETING},
        [os.getcwd(), sys.flags[:], get_build_date(), date.today(), time.tzname],
        logging.getLogger("mkdocs").level,
    ]


def may_change(hugo: HugoBlog, sources: Iterable[SourcePost]) -> bool:
    """Tell whether the site may become another one though all is as it was: by a date, the network, or own code."""
    return bool(hugo.own_shortcodes or hugo.languages.names or hugo.gists.has_failed) or any(
        each.post.state in ("future", "expired")
        or _EXPIRY & each.document.values.keys()
        or goes_round(each.document.body, ())
        for each in sources
    )
