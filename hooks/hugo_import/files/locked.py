"""Pages that a theme shows to those alone who know a password, which nothing here asks for.

Source: FixIt's layouts/_partials/init/detection-encryption.html (https://github.com/hugo-fixit/FixIt).
"""

from __future__ import annotations

import re

from hugo_site.reading.content_files import HTML, MARKDOWN

from hugo_import.config import Config
from hugo_import.files.content_files import ContentFile
from hugo_import.files.front_matter import read_document
from hugo_import.plan import Plan

#: What `password` is in the front matter of a page that all may read.
_NONE = (None, "", False)
_ASKED = re.compile(r"params\.password\b|params\W+password\b|param\s+[\"`]password\b", re.IGNORECASE)


def unlocked(files: list[ContentFile], config: Config, plan: Plan) -> list[ContentFile]:
    """Return the content that all may read; pages behind a password are left out with the files of their bundles.

    Args:
        files: the content.
        config: the site's configuration.
        plan: gets told of what is left out.
    """
    pages = [file for file in files if file.inner.suffix.lower() in MARKDOWN | HTML]
    locked = {file.inner for file in pages if read_document(file.path).values.get("password") not in _NONE}
    if not locked or not _is_asked_for(config):
        return files
    folders = {inner.parent for inner in locked if inner.stem == "index"}
    kept = []
    for file in files:
        if file.inner in locked:
            told = "pages behind a password, for which nothing here asks, not copied"
            remedy = "take password out of the front matter of one that all may read"
            plan.leave_out(file.path, told, remedy, needs_person=True)
        elif not folders.isdisjoint(file.inner.parents):
            plan.leave_out(file.path, "files of pages behind a password, not copied")
        else:
            kept.append(file)
    return kept


def _is_asked_for(config: Config) -> bool:
    """Tell whether a template looks at a page's password; one of a theme that is not there may."""
    if config.theme_names and not config.themes:
        return True
    homes = (config.site, *config.themes)
    templates = (path for home in homes for path in (home / "layouts").rglob("*.html") if path.is_file())
    return any(_ASKED.search(path.read_text("utf-8", errors="replace")) for path in templates)
