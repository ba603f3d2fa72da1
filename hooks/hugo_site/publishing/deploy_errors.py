"""What an author reads when `mkdocs gh-deploy` is stopped by the world around it: a full disk, a refused push."""

from __future__ import annotations

import subprocess
import sys
from types import TracebackType

_UNTOUCHED = "What readers see is as it was: git publishes all of a deploy or nothing."


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
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}. Is the disk full, free some room, and run it again."
    return None
