"""What the author says in mkdocs.yml, under `extra:`, of the site: who writes it, how it looks, how it is followed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig

from .block import read_block, wrong
from .material_settings import check_analytics, check_further, check_social
from .services import COUNTERS, HOST, Counter, Verification, read_counter, read_handle, read_verification

#: What `extra` holds for Material (https://squidfunk.github.io/mkdocs-material/setup/); any other name is a parameter
#: of the author's own, which the shortcode `param` reads.
_OTHERS = tuple(
    "social hugo content_security_policy alternate annotate consent generator homepage scope status tags "
    "languages texts version".split()
)
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Author:
    """Who writes a post."""

    name: str = ""  # the name that readers see
    avatar: str = ""  # address of a picture, from the site's root or in full; empty without one
    bio: str = ""  # a sentence or two; empty without one


@dataclass(frozen=True)
class Feed:
    """The feeds."""

    size: int = 20  # how many posts each holds, the newest (Hugo's `services.rss.limit`)


@dataclass(frozen=True)
class Giscus:
    """Comments that are kept in a GitHub repository's discussions, as https://giscus.app names its options."""

    repo: str
    repo_id: str
    category: str
    category_id: str
    mapping: str = "pathname"
    strict: bool = False
    reactions_enabled: bool = True
    input_position: str = "top"
    lang: str = ""  # the blog's own


@dataclass(frozen=True)
class Comments:
    """Comments that another host keeps, and that a page asks for after a click."""

    #: `isso`; or `fediverse`, where replies to the post's own announcement are shown, whose address stands in its front
    #: matter as `replies`.
    provider: str
    host: str  # the server, `https://comments.example.org`

    @property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """What a page's Content-Security-Policy must allow (https://isso-comments.de/docs/reference/client-config/)."""
        answers = {"connect-src": (self.host,)}
        if self.provider != "isso":
            return answers
        return answers | {
            "script-src": (f"{self.host}/js/embed.min.js",),
            "style-src": (f"{self.host}/css/isso.css",),  # which that script asks for
        }


@dataclass(frozen=True)
class SiteSettings:
    """All settings of the site."""

    author: Author = Author()  # who writes the posts that name no author
    accent: str = ""  # the colour of links and marks, `#rrggbb`; empty for the stylesheet's own
    feed: Feed = Feed()  # the feeds
    giscus: Giscus | None = None  # comments; None without
    comments: Comments | None = None  # the same, of another host
    #: Who counts readers without cookies; None without, and for what Material has a template for.
    analytics: Counter | None = None
    verification: Verification = field(default_factory=Verification)  # what search engines know the author by
    fediverse: str = ""  # the author's address there, `@me@mastodon.social`; empty without one
    llms: bool = False  # whether `/llms.txt` names each post's Markdown
    taken_down: tuple[str, ...] = ()  # addresses that a deploy may take away from readers, from the site's root
    not_asked: tuple[str, ...] = ()  # how addresses of other sites begin that `check_site --links` does not ask


def read_site_settings(config: MkDocsConfig, *, is_serve: bool = False) -> SiteSettings:
    """Return the settings that `extra` of mkdocs.yml holds; under `mkdocs serve` nobody is counted.

    Raises:
        ConfigurationError: a setting that there is not, or a value that it cannot have.
    """
    extra = config.extra
    _check_names(extra)
    check_social(config)
    check_analytics(config)
    check_further(config)
    giscus, analytics = extra.get("giscus"), extra.get("analytics") or {}
    counter = read_counter(analytics) if analytics.get("provider") in COUNTERS else None
    if is_serve:
        extra.pop("analytics", None)
    return SiteSettings(
        author=_author(extra.get("author") or {}, config),
        accent=_accent(extra.get("accent") or ""),
        feed=_feed(extra.get("feed") or {}),
        giscus=_giscus(giscus) if giscus is not None else None,
        comments=read_comments(extra.get("comments")),
        analytics=None if is_serve else counter,
        verification=read_verification(extra.get("verification") or {}),
        fediverse=read_handle(extra.get("fediverse")),
        llms=_flag(extra.get("llms"), "extra.llms"),
        taken_down=_addresses(extra, "taken_down", "/", "addresses from the site's root; write e.g. [/blog/bai-cu/]"),
        not_asked=_addresses(extra, "not_asked", "http", "how addresses begin; write e.g. [https://example.com/]"),
    )


def _check_names(extra: Mapping[str, Any]) -> None:
    """Refuse a name that is one of ours but for a slip of the pen."""
    known = (*SiteSettings.__dataclass_fields__, *_OTHERS)
    for name in extra:
        close = get_close_matches(str(name), known, n=1, cutoff=0.8)
        if name not in known and close:
            raise wrong(f"extra.{name}", f'no such setting; write "{close[0]}", or another name for a parameter')


def _author(values: object, config: MkDocsConfig) -> Author:
    author = read_block(Author, values, "extra.author")
    if author.avatar and not author.avatar.startswith("https://"):
        author = replace(author, avatar=author.avatar.lstrip("/"))
        if not author.avatar or not Path(config.docs_dir, unquote(author.avatar)).is_file():
            raise wrong("extra.author.avatar", f'"{author.avatar}" is no file in docs/; put the picture there')
    return replace(author, name=author.name or config.site_author or "")


def _accent(value: object) -> str:
    if value and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise wrong("extra.accent", f'{value!r} is no colour; write it with quotes and six digits, e.g. "#0b6b63"')
    return str(value).lower()


def _feed(values: object) -> Feed:
    feed = read_block(Feed, values, "extra.feed")
    if feed.size < 1:
        raise wrong("extra.feed.size", f"{feed.size} is no number of posts; write e.g. 20")
    return feed


def _addresses(extra: Mapping[str, Any], name: str, beginning: str, what: str) -> tuple[str, ...]:
    values = extra.get(name) or []
    if not isinstance(values, list) or not all(isinstance(each, str) and each.startswith(beginning) for each in values):
        raise wrong(f"extra.{name}", f"it must be a list of {what}")
    return tuple(values)


def _flag(value: object, name: str) -> bool:
    if value not in (None, True, False):
        raise wrong(name, f"{value!r} must be true or false")
    return bool(value)


def read_comments(values: object) -> Comments | None:
    """Return what stands under `extra.comments`, None without it.

    Raises:
        ConfigurationError: a provider that there is not, or a host that is none.
    """
    if values is None:
        return None
    comments = read_block(Comments, values, "extra.comments")
    if comments.provider not in ("isso", "fediverse"):
        raise wrong("extra.comments.provider", f'"{comments.provider}" must be one of isso, fediverse')
    if not HOST.fullmatch(comments.host):
        raise wrong("extra.comments.host", f'"{comments.host}" is no server; write e.g. https://comments.example.org')
    return comments


def _giscus(values: object) -> Giscus:
    giscus = read_block(Giscus, values, "extra.giscus")
    if not _REPOSITORY.fullmatch(giscus.repo):
        raise wrong("extra.giscus.repo", f'"{giscus.repo}" is no repository; write e.g. user/repository')
    choices = {"mapping": ("pathname", "url", "title", "og:title"), "input_position": ("top", "bottom")}
    for name, allowed in choices.items():
        if getattr(giscus, name) not in allowed:
            raise wrong(f"extra.giscus.{name}", f'"{getattr(giscus, name)}" must be one of {", ".join(allowed)}')
    return giscus
