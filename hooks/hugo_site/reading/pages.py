"""Pages of the Hugo site that are no posts: `docs/about.md`, `docs/notes/x.md`, and `_index.md`, a section's own page.

Source: https://gohugo.io/content-management/organization/. MkDocs reads them itself; what is read here is where they
stand, what lists say of them, and which of them are published.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugo_posts.front_matter.document import Document, read
from mkdocs.structure.files import File, Files, InclusionLevel

from ..log import log
from .content_files import shown_path
from .posts import PostsFolder, SourcePost, is_published, keep_back_resources, source_of, tell, why_left_out
from .source_text import tell_twice

#: The site's home page, whose address is given.
_HOME = ("index.md", "README.md", "_index.md")


def take_pages(files: Files, folder: PostsFolder) -> tuple[list[SourcePost], list[SourcePost]]:
    """Return the pages outside the blog's folder, and those that get no page now, which are excluded from the site.

    Excluded, not removed, as the menu may name them. `mkdocs serve` shows drafts and marks them, which is MkDocs' own
    way for them (`draft_docs`).
    """
    pages = [*_read_all(files, folder)]
    shown = [page for page in pages if is_published(page, unlisted=folder.unlisted)]
    left_out = [page for page in pages if not is_published(page, unlisted=folder.unlisted)]
    for page in shown:
        if page.post.publication.state:
            page.file.inclusion = InclusionLevel.DRAFT
        elif page.post.publication.listed != "always":
            page.file.inclusion = InclusionLevel.NOT_IN_NAV
    for page in left_out:
        page.file.inclusion = InclusionLevel.EXCLUDED
        log.info("%s:%s", page.name, why_left_out(page))
    for page in pages:
        hides = page in left_out or not page.post.publication.has_resources
        if hides and not _is_above_others(page, files):
            keep_back_resources(page, files, folder)
    return shown, left_out


def _is_above_others(page: SourcePost, files: Files) -> bool:
    """Tell whether a page stands above others, as a section's does: the files beside it are not its bundle's."""
    home = page.file.src_uri.removesuffix(page.file.src_uri.rpartition("/")[2])
    return any(file != page.file and file.src_uri.startswith(home) for file in files.documentation_pages())


def _read_all(files: Files, folder: PostsFolder) -> Iterator[SourcePost]:
    elsewhere = {*_HOME, *folder.settings.as_they_are}
    for file in files.documentation_pages():
        is_here = not file.src_uri.startswith(f"{folder.places.blog}/") and file.src_uri not in elsewhere
        if is_here and not file.generated_by and file.name != "README":
            yield _read(file, folder)


def _read(file: File, folder: PostsFolder) -> SourcePost:
    """Read a page; what is wrong with it is told when MkDocs reads it, but for what says whether it is published."""
    name = shown_path(file, folder.places.docs_dir)
    document, wrong = read(file.content_bytes.decode("utf-8", "replace"))
    broken = bool(wrong) or document.is_ambiguous
    if broken and not folder.unlisted:  # MkDocs does not read what is left out
        if wrong:
            log.warning("%s:%d: %s", name, wrong.line, wrong.message)
        tell_twice(document, name)
    return _source(document, file, folder, is_broken=broken)


def why_hidden(file: File, folder: PostsFolder, document: Document, is_broken: bool) -> str:
    """Return why the text of a page that is always there is not published, line first; empty where it is.

    Hugo has no such page then. Here lists stand on it, so that it stays.
    """
    if is_broken and folder.settings.build_drafts:
        return ""
    page = _source(document, file, folder, is_broken=is_broken)
    return "" if is_published(page, unlisted=False) else why_left_out(page)


def _source(document: Document, file: File, folder: PostsFolder, *, is_broken: bool) -> SourcePost:
    """Return a page with what cascades give it; what is wrong with when it is published is told."""
    source = source_of(document, file, folder, is_post=False, is_broken=is_broken)
    for problem in source.post.problems:
        if problem.message.startswith(_TOLD_HERE):
            tell(problem, source.post, source.name, folder)
    return source


#: How messages begin that concern whether a page is published.
_TOLD_HERE = tuple(
    f"{name}: " for name in ("build", "_build", "draft", "headless", "date", "publishdate", "expirydate")
)
