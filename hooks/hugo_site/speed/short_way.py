"""What a post's text concerns when nothing else has changed: its page, its feeds, and the pages that show it.

That is taken for sure when the post's front matter is what it was, when it does not touch what other pages made of it
(the parts that they link to), and when there is nothing to say of it. Whatever else happens means a full build.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from hugo_posts.html.scanner import tags
from hugo_posts.record import dataclass
from jinja2 import Environment
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from ..lists.cards import Card
from ..messages.held import held_messages, tell
from ..messages.link_check import check_uses
from ..plugin import HugoBlog
from ..reading.posts import SourcePost, markdown_of, read_post
from ..upstream.building import populate_page


@dataclass(frozen=True)
class LastBuild:
    """What a full build worked with."""

    hugo: HugoBlog
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class ShortWay:
    """The way of a post's text to the site that stands."""

    kept = ("_fresh", "_misread")

    def __init__(self, hugo: HugoBlog) -> None:
        self._hugo = hugo
        self._fresh: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self._misread: set[str] = set()

    def note_posts(self) -> None:
        """Keep the posts as they are before any is converted, and which were read with complaints."""
        for path, source in self._hugo.posts.items():
            page = source.file.page
            assert page is not None
            self._fresh[path] = ({**vars(page), "markdown": None}, dict(page.meta))
        self._misread = self._hugo.findings.files_with_mistakes()

    def convert(self, old: SourcePost, build: LastBuild) -> Post | None:
        """Read and convert a post again; return None when the whole site must be built."""
        hugo, path = self._hugo, old.file.src_uri
        source = self._read_again(old)
        post = old.file.page
        if source is None or not isinstance(post, Post):
            return None
        anchors, copies = post.present_anchor_ids, _image_copies(post)
        hugo.posts[path] = source
        hugo.uses[:] = [use for use in hugo.uses if use.source != source.name]
        hugo.findings.forget(source.name)
        attributes, meta = self._fresh[path]
        post.__dict__.clear()
        post.__dict__.update(attributes, meta=dict(meta), markdown=markdown_of(source))
        populate_page(post, build.config, build.files)
        of_others = (use for use in hugo.uses if use.target is post.file and use.source != source.name)
        is_linked_to = any("#" in use.url for use in of_others)
        if (is_linked_to and post.present_anchor_ids != anchors) or copies - _image_copies(post):
            return None
        check_uses([use for use in hugo.uses if use.source == source.name])
        return post

    def announce(self, post: Post, build: LastBuild) -> None:
        """Check the links of a post whose page is written, and write its feeds."""
        post.validate_anchor_links(files=build.files, log_level=build.config.validation.links.anchors)
        for name, content in self._hugo.announced_again(post, build.config):
            write_file(content, str(Path(build.config.site_dir, name)))

    def _read_again(self, old: SourcePost) -> SourcePost | None:
        """Return the post as it is now; None when more than its text is new, or when there is anything to say of it.

        Of a bundle whose files Hugo does not publish, the text decides which are.
        """
        if old.name in self._misread or not old.post.publication.has_resources:
            return None
        with held_messages() as messages:
            source = read_post(old.file, self._hugo.read.folder)
        if any(message.levelno >= logging.INFO for message in messages):
            return None
        tell(messages)
        is_as_it_was = (
            source.document.values == old.document.values
            and source.document.lines == old.document.lines
            and source.document.body_line == old.document.body_line
            and source.post == old.post
        )
        return source if is_as_it_was else None


def _image_copies(post: Post) -> set[str]:
    """Return the copies of images that a post's text names (hugo_site/images/responsive.py); others may need them."""
    images = (tag.attributes for tag in tags(post.content or "", ("img",)))
    named = " ".join(image.get("srcset", "") for image in images)
    return {address for address in named.split() if address.endswith(".webp")}


def shown(post: Post) -> tuple[object, ...]:
    """Return what other pages may show of a post."""
    card: Card = post.excerpt
    return post.title, dict(post.meta), post.config.readtime, card.summary, card.image, card.cover
