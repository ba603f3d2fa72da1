"""What in the posts needs a person: front matter, images and addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from hugo_posts.front_matter.document import Document, FrontMatterError, parse
from hugo_posts.front_matter.permalink import alias_addresses, blog_slug, clashes, hugo_address
from hugo_posts.front_matter.post import Post, normalise
from hugo_posts.html.image import IMAGE_SUFFIXES

from hugo_import.plan import POSTS, Plan, PlannedFile
from hugo_import.report import Report

_MARKDOWN_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\(\s{0,9}<?([^\s)>]{1,2000})")
_SOURCE = re.compile(r"\bsrc\s{0,9}=\s{0,9}[\"']?([^\s\"'>]{1,2000})")


def check_posts(plan: Plan) -> None:
    """Tell what is wrong in the posts, with the place and, where it is short, the remedy."""
    report = plan.report
    documents = {file: _read(file) for file in plan.posts}
    posts = {
        file: normalise(document, str(file.target.relative_to(POSTS)), now=datetime.now(UTC))
        for file, (document, _) in documents.items()
    }
    for file, (_, wrong) in documents.items():
        problems = [(each.line, each.message) for each in posts[file].problems if not each.harmless]
        for line, message in (*wrong, *problems):
            report.add(message, f"{file.target}:{line}")
    targets = {str(file.target) for file in plan.files}
    for file, (document, _) in documents.items():
        _missing_images(file, document, targets, report)
    _clashes(posts, report)


def _read(file: PlannedFile) -> tuple[Document, list[tuple[int, str]]]:
    """Return a post and what is wrong with the whole of it, as pairs of line and message."""
    source = file.source.read_bytes()
    wrong: list[tuple[int, str]] = []
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong.append((source.count(b"\n", 0, error.start) + 1, "the text is not UTF-8; save the file as UTF-8"))
        text = source.decode("utf-8", "replace")
    try:
        return parse(text), wrong
    except FrontMatterError as error:
        return error.document, [*wrong, (error.line, error.message)]


def _missing_images(file: PlannedFile, document: Document, targets: Collection[str], report: Report) -> None:
    """Tell of the local images of a post that are not among the files to copy."""
    fenced = False
    for line, text in enumerate(document.body.split("\n"), document.body_line):
        fenced ^= text.lstrip().startswith(("```", "~~~"))
        for match in () if fenced else (*_MARKDOWN_IMAGE.finditer(text), *_SOURCE.finditer(text)):
            if _is_missing(match[1], file.target, targets):
                report.add("images that are not there", f"{file.target}:{line}: {match[1]}", "put them into docs/")


def _is_missing(address: str, post: PurePosixPath, targets: Collection[str]) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or posixpath.splitext(path)[1].lower() not in IMAGE_SUFFIXES:
        return False
    # `../x.png` of posts/a.md is meant from the page's address, posts/a/
    homes = ("docs",) if path.startswith("/") else (str(post.parent), str(post.with_suffix("")), "docs", "docs/posts")
    return not any(posixpath.normpath(f"{home}/{path.lstrip('/')}") in targets for home in homes)


def _clashes(posts: Mapping[PlannedFile, Post], report: Report) -> None:
    """Tell of the addresses that several posts or aliases would have."""
    new = clashes((f"/blog/{blog_slug(post.page)}/", str(file.target)) for file, post in posts.items())
    old = clashes(
        (address, str(file.target))
        for file, post in posts.items()
        for address in alias_addresses(post.meta["aliases"], hugo_address(post.page))
    )
    for address, names in (new | old).items():
        place = f"{address} of {' and '.join(sorted(set(names)))}"
        report.add("addresses that several posts have", place, "change one slug or alias")
