"""A hook of its own for `mkdocs gh-deploy`: it publishes nothing that is not whole, and loses nothing that was.

What stands between a build and the push, in this order: everything is committed; no warnings; nothing in the site
that is nobody's to read; the remote answers; the site is for the address that it will have; no address is lost.
"""

from __future__ import annotations

import logging
import posixpath
import sys
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from hugo_site.events import blog_of
from hugo_site.publishing.deploy_errors import explain
from hugo_site.publishing.losses import loss_message, losses, pages_path, unwanted, vanishing
from hugo_site.publishing.published_branch import PublishedBranch
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

LOGGER = logging.getLogger("mkdocs")
#: What a site is made of.
_SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml", "mkdocs.*.yml")
_SHOWN = 10


class PublishGate(CountHandler):
    """Counts the warnings of a build that is about to be published."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Start counting when, and only when, the build will be pushed; let no error end in a traceback then.

    `strict: true` in mkdocs.yml would do the same, and stop `mkdocs serve` at every half-written post.
    """
    if command == "gh-deploy":
        LOGGER.addHandler(PublishGate(level=logging.WARNING))
        sys.excepthook = explain


def on_config(config: MkDocsConfig) -> None:
    """Stop, before anything is built, if it is not what the repository holds.

    Raises:
        Abort: some files are not committed.
    """
    if not _gates():
        return
    changed = _branch(config).uncommitted(_SOURCES)
    if changed:
        more = [f"  … and {len(changed) - _SHOWN} more"] if len(changed) > _SHOWN else []
        lines = [*(f"  {path}" for path in changed[:_SHOWN]), *more]
        raise Abort(
            "\n".join(
                [
                    "Nothing was published: these files are not committed, so that nobody could build the site again:",
                    *lines,
                    'Keep them:  git add --all  and  git commit --message "Bài mới"',
                ]
            )
        )


@event_priority(-100)  # after every other hook and plugin has had its say
def on_post_build(*, config: MkDocsConfig) -> None:
    """Stop before anything is pushed if it should not be.

    Raises:
        Abort: the message says why, and what to do.
    """
    gates = _gates()
    if not gates:
        return
    if count := sum(number for gate in gates for _, number in gate.get_counts()):
        told = "1 warning" if count == 1 else f"{count} warnings"
        raise Abort(f"Nothing was published: {told} above. `python3 run.py check_site` repeats them.")
    site = Path(config.site_dir)
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() or path.is_symlink()}
    if refused := unwanted(built):
        shown = "\n".join(f"  {path}" for path in refused[:_SHOWN])
        raise Abort(f"Nothing was published: the site holds files that nobody should read; take them away:\n{shown}")
    branch = _branch(config)
    published = branch.fetch()
    if "CNAME" in published and "CNAME" not in built:
        (site / "CNAME").write_bytes(branch.read("CNAME"))
        LOGGER.info("The published CNAME was kept; put it at docs/CNAME, too.")
    _check_address(config, branch)
    _check_losses(config, branch, published, built)


def _gates() -> list[PublishGate]:
    return [handler for handler in LOGGER.handlers if isinstance(handler, PublishGate)]


def _branch(config: MkDocsConfig) -> PublishedBranch:
    return PublishedBranch(Path(config.config_file_path).parent, config.remote_name, config.remote_branch)


def _check_address(config: MkDocsConfig, branch: PublishedBranch) -> None:
    """Stop if GitHub Pages will serve the site under another path than `site_url` has: pictures would be missing."""
    remote = branch.address()
    path = pages_path(remote)
    if path and not Path(config.site_dir, "CNAME").exists() and urlsplit(config.site_url or "").path != path:
        told = f"mkdocs.yml: site_url: {remote} is served under {path}; let its path be the same"
        raise Abort(f"Nothing was published: {told}")


def _check_losses(config: MkDocsConfig, branch: PublishedBranch, published: list[str], built: set[str]) -> None:
    """Stop if an address that readers may have kept would be gone, and the author has not said that it may."""
    blog = config.plugins["material/blog"].config
    formats = (blog.categories_url_format, blog.archive_url_format)
    lists = [posixpath.join(blog.blog_dir, posixpath.dirname(each), "") for each in formats]
    gone = vanishing(published, built, [*lists, "tags/", "categories/"])
    texts = {path: branch.read(path).decode("utf-8", "replace") for path in gone}
    taken_down = blog_of(config).site_settings.taken_down
    lost = losses(texts, taken_down)
    if lost:
        raise Abort(loss_message(lost))
    for path in gone:
        LOGGER.info("Taken down: /%s", path.removesuffix("index.html"))
