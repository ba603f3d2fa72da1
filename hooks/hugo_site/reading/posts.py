"""Hugo posts given to Material's blog plugin.

Material's `Post` opens `file.abs_src_path` itself and accepts YAML front matter in its own terms only
(material/plugins/blog/structure/__init__.py). So each post gets a copy with such front matter, in a folder that
lives as long as Material reads it; the author's file is only ever read.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from hugo_posts.front_matter import cascade
from hugo_posts.front_matter.document import Document, read
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import MAX_NAME, hugo_address
from hugo_posts.front_matter.post import Blog, Post, Problem, normalise
from hugo_posts.html.summary import has_cjk
from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from ..faults.telling import tell_fault
from ..files.placing import file_at, move
from ..log import log
from ..settings.hugo_settings import HugoSettings
from ..texts.title_case import titled
from .content_files import bundles, in_bundle, is_html, shown_path
from .places import Places
from .source_text import decode, drop_missing_theme_files, tell_twice

#: Why a build leaves posts out, the front matter that says so, and what to tell of it. `broken` is one whose front
#: matter cannot be read, so that nobody knows whether it is to be read; Hugo would not build such a site.
_UNLISTED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "draft": (("draft", "published"), "draft: it is not published; remove the line when it is done"),
    "future": (("publishdate", "date"), "date: it is in the future; the first build after it publishes the post"),
    "expired": (("expirydate", "unpublishdate"), "expiryDate: it is past, so that the post is not published any more"),
    "broken": ((), "front matter: it has a mistake that may hide a draft, so that nothing of it is published; mend it"),
    "headless": (("headless",), "headless: it has no page, nor is it listed, as in Hugo"),
    "build": (("build", "_build"), "build: it has no page, so that lists leave it out, too"),
}


@dataclass(frozen=True)
class PostsFolder:
    """Where posts are and how they are read."""

    places: Places  # the posts' folder among others, and what it was in Hugo
    theme_dirs: list[str]  # folders in which templates and icons that a post names must be
    settings: HugoSettings  # what the Hugo blog was like
    cascades: cascade.Cascades  # front matter that posts and pages get from elsewhere
    lang: str  # the site's language
    unlisted: bool  # show drafts, future and expired posts, too
    section_folders: frozenset[str] | None = None  # folders that have an `_index.md`, by their places in Hugo's content
    below: str = ""  # the key of the language, where its site stands below that

    @property
    def urls(self) -> HugoUrls:
        """The addresses of old."""
        urls = self.settings.urls
        return replace(urls, rules=replace(urls.rules, section_folders=self.section_folders, below=self.below))

    @property
    def path(self) -> str:
        """The posts' folder as a source path, e.g. `blog/posts`."""
        return self.places.posts

    def page(self, file: File) -> cascade.Page:
        """Return what a cascade asks of a page."""
        path = self.places.hugo_path(file.src_uri)
        is_list = file.name == "_index" or path == f"/{self.places.section}"
        kind = "home" if path == "/" else "section" if is_list else "page"
        if kind == "section" and path.split("/")[1] in self.settings.urls.taxonomies:
            kind = "term" if path.count("/") > 1 else "taxonomy"
        environment = "development" if self.unlisted else "production"
        return cascade.Page(path, kind, self.lang, environment)


@dataclass(frozen=True)
class SourcePost:
    """A post as its author wrote it."""

    file: File  # its file among MkDocs' files
    path: str  # the author's file
    name: str  # the same as the author knows it, e.g. `docs/blog/posts/x.md`
    document: Document  # its front matter and body
    post: Post  # its front matter in the terms of Material's blog plugin
    origins: Mapping[str, str] = field(default_factory=dict)  # where values come from that it has by a cascade, by name

    def line(self, *fields: str) -> int:
        """Return the 1-based line of the first of `fields` that the front matter has, 1 without any."""
        return next((line for field in fields if (line := self.document.lines.get(field))), 1)


@dataclass(frozen=True)
class TakenPosts:
    """What stands in the posts' folder."""

    posts: list[SourcePost]
    left_out: list[SourcePost]  # those that are not to be shown now
    sections: list[SourcePost]  # the `_index.md` of its folders, which are no posts but pages above them


