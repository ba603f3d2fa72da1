"""`/llms.txt`, and each post's Markdown beside its page, where an author switches it on (`extra: llms: true`).

Source: https://llmstxt.org. What is not for search engines, readers' search or lists is not in it, nor what an
author has hidden in a post's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import unescape
from urllib.parse import quote

from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..files.late_file import LateFile
from ..files.placing import move
from ..lists.blog_lists import BlogLists
from ..reading.posts import SourcePost
from .portable_html import joined

PATH = "llms.txt"
#: A fence, which shows what stands in it; else a comment of HTML's or of Hugo's, which no reader sees.
_HIDDEN = re.compile(
    r"(?P<fence>^[ \t>]*(?P<marks>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=marks)|\Z))"
    r"|<!--.*?(?:-->|\Z)"
    r"|\{\{[<%]\s*comment\b.*?(?:\{\{[<%]\s*/\s*comment\s*[>%]\}\}|\Z)",
    re.MULTILINE | re.DOTALL,
)


def add_llms(files: Files, lists: BlogLists, sources: Mapping[str, SourcePost], config: MkDocsConfig) -> None:
    """Add the files to a site's.

    Args:
        files: the site's files; what an author has put at an address stays.
        lists: its posts.
        sources: their texts, by source path.
        config: the site's configuration.
    """
    taken = {file.dest_uri for file in files}
    lines = [f"# {config.site_name}", "", f"> {config.site_description or config.site_name}", "", "## Posts", ""]
    for post in filter(partial(_is_public, lists), lists.posts):
        path = f"{post.file.dest_uri.removesuffix('.html')}.md"
        title = " ".join(unescape(str(post.title)).split())
        if path not in taken:
            text = f"# {title}\n\n{without_hidden(sources[post.file.src_uri].document.body).strip()}\n"
            # under another name, as MkDocs takes all that end with .md for pages
            file = LateFile(f"{path}.txt", config, partial(_bytes, text), text)
            move(file, path, config)
            files.append(file)
            summary = " ".join((post.excerpt.summary or "").split())
            lines.append(f"- [{title}]({joined(config.site_url or '', quote(path))}){summary and f': {summary}'}")
    if PATH not in taken:
        text = "\n".join([*lines, ""])
        files.append(LateFile(PATH, config, partial(_bytes, text), text))


def without_hidden(text: str) -> str:
    """Return Markdown without its comments."""
    return _HIDDEN.sub(lambda found: found["fence"] or "", text)


def _is_public(lists: BlogLists, post: Post) -> bool:
    known = lists.publication(post)
    return known.listed == "always" and known.for_robots and known.in_search and not (known.state or post.excerpt.state)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
