"""What a theme shows of a page: PaperMod's switches, which a page sets in its front matter and the site for all pages.

Source: https://github.com/adityatelange/hugo-PaperMod/wiki/Variables and the theme's templates, which ask Hugo's
`.Param`: the page's value, else the site's. What neither says is shown here, also where PaperMod hides it. As in Go's
templates, a text is true, `"false"` in quotes too; only where PaperMod asks for `true` itself it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from hugo_posts.front_matter.fields import WrongValueError, address, text, texts
from hugo_posts.front_matter.parameters import param
from hugo_posts.html.template_url import refused_scheme, template_url
from hugo_posts.record import dataclass

#: The names of all switches, in lower case.
SWITCHES = frozenset(
    "hidemeta hideauthor hidesummary showreadingtime showwordcount showbreadcrumbs showpostnavlinks showsharebuttons "
    "sharebuttons disableshare showcodecopybuttons showtoc tocopen usehugotoc disableanchoredheadings comments "
    "showrssbuttoninsectiontermlist showfulltextinrss showcanonicallink canonicallinktext editpost".split()
)


@dataclass(frozen=True)
class EditLink:
    """Where a page's source can be changed (PaperMod's `editPost`)."""

    url: str  # the address
    text: str = ""  # what the link says; empty for the usual words


@dataclass(frozen=True)
class Switches:
    """What is shown of a page."""

    meta: bool = True  # the line with date, reading time and author (not `hideMeta`)
    author: bool = True  # who wrote it (not `hideAuthor`)
    summary: bool = True  # its beginning, in lists (not `hideSummary`)
    #: How long it is (`ShowReadingTime`, `ShowWordCount`).
    reading_time: bool = True
    word_count: bool = True
    breadcrumbs: bool = True  # the way from the first page to it (`ShowBreadCrumbs`)
    neighbours: bool = True  # links to the post before and after it (`ShowPostNavLinks`)
    share: bool = True  # ways to pass it on (`ShowShareButtons`, the site's alone; `disableShare`, a page's)
    #: The networks to which (`ShareButtons`), by PaperMod's names in lower case.
    share_buttons: tuple[str, ...] = ("facebook", "x")
    #: A button that copies, on blocks of code; None as the theme's features say (`ShowCodeCopyButtons`).
    copy_buttons: bool | None = None
    toc: bool = True  # the table of its contents (`ShowToc`)
    toc_open: bool = False  # whether that is unfolded where it can be folded (`TocOpen`)
    short_toc: bool = False  # whether it has Hugo's two levels of headings only (`UseHugoToc`)
    anchors: bool = True  # a link behind each heading (not `disableAnchoredHeadings`)
    comments: bool = True  # comments, where the site has any (`comments`)
    feed_button: bool = True  # a link to the feed, on lists (`ShowRssButtonInSectionTermList`)
    full_text: bool = True  # its whole text in feeds, not its summary alone (`ShowFullTextinRSS`)
    #: Where it was published first, where the page names that (`canonicalURL` with `ShowCanonicalLink`); else empty.
    origin: str = ""
    origin_text: str = ""  # what stands before it (`CanonicalLinkText`); empty for the usual words
    edit: EditLink | None = None  # where its source can be changed; None as the site's repository says
    editable: bool = True  # whether there is such a link at all (not `editPost.disabled`, nor `hideMeta`)


def _shows(page: Mapping[str, Any], site: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = param(page, site, name)
    return default if value is None else bool(value)


def switches_of(page: Mapping[str, Any], site: Mapping[str, Any], *, path: str = "") -> Switches:
    """Return what is shown of a page.

    Args:
        page: its front matter with its params, names in lower case.
        site: the site's params, names in lower case.
        path: the page's file below Hugo's content folder, for `editPost.appendFilePath`.
    """
    if not site and SWITCHES.isdisjoint(page):  # as in most posts
        return Switches()

    shows = partial(_shows, page, site)
    meta, copy = not shows("hidemeta", default=False), param(page, site, "showcodecopybuttons")
    return Switches(
        meta=meta,
        author=not shows("hideauthor", default=False),
        summary=param(page, site, "hidesummary") is not True,
        reading_time=shows("showreadingtime", default=True),
        word_count=shows("showwordcount", default=True),
        breadcrumbs=shows("showbreadcrumbs", default=True),
        neighbours=shows("showpostnavlinks", default=True),
        share=bool(site.get("showsharebuttons", True)) and page.get("disableshare") is not True,
        share_buttons=_networks(param(page, site, "sharebuttons")),
        copy_buttons=None if copy is None else bool(copy),
        toc=shows("showtoc", default=True),
        toc_open=shows("tocopen", default=False),
        short_toc=shows("usehugotoc", default=False),
        anchors=not shows("disableanchoredheadings", default=False),
        comments=shows("comments", default=True),
        feed_button=shows("showrssbuttoninsectiontermlist", default=True),
        full_text=shows("showfulltextinrss", default=True),
        origin=_origin(page, is_shown=shows("showcanonicallink", default=False)),
        origin_text=_words(param(page, site, "canonicallinktext")),
        edit=_edit(page, site, path),
        editable=meta and not shows("editpost.disabled", default=False),  # PaperMod's stands in that line
    )


def _networks(value: Any) -> tuple[str, ...]:
    """Return the names of networks; the usual ones where there are none, or no names."""
    try:
        names = [name.lower() for name in texts(value)]
    except WrongValueError:
        names = []
    return tuple("x" if name == "twitter" else name for name in names) or Switches.share_buttons


def _words(value: Any) -> str:
    """Return a text; empty where it is none, such as a list."""
    try:
        return text(value or "")
    except WrongValueError:
        return ""


def _origin(page: Mapping[str, Any], *, is_shown: bool) -> str:
    url = page.get("canonicalurl")
    return template_url(url.strip()) if is_shown and isinstance(url, str) and not refused_scheme(url) else ""


def _edit(page: Mapping[str, Any], site: Mapping[str, Any], path: str) -> EditLink | None:
    """Return the link that `editPost` asks for; None without a usable address."""
    try:
        url = address(param(page, site, "editpost.url") or "")
        words = text(param(page, site, "editpost.text") or "")
    except WrongValueError:
        return None
    if url and param(page, site, "editpost.appendfilepath"):
        url = f"{url.rstrip('/')}/{quote(path)}"
    return EditLink(url, words) if url else None
