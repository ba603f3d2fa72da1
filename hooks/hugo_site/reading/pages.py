"""Pages of the Hugo site that are no posts: `docs/about.md`, `docs/notes/x.md`, and `_index.md`, a section's own page.

Source: https://gohugo.io/content-management/organization/. MkDocs reads them itself; what is read here is where they
stand and what lists say of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from hugo_posts.front_matter.document import FrontMatterError, parse
from hugo_posts.front_matter.post import Blog, normalise
from mkdocs.structure.files import File, Files

from .posts import PostsFolder, SourcePost, is_published, leave_out, usable

#: The site's home page, whose address is given.
_HOME = ("index.md", "README.md", "_index.md")


def take_pages(files: Files, folder: PostsFolder, blog_dir: str) -> list[SourcePost]:
    """Return the pages outside the blog's folder; remove from `files` those that are not to be shown now."""
    pages = [*_read_all(files, folder, blog_dir)]
    for page in pages:
        if not is_published(page, unlisted=folder.unlisted):
            files.remove(page.file)
            leave_out(page, files)
    return [page for page in pages if is_published(page, unlisted=folder.unlisted)]


def _read_all(files: Files, folder: PostsFolder, blog_dir: str) -> Iterator[SourcePost]:
    as_they_are = folder.settings.as_they_are
    for file in files.documentation_pages():
        is_here = not file.src_uri.startswith(f"{blog_dir}/") and file.src_uri not in (*_HOME, *as_they_are)
        if is_here and not file.generated_by and file.name != "README":
            yield _read(file, folder)


def _read(file: File, folder: PostsFolder) -> SourcePost:
    """Read a page; what is wrong with it is told when MkDocs reads it."""
    name = f"{folder.docs_dir}/{file.src_uri}"
    try:
        document = parse(file.content_bytes.decode("utf-8", "replace"))
    except FrontMatterError as error:
        document = error.document
    document = replace(document, values=dict(usable(document, name)))
    blog = Blog(zone=folder.settings.zone, section="", urls=folder.settings.urls)
    post = normalise(document, file.src_uri, now=datetime.now(UTC), blog=blog)
    return SourcePost(file, file.abs_src_path or "", name, document, post)
