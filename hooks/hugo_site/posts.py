"""Hugo posts given to Material's blog plugin.

Material's `Post` opens `file.abs_src_path` itself and accepts YAML front matter in its own terms only
(material/plugins/blog/structure/__init__.py). So each post gets a copy with such front matter, in a folder that
lives as long as Material reads it; the author's file is only ever read.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from hugo_posts.front_matter import Document, FrontMatterError, parse, write
from hugo_posts.permalink import clashes, hugo_address
from hugo_posts.post import Blog, Post, normalise
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .redirects import MAX_NAME
from .settings import HugoSettings

log = logging.getLogger("mkdocs.hugo_site")

#: States of posts that a build leaves out; a post whose front matter cannot be read is `broken`, and shown as such.
_UNLISTED = {"draft", "future", "expired"}
#: Front matter that this project adds for templates, and that an author's own would confuse.
_OURS = {"hugo_state", "hugo_undated", "hugo_cover", "hugo_authors", "generated"}


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


def take_posts(files: Files, folder: PostsFolder) -> Iterator[SourcePost]:
    """Yield the posts; remove from `files` what is none, or is not to be shown now."""
    pages = [file for file in files.documentation_pages() if file.src_uri.startswith(f"{folder.path}/")]
    bundles = {posixpath.dirname(file.src_uri) for file in pages if file.name == "index"} - {folder.path}
    for file in pages:
        is_resource = file.name != "index" and posixpath.dirname(file.src_uri) in bundles
        post = None if is_resource or file.name == "_index" else _read(file, folder)
        if post and (folder.unlisted or post.post.meta.get("hugo_state") not in _UNLISTED):
            yield post
        else:
            files.remove(file)


def _read(file: File, folder: PostsFolder) -> SourcePost:
    """Read one post, and warn of what is wrong with it; a file of any content makes a post."""
    name = posixpath.join(folder.docs_dir, file.src_uri)
    broken = False
    try:
        document = parse(_text(file, name))
    except FrontMatterError as error:
        log.warning("%s:%d: %s", name, error.line, error.message)
        document, broken = error.document, True
    document = replace(document, values=dict(_usable(document, name)))
    path = posixpath.relpath(file.src_uri, folder.path)
    blog = Blog(section=folder.settings.section, zone=folder.settings.zone)
    post = normalise(document, path, now=datetime.now(UTC), blog=blog)
    for problem in post.problems:
        log.log(logging.INFO if problem.harmless else logging.WARNING, "%s:%d: %s", name, problem.line, problem.message)
    post.meta.update({"hugo_state": "broken"} if broken else {})
    source = SourcePost(file, file.abs_src_path or "", name, document, post)
    _check_theme_files(source, folder.theme_dirs)
    return source


def _text(file: File, name: str) -> str:
    content = file.content_bytes
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        log.warning("%s:%d: text is not UTF-8; save the file as UTF-8", name, line)
        return content.decode("utf-8", "replace")


def _usable(document: Document, name: str) -> Iterator[tuple[str, object]]:
    """Yield the fields but for those that this project adds, and for addresses that no disk can hold."""
    for field, value in document.values.items():
        if field in ("slug", "url") and len(str(value).encode("utf-8", "replace")) > MAX_NAME:
            line = document.lines.get(field, 1)
            log.warning("%s:%d: %s: it is longer than %d bytes; shorten it", name, line, field, MAX_NAME)
        elif field not in _OURS:
            yield field, value


def _check_theme_files(source: SourcePost, theme_dirs: Iterable[str]) -> None:
    """Drop a template or an icon that the theme does not have: asking for it would stop the build."""
    for field, pattern in (("template", "{}"), ("icon", ".icons/{}.svg")):
        value = source.post.meta.get(field)
        path = pattern.format(value)
        is_inside = not path.startswith("/") and ".." not in path.split("/")
        if value and not (is_inside and any(Path(folder, path).is_file() for folder in theme_dirs)):
            line = source.document.lines.get(field, 1)
            log.warning('%s:%d: %s: the theme has no "%s"; remove the line', source.name, line, field, value)
            del source.post.meta[field]


def write_copy(source: SourcePost, folder: Path) -> None:
    """Write the copy of a post into `folder` and let its file point there."""
    path = folder / source.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"{write(source.post.meta)}\n{source.document.body}", encoding="utf-8", errors="replace", newline=""
    )
    source.file.abs_src_path = str(path)


def take_back(source: SourcePost, config: MkDocsConfig) -> None:
    """Let a post's file be the author's again; and let it live at the `url` of its front matter, if it has one."""
    source.file.abs_src_path = source.path
    if source.post.page.url and source.file.page:
        address = hugo_address(source.post.page).lstrip("/")
        path = address if address.endswith((".html", ".htm")) else f"{address}index.html"
        moved = File(path, None, config.site_dir, use_directory_urls=True)
        for name in ("dest_uri", "abs_dest_path", "url"):
            setattr(source.file, name, getattr(moved, name))
        source.file.page._set_canonical_url(config.site_url)


def report_clashes(posts: Iterable[SourcePost], pages: Iterable[tuple[str, str]]) -> None:
    """Warn of posts whose address is also that of another post or page, for only one of them can keep it.

    Args:
        posts: the posts.
        pages: address and name of every other page.
    """
    addresses = [*pages, *((source.file.url, source.name) for source in posts)]
    for address, names in clashes(addresses).items():
        log.warning(
            "%s:1: address /%s is also that of %s; change one `slug`", names[-1], address, ", ".join(names[:-1])
        )
