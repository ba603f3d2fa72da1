"""Hugo posts given to Material's blog plugin.

Material's `Post` opens `file.abs_src_path` itself and accepts YAML front matter in its own terms only
(material/plugins/blog/structure/__init__.py). So each post gets a copy with such front matter, in a folder that
lives as long as Material reads it; the author's file is only ever read.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from hugo_posts.front_matter.document import Document, FrontMatterError, parse, write
from hugo_posts.front_matter.permalink import MAX_NAME, hugo_address
from hugo_posts.front_matter.post import Blog, Post, normalise
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ..files.placing import file_at, move
from ..settings.hugo_settings import HugoSettings
from .source_text import decode, drop_missing_theme_files

log = logging.getLogger("mkdocs.hugo_site")

#: States of posts that a build leaves out, the front matter that makes them so, and what to tell of it. A post whose
#: front matter cannot be read is `broken`, and shown as such.
_UNLISTED = {
    "draft": (("draft", "published"), "draft: it is not published; remove the line when it is done"),
    "future": (("publishdate", "date"), "date: it is in the future; the first build after it publishes the post"),
    "expired": (("expirydate", "unpublishdate"), "expiryDate: it is past, so that the post is not published any more"),
}


@dataclass(frozen=True)
class PostsFolder:
    """Where posts are and how they are read.

    Attributes:
        path: the posts' folder as a source path, e.g. `blog/posts`.
        docs_dir: the docs folder as an author knows it, for messages.
        theme_dirs: folders in which templates and icons that a post names must be.
        settings: what the Hugo blog was like.
        unlisted: show drafts, future and expired posts, too.
    """

    path: str
    docs_dir: str
    theme_dirs: list[str]
    settings: HugoSettings
    unlisted: bool


@dataclass(frozen=True)
class SourcePost:
    """A post as its author wrote it.

    Attributes:
        file: its file among MkDocs' files.
        path: the author's file.
        name: the same as the author knows it, e.g. `docs/blog/posts/x.md`.
        document: its front matter and body.
        post: its front matter in the terms of Material's blog plugin.
    """

    file: File
    path: str
    name: str
    document: Document
    post: Post

    def line(self, *fields: str) -> int:
        """Return the 1-based line of the first of `fields` that the front matter has, 1 without any."""
        return next((line for field in fields if (line := self.document.lines.get(field))), 1)


@dataclass(frozen=True)
class TakenPosts:
    """What stands in the posts' folder.

    Attributes:
        posts: the posts.
        left_out: those that are not to be shown now.
        sections: the `_index.md` of its folders, which are no posts but pages above them.
    """

    posts: list[SourcePost]
    left_out: list[SourcePost]
    sections: list[SourcePost]


def take_posts(files: Files, folder: PostsFolder) -> TakenPosts:
    """Return the posts; remove from `files` what is no post to be shown."""
    posts: list[SourcePost] = []
    left_out: list[SourcePost] = []
    sections: list[SourcePost] = []
    pages = [file for file in files.documentation_pages() if file.src_uri.startswith(f"{folder.path}/")]
    bundles = {posixpath.dirname(file.src_uri) for file in pages if file.name == "index"} - {folder.path}
    for file in pages:
        is_resource = file.name != "index" and posixpath.dirname(file.src_uri) in bundles
        post = None if is_resource else read_post(file, folder)
        is_shown = post and is_published(post, unlisted=folder.unlisted)
        if post:
            (left_out if not is_shown else sections if file.name == "_index" else posts).append(post)
        if not is_shown or file.name == "_index":
            files.remove(file)
    for post in left_out:
        leave_out(post, files)
    return TakenPosts(posts, left_out, sections)


def is_published(source: SourcePost, *, unlisted: bool) -> bool:
    """Tell whether a post or page is to be shown now; all are where those that nobody lists are shown, too."""
    return unlisted or source.post.state not in _UNLISTED


def leave_out(source: SourcePost, files: Files) -> None:
    """Say that a post is not published, and keep back the pictures in its bundle, too, as Hugo does."""
    fields, told = _UNLISTED[source.post.state]
    log.info("%s:%d: %s", source.name, source.line(*fields), told)
    if source.file.name == "index":
        bundle = posixpath.dirname(source.file.src_uri) + "/"
        for file in [file for file in files if file.src_uri.startswith(bundle)]:
            files.remove(file)


def read_post(file: File, folder: PostsFolder) -> SourcePost:
    """Read one post, and warn of what is wrong with it; a file of any content makes a post."""
    settings = folder.settings
    blog = Blog(zone=settings.zone, section=settings.section, sections=settings.sections, urls=settings.urls)
    source = read_source(file, folder, posixpath.relpath(file.src_uri, folder.path), blog)
    for problem in source.post.problems:
        level = logging.INFO if problem.harmless else logging.WARNING
        log.log(level, "%s:%d: %s", source.name, problem.line, problem.message)
    return source


def read_source(file: File, folder: PostsFolder, path: str, blog: Blog) -> SourcePost:
    """Read a file that `path` names in Hugo."""
    name = posixpath.join(folder.docs_dir, file.src_uri)
    broken = False
    try:
        document = parse(decode(file.content_bytes, name))
    except FrontMatterError as error:
        log.warning("%s:%d: %s", name, error.line, error.message)
        document, broken = error.document, True
    document = replace(document, values=dict(usable(document, name)))
    post = normalise(document, path, now=datetime.now(UTC), blog=blog)
    post = replace(post, state="broken") if broken else post
    source = SourcePost(file, file.abs_src_path or "", name, document, post)
    drop_missing_theme_files(post.meta, document.lines, name, folder.theme_dirs)
    return source


def usable(document: Document, name: str) -> Iterator[tuple[str, object]]:
    """Yield the fields but for addresses that no disk can hold."""
    for field, value in document.values.items():
        if field in ("slug", "url") and len(str(value).encode("utf-8", "replace")) > MAX_NAME:
            line = document.lines.get(field, 1)
            log.warning("%s:%d: %s: it is longer than %d bytes; shorten it", name, line, field, MAX_NAME)
        elif field in ("slug", "url") and not str(value).isprintable():
            line = document.lines.get(field, 1)
            log.warning("%s:%d: %s: it holds a character that no address holds; write it again", name, line, field)
        else:
            yield field, value


def write_copy(source: SourcePost, folder: Path) -> None:
    """Write the copy of a post into `folder` and let its file point there."""
    path = folder / source.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"{write(source.post.meta)}\n{source.document.body}", encoding="utf-8", errors="replace", newline=""
    )
    source.file.abs_src_path = str(path)


def markdown_of(source: SourcePost) -> str:
    """Return a post's text as Material reads it from the copy: below the front matter, with plain line ends."""
    text = source.document.body.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")


def take_back(source: SourcePost, config: MkDocsConfig) -> None:
    """Let a post's file be the author's again; and let it live at the `url` of its front matter, if it has one."""
    source.file.abs_src_path = source.path
    if source.post.page.url and source.file.page:
        move(source.file, file_at(hugo_address(source.post.page)), config)
        set_canonical_address(source.file.page, config)


def set_canonical_address(page: Page, config: MkDocsConfig) -> None:
    """Give a page that has moved its whole address anew, as MkDocs' `Page` does when it is made."""
    base = config.site_url
    page.canonical_url = urljoin(base if base.endswith("/") else f"{base}/", page.url) if base else None
    page.abs_url = urlsplit(page.canonical_url).path if page.canonical_url else None
