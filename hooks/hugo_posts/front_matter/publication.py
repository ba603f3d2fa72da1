"""What of a page is published, and what shows it: Hugo's rules, and PaperMod's.

Sources: https://gohugo.io/content-management/build-options/, https://gohugo.io/content-management/front-matter/
(`draft`, `publishDate`, `expiryDate`, `headless`), https://gohugo.io/templates/sitemap/ and
https://github.com/adityatelange/hugo-PaperMod/wiki/Variables. Checked against the real Hugo by
tests/test_publication.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Literal

from hugo_posts.front_matter.fields import is_on
from hugo_posts.record import dataclass

#: Why a page is not published now; the front matter of a `broken` one cannot be read.
State = Literal["", "draft", "future", "expired", "broken"]
Listing = Literal["always", "local", "never"]

_RENDER = ("always", "link", "never")
_LIST = ("always", "local", "never")


@dataclass(frozen=True)
class Publication:
    """What of a page is published, and where it is shown."""

    state: State = ""  # why it is not published now; empty when it is
    has_page: bool = True  # whether a page is made of it (`build.render`)
    #: `always`; `local` for the lists of its section and its tags only; or `never` (`build.list`).
    listed: Listing = "always"
    has_resources: bool = True  # whether the files of its bundle are published (`build.publishResources`)
    in_home_list: bool = True  # whether the home page may list it
    in_feeds: bool = True  # whether feeds may hold it
    in_sitemap: bool = True  # whether the sitemap names it
    in_search: bool = True  # whether readers find it by searching
    for_robots: bool = True  # whether search engines may show it
    #: What the sitemap says of it; empty when nothing.
    priority: str = ""
    change_frequency: str = ""


@dataclass(frozen=True)
class Preview:
    """What is published although it is not to be read yet: Hugo's settings of these names."""

    drafts: bool = False  # `buildDrafts`
    future: bool = False  # `buildFuture`
    expired: bool = False  # `buildExpired`


class BuildError(ValueError):
    """A `build` that Hugo refuses; the message says what is wrong, and the remedy."""


def state_of(
    *, draft: bool, published: datetime | None, expiry: datetime | None, now: datetime, preview: Preview
) -> State:
    """Return why a page is not published now, empty when it is.

    Args:
        draft: its `draft`.
        published: from when on it is to be read; None when always.
        expiry: until when; None when for ever.
        now: the time of the build, with a zone.
        preview: what is published all the same.
    """
    if draft and not preview.drafts:
        return "draft"
    if published is not None and published > now and not preview.future:
        return "future"
    if expiry is not None and expiry < now and not preview.expired:
        return "expired"
    return ""


def publication_of(values: Mapping[str, Any], state: State) -> Publication:
    """Return what of a page is published.

    Args:
        values: its front matter with what cascades give it, names in lower case, params among them.
        state: why it is not published now.

    Raises BuildError.
    """
    build = _build(values)
    headless = is_on(values.get("headless"))
    render, listing = (
        ("never", "never") if headless else (_one_of(_RENDER, build.get("render")), _one_of(_LIST, build.get("list")))
    )
    sitemap = values.get("sitemap")
    sitemap = sitemap if isinstance(sitemap, Mapping) else {}
    everywhere = listing == "always"
    for_robots = values.get("robotsnoindex") is not True  # as PaperMod asks for it
    return Publication(
        state=state,
        has_page=render == "always",
        listed=listing,  # type: ignore[arg-type]  # one of three
        has_resources=build.get("publishresources") is not False,
        in_home_list=everywhere and not is_on(values.get("hiddeninhomelist")),
        in_feeds=listing != "never" and not is_on(values.get("hiddeninrss")),
        in_sitemap=everywhere and for_robots and not is_on(sitemap.get("disable")) and not values.get("canonicalurl"),
        in_search=everywhere and not is_on(values.get("searchhidden")),
        for_robots=for_robots,
        priority=_priority(sitemap.get("priority")),
        change_frequency=_change_frequency(sitemap.get("changefreq")),
    )


def advice(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is to be said of a page's `build`: values that Hugo takes for `always` without a word.

    And of `robotsNoIndex`, whose texts PaperMod does not obey.
    """
    if (value := values.get("robotsnoindex")) is not True and is_on(value):
        yield f'robotsNoIndex: "{value}" keeps no search engine off; write robotsNoIndex: true'
    sitemap = values.get("sitemap")
    for name, told in sitemap_faults(sitemap) if isinstance(sitemap, Mapping) else ():
        yield f"sitemap: {name}: {told}"
    try:
        build = _build(values)
    except BuildError:
        return
    for name, known in (("render", _RENDER), ("list", _LIST)):
        value = build.get(name)
        if value is not None and not isinstance(value, bool) and value not in known:
            yield f'build: {name}: "{value}" is taken for always; write one of {", ".join(known)}'


def sitemap_faults(sitemap: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield which parts of `sitemap` search engines do not know, names in lower case, and what is to be said of them.

    Source: https://www.sitemaps.org/protocol.html. Hugo's own values for nothing said are an empty text and -1.
    """
    frequency, priority = sitemap.get("changefreq"), sitemap.get("priority")
    if frequency not in (None, "") and not _change_frequency(frequency):
        words = ", ".join(_FREQUENCIES)
        yield "changefreq", f'"{frequency}" tells search engines nothing; write one of {words}'
    if priority not in (None, "", -1) and not _priority(priority):
        yield "priority", f'"{priority}" tells search engines nothing; write a number from 0 to 1'


def _build(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `build`, or what it was called before Hugo 0.123."""
    for name in ("build", "_build"):
        value = values.get(name)
        if isinstance(value, Mapping):
            return {str(key).lower(): part for key, part in value.items()}
        if value is not None:
            raise BuildError(f"{name}: it must be a mapping; write e.g. {name}: {{render: never, list: never}}")
    return {}


def _one_of(known: tuple[str, ...], value: object) -> str:
    """Return what Hugo takes a part of `build` for."""
    if value is False:
        return "never"
    return value if value in known else "always"


def _priority(value: object) -> str:
    """Return a priority as the sitemap's protocol has it, from 0.0 to 1.0; empty for anything else."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with suppress(ValueError):  # a word
            return str(float(value)) if 0 <= float(value) <= 1 else ""
    return ""


#: What `sitemap` may say.
SITEMAP = ("changefreq", "priority", "disable")
_FREQUENCIES = ("always", "hourly", "daily", "weekly", "monthly", "yearly", "never")


def _change_frequency(value: object) -> str:
    word = str(value).lower()  # the protocol knows small letters only
    return word if word in _FREQUENCIES else ""
