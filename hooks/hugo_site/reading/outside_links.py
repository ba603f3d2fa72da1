"""Files that only seem to lie in the docs folder: symbolic links that lead out of it, or nowhere."""

from __future__ import annotations

import logging
import os
from functools import lru_cache, partial

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files, InclusionLevel

log = logging.getLogger("mkdocs.hugo_site")


def leave_out_outsiders(files: Files, docs_dir: str, shown: str) -> None:
    """Remove from `files` what a link brings in from elsewhere, so that nothing of the disk is published by mistake.

    Args:
        files: the site's files; MkDocs follows links of all kinds.
        docs_dir: the docs folder.
        shown: the same as the author knows it, e.g. `docs`.
    """
    inside = lru_cache(maxsize=None)(partial(_is_inside, os.path.realpath(docs_dir)))
    for file in list(files):
        path = file.abs_src_path
        if path is None or file.src_dir != docs_dir or file.inclusion == InclusionLevel.EXCLUDED:
            continue
        is_link = os.path.islink(path)
        if not inside(path if is_link else os.path.dirname(path)):
            log.warning("%s/%s:1: the link leads out of %s/; put the file itself there", shown, file.src_uri, shown)
            files.remove(file)
        elif is_link and not os.path.exists(path):
            log.warning("%s/%s:1: the link leads nowhere; put the file itself there", shown, file.src_uri)
            files.remove(file)


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