def take_posts(files: Files, folder: PostsFolder) -> TakenPosts:
    """Return the posts; remove from `files` what is no post to be shown."""
    posts: list[SourcePost] = []
    left_out: list[SourcePost] = []
    sections: list[SourcePost] = []
    pages = [file for file in files.documentation_pages() if folder.places.is_post(file.src_uri)]
    folders = bundles((file.src_uri for file in pages), folder.places)
    for file in pages:
        post = None if in_bundle(file.src_uri, folders) else _read_if_possible(file, folder)
        is_shown = post and is_published(post, unlisted=folder.unlisted)
        if post:
            (left_out if not is_shown else sections if file.name == "_index" else posts).append(post)
        if not is_shown or file.name == "_index":
            files.remove(file)
    for post in left_out:
        log.info("%s:%s", post.name, why_left_out(post))
    homes = {_home(post.file) for post in (*posts, *sections, *left_out)}
    for post in (*posts, *sections, *left_out):
        keep_back_resources(post, files, folder, homes)
    return TakenPosts(posts, left_out, sections)


def _read_if_possible(file: File, folder: PostsFolder) -> SourcePost | None:
    try:
        return read_post(file, folder)
    except Exception as error:
        tell_fault(shown_path(file, folder.places.docs_dir), "read", error)
        return None


def is_published(source: SourcePost, *, unlisted: bool) -> bool:
    """Tell whether a post or page is to be shown now; all are where those that nobody lists are shown, too."""
    publication = source.post.publication
    return publication.has_page and (unlisted or not publication.state)


def why_left_out(source: SourcePost) -> str:
    """Return the line of the front matter that keeps a page from being published, and what to tell of it."""
    reason = source.post.publication.state or ("headless" if source.post.meta.get("headless") else "build")
    fields, told = _UNLISTED[reason]
    origin = next((source.origins[field] for field in fields if field in source.origins), "")
    line = source.line(*fields, *(() if origin else ("cascade",)))  # its own cascade is for itself, too
    return f"{line}: {told}" + (f" (by the cascade in {origin})" if origin else "")


def keep_back_resources(source: SourcePost, files: Files, folder: PostsFolder, homes: Iterable[str] = ()) -> None:
    """Remove the files of a post's bundle from `files` where Hugo publishes none.

    That is where the post is not published yet, or any more, and where its front matter says so; then but for those
    that the post itself shows: PaperMod's templates ask for these, and Hugo publishes what it is asked for. What is in
    `x/` belongs to `x.md` and `x/_index.md`, too, but for what a nearer one has; outside of the posts' folder that may
    be static files, which are published.

    Args:
        source: the post, or a page.
        files: the site's files.
        folder: the posts' folder.
        homes: the folders of all posts' files, those of sections and of posts that are not shown, too.
    """
    publication = source.post.publication
    is_hidden = bool(publication.state) and not folder.unlisted
    is_bundle, home = source.file.name == "index", _home(source.file)
    has_own = home not in ("", folder.path) and (is_bundle or home.startswith(f"{folder.path}/"))
    if not has_own or (publication.has_resources and not is_hidden):
        return
    is_shown = publication.has_page and not is_hidden
    shown = f"{source.post.meta.get('cover', {}).get('image')} {source.document.body}" if is_shown else ""
    below = [file for file in files if file.src_uri.startswith(f"{home}/") and file != source.file]
    nearer = () if is_bundle else tuple(f"{other}/" for other in homes if other.startswith(f"{home}/"))
    for file in below:
        is_other = file.src_uri.startswith(nearer) or (file.is_documentation_page() and not is_bundle)
        if not is_other and posixpath.relpath(file.src_uri, home) not in shown:
            files.remove(file)


def _home(page: File) -> str:
    """Return where the files of a page's bundle are."""
    return posixpath.dirname(page.src_uri) if page.name in ("index", "_index") else posixpath.splitext(page.src_uri)[0]


def read_post(file: File, folder: PostsFolder) -> SourcePost:
    """Read one post, and warn of what is wrong with it; a file of any content makes a post."""
    name = shown_path(file, folder.places.docs_dir)
    text = decode(file.content_bytes, name)
    document, wrong = read(text)
    if wrong:
        log.warning("%s:%d: %s", name, wrong.line, wrong.message)
    tell_twice(document, name)
    source = source_of(document, file, folder, is_post=True, is_broken=bool(wrong) or document.is_ambiguous)
    meta = source.post.meta
    if folder.settings.has_cjk_language and has_cjk(text):
        meta.setdefault("iscjklanguage", True)
    drop_missing_theme_files(meta, source.document.lines, name, folder.theme_dirs)
    for problem in source.post.problems:
        tell(problem, source.post, name, folder)
    for taxonomy in meta.keys() & {"categories", "series"}:
        meta[taxonomy] = [titled(term, folder.settings.title_case_style) for term in meta[taxonomy]]
    return source


