"""Puts pages and the files beside them where Hugo has them, where MkDocs would put them elsewhere.

Sources: https://gohugo.io/content-management/urls/, https://gohugo.io/content-management/page-bundles/.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page, PathRules, within
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..files.placing import file_at, folder_at, folders_above, move
from ..reading.posts import SourcePost
from ..settings.hugo_settings import HugoSettings


def place_pages(pages: Iterable[SourcePost], files: Files, urls: HugoUrls, config: MkDocsConfig) -> None:
    """Let pages that are no posts live at Hugo's addresses, with what their bundles hold.

    Args:
        pages: the pages.
        files: the site's files.
        urls: the addresses.
        config: the site's configuration.
    """
    for page in pages if config.use_directory_urls else ():
        address = urls.of(page.post.page)
        if file_at(address) == page.file.dest_uri:
            continue
        for file in _beside(page.file, files) if page.file.name == "index" else ():
            inner = posixpath.relpath(file.src_uri, posixpath.dirname(page.file.src_uri))
            move(file, posixpath.join(folder_at(address), inner), config)
        move(page.file, file_at(address), config)


def place_sections(
    sections: Iterable[SourcePost], folder: str, blog_dir: str, config: MkDocsConfig
) -> list[SourcePost]:
    """Let the `_index.md` of folders with posts live above their posts; return them but for that of all posts.

    Args:
        sections: the pages.
        folder: the posts' folder, e.g. `blog/posts`.
        blog_dir: the blog's folder.
        config: the site's configuration.
    """
    placed = [each for each in sections if posixpath.dirname(each.file.src_uri) != folder]
    for section in placed:
        path = posixpath.relpath(section.file.src_uri, folder)
        names = Page(f"-/{path}", rules=section.post.page.rules).sections[1:]
        move(section.file, posixpath.join(blog_dir, *names, "index.html"), config)
    return placed


def keep_as_they_are(paths: Iterable[str], files: Files, config: MkDocsConfig) -> None:
    """Let static files stay where they are, beside a page that moves, and Markdown, `fonts/README.md`, be no page."""
    for path in paths:
        file = files.get_file_from_path(path)
        if file and file.abs_src_path and file.is_documentation_page():
            files.remove(file)
            file = File.generated(config, f"{path}.txt", abs_src_path=file.abs_src_path)
            files.append(file)
        if file:
            move(file, path, config)


def _beside(page: File, files: Files) -> Sequence[File]:
    """Return the files of a bundle that are no pages."""
    bundle = posixpath.dirname(page.src_uri) + "/"
    return [file for file in files if file.src_uri.startswith(bundle) and not file.is_documentation_page()]


def files_of_posts(
    posts: Iterable[SourcePost], folder: str, files: Files, settings: HugoSettings, rules: PathRules
) -> Iterator[tuple[str, File]]:
    """Yield each file beside the posts that is none, with the address that Hugo gave it.

    Args:
        posts: the posts, those without a page of their own among them, whose files Hugo publishes.
        folder: the posts' folder, e.g. `blog/posts`.
        files: the site's files.
        settings: what the Hugo blog was like.
        rules: how it wrote addresses.
    """
    bundles: dict[str, SourcePost] = {}
    for source in sorted(posts, key=lambda post: post.file.name == "index"):
        path = source.file.src_uri  # Hugo has x/a.png with x.md, too
        bundles[posixpath.dirname(path) if source.file.name == "index" else posixpath.splitext(path)[0]] = source
    for file in files:
        if file.inclusion.is_excluded() or file.is_documentation_page():
            continue
        if file.src_uri.startswith(f"{folder}/"):
            home = next((above for above in folders_above(file.src_uri) if above in bundles), None)
            if home is None:
                path = posixpath.relpath(file.src_uri, folder)
                is_section = path.partition("/")[0] in settings.sections
                yield f"/{_in_section(path if is_section else posixpath.join(settings.section, path), rules)}", file
            else:
                inner = posixpath.relpath(file.src_uri, home)
                yield f"/{folder_at(settings.urls.of(bundles[home].post.page))}/{inner}", file


def files_beside_pages(pages: Iterable[SourcePost], files: Files, rules: PathRules) -> Iterator[tuple[str, File]]:
    """Yield each file in a folder with pages that is none, with Hugo's address where that has other letters."""
    bundles = {posixpath.dirname(page.file.src_uri) for page in pages if page.file.name == "index"}
    folders = {posixpath.dirname(page.file.src_uri) for page in pages} - bundles - {""}
    for file in files:
        home = next((above for above in folders_above(file.src_uri) if above in bundles or above in folders), "")
        if home in folders and not file.is_documentation_page():
            place = _in_section(file.src_uri, rules)
            if place != file.src_uri:
                yield f"/{place}", file


def files_in_folders_of(pages: Iterable[SourcePost], files: Files) -> Iterator[File]:
    """Yield each file that stands in a folder with pages or of a page's name, or below one, and is no page."""
    paths = [page.file.src_uri for page in pages]
    folders = {folder for path in paths for folder in (posixpath.dirname(path), posixpath.splitext(path)[0])} - {""}
    for file in files:
        is_own = not (file.generated_by or file.inclusion.is_excluded() or file.is_documentation_page())
        if is_own and any(above in folders for above in folders_above(file.src_uri)):
            yield file


def _in_section(path: str, rules: PathRules) -> str:
    """Return where Hugo has a file that stands in no bundle: below the nearest section, its own folders as written."""
    folders = posixpath.dirname(path).split("/")
    page = Page(posixpath.join(*folders, "x.md"), rules=rules)
    depth = len(page.sections_asked)
    return posixpath.join(within(page.sections_shown[:depth], rules), *folders[depth:], posixpath.basename(path))
