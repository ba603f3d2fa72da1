"""Pages in Org, which Hugo reads by itself: pages of HTML here, by asking the real Hugo where there is one.

Source: https://gohugo.io/content-management/formats/#emacs-org-mode.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkdocs.utils import write_file

from hugo_import.config import Config
from hugo_import.files.adapters import pages_of, text_of
from hugo_import.files.content_files import ContentFile
from hugo_import.plan import Plan


def read_org(files: Sequence[ContentFile], config: Config, plan: Plan) -> list[ContentFile]:
    """Return the content with HTML in the place of Org; where Hugo cannot be asked, it is told later that Org stays."""
    found = {file.inner: file.path for file in files if file.inner.suffix.lower() == ".org"}
    pages = pages_of(found, config) if found else None
    if not pages:
        return [*files]
    folder = Path(tempfile.mkdtemp(prefix="hugo-import-"))  # until all is copied
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    texts = {page["file"]: text_of(page) for page in pages}
    return [_read(file, texts.get(str(file.inner)), folder, plan) for file in files]


def _read(file: ContentFile, text: str | None, folder: Path, plan: Plan) -> ContentFile:
    if text is None:
        return file
    inner = file.inner.with_suffix(".md")
    path = folder / inner
    write_file(text.encode(), str(path))
    plan.report.note("pages in Org, written as HTML, as the real Hugo reads them", plan.shown(file.path))
    plan.report.use(file.path)
    return ContentFile(path, inner)
