"""Hugo posts given to Material's blog plugin.

Material's `Post` opens `file.abs_src_path` itself and accepts YAML front matter in its own terms only
(material/plugins/blog/structure/__init__.py). So each post gets a copy with such front matter, in a folder that
lives as long as Material reads it; the author's file is only ever read.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.structure.files import File, Files

from .hugo_terms import FrontMatterError, normalise, parse
from .tag_slugs import tag_key

log = logging.getLogger("mkdocs.hugo_site")


@dataclass(frozen=True)
class SourcePost:
    """A post as its author wrote it.

    Attributes:
        file: its file among MkDocs' files.
        path: the author's file.
        front_matter: what the author wrote, in Hugo's terms.
        meta: the same in the terms of Material's blog plugin, and `unlisted`: why a build leaves the post out
            ("draft", "future", "expired"), or None.
        body: its Markdown.
        body_line: line of the author's file in which `body` begins, 1-based.
    """

    file: File
    path: str
    front_matter: Mapping[str, Any]
    meta: dict[str, Any]
    body: str
    body_line: int


def take_posts(files: Files, folder: str, *, docs_dir: str, unlisted: bool) -> Iterator[SourcePost]:
    """Yield the posts below `folder`, newest and oldest alike; remove from `files` those that are not to be shown.

    Args:
        files: every file of the site.
        folder: the posts' folder as a source path, e.g. `blog/posts/`.
        docs_dir: the docs folder as an author knows it, for messages.
        unlisted: show drafts, future and expired posts, too.
    """
    for file in list(files.documentation_pages()):
        if not file.src_uri.startswith(folder):
            continue
        post = None if file.name == "_index" else _read(file, posixpath.join(docs_dir, file.src_uri), folder)
        if post and (unlisted or not post.meta["unlisted"]):
            yield post
        else:
            files.remove(file)


def _read(file: File, name: str, folder: str) -> SourcePost | None:
    """Read one post; None, after a warning, when its front matter cannot be read."""
    try:
        document = parse(file.content_bytes.decode("utf-8"))
        meta = normalise(document, file.src_uri.removeprefix(folder))
    except FrontMatterError as error:
        log.warning("%s:%d: %s", name, error.line, error.message)
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        log.warning("%s:%d: text is not UTF-8; save the file as UTF-8", name, line)
        return None
    meta["categories"] = list({tag_key(tag): tag for tag in reversed(meta["categories"])}.values())[::-1]
    return SourcePost(file, file.abs_src_path or "", document.values, meta, document.body, document.body_line)


def write_copy(post: SourcePost, folder: Path) -> None:
    """Write the copy of `post` into `folder` and let its file point there."""
    path = folder / post.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    header = yaml.safe_dump(post.meta, allow_unicode=True, sort_keys=False, width=10**9)
    path.write_text(f"---\n{header}---\n\n{post.body}", encoding="utf-8", newline="\n")
    post.file.abs_src_path = str(path)


def report_clashes(posts: Iterable[SourcePost], docs_dir: str) -> None:
    """Warn of posts that have the address of another one, which only one of them can keep."""
    first: dict[str, SourcePost] = {}
    for post in posts:
        other = first.setdefault(post.file.dest_uri, post)
        if other is not post:
            name = posixpath.join(docs_dir, post.file.src_uri)
            log.warning("%s:1: address /%s belongs to %s; change one `slug`", name, post.file.url, other.file.src_uri)
