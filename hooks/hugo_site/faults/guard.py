"""What keeps a fault that nobody thought of to the page it is in, and tells it in one line.

A mistake of the author's is told where it is found. Everything else that goes wrong with one page, in this project or
in a plugin, comes here: it is told with the page's file, the page is left out, and the others are built. What goes
wrong with the site as a whole ends the build, in one line, too.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from ..log import log
from ..upstream.steps import Step, go_through
from .telling import reason, tell_fault, told_in_short

#: Faults of the machine, which no page has caused: no room, too many open files, a disk that cannot be written to.
_OF_THE_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO}
#: The functions of MkDocs that work on one page, and what each does to it (mkdocs/commands/build.py).
_STEPS = {"_populate_page": "converted", "_build_page": "written"}
#: Pages that fail for one reason, as by a broken template: so many are named, and the rest counted.
_NAMED = 5


class Faults:
    """Stands between MkDocs and each page from the beginning of a build to its end.

    Attributes:
        leave_out: takes pages out of everything that names them, when all pages are converted.
        page: returns what `mkdocs serve` shows in place of a page, given the page's file as the author knows it; None
            for a build, which leaves the page out.
    """

    def __init__(
        self, docs_dir: str, leave_out: Callable[[Sequence[Page], Files], None], page: Callable[[str], str] | None
    ) -> None:
        self.leave_out = leave_out
        self.page = page
        self._docs_dir = docs_dir
        self._failed: list[Page] = []
        self._reasons: dict[str, int] = {}
        self._restore: Callable[[], None] = lambda: None

    def begin(self, *, config: MkDocsConfig) -> None:
        """Step between MkDocs and the pages."""
        self._restore = go_through({name: partial(self._guarded, done=done) for name, done in _STEPS.items()})

    def _guarded(self, work: Step, *, done: str) -> Step:
        def guarded(page: Page, *rest: Any, **named: Any) -> None:
            try:
                work(page, *rest, **named)
            except MkDocsException as error:  # somebody wants the build to end
                log.error("%s/%s: it cannot be %s: %s", self._docs_dir, page.file.src_uri, done, reason(error))
                raise
            except Exception as error:
                if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
                    raise
                self._fail(page, done, error)

        return guarded

    def _fail(self, page: Page, done: str, error: Exception) -> None:
        why = reason(error)
        self._reasons[why] = self._reasons.get(why, 0) + 1
        if self._reasons[why] <= _NAMED:
            tell_fault(f"{self._docs_dir}/{page.file.src_uri}", done, error)
        self._failed.append(page)

    def leave_out_failed(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """All pages are converted: take out those that are not."""
        if self._failed:
            self.leave_out(self._failed, files)

    def end(self, *, config: MkDocsConfig) -> None:
        """All pages are written: count those that were not named, and let those that are missing say why."""
        for why, count in self._reasons.items():
            if count > _NAMED:
                log.warning("%d more pages are left out for the same reason: %s", count - _NAMED, why)
        for page in self._failed:
            Path(page.file.abs_dest_path).unlink(missing_ok=True)
            if self.page:
                write_file(self.page(f"{self._docs_dir}/{page.file.src_uri}").encode(), page.file.abs_dest_path)

    def go(self, *, config: MkDocsConfig) -> None:
        """Leave MkDocs as it was."""
        self._restore()

    def end_in_short(self, error: Exception) -> None:
        """Say in one line why there is no site.

        Raises:
            Abort: instead of the error, which would end in a traceback.
        """
        self._restore()
        if not isinstance(error, MkDocsException):
            raise told_in_short(error) from error
