"""Files that only seem to lie in the docs folder: symbolic links that lead out of it, or nowhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files, InclusionLevel

from ..log import log


def leave_out_outsiders(files: Files, docs_dir: str, shown: str) -> None:
    """Remove from `files` what a link brings in from elsewhere, so that nothing of the disk is published by mistake.

    Args:
        files: the site's files; MkDocs follows links of all kinds.
        docs_dir: the docs folder.
        shown: the same as the author knows it, e.g. `docs`.
    """
    linked = _linked_folders(docs_dir, shown)
    told: set[str] = set()
    for file in list(files):
        path = file.abs_src_path
        if path is None or file.src_dir != docs_dir or file.inclusion == InclusionLevel.EXCLUDED:
            continue
        name, why = linked(os.path.dirname(path)) or (path, _wrong_link(path, os.path.realpath(docs_dir), shown))
        if why:
            files.remove(file)
            if name not in told:
                told.add(name)
                path = os.path.relpath(name, docs_dir).replace(os.sep, "/").encode("utf-8", "replace").decode()
                log.warning("%s/%s:1: %s", shown, path, why)


def _linked_folders(docs_dir: str, shown: str) -> Callable[[str], tuple[str, str] | None]:
    """Return what tells of a folder the one above it, or itself, that is a wrong link, and what is wrong."""
    root = os.path.realpath(docs_dir)

    @cache
    def linked(folder: str) -> tuple[str, str] | None:
        if folder == docs_dir or not folder.startswith(docs_dir):
            return None
        if found := linked(os.path.dirname(folder)):
            return found
        why = _wrong_link(folder, root, shown)
        return (folder, why) if why else None

    return linked


def _wrong_link(path: str, root: str, shown: str) -> str:
    """Return what is wrong with a file or folder that is a link; empty for any other."""
    if not os.path.islink(path):
        return ""
    if _is_inside(os.path.realpath(path), os.path.dirname(path)):
        return "the link leads to a folder that it is in, which would never end; take it out"
    if not _is_inside(root, path):
        kind = "folder" if os.path.isdir(path) else "file"
        return f"the link leads out of {shown}/; put the {kind} itself there"
    return "" if os.path.exists(path) else "the link leads nowhere; put the file itself there"


def refuse_links_out(folder: str | None, project: str) -> None:
    """Stop if a link in a folder of templates leads out of the project, as what it leads to would be published.

    Raises:
        ConfigurationError: names the link.
    """
    for place, folders, names in os.walk(folder or os.devnull):
        for path in [os.path.join(place, name) for name in (*folders, *names)]:
            if os.path.islink(path) and not _is_inside(os.path.realpath(project), path):
                shown = os.path.relpath(path, project)
                raise ConfigurationError(f"{shown}: the link leads out of the project; put the file itself there")


def _is_inside(root: str, path: str) -> bool:
    return os.path.join(os.path.realpath(path), "").startswith(os.path.join(root, ""))