def tell(problem: Problem, post: Post, name: str, folder: PostsFolder) -> None:
    """Tell of a mistake in the front matter; one in a draft keeps nobody from publishing other posts."""
    is_unseen = post.publication.state == "draft" and not folder.unlisted
    level = logging.INFO if problem.harmless or is_unseen else logging.WARNING
    log.log(level, "%s:%d: %s", name, problem.line, problem.message)


def source_of(document: Document, file: File, folder: PostsFolder, *, is_post: bool, is_broken: bool) -> SourcePost:
    """Return a file as it is used, with what cascades give it; a broken one is shown to its author, not published."""
    name = shown_path(file, folder.places.docs_dir)
    report = partial(log.warning, "%s:%d: %s", name, document.lines.get("cascade", 1))
    document = replace(document, values=dict(usable(document, name)))
    document, origins = folder.cascades.apply(document, folder.page(file), report)
    if is_html(file):  # Hugo reads no Markdown in it
        document = replace(document, body=f"{{{{< rawhtml >}}}}{document.body}{{{{< /rawhtml >}}}}\n")
    hugo = folder.settings
    section, path = (hugo.section, posixpath.relpath(file.src_uri, folder.path)) if is_post else ("", file.src_uri)
    blog = Blog(zone=hugo.zone, section=section, sections=hugo.sections, urls=folder.urls, preview=hugo.preview)
    post = normalise(document, path, now=datetime.now(UTC), blog=blog)
    if is_broken:
        post = replace(post, state="broken", publication=replace(post.publication, state="broken"))
    return SourcePost(file, file.abs_src_path or "", name, document, post, origins)


def usable(document: Document, name: str) -> Iterator[tuple[str, object]]:
    """Yield the fields but for addresses that no disk can hold."""
    for key, value in document.values.items():
        told = ""
        if key in ("slug", "url") and len(str(value).encode("utf-8", "replace")) > MAX_NAME:
            told = f"it is longer than {MAX_NAME} bytes; shorten it"
        elif key in ("slug", "url") and not str(value).isprintable():
            told = "it holds a character that no address holds; write it again"
        if told:
            log.warning("%s:%d: %s: %s", name, document.lines.get(key, 1), key, told)
        else:
            yield key, value


def write_copy(source: SourcePost, folder: Path, write_front_matter: Callable[[Mapping[str, Any]], str]) -> None:
    """Write the copy of a post into `folder` and let its file point there."""
    path = folder / source.file.src_uri
    text = f"{write_front_matter(source.post.meta)}\n{source.document.body}"
    write_file(text.encode("utf-8", "replace"), str(path))
    source.file.abs_src_path = str(path)


def markdown_of(source: SourcePost) -> str:
    """Return a post's text as Material reads it from the copy: below the front matter, with plain line ends."""
    text = source.document.body.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")


def take_back(source: SourcePost, config: MkDocsConfig, obstacle: Callable[[str], str | None]) -> None:
    """Let a post's file be the author's again; and let it live at the `url` of its front matter, if it has one.

    Args:
        source: the post.
        config: the configuration.
        obstacle: returns the name of what is in the way of a file, given its path from the site's root.
    """
    source.file.abs_src_path = source.path
    if source.post.page.url and source.file.page:
        path = file_at(hugo_address(source.post.page))
        if name := obstacle(path):
            told = "%s:%d: url: nothing can be at /%s because of %s; write another address"
            log.warning(told, source.name, source.line("url"), path.removesuffix("/index.html"), name)
            return
        move(source.file, path, config)
        set_canonical_address(source.file.page, config)


def set_canonical_address(page: Page, config: MkDocsConfig) -> None:
    """Give a page that has moved its whole address anew, as MkDocs' `Page` does when it is made."""
    base = config.site_url
    page.canonical_url = urljoin(base if base.endswith("/") else f"{base}/", page.url) if base else None
    page.abs_url = urlsplit(page.canonical_url).path if page.canonical_url else None
