"""Pages of the Hugo site read, and pages written anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_posts.front_matter.cascade import CascadeError, Cascades, Entry, Page, read_cascade
from hugo_posts.front_matter.document import Document, parse, read, write
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import PermalinkError, file_part
from hugo_posts.front_matter.post import Blog, normalise
from hugo_posts.front_matter.publication import Preview, Publication
from hugo_posts.summary_divider import DIVIDER
from markdown_it.common.html_blocks import block_names

from hugo_import.config import Config
from hugo_import.files.content_files import ContentFile
from hugo_import.files.folders import roots_of
from hugo_import.plan import Plan

_LEFT_OUT = "a page left out, as it may be a draft"
#: What to do with what is left out as nobody is to read it now.
AGAIN = "import again when they are to be read"
_NOT_NOW = "pages that Hugo does not publish now, left out"
#: The beginning of a block of HTML that ends with a blank line.
_BLOCK = re.compile(rf"</?({'|'.join(block_names)})[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


def read_document(path: Path) -> Document:
    """Return a file of content; what is wrong with its front matter is told by the site's own check (site_check.py)."""
    return _document(path.read_bytes())


@lru_cache(maxsize=16384)
def _document(content: bytes) -> Document:
    return read(content.decode("utf-8-sig", "replace"))[0]


def address_of(inner: PurePosixPath, document: Document, urls: HugoUrls) -> str:
    """Return the address that Hugo gives a file of content; empty where a pattern of the site's cannot be read."""
    post = normalise(document, str(inner), now=datetime.now(UTC), blog=Blog(section="", urls=urls))
    try:
        return urls.of(post.page)
    except PermalinkError:  # which a build tells
        return ""


def section_document(section: str, path: Path | None = None) -> Document:
    """Return a section's own page; without a file it has the title that Hugo gives it."""
    return read_document(path) if path else replace(parse(""), values={"title": title_of(section)})


def title_of(section: str) -> str:
    """Return the title that Hugo gives a section without one: `my-note` is `My Notes`."""
    title = " ".join(word.capitalize() for word in re.split(r"[-_ ]+", section) if word)
    return title if title.lower().endswith("s") else f"{title}s"


def home_file(config: Config) -> Path | None:
    """Return the home page's file, None where none is; a language's key in its name is in letters of any case."""
    key, endings = config.language_key, (".md", ".markdown")
    names = [name for ending in endings for name in (f"_index.{key}{ending}", f"_index{ending}")]
    own = [name for name in names if key in name.split(".") or not config.names_pages]
    for folder in roots_of("content", config):
        found = {path.name.lower(): path for path in folder.glob("_index.*") if path.is_file()}
        if name := next((name for name in own if name.lower() in found), None):
            return found[name.lower()]
    return None


def cascades_of(files: Iterable[tuple[Path, PurePosixPath]], config: Config) -> Cascades:
    """Return what cascades from sections' own pages, the home page and the configuration.

    Args:
        files: the content, each file with its path in it.
        config: the site's configuration.
    """
    sections: dict[str, list[Entry]] = {}
    for path, inner in files:
        if inner.stem == "_index" and inner.suffix in (".md", ".html", ".htm"):
            entries = _entries(read_document(path).values.get("cascade"))
            sections.setdefault(_page(inner, config).path, []).extend(entries)
    return Cascades(sections, _entries(config.peek("cascade")))


def _entries(cascade: object) -> list[Entry]:
    try:
        return read_cascade(cascade, "")
    except CascadeError:  # which a build tells
        return []


def _page(inner: PurePosixPath, config: Config) -> Page:
    """Return what tells a page from others."""
    *above, name = [file_part(part) for part in inner.with_suffix("").parts]
    path = "/".join(["", *above] if name in ("index", "_index") else ["", *above, name]) or "/"
    kind = "page" if name != "_index" else "section" if above else "home"
    return Page(path, kind, config.language_key)


def published_document(
    path: Path, inner: PurePosixPath, cascades: Cascades, config: Config, plan: Plan
) -> Document | None:
    """Return a file of content that is written anew; None, and told, where Hugo does not publish it, or nobody knows.

    What is copied as it is needs no such question: its front matter goes along.
    """
    plan.report.use(path)
    document, unread = read(path.read_bytes().decode("utf-8-sig", "replace"))
    if wrong := unread or (document.twice[0] if document.is_ambiguous else None):
        plan.report.add(f"{_LEFT_OUT}: {wrong.message}", f"{plan.shown(path)}:{wrong.line}")
        return None
    cascaded, _ = cascades.apply(document, _page(inner, config))
    publication = publication_now(cascaded, path.name, config)
    if publication.state or not publication.has_page:
        plan.report.note(_NOT_NOW, plan.shown(path), AGAIN)
        return None
    return document


def publication_now(document: Document, name: str, config: Config) -> Publication:
    """Return what Hugo would publish of a page today."""
    preview = Preview(*(config.peek(name) is True for name in ("builddrafts", "buildfuture", "buildexpired")))
    return normalise(document, name, now=datetime.now(UTC), blog=Blog(section="", preview=preview)).publication


def beside_hidden(files: Sequence[ContentFile], cascades: Cascades, config: Config) -> set[PurePosixPath]:
    """Return what belongs to drafts and to pages that are expired or ahead of their date, but for those in `index.md`.

    Of that, and of posts, a build knows. It cannot know of others: what is in docs/x/ may have come from static/x/,
    which is public.

    Args:
        files: the content.
        cascades: what cascades in it.
        config: the site's configuration.
    """
    owners = {_folder_of(file.inner): file for file in files if file.inner.suffix == ".md"}
    beside: defaultdict[PurePosixPath, set[PurePosixPath]] = defaultdict(set)
    for inner in (file.inner for file in files if file.inner.suffix != ".md"):
        if folder := next((each for each in inner.parents if each in owners), None):
            beside[folder].add(inner)
    hidden: set[PurePosixPath] = set()
    for page, theirs in ((owners[folder], inners) for folder, inners in beside.items()):
        document, _ = cascades.apply(read_document(page.path), _page(page.inner, config))
        if page.inner.stem != "index" and publication_now(document, page.path.name, config).state:
            hidden |= theirs
    return hidden


def _folder_of(page: PurePosixPath) -> PurePosixPath:
    """Return the folder with a page's files."""
    return page.parent if page.stem in ("index", "_index") else page.with_suffix("")


def html_page(values: Mapping[str, Any], html: str) -> str:
    """Return a Markdown page of one block of HTML, in which nothing is read as Markdown.

    The divider of a summary is a block of its own: what follows needs to begin another one.
    """
    body = _BLANK_LINE.sub("\n<!-- -->", html.replace("\r\n", "\n").strip("\n"))
    before, divider, after = body.partition(DIVIDER)
    if divider and not _BLOCK.match(after.lstrip()):
        body = f"{before}\n</div>\n{divider}\n<div>\n{after.lstrip()}"
    return f"{write(values)}\n<div>\n{body}\n</div>\n"
