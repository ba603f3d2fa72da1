"""What an author reads when `mkdocs gh-deploy` is stopped by the world around it: a full disk, a refused push."""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path
from types import TracebackType

from mkdocs.exceptions import Abort

from ..faults.telling import remedy_for_file

_UNTOUCHED = "What readers see is as it was: git publishes all of a deploy or nothing."


class NothingNew(Abort):
    """Ends a deploy that would change nothing, and is no failure: a daily one is green, and adds no commit."""

    code = exit_code = 0


def explain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what happened and what to do, in place of a traceback where the cause is known (`sys.excepthook`)."""
    message = message_for(error)
    if message is None:
        sys.__excepthook__(kind, error, trace)
        message = "The deploy failed, see above. Run it again; if that does not help, report the lines above."
    print(f"\nNothing was published: {message}\n{_UNTOUCHED}", file=sys.stderr)  # noqa: T201 (a command's output)


def message_for(error: BaseException) -> str | None:
    """Return the cause of an error and its remedy, None when it is not known."""
    if isinstance(error, subprocess.CalledProcessError) and "push" in error.cmd:
        return (
            "git push was refused, see above. Was it published from elsewhere at the same time, run it again; "
            "else look at the network and your rights."
        )
    if _is_of_ghp_import(error) and isinstance(error, BrokenPipeError | TypeError | UnicodeError):
        return "git could not store the site, see above. Is the disk full, free some room, and run it again."
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}. {remedy_for_file(error.errno).capitalize()}, and run it again."
    return None


def _is_of_ghp_import(error: BaseException) -> bool:
    """Whether an error was raised while ghp-import was at work, which fails in odd ways when git ends before it."""
    steps = traceback.walk_tb(error.__traceback__)
    return any(Path(frame.f_code.co_filename).stem == "ghp_import" for frame, _ in steps)
