"""Posts that were converted before, taken from `.cache/posts` when all that they depend on is as it was.

A post is found by what it was made of (`cache_key`). Then everything that its conversion asked of the site is asked
again, and must be answered as it was: addresses of other posts, sizes of images. Thereby its warnings come again, too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, cast

from hugo_posts.host import Host
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ...addresses.page_host import PageHost
from ...lists.cards import Beginning, beginning_of
from ...log import log
from ...messages.held import LOGGERS, heard, held_messages, tell
from ...plugin import HugoBlog
from ...upstream.conversion import Converted, PageParser, give
from ..code_key import code_key
from .cache_key import UnknowableError, build_key, digest, goes_round, post_key
from .recording import RecordingHost, answers_are_the_same
from .store import Store


def conversion_cache(hugo: HugoBlog, config: MkDocsConfig) -> ConversionCache | None:
    """Return the cache of this build; None when the settings hold something whose results cannot be foreseen."""
    try:
        key = build_key(code_key(config), config)
    except UnknowableError as error:
        log.info("No post is taken from the cache, because of %s", error)
        return None
    return ConversionCache(Store(hugo.folders.cache / "posts"), key, hugo)


class ConversionCache:
    """The cache as one build uses it."""

    def __init__(self, store: Store, key: str, hugo: HugoBlog) -> None:
        self.store = store
        self.key = key
        self.hugo = hugo
        self._name = ""
        self._entry: dict[str, Any] | None = None

    def convert(self, post: Page, parser: PageParser) -> None:
        """Give a post what it becomes, from the cache or by converting it now.

        Args:
            post: the post.
            parser: converts it, if need be.
        """
        host, markdown = self.hugo.at_hand.page, post.markdown or ""
        self._name, self._entry = post.file.src_uri, None
        if goes_round(markdown, self.hugo.own_shortcodes):
            parser.convert(post)
            return
        key = post_key(self.key, host, markdown)
        if not self._take(post, host, parser, key):
            self._make(post, host, parser, key)

    def beginning_of(self, html: str, given_summary: str, *, cjk: bool, length: int) -> Beginning:
        """Return what is found in the post that was converted last (`cards.beginning_of`); keep it with the rest."""
        if not self._entry:
            return beginning_of(html, given_summary, cjk=cjk, length=length)
        as_converted = html == self._entry["converted"]["html"]  # if no other plugin has changed it
        made_of = ["" if as_converted else digest(html), given_summary, cjk, length]
        kept = self._entry.get("beginning")
        with suppress(KeyError, TypeError):  # a damaged entry
            if kept and kept["of"] == made_of:
                return Beginning(**kept["found"])
        found = beginning_of(html, given_summary, cjk=cjk, length=length)
        self._entry["beginning"] = {"of": made_of, "found": vars(found)}
        self.store.write(self._name, self._entry)
        return found

    def is_filled(self) -> bool:
        """Tell whether most posts were converted with this build's code and settings, judged by a few."""
        some = list(self.hugo.posts)[:: max(1, len(self.hugo.posts) // 8)]
        entries = [self.store.read(name) for name in some]
        fitting = sum(isinstance(entry, dict) and entry.get("build") == self.key for entry in entries)
        return fitting * 2 > len(some)

    def tidy(self, posts: Iterable[str]) -> None:
        """Keep only what belongs to these posts, given by their source paths."""
        self.store.keep_only(posts)

    def _take(self, post: Page, host: PageHost, parser: PageParser, key: str) -> bool:
        """Give the post what the cache has for it; False when that is nothing, or out of date."""
        entry = self.store.read(post.file.src_uri)
        if not isinstance(entry, dict) or entry.get("key") != key:
            return False
        uses = len(host.uses)
        with held_messages() as messages:
            try:
                converted, links = Converted(**entry["converted"]), parser.links(post)
                holds = answers_are_the_same(host, entry["asked"]) and links.answer_the_same(converted.links)
                if holds:
                    give(post, converted, links)
            except (AttributeError, LookupError, TypeError, ValueError):  # a damaged entry
                holds = False
        if not holds:
            del host.uses[uses:]
            return False
        tell(messages)
        self._entry = entry
        return True

    def _make(self, post: Page, host: PageHost, parser: PageParser, key: str) -> None:
        """Convert the post; keep what comes of it with all that was asked, unless something else complained."""
        recording = RecordingHost(host)
        with (
            self.hugo.at_hand.answered_by(cast(Host, recording)),
            heard(logging.WARNING, but_of=LOGGERS) as others,  # those are asked again, and warn again
        ):
            converted = parser.convert(post)
        if not others.count:
            self._entry = {
                "key": key,
                "build": self.key,
                "converted": vars(converted),
                "asked": recording.asked,
            }  # `beginning_of`, which comes next, writes it
