"""Hugo posts given to Material's blog plugin.

Material's `Post` opens `file.abs_src_path` itself and accepts YAML front matter in its own terms only
(material/plugins/blog/structure/__init__.py). So each post gets a copy with such front matter, in a folder that
lives as long as Material reads it; the author's file is only ever read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from mkdocs.structure.files import File, Files


@dataclass(frozen=True)
class SourcePost:
    """A post as its author wrote it.

    Attributes:
        file: its file among MkDocs' files.
        path: the author's file.
        text: its content.
        front_matter: what the author wrote, in Hugo's terms.
        meta: the same in the terms of Material's blog plugin.
        body: its Markdown.
    """

    file: File
    path: str
    text: str
    front_matter: Mapping[str, Any]
    meta: dict[str, Any]
    body: str


def read_posts(files: Files, folder: str) -> Iterator[SourcePost]:
    """Yield the posts below `folder` (`blog/posts/`)."""
    for file in files.documentation_pages():
        if file.src_uri.startswith(folder) and file.abs_src_path:
            text = file.content_string
            _, header, body = text.split("---\n", 2)
            front = yaml.safe_load(header)
            meta = {
                "title": front["title"],
                "date": front["date"],
                "categories": front.get("tags", []),
                "slug": os.path.basename(file.src_uri)[:-3],
            }
            yield SourcePost(file, file.abs_src_path, text, front, meta, body)


def write_copy(post: SourcePost, folder: str) -> None:
    """Write the copy of `post` into `folder` and let its file point there."""
    path = os.path.join(folder, post.file.src_uri)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    header = yaml.safe_dump(post.meta, allow_unicode=True, sort_keys=False, width=10**9)
    with open(path, "w", encoding="utf-8", newline="\n") as copy:
        copy.write(f"---\n{header}---\n\n{post.body}")
    post.file.abs_src_path = path
