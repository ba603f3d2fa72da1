"""What a theme shows of a page: PaperMod's switches, which a page sets in its front matter and the site for all pages.

Source: https://github.com/adityatelange/hugo-PaperMod/wiki/Variables and the theme's templates, which ask Hugo's
`.Param`: the page's value, else the site's. What neither says is shown here, also where PaperMod hides it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from hugo_posts.front_matter.fields import WrongValueError, address, switch, text
from hugo_posts.html.template_url import refused_scheme

#: The names of all switches, in lower case.
_NAMES = frozenset(
    "hidemeta hideauthor hidesummary showreadingtime showwordcount showbreadcrumbs showpostnavlinks showsharebuttons "
    "disableshare showcodecopybuttons showtoc tocopen usehugotoc disableanchoredheadings comments "
    "showrssbuttoninsectiontermlist showfulltextinrss showcanonicallink editpost".split()
)


@dataclass(frozen=True)
class EditLink:
    """Where a page's source can be changed (PaperMod's `editPost`).

    Attributes:
        url: the address.
        text: what the link says; empty for the usual words.
    """

    url: str
    text: str = ""


@dataclass(frozen=True)
class Switches:
    """What is shown of a page.

    Attributes:
        meta: the line with date, reading time and author (not `hideMeta`).
        author: who wrote it (not `hideAuthor`).
        summary: its beginning, in lists (not `hideSummary`).
        reading_time, word_count: how long it is (`ShowReadingTime`, `ShowWordCount`).
        breadcrumbs: the way from the first page to it (`ShowBreadCrumbs`).
        neighbours: links to the post before and after it (`ShowPostNavLinks`).
        share: ways to pass it on (`ShowShareButtons`, `disableShare`).
        copy_buttons: a button that copies, on blocks of code; None as the theme's features say (`ShowCodeCopyButtons`).
        toc: the table of its contents (`ShowToc`).
        toc_open: whether that is unfolded where it can be folded (`TocOpen`).
        short_toc: whether it has Hugo's two levels of headings only (`UseHugoToc`).
        anchors: a link behind each heading (not `disableAnchoredHeadings`).
        comments: comments, where the site has any (`comments`).
        feed_button: a link to the feed, on lists (`ShowRssButtonInSectionTermList`).
        full_text: its whole text in feeds, not its summary alone (`ShowFullTextinRSS`).
        origin: where it was published first, where the page names that (`canonicalURL` with `ShowCanonicalLink`); else
            empty.
        edit: where its source can be changed; None as the site's repository says.
        editable: whether there is such a link at all (not `editPost.disabled`).
    """

    meta: bool = True
    author: bool = True
    summary: bool = True
    reading_time: bool = True
    word_count: bool = True
    breadcrumbs: bool = True
    neighbours: bool = True
    share: bool = True
    copy_buttons: bool | None = None
    toc: bool = True
    toc_open: bool = False
    short_toc: bool = False
    anchors: bool = True
    comments: bool = True
    feed_button: bool = True
    full_text: bool = True
    origin: str = ""
    edit: EditLink | None = None
    editable: bool = True


def param(page: Mapping[str, Any], site: Mapping[str, Any], name: str) -> object:
    """Return what Hugo's `.Param` does: a page's value, else the site's, None without any.

    Args:
        page: its front matter with its params, names in lower case.
        site: the site's params, names in lower case.
        name: in lower case, dots for names within: `cover.hidden`.
    """
    for values in (page, site):
        found: object = values
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is not None:
            return found
    return None


def switches_of(page: Mapping[str, Any], site: Mapping[str, Any], *, path: str = "") -> Switches:
    """Return what is shown of a page.

    Args:
        page: its front matter with its params, names in lower case.
        site: the site's params, names in lower case.
        path: the page's file below Hugo's content folder, for `editPost.appendFilePath`.
    """
    if not site and _NAMES.isdisjoint(page):  # as in most posts
        return Switches()

    def is_on(name: str, *, default: bool) -> bool:
        value = param(page, site, name)
        return default if value is None else switch(value)

    copy = param(page, site, "showcodecopybuttons")
    return Switches(
        meta=not is_on("hidemeta", default=False),
        author=not is_on("hideauthor", default=False),
        summary=not is_on("hidesummary", default=False),
        reading_time=is_on("showreadingtime", default=True),
        word_count=is_on("showwordcount", default=True),
        breadcrumbs=is_on("showbreadcrumbs", default=True),
        neighbours=is_on("showpostnavlinks", default=True),
        share=is_on("showsharebuttons", default=True) and not is_on("disableshare", default=False),
        copy_buttons=None if copy is None else switch(copy),
        toc=is_on("showtoc", default=True),
        toc_open=is_on("tocopen", default=False),
        short_toc=is_on("usehugotoc", default=False),
        anchors=not is_on("disableanchoredheadings", default=False),
        comments=is_on("comments", default=True),
        feed_button=is_on("showrssbuttoninsectiontermlist", default=True),
        full_text=is_on("showfulltextinrss", default=True),
        origin=_origin(page, is_shown=is_on("showcanonicallink", default=False)),
        edit=_edit(page, site, path),
        editable=not is_on("editpost.disabled", default=False),
    )


def _origin(page: Mapping[str, Any], *, is_shown: bool) -> str:
    url = page.get("canonicalurl")
    return url.strip() if is_shown and isinstance(url, str) and not refused_scheme(url) else ""


def _edit(page: Mapping[str, Any], site: Mapping[str, Any], path: str) -> EditLink | None:
    """Return the link that `editPost` asks for; None without a usable address."""
    try:
        url = address(param(page, site, "editpost.url") or "")
        words = text(param(page, site, "editpost.text") or "")
    except WrongValueError:
        return None
    append = param(page, site, "editpost.appendfilepath")
    if url and append is not None and switch(append):
        url = f"{url.rstrip('/')}/{quote(path)}"
    return EditLink(url, words) if url else None
