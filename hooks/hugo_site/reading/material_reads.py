"""How Material's blog plugin reads the posts: without those that it cannot read, and nothing but posts.

By itself it ends the build at a post that it cannot read, and takes `blog/posts-old/x.md`, whose path begins like that
of the posts' folder, for a post (material/plugins/blog/plugin.py, `_resolve_posts`).
"""

from __future__ import annotations

from collections.abc import Callable

from material.plugins.blog.plugin import BlogPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from ..faults.telling import tell_fault
from ..settings.folders import folders_of


def read_what_can_be_read(config: MkDocsConfig, blog: BlogPlugin, posts: Callable[[], list[File]], docs: str) -> None:
    """Let Material's blog plugin begin again without the posts that it cannot read; each is told.

    Args:
        config: the configuration, whose plugins' events are changed.
        blog: the plugin.
        posts: returns the files of the posts.
        docs: the docs folder as an author knows it.
    """
    handlers, own = config.plugins.events["files"], blog.on_files

    @event_priority(-50)  # Material's
    def read(files: Files, *, config: MkDocsConfig) -> None:
        before, folder = list(files), folders_of(config).posts
        similar = [
            file for file in before if file.src_uri.startswith(folder) and not file.src_uri.startswith(f"{folder}/")
        ]
        for file in similar:
            files.remove(file)
        levels = [(file, file.inclusion) for file in files]
        try:
            own(files, config=config)
        except Exception:
            for file, level in levels:  # it hides each post as it reads it
                file.inclusion = level
            for file in _unreadable(blog, posts(), config, docs):
                files.remove(file)
            own(files, config=config)
        if similar:
            _put_back(similar, files, before)

    handlers[handlers.index(own)] = read


def _put_back(taken: list[File], files: Files, before: list[File]) -> None:
    """Put files back where they were among the others."""
    places = {id(file): number for number, file in enumerate(before)}
    ordered = sorted([*files, *taken], key=lambda file: places.get(id(file), len(before)))
    for file in list(files):
        files.remove(file)
    for file in ordered:
        files.append(file)


def _unreadable(blog: BlogPlugin, posts: list[File], config: MkDocsConfig, docs: str) -> list[File]:
    found = []
    for file in posts:
        try:
            blog._resolve_post(file, config)
        except Exception as error:
            tell_fault(f"{docs}/{file.src_uri}", "read", error)
            found.append(file)
    return found
