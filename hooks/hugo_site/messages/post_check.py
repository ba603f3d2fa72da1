"""What is checked when all posts are read: addresses or aliases that two have, tags spelled in two ways, no title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import clashes
from hugo_posts.front_matter.tag_slugs import SPOKEN, tag_key
from mkdocs.structure.files import File
from slugify import slugify

from ..log import log
from ..reading.posts import SourcePost


def check_posts(posts: Sequence[SourcePost], files: Iterable[File], docs_dir: str, urls: HugoUrls) -> None:
    """Check all posts together.

    Args:
        posts: the posts.
        files: the site's files, but for those that are excluded from it.
        docs_dir: the docs folder as an author knows it, e.g. `docs`.
        urls: the posts' old addresses, which relative aliases begin at.
    """
    own = {source.file.src_uri for source in posts}
    pages = [file for file in files if file.src_uri not in own and file.dest_uri.endswith((".html", ".htm"))]
    report_clashes(posts, [(file.url.removesuffix("index.html"), f"{docs_dir}/{file.src_uri}") for file in pages])
    report_alias_clashes(posts, urls)
    advise_on_tags(posts)
    advise_on_missing_fields(posts)


def report_clashes(posts: Sequence[SourcePost], pages: Iterable[tuple[str, str]]) -> None:
    """Warn of posts whose address is also that of another post or page, for only one of them can keep it.

    Args:
        posts: the posts.
        pages: address and name of every other page.
    """
    addresses = [*pages, *((source.file.url, source.name) for source in posts)]
    told = "%s:%d: address /%s is also that of %s; change one `%s`"
    written = {source.name: source for source in posts}
    for address, names in clashes(addresses).items():
        post = written.get(names[-1])
        key = "url" if post and post.post.page.url else "slug"  # an address as a whole goes before its last part
        line = post.line(key) if post else 1
        log.warning(told, names[-1], line, address.removeprefix("./"), ", ".join(names[:-1]), key)


def report_alias_clashes(posts: Sequence[SourcePost], urls: HugoUrls) -> None:
    """Warn of posts that share an alias: it leads on to the first of them only.

    Args:
        posts: the posts.
        urls: their old addresses, which relative aliases begin at.
    """
    aliases = [
        (alias, source.name)
        for source in posts
        for page in [source.post.page]
        for alias in urls.of_aliases(source.post.meta["aliases"], urls.of(page), page.section)
    ]
    lines = {source.name: source.line("aliases") for source in posts}
    for alias, names in clashes(aliases).items():
        told = "%s:%d: aliases: %s is one of %s, too; keep it in one of them"
        log.warning(told, names[-1], lines[names[-1]], alias, ", ".join(names[:-1]))


def advise_on_missing_fields(posts: Iterable[SourcePost]) -> None:
    """Tell of posts without date or title, which may be meant, and may be a name in front matter that is misspelt."""
    for source in posts:
        if (
            source.post.problems or source.post.state == "broken"
        ):  # a date or front matter that cannot be read has been told
            continue
        if source.post.is_undated:
            told = "%s:1: date: the post has none and stands last in lists; write e.g. date: 2024-03-09"
            log.debug(told, source.name)
        if not {"title", "linktitle"} & set(source.document.values):
            log.debug('%s:1: title: the post has none and is called by its file\'s name; write title: "…"', source.name)


def advise_on_tags(posts: Sequence[SourcePost]) -> None:
    """Tell of tags that differ from an earlier post's by letter case, which are one, or by diacritics, which are not.

    `má` and `ma` may both be meant, so that none of it is a mistake.
    """
    slug = lru_cache(maxsize=None)(partial(slugify, replacements=SPOKEN))
    spellings: dict[str, tuple[str, str]] = {}
    slugs: dict[str, tuple[str, str]] = {}
    for source in posts:
        for tag in source.post.meta["categories"]:
            first, where = spellings.setdefault(tag_key(tag), (tag, source.name))
            similar, elsewhere = slugs.setdefault(slug(tag), (tag, source.name))
            if first != tag:
                told = '"%s" and "%s" (%s) are one tag; keep one spelling'
                log.debug(f"%s:%d: tags: {told}", source.name, source.line("tags", "categories"), tag, first, where)
            elif tag_key(similar) != tag_key(tag):
                told = '"%s" and "%s" (%s) differ by diacritics only; write them alike if they are one tag'
                line = source.line("tags", "categories")
                log.debug(f"%s:%d: tags: {told}", source.name, line, tag, similar, elsewhere)
