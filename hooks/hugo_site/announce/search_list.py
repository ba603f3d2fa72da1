"""`/index.json`, the list of posts that PaperMod's search and others read: who asks for it still gets it.

Source: https://github.com/adityatelange/hugo-PaperMod/blob/master/layouts/_default/index.json
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..files.late_file import LateFile
from ..lists.blog_lists import BlogLists
from .portable_html import joined

PATH = "index.json"


def add_search_list(files: Files, lists: BlogLists, config: MkDocsConfig, folders: Iterable[str]) -> list[str]:
    """Add the list to a site's files in each of `folders`, unless the author put a file of that name there.

    Returns:
        The paths of the lists.
    """
    paths = [folder + PATH for folder in folders if files.get_file_from_path(folder + PATH) is None]
    if paths:
        content = search_list(lists, config)
        for path in paths:
            files.append(LateFile(path, config, lambda: content, content.decode()))
    return paths


def search_list(lists: BlogLists, config: MkDocsConfig) -> bytes:
    """Return the list."""
    entries = [
        {
            "title": unescape(post.title),
            "permalink": joined(config.site_url or "", post.url),
            "summary": post.excerpt.summary,
        }
        for post in lists.posts
        if lists.publication(post).in_search and not post.excerpt.state
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1).encode("utf-8", "replace")
