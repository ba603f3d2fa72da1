"""The files of one language among those of all: `x.vi.md` is the Vietnamese of `x.md`, `cover.vi.png` its picture.

Source: https://gohugo.io/content-management/multilingual/#translation-by-file-name.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from hugo_posts.front_matter.document import read
from hugo_posts.front_matter.post import Blog, normalise
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .settings import Languages

#: The home page of a language that has none.
_HOME = "---\ntemplate: home.html\n---\n\n# {}\n"


class TranslatedFile(File):
    """A file that stands where it would without its language's key.

    Attributes:
        written_as: its source path as it is.
    """

    def __init__(self, file: File, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, file.src_dir, config.site_dir, config.use_directory_urls, inclusion=file.inclusion)
        self.written_as = file.src_uri
        self.abs_src_path = file.abs_src_path

    @property
    def edit_uri(self) -> str | None:
        """Where it is changed."""
        return self.written_as


def written_as(file: File) -> str:
    """Return a file's source path as its author knows it."""
    return file.written_as if isinstance(file, TranslatedFile) else file.src_uri


def take_language(files: Files, languages: Languages, shared: Collection[str], config: MkDocsConfig) -> None:
    """Leave in `files` what belongs to the language that is built, under the names that it would have alone.

    Args:
        files: the files of all languages.
        languages: the blog's languages.
        shared: pages that are the same in each language, such as that of all tags.
        config: the site's configuration.
    """
    if not languages.names:
        return
    own: dict[str, File] = {}
    below = f"{languages.below}/"
    with_pages = {str(PurePosixPath(page.src_uri).parent) for page in files.documentation_pages()}
    _leave_to_others(files, languages, shared)
    for file in list(files):
        path, key = _parted(file.src_uri, languages)
        if not file.is_documentation_page() and path.startswith(below):  # as Hugo has it at that address
            files.remove(file)
            own[path.removeprefix(below)] = file
            continue
        if key == languages.current:
            own[path] = file
        is_beside = not with_pages.isdisjoint(map(str, PurePosixPath(path).parents[:-1]))
        has_name = _has_own_name(file, key, languages, is_shared=file.src_uri in shared, is_beside=is_beside)
        if not has_name:
            files.remove(file)
    for path, file in own.items():
        if plain := files.get_file_from_path(path):
            files.remove(plain)
        files.append(TranslatedFile(file, path, config))
    if files.get_file_from_path("index.md") is None:
        files.append(File.generated(config, "index.md", content=_HOME.format(config.site_name)))
    if not languages.is_main:
        config.nav = _nav_of(config.nav, files)


def _leave_to_others(files: Files, languages: Languages, shared: Collection[str]) -> None:
    """Remove the files of bundles that other languages alone have, which Hugo publishes there: one may be a draft's.

    Those of a draft of the main language are its own, too, but for what a translation shows that is none.
    """
    bundles, ours = _bundles(files, languages, shared)
    for file in [each for each in files if not each.is_documentation_page()]:
        folder = next((each for each in PurePosixPath(file.src_uri).parents if each in bundles), None)
        is_a_drafts = folder and bundles[folder] and not _parted(file.src_uri, languages)[1]
        if folder and (folder not in ours or (is_a_drafts and file.name not in _text(ours[folder]))):
            files.remove(file)


def _bundles(
    files: Files, languages: Languages, shared: Collection[str]
) -> tuple[dict[PurePosixPath, bool], dict[PurePosixPath, File]]:
    """Return all bundles, and whether they are the main language's drafts; and a page of this language by folder.

    Files belong to the page `x/index.md`, and, which counts for drafts alone, to `x/_index.md` and `x.md`.
    """
    bundles: dict[PurePosixPath, bool] = {}
    ours: dict[PurePosixPath, File] = {}
    filled = {
        above for file in files if not file.is_documentation_page() for above in PurePosixPath(file.src_uri).parents
    }
    pages = [(page, *_parted(page.src_uri, languages)) for page in files.documentation_pages()]
    for page, path, key in sorted(pages, key=lambda each: -each[1].count("/")):  # a bundle's own behind those in it
        is_shared, pure = page.src_uri in shared, PurePosixPath(path)
        is_own = key == languages.current or _has_own_name(page, key, languages, is_shared=is_shared, is_beside=True)
        if is_own:
            ours |= dict.fromkeys(pure.parents[:-1], page)  # the first folder is everybody's
        home = pure.parent if pure.stem in ("index", "_index") else pure.with_suffix("")
        is_draft = home in filled and not is_own and not key and _is_hidden(page)
        if home.name and (is_draft or pure.stem == "index"):
            bundles[home] = bundles.get(home, False) or is_draft
    return bundles, ours


def _is_hidden(page: File) -> bool:
    post = normalise(read(_text(page))[0], page.src_uri, now=datetime.now(UTC), blog=Blog(section=""))
    return bool(post.publication.state)


def _text(page: File) -> str:
    return page.content_bytes.decode("utf-8", "replace")


def _has_own_name(file: File, key: str, languages: Languages, *, is_shared: bool, is_beside: bool) -> bool:
    """Tell whether a file of the language `key` stands under its whole name where the current language is built."""
    if file.is_documentation_page():
        return not key and (languages.is_main or is_shared)
    if key in ("", languages.current):  # a picture is found under both names, as in Hugo
        return True
    return languages.is_main and not is_beside  # a static file of Hugo's has its one name for all languages


def _nav_of(entry: Any, files: Files) -> Any:
    """Return an entry of the menu with what there is of it in this language, None when there is nothing."""
    if isinstance(entry, str):
        return None if entry.endswith(".md") and files.get_file_from_path(entry) is None else entry
    if isinstance(entry, dict):
        named = {name: below for name, each in entry.items() if (below := _nav_of(each, files)) is not None}
        return named or None
    parts = [below for each in entry or () if (below := _nav_of(each, files)) is not None]
    return parts or None


def _parted(path: str, languages: Languages) -> tuple[str, str]:
    """Return a source path without the key of its language, and the key; an empty one when it names none."""
    pure = PurePosixPath(path)
    name, _, key = pure.stem.rpartition(".")
    if not name or key.lower() not in languages.names:
        return path, ""
    return str(pure.with_name(name + pure.suffix)), key.lower()
