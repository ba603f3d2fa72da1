"""A hook of its own for `mkdocs gh-deploy`: what is built with a warning is not published, nor for another address."""

from __future__ import annotations

import logging
import re
import subprocess
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

LOGGER = logging.getLogger("mkdocs")


#: USER and REPO in the address of a remote at GitHub, by ssh or https.
_GITHUB = re.compile(r"github\.com[:/]([^/]+)/([^/]+?)(?:\.git)?/?$")


class PublishGate(CountHandler):
    """Counts the warnings of a build that is about to be published."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Start counting when, and only when, the build will be pushed.

    `strict: true` in mkdocs.yml would do the same, and stop `mkdocs serve` at every half-written post.
    """
    if command == "gh-deploy":
        LOGGER.addHandler(PublishGate(level=logging.WARNING))


@event_priority(-100)  # after every other hook and plugin has had its say
def on_post_build(*, config: MkDocsConfig) -> None:
    """Stop before anything is pushed if there was a warning.

    Raises:
        Abort: There were warnings; each has been printed with its file and line.
    """
    gates = [handler for handler in LOGGER.handlers if isinstance(handler, PublishGate)]
    if gates:
        _check_address(config)
    for gate in gates:
        if count := sum(number for _, number in gate.get_counts()):
            raise Abort(f"Nothing was published: {count} warnings above. `mkdocs build --strict` repeats them.")


def _check_address(config: MkDocsConfig) -> None:
    """Warn if GitHub Pages will serve the site under another path than `site_url` has: pictures would be missing."""
    folder = Path(config.config_file_path).parent
    command = ["git", "config", "--get", f"remote.{config.remote_name}.url"]
    remote = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    path = pages_path(remote)
    if path and not Path(config.docs_dir, "CNAME").exists() and urlsplit(config.site_url or "").path != path:
        LOGGER.warning("mkdocs.yml: site_url: %s is served under %s; let its path be the same", remote, path)


def pages_path(remote: str) -> str | None:
    """Return the path under which GitHub Pages serves a repository, None when the remote is not at GitHub.

    Source: https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages.
    """
    match = _GITHUB.search(remote)
    if match is None:
        return None
    user, repository = match.groups()
    return "/" if repository.lower() == f"{user.lower()}.github.io" else f"/{repository}/"
