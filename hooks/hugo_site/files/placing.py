"""Where a file is written to, relative to the site's root."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def file_at(address: str) -> str:
    """Return the file that stands at an address (`/posts/x/` or `/old.html`)."""
    path = address.strip("/")
    is_file = address.endswith((".html", ".htm"))
    return path if is_file else posixpath.join(path, "index.html")


def folder_at(address: str) -> str:
    """Return the folder of what belongs to the page at an address: the files of its bundle, or a list's feeds."""
    path = address.strip("/")
    return path if address.endswith("/") else path.removesuffix(".html").removesuffix(".htm")


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a path is in, the nearest first."""
    while (above := posixpath.dirname(path)) not in ("", path):  # that of `/` is `/`
        yield (path := above)


def move(file: File, path: str, config: MkDocsConfig) -> None:
    """Let a file be written to `path`."""
    moved = File(path, None, config.site_dir, use_directory_urls=True, dest_uri=path)
    for name in ("dest_uri", "abs_dest_path", "url"):
        setattr(file, name, getattr(moved, name))


def place_beside_posts(files: Files, folder: str, root: str, config: MkDocsConfig) -> None:
    """Place the files in the posts' folder where Material means to: it strikes the folder's name out too often.

    It does so wherever that stands in the path of a file, and then in the address, which is made of that path: what is
    in a folder `posts` in the posts' folder was looked for above that.

    Args:
        files: the site's files, as Material's blog plugin leaves them.
        folder: the posts' folder as a source path, e.g. `blog/posts`.
        root: the blog's folder, e.g. `blog`.
        config: the configuration.
    """
    for file in files.media_files():
        if file.src_uri.startswith(f"{folder}/"):
            path = posixpath.join(root, posixpath.relpath(file.src_uri, folder))
            if (posixpath.normpath(file.dest_uri), posixpath.normpath(file.url)) != (path, quote(path)):
                move(file, path, config)
