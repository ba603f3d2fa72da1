"""Where content of the Hugo site stands here, and what its addresses consist of."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from hugo_import.plan import DOCS, POSTS, Plan


def place_of(inner: PurePosixPath, plan: Plan) -> PurePosixPath:
    """Return where content goes: below docs/, posts below docs/blog/posts, further sections in a folder each."""
    if inner.name == "README.md":  # which MkDocs takes for a folder's index
        inner = inner.with_name("readme.md")
    section = inner.parts[0]
    if section in plan.root_posts:
        return POSTS / inner
    if section not in plan.sections or len(inner.parts) == 1:
        return DOCS / inner
    return POSTS / (inner.relative_to(section) if section == plan.sections[0] else inner)


def content_path(target: PurePosixPath, plan: Plan) -> PurePosixPath:
    """Return the path in Hugo's content of what stands at a place below docs/, the reverse of `place_of`."""
    if POSTS not in target.parents:
        return target.relative_to(DOCS)
    inner = target.relative_to(POSTS)
    return inner if inner.parts[0] in plan.sections[1:] else PurePosixPath(plan.sections[0], inner)


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address, all empty where it is none, such as `http://[x`."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
