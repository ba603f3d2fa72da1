"""How a fault is told that nobody thought of: in one line, and its traceback only with `--verbose`."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort, MkDocsException

from ..log import log


def tell_fault(name: str, done: str, error: Exception) -> None:
    """Warn that something could not be done to a file, whose page is left out.

    Args:
        name: the file as the author knows it.
        done: what could not be done to it, e.g. `converted`.
        error: why; its traceback is shown with `--verbose`.
    """
    told = "%s:1: it cannot be %s, so it is left out: %s; %s"
    log.warning(told, name, done, reason(error), _remedy(error))
    log.debug("%s: the traceback:", name, exc_info=error)


def reason(error: BaseException) -> str:
    """Return in one line what went wrong, and where in the code."""
    if isinstance(error, OSError) and error.strerror:
        named = f" ({error.filename!r})" if error.filename else ""
        return f"{error.strerror}{named}"
    if isinstance(error, MkDocsException):
        return _one_line(str(error))
    if isinstance(error, SyntaxError) and error.filename:
        return f"{type(error).__name__}: {error.msg} ({_short(error.filename)}:{error.lineno})"
    return f"{type(error).__name__}: {_one_line(str(error))}{_where(error)}"


def told_in_short(error: Exception) -> Abort:
    """Return what ends a build with one line about an error instead of its traceback, which `--verbose` shows."""
    log.debug("The traceback:", exc_info=error)
    return Abort(f"The site cannot be built: {reason(error)}; {_remedy(error)}")


@contextmanager
def in_short() -> Iterator[None]:
    """Let what goes wrong meanwhile end in one line."""
    try:
        yield
    except MkDocsException:
        raise
    except Exception as error:
        raise told_in_short(error) from error


def _remedy(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{remedy_for_file(error.errno)}, and build again"
    return "report it with the file to whoever keeps the code (hooks/README.md); --verbose shows the traceback"


def remedy_for_file(code: int | None) -> str:
    """Return what to do about a file that cannot be read or written, by the number of its error."""
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full, or what may be written to it: free some room"
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "make it yours to read and write"
    return "look what is the matter with it"


def _where(error: BaseException) -> str:
    """Return the innermost line of this project's code or templates that has a part in an error, else of any code."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        frame for frame in frames if "site-packages" not in frame.filename and frame.filename.startswith(os.getcwd())
    ]
    for frame in (own or frames)[-1:]:
        return f" ({_short(frame.filename)}:{frame.lineno})"
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _short(path: str) -> str:
    """Return a path from the project's folder or from the packages' on."""
    for folder in ("/site-packages/", f"{os.getcwd()}/"):
        if folder in path:
            return path.rpartition(folder)[2]
    return path
