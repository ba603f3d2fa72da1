"""Material's blog plugin: its lists, and what it does for each post."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any

import yaml
from hugo_posts.front_matter.document import as_read
from jinja2 import Environment
from material.plugins.blog import structure
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..files.memory_folder import PREFIX, memory_folder, named_for

#: What front matter begins with that stands for other, and a post's own, read before, never is.
_KEPT = "hugo_site.upstream.blog: "


class FrontMatterAtHand:
    """Front matter that Material's blog plugin reads from memory, where it would read YAML that was just written."""

    def __init__(self) -> None:
        self._kept: dict[str, Mapping[str, Any]] = {}

    def write(self, values: Mapping[str, Any]) -> str:
        """Return front matter that stands for values."""
        name = f"{_KEPT}{len(self._kept)}\n"
        self._kept[name] = values
        return f"---\n{name}---\n"

    def load(self, text: str, loader: Any) -> Any:
        """Return what YAML says, or what it stands for; takes the place of `yaml.load`."""
        return as_read(self._kept[text]) if text in self._kept else yaml.load(text, loader)

    def begin(self) -> None:
        """Let the blog plugin read from here."""
        structure.yaml = self

    def end(self) -> None:
        """Let it read YAML again."""
        structure.yaml = yaml


def keep_lists_in_memory(blog: BlogPlugin) -> None:
    """Let Material's blog plugin write further pages of lists to memory: a file each, which is read once."""
    if PREFIX not in blog.temp_dir:  # which it has for all builds of a command
        os.rmdir(blog.temp_dir)
        blog.temp_dir = mkdtemp(prefix=named_for("lists"), dir=memory_folder())


def leave_posts_alone(plugins: PluginCollection, blog: BlogPlugin) -> None:
    """Keep Material's blog plugin from making an excerpt of every post, with a parser of its own for each.

    Its handlers first look for the page in the list of all posts, which grows with the square of their number. What
    else they do for posts is asked for by options that are off here; if one is on, they are left as they are.
    """
    options = blog.config
    if not options.enabled or options.authors or options.post_excerpt == "required" or options.post_readtime:
        return
    for name in ("page_markdown", "page_content", "page_context"):
        handlers = plugins.events[name]
        handler = getattr(blog, f"on_{name}")
        handlers[handlers.index(handler)] = _unless_post(handler)


def _unless_post(handler: Callable[..., Any]) -> Callable[..., Any]:
    @event_priority(getattr(handler, "mkdocs_priority", 0))
    def unless_post(item: object, *, page: Page, **rest: object) -> Any:
        return None if isinstance(page, Post) else handler(item, page=page, **rest)

    return unless_post


def quicken_membership(blog: View) -> None:
    """Let the list of a blog's posts know at once whether a page is in it: Material asks that of each page."""
    posts = _Posts(blog.posts)
    for page in (blog, *blog.pages):  # which share their posts
        page.posts = posts


class _Posts(list[Post]):
    def __contains__(self, page: object) -> bool:
        return isinstance(page, Post)


def furnish(env: Environment, blog: BlogPlugin, config: MkDocsConfig) -> None:
    """Give templates the filters of Material's blog plugin, before it has read any post."""
    blog.blog = SimpleNamespace(posts=())
    blog.on_env(env, config=config, files=Files([]))


def posts_on(blog: BlogPlugin, view: View) -> Sequence[Post]:
    """Return the posts of a list that stand on one of its pages; Material's blog plugin cuts lists into pages."""
    if not blog._config_pagination(view) or not view.pages:
        return view.posts
    step = blog._config_pagination_per_page(view)
    start = step * next(number for number, page in enumerate(view.pages) if page is view)
    return view.posts[start : start + step]


def page_with(blog: BlogPlugin, view: View, post: Post) -> View:
    """Return the page of a list on which a post stands; Material's blog plugin cuts lists into pages."""
    if not blog._config_pagination(view):
        return view
    place = next(number for number, each in enumerate(view.posts) if each is post)
    return view.pages[place // blog._config_pagination_per_page(view)]


def keep_between_builds(blog: Any, kept: object) -> None:
    """Keep something where the next build of `mkdocs serve` finds it: of all objects, plugins alone outlive a build."""
    blog.hugo_live = kept


def kept_between_builds(blog: Any) -> Any:
    """Return what an earlier build of this `mkdocs serve` has kept, None if it has not."""
    return getattr(blog, "hugo_live", None)
