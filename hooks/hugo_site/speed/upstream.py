"""What reaches behind the events of MkDocs and Material, for there is no event that does it.

Each function here repeats or replaces a few lines of theirs, and
tests/test_speed_upstream.py fails when a new version changes these. With versions other than `VERSIONS` nothing of
it is used, and the site is built as MkDocs and Material build it by themselves.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import Any

import yaml
from jinja2 import Environment
from markdown import Markdown
from material.plugins.blog import structure
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Post, View
from mkdocs.commands import build as building
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import _TocToken, get_toc

from ..files.memory_folder import PREFIX, memory_folder

log = logging.getLogger("mkdocs.hugo_site")

#: The versions that this module was written for.
VERSIONS = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1"}


def is_known() -> bool:
    """Tell whether MkDocs and Material have the versions that this module knows; warn if not."""
    found = {name: version(name) for name in VERSIONS}
    if found != VERSIONS:
        names = ", ".join(f"{name} {number}" for name, number in found.items())
        log.warning(
            "mkdocs.yml: extra.hugo.fast: not known to work with %s, so the build is a slow one; "
            "set it to false, or see hooks/hugo_site/speed/upstream.py",
            names,
        )
    return found == VERSIONS


def read_front_matter_quickly() -> Callable[[], None]:
    """Let Material's blog plugin read front matter by PyYAML's parser in C, which takes less than half the time.

    Returns:
        What puts its own parser back.
    """
    own = structure.SafeLoader

    def end() -> None:
        structure.SafeLoader = own

    structure.SafeLoader = getattr(yaml, "CSafeLoader", own)
    return end


def write_lists_to_memory(blog: BlogPlugin) -> None:
    """Let Material's blog plugin have the sources of its lists, which it writes and nobody else reads, in memory.

    It makes the folder when MkDocs starts, and removes what is at `temp_dir` when MkDocs ends.
    """
    if memory := memory_folder():
        shutil.rmtree(blog.temp_dir, ignore_errors=True)
        blog.temp_dir = tempfile.mkdtemp(prefix=f"{PREFIX}lists_", dir=memory)


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


@dataclass(frozen=True)
class Converted:
    """What a page becomes.

    Attributes:
        html: its text.
        toc: its headings, as Python-Markdown's `toc_tokens`.
        title: its first heading, when that is of the first level.
        anchors: the ids in it.
        links: its addresses as MkDocs found them in the tree, each with what it made of it.
    """

    html: str
    toc: list[_TocToken]
    title: str | None
    anchors: list[str]
    links: list[tuple[str, str]]


class PageParser:
    """Converts as `Page.render` does, with one parser for all pages: making one takes as long as converting a page.

    Attributes:
        is_reusable: whether all that takes part is known to forget a page when the parser is reset.
    """

    _KNOWN = ("markdown.", "pymdownx.", "material.", "mkdocs.", "hugo_posts.")

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self.config = config
        self.files = files
        self.markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self.is_reusable = all(type(each).__module__.startswith(self._KNOWN) for each in _processors(self.markdown))

    def convert(self, page: Page) -> Converted:
        """Convert a page's Markdown, and give the page what comes of it."""
        if not page.markdown:  # each further page of a list
            give(page, nothing := Converted("", [], None, [], []), self.links(page))
            return nothing
        md = self.markdown.reset()
        raw_html = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self.files, self.config)
        links = self.links(page)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw_html, anchors, links, title):
            processor._register(md)  # where the last page's was
        html = md.convert(page.markdown or "")
        ids = sorted(anchors.present_anchor_ids | raw_html.present_anchor_ids)
        converted = Converted(html, getattr(md, "toc_tokens", []), title.title, ids, links.asked)
        give(page, converted, links)
        return converted

    def links(self, page: Page) -> Links:
        """Return what resolves a page's links."""
        return Links(page.file, self.files, self.config)


def populate_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read and convert one page, all plugins' events included."""
    _populate_page(page, config, files)


def build_page(page: Page, config: MkDocsConfig, pages: Sequence[File], nav: Navigation, env: Environment) -> None:
    """Render and write one of the pages, all plugins' events included."""
    _build_page(page, config, pages, nav, env)


def build_pages_through(build: Callable[[Page, Callable[[], None]], None]) -> Callable[[], None]:
    """Let MkDocs leave it to `build` whether a page is rendered and written.

    Args:
        build: is called with each page in turn, and with what builds it.

    Returns:
        What puts MkDocs' own function back.
    """

    def through(page: Page, *rest: Any, **named: Any) -> None:
        build(page, partial(_build_page, page, *rest, **named))

    def end() -> None:
        building._build_page = _build_page

    building._build_page = through
    return end


def quicken_membership(blog: View) -> None:
    """Let the list of a blog's posts know at once whether a page is in it: Material asks that of each page."""
    posts = _Posts(blog.posts)
    for page in (blog, *blog.pages):  # which share their posts
        page.posts = posts


class _Posts(list[Post]):
    def __contains__(self, page: object) -> bool:
        return isinstance(page, Post)


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


class Links(_RelativePathTreeprocessor):
    """MkDocs' own, which notes what it was asked and has answered.

    Attributes:
        asked: each address in a page's tree, and what became of it.
    """

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, files, config)
        self.asked: list[tuple[str, str]] = []

    def path_to_url(self, url: str) -> str:
        """Return what MkDocs makes of an address."""
        answer = super().path_to_url(url)
        self.asked.append((url, answer))
        return answer

    def answer_the_same(self, asked: Sequence[Sequence[str]]) -> bool:
        """Resolve links again; tell whether each leads where it led then."""
        return all(self.path_to_url(url) == answer for url, answer in asked)


def give(page: Page, converted: Converted, links: Links) -> None:
    """Set what `Page.render` sets.

    Args:
        page: the page.
        converted: what it becomes.
        links: has resolved the page's links and knows which of them lead to an anchor.
    """
    page.content = converted.html
    page.toc = get_toc(converted.toc)
    page._title_from_render = converted.title
    page.present_anchor_ids = set(converted.anchors)
    if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors


def _processors(markdown: Markdown) -> Iterator[object]:
    """Yield all that works on a page's text."""
    yield markdown.parser
    for registry in (
        markdown.preprocessors,
        markdown.parser.blockprocessors,
        markdown.inlinePatterns,
        markdown.treeprocessors,
        markdown.postprocessors,
    ):
        yield from registry
