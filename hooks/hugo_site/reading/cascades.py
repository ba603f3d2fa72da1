"""Where front matter cascades from: `_index.md` of the posts' folders, `index.md` of folders of pages, mkdocs.yml.

Posts stand in one folder that was a section in Hugo, pages in the docs folder, which was Hugo's `content`.
"""

from __future__ import annotations

from collections.abc import Sequence

from hugo_posts.front_matter.cascade import CascadeError, Cascades, Entry, read_cascade
from hugo_posts.front_matter.document import read
from mkdocs.structure.files import File, Files

from ..log import log
from .content_files import shown_path
from .places import Places


def find_cascades(files: Files, places: Places, site: Sequence[Entry]) -> Cascades:
    """Return all cascades; one that cannot be read is reported.

    Args:
        files: the site's files.
        places: where posts and pages are.
        site: the cascades of the site's configuration.
    """
    sections: dict[str, list[Entry]] = {}
    for file in files.documentation_pages():
        if _heads_a_section(file, places):
            sections.setdefault(places.hugo_path(file.src_uri), []).extend(_entries(file, places.docs_dir))
    return Cascades(sections, site)


def _heads_a_section(file: File, places: Places) -> bool:
    """Tell whether pages in a file's folder are below it; an `index.md` among posts is a bundle, with none below it."""
    if file.generated_by:
        return False
    return file.name == "_index" or (file.name == "index" and not places.is_post(file.src_uri))


def _entries(file: File, docs_dir: str) -> list[Entry]:
    """Return the cascade of one file; what else is wrong with its front matter is told where the file is read."""
    if b"cascade" not in file.content_bytes.lower():
        return []
    name = shown_path(file, docs_dir)
    document, wrong = read(file.content_bytes.decode("utf-8", "replace"))
    if wrong and file.name == "_index":  # which is read here only
        log.warning("%s:%d: %s", name, wrong.line, wrong.message)
    try:
        return read_cascade(document.values.get("cascade"), name)
    except CascadeError as error:
        log.warning("%s:%d: cascade: %s", name, document.lines.get("cascade", 1), error)
        return []
