"""Which files are content: what Hugo reads is never copied to the site as it stands, and what it ignores is nothing.

Sources: https://gohugo.io/content-management/formats/, https://gohugo.io/content-management/page-bundles/ and
https://gohugo.io/configuration/all/#ignorefiles.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..files.placing import folders_above
from ..log import log
from .places import Places

#: Endings of Markdown files, and of HTML ones, of which Hugo makes pages, too.
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
HTML = frozenset({".html", ".htm"})
#: Endings of other formats that Hugo makes pages of, itself or by other programs.
OTHER = frozenset({".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc"})


def shown_path(file: File, docs_dir: str) -> str:
    """Return a file as the author knows it, e.g. `docs/blog/posts/X.MD`.

    Args:
        file: a file; MkDocs knows content of other endings as `X.md`, see `take_content`.
        docs_dir: the docs folder as the author knows it.
    """
    folder, name = posixpath.split(file.src_uri)
    real = posixpath.basename((file.abs_src_path or name).replace("\\", "/"))
    stem = posixpath.splitext(name)[0]
    return posixpath.join(docs_dir, folder, real if real.startswith(stem) else name)


def is_html(file: File) -> bool:
    """Tell whether a post's file is HTML, of which Hugo reads the front matter and the shortcodes only."""
    return _ending(file.abs_src_path or "") in HTML


def take_content(files: Files, places: Places, as_they_are: Collection[str], config: MkDocsConfig) -> None:
    """Let MkDocs read all content as pages, and copy none of it: `X.MD` anywhere, HTML among the posts.

    What this project cannot read is left out and told.

    Args:
        files: the site's files, changed in place.
        places: where content is.
        as_they_are: files that look like content and were static ones.
        config: the site's configuration.
    """
    known = {file.src_uri for file in files}
    others = [file for file in files if not (file.is_documentation_page() or file.generated_by)]
    for file in [file for file in others if file.src_uri not in as_they_are]:
        ending = _ending(file.src_uri)
        among_posts = places.is_post(file.src_uri)
        if ending in MARKDOWN or (among_posts and ending in HTML):
            _take_as_markdown(file, files, known, places.docs_dir, config)
        elif among_posts and ending in OTHER:
            files.remove(file)
            if not in_bundle(file.src_uri, bundles(known, places)):
                told = "this format is not read here, so the post is not published; write it in Markdown"
                log.warning("%s:1: %s", shown_path(file, places.docs_dir), told)


def _take_as_markdown(file: File, files: Files, known: set[str], docs_dir: str, config: MkDocsConfig) -> None:
    """Put a Markdown file in the place of one that MkDocs would copy; its text is that of the author's file."""
    path = posixpath.splitext(file.src_uri)[0] + ".md"
    files.remove(file)
    if path in known:
        told = '%s:1: "%s" stands beside it, and only one of the two can be a page; rename it'
        log.warning(told, shown_path(file, docs_dir), posixpath.basename(path))
        return
    known.add(path)
    page = File(path, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=file.inclusion)
    page.abs_src_path = file.abs_src_path
    files.append(page)


def leave_out_ignored(files: Files, patterns: Sequence[re.Pattern[str]], places: Places) -> None:
    """Remove the content that Hugo's `ignoreFiles` names.

    Files outside of the posts' folder are content if they are pages; the others were static files, which Hugo does not
    ask of.

    Args:
        files: the site's files, changed in place.
        patterns: the expressions.
        places: where content is.
    """
    for file in list(files) if patterns else ():
        is_content = places.is_post(file.src_uri) or file.is_documentation_page()
        path = f"/content/{places.content_path(file.src_uri)}"
        if is_content and not file.generated_by and any(names_content(pattern, path) for pattern in patterns):
            files.remove(file)


def names_content(pattern: re.Pattern[str], path: str) -> bool:
    """Tell whether an expression of `ignoreFiles` names a file or a folder above it.

    It is searched for in the whole path, which begins with `…/content/` in Hugo.
    """
    return any(pattern.search(each) for each in (path, *map(str, PurePosixPath(path).parents)))


def bundles(paths: Iterable[str], places: Places) -> set[str]:
    """Return the folders below that of the posts that are page bundles: those with an `index` of any content format."""
    found = set()
    for path in filter(places.is_post, paths):
        folder, name = posixpath.split(path)
        stem, ending = posixpath.splitext(name)
        if stem == "index" and ending.lower() in MARKDOWN | HTML:
            found.add(folder)
    return found - {places.posts}


def in_bundle(path: str, folders: set[str]) -> str | None:
    """Return the bundle that a file is in, at whatever depth, None when it is in none; an `index` is not in its own."""
    folder, name = posixpath.split(path)
    if posixpath.splitext(name)[0] == "index":
        folder = posixpath.dirname(folder)
    return next((above for above in (folder, *folders_above(folder)) if above in folders), None)


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()
