"""`mkdocs` in a process of its own, forked from one that has the installed packages in memory already.

To import MkDocs, Material and what they and `hooks/` need is half of a small build, and some 350 sites are built.
What it has of `hooks/` is lent to builds whose copy is the same (hooks_once.py); others import their own.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PACKAGES = [
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs.commands.gh_deploy",
    "mkdocs.contrib.search",
    "mkdocs.livereload",
    "material.extensions.emoji",
    "material.plugins.blog.plugin",
    "material.plugins.tags.plugin",
    "material.templates",
    "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
    "markdown.extensions.md_in_html",
    "pymdownx.arithmatex",
    "pymdownx.blocks.caption",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "PIL.JpegImagePlugin",
    "pagefind_bin",
    "tests.compiled_once",
    "tests.hooks_once",  # found where the tests are started
]
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(PACKAGES)


def _command(arguments: list[str]) -> None:
    """Do as `mkdocs` on a command line does."""
    import mkdocs.__main__  # noqa: PLC0415 - only in the fork, where it is in memory already

    sys.argv = ["mkdocs", *arguments]
    mkdocs.__main__.cli(prog_name="python -m mkdocs")


def run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    work: Callable[[list[str]], None] = _command,
) -> tuple[int, str]:
    """Run `mkdocs` in a folder.

    Args:
        arguments: What stands behind `mkdocs`.
        folder: The folder that it is started in.
        environment: All environment variables; those that Python itself reads when it starts change nothing.
        work: A module's function that is called with the arguments, in place of the command.

    Returns:
        Its exit code, and what it printed on both streams.
    """
    handle, name = tempfile.mkstemp(suffix=".log")
    os.close(handle)
    try:
        process = _FORKS.Process(target=_work, args=(work, list(arguments), str(folder), dict(environment), name))
        process.start()
        process.join()
        code = process.exitcode
        process.close()
        return code or 0, Path(name).read_text(encoding="utf-8")
    finally:
        Path(name).unlink()


def _work(
    work: Callable[[list[str]], None], arguments: list[str], folder: str, environment: dict[str, str], log: str
) -> None:
    output = os.open(log, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    if (hooks_once := sys.modules.get("tests.hooks_once")) and hooks_once.lend(Path(folder, "hooks")):
        sys.modules["tests.compiled_once"].keep()
    here = {str(Path(__file__).parent), str(Path(__file__).parent.parent / "hooks")}
    sys.path[:] = ["", *(path for path in sys.path if path and path not in here)]
    sys.dont_write_bytecode = True
    try:
        work(arguments)
    except Exception:
        sys.excepthook(*sys.exc_info())  # which `multiprocessing` does not call
        sys.exit(1)
