"""Which places in the site's folder are taken: no file can stand where another one needs a folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from hugo_posts.front_matter.permalink import MAX_NAME
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..files.placing import folders_above
from ..log import log
from .lookup import GENERATED

_FEEDS = ("index.xml", "feed.json")


class TakenPlaces:
    """The places of files, by their paths from the site's root."""

    def __init__(self, files: Iterable[File], docs_dir: str, generated: Iterable[str]) -> None:
        """Note places.

        Args:
            files: the site's files.
            docs_dir: the docs folder as an author knows it, for messages.
            generated: paths of files that are written later and are none of these.
        """
        self._files = {path: f"the site's own {path}" for path in generated}
        self._folders = {folder: name for path, name in self._files.items() for folder in folders_above(path)}
        for file in (each for each in files if not each.inclusion.is_excluded()):
            self.take(file.dest_uri, file.src_uri if file.generated_by else f"{docs_dir}/{file.src_uri}")

    def take(self, path: str, name: str) -> None:
        """Note a file and what it is called in messages."""
        self._files[path] = name
        for folder in folders_above(path):
            self._folders.setdefault(folder, name)

    def holder(self, path: str) -> str | None:
        """Return what is at a path, or stands in its way; each list has feeds of these names."""
        if posixpath.basename(posixpath.dirname(path)) in _FEEDS:
            return "a feed"
        return self._files.get(path) or self.obstacle(path)

    def obstacle(self, path: str) -> str | None:
        """Return the file that stands where a path needs a folder, or one that needs a folder where the path ends."""
        above = next((folder for folder in folders_above(path) if folder in self._files), None)
        return self._files[above] if above else self._folders.get(path)


def written_later(config: MkDocsConfig) -> set[str]:
    """Return the paths of files that stand for no source file: of MkDocs, of templates, the blog's feeds."""
    return {*GENERATED, *config.theme.static_templates, *config.extra_templates}


def leave_to_authors(files: Files, config: MkDocsConfig) -> None:
    """Write no template of our own, such as robots.txt, where docs/ has a file of that name, as in Hugo's static/."""
    written = {file.src_uri for file in files if not file.inclusion.is_excluded()}
    config.theme.static_templates -= written.difference(GENERATED)


def drop_what_has_no_place(files: Files, docs_dir: str) -> None:
    """Warn of files that would stand below another file, and take them out of `files`."""
    taken = {file.dest_uri: file for file in files}
    for file in list(files):
        other = next((taken[folder] for folder in folders_above(file.dest_uri) if folder in taken), None)
        if other:
            told = "%s/%s:1: it would be at %s, but %s/%s is a file at %s; rename one of the two"
            place = file.dest_uri
            log.warning(told, docs_dir, file.src_uri, place, docs_dir, other.src_uri, other.dest_uri)
            files.remove(file)


def is_too_long(path: str) -> bool:
    """Tell whether a part of a path is longer than disks can name."""
    return any(len(part.encode("utf-8", "replace")) > MAX_NAME for part in path.split("/"))
