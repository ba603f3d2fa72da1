"""Definition lists as Goldmark reads them (PHP Markdown Extra; goldmark, extension/definition_list.go)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin


def definition_list_plugin(md: MarkdownIt) -> None:
    """Add definition lists."""
    deflist_plugin(md)
