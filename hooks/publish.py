"""A hook of its own for `mkdocs gh-deploy`: it publishes nothing that is not whole, and loses nothing that was.

What stands between a build and the push, in this order: git has all that the build reads; no warnings; nothing in the
site that is nobody's to read; git can write the branch and the remote answers; the site is for the address that it
will have; what is published was built from a commit that this one holds; no address, text or file put there by hand is
lost; something has changed.
"""

from __future__ import annotations

import logging
import os
import posixpath
import sys
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from hugo_site.events import blog_of
from hugo_site.publishing.deploy_errors import NothingNew, explain
from hugo_site.publishing.git import listed, printable
from hugo_site.publishing.losses import address_key, is_emptied, loss_message, losses, pages_path, vanishing
from hugo_site.publishing.private_files import unwanted, unwanted_contents
from hugo_site.publishing.published_branch import PublishedBranch
from hugo_site.publishing.sources import check_sources, ignored
from hugo_site.settings.folders import plugin_of_theme
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

LOGGER = logging.getLogger("mkdocs")

#: What a build, or MkDocs' deploy, makes and names by itself.
_MADE = (".nojekyll", "search/", "assets/javascripts/", "assets/stylesheets/", "assets/images/")


#: Tells the builds of the other languages, which are processes of their own, that the site will be pushed.
_DEPLOYS = "HUGO_SITE_DEPLOYS"


class PublishGate(CountHandler):
    """Counts the warnings of a build that is about to be published."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Start counting when, and only when, the build will be pushed; let no error end in a traceback then.

    `strict: true` in mkdocs.yml would do the same, and stop `mkdocs serve` at every half-written post.
    """
    if command == "gh-deploy":
        LOGGER.addHandler(PublishGate(level=logging.WARNING))
        sys.excepthook = explain
        os.environ[_DEPLOYS] = "1"


def on_config(config: MkDocsConfig) -> None:
    """Stop, before anything is built, if it is not what the repository holds.

    Raises:
        Abort: some files are not committed.
    """
    if _gates():
        check_sources(config)


@event_priority(100)  # before any other hook or plugin reads them
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Leave out what git ignores: nobody else could publish it, and it may be private."""
    if _DEPLOYS not in os.environ:
        return
    project = Path(config.config_file_path).absolute().parent
    unknown = {str(project / path) for path in ignored(project, [config.docs_dir])}
    for file in [file for file in files if file.abs_src_path in unknown]:
        files.remove(file)
        LOGGER.info("%s is not published, as git ignores it", printable(file.src_uri))


@event_priority(-100)  # after every other hook and plugin has had its say
def on_post_build(*, config: MkDocsConfig) -> None:
    """Stop before anything is pushed if it should not be.

    Raises:
        Abort: the message says why, and what to do.
        NothingNew: readers have this very site.
    """
    gates = _gates()
    if not gates:
        return
    check_sources(config)  # once more: a build takes a while
    if count := sum(number for gate in gates for _, number in gate.get_counts()):
        told = "1 warning" if count == 1 else f"{count} warnings"
        raise Abort(f"Nothing was published: {told} above. `python3 run.py check_site` repeats them.")
    site = Path(config.site_dir)
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() or path.is_symlink()}
    _check_names(built)
    _check_contents(site, built)
    branch = PublishedBranch(Path(config.config_file_path).parent, config.remote_name, config.remote_branch)
    branch.make_way()
    published = branch.fetch()
    if "CNAME" in published and "CNAME" not in built:
        (site / "CNAME").write_bytes(branch.read("CNAME"))
        built.add("CNAME")
        LOGGER.info("The published CNAME was kept; put it at docs/CNAME, too.")
    _check_address(config, branch)
    _check_losses(config, branch, published, built)
    if published and branch.holds(site, built):
        raise NothingNew(f"Nothing was published, as nothing has changed: {branch.branch} holds this very site.")


def _gates() -> list[PublishGate]:
    return [handler for handler in LOGGER.handlers if isinstance(handler, PublishGate)]


def _check_names(built: set[str]) -> None:
    """Stop if there is a file whose name git's import, as MkDocs uses it, would read as something else."""
    odd = [path for path in sorted(built) if path.startswith('"') or not path.isprintable()]
    if odd:
        raise Abort(
            f"Nothing was published: these names cannot be; give the files others, without quotes and signs that "
            f"nobody sees:\n{listed(odd)}"
        )


def _check_contents(site: Path, built: set[str]) -> None:
    """Stop if there is something that nobody should read, or that nobody can."""
    refused = unwanted(built)
    secret, broken = unwanted_contents(site, built - set(refused))
    if refused or secret:
        told = "the site holds files that nobody should read; take them away"
        zipped = (
            ""
            if all(path.startswith(".") for path in refused)
            else "\nWhat readers shall get all the same, pack: x.zip"
        )
        raise Abort(f"Nothing was published: {told}:\n{listed(refused + secret)}{zipped}")
    if broken:
        raise Abort(f"Nothing was published: these files would not be seen:\n{listed(broken)}")


def _check_address(config: MkDocsConfig, branch: PublishedBranch) -> None:
    """Stop if GitHub Pages will serve the site under another path than `site_url` has: pictures would be missing."""
    remote = branch.address()
    path = pages_path(remote)
    if path and not Path(config.site_dir, "CNAME").exists() and urlsplit(config.site_url or "").path != path:
        told = f"mkdocs.yml: site_url: {remote} is served under {path}; let its path be the same"
        raise Abort(f"Nothing was published: {told}")


def _check_losses(config: MkDocsConfig, branch: PublishedBranch, published: list[str], built: set[str]) -> None:
    """Stop if something that readers may know would be gone, and the author has not said that it may."""
    if not published:
        return
    _check_history(branch)
    blog = plugin_of_theme(config, "blog").config
    formats = (blog.categories_url_format, blog.archive_url_format)
    lists = [posixpath.join(blog.blog_dir, posixpath.dirname(each), "") for each in formats]
    lists += ["tags/", "categories/"]
    gone = vanishing(published, built, lists)
    texts = {path: branch.read(path).decode("utf-8", "replace") for path in gone}
    taken_down = blog_of(config).site_settings.taken_down
    allowed = {address_key(address) for address in taken_down}
    _check_put_by_hand(Path(config.site_dir), branch, built, allowed)
    if lost := losses(texts, taken_down):
        raise Abort(loss_message(lost))
    _check_emptied(
        Path(config.site_dir), branch, [path for path in built if not path.startswith(tuple(lists))], allowed
    )
    for path in gone:
        LOGGER.info("Taken down: /%s", path.removesuffix("index.html"))
    if files := sorted(path for path in set(published) - built - set(gone) if not path.startswith(_MADE)):
        LOGGER.info("No longer there:\n%s", listed(files))


def _check_history(branch: PublishedBranch) -> None:
    """Stop if what is published was built from a commit that this one does not hold: newer texts would vanish."""
    if branch.is_built_on() or not branch.last_deploy:
        return
    source = branch.last_deploy.source
    remedy = f"Fetch it from where it is:  git pull {branch.remote}"
    if branch.knows_its_source():
        remedy = (
            f"Yours lacks it:  git merge {source}\n"
            f"Yours has all of it (after a rebase or --amend):  git merge --strategy=ours {source}"
        )
    raise Abort(
        f"Nothing was published: what readers see was made from commit {source}, which this one does not build on, so "
        f"that newer texts might vanish.\n{remedy}"
    )


def _check_put_by_hand(site: Path, branch: PublishedBranch, built: set[str], allowed: set[str]) -> None:
    """Stop if files would vanish that somebody has put on the branch itself; tell of those that are replaced."""
    by_hand = [path for path in branch.put_by_hand() if path != "CNAME"]
    vanish = [path for path in by_hand if path not in built and address_key(path) not in allowed]
    if vanish:
        ref = f"refs/remotes/{branch.remote}/{branch.branch}"
        raise Abort(
            f"Nothing was published: these files, put on the branch {branch.branch} by hand, would be gone:\n"
            f"{listed(vanish)}\n"
            f"Keep them:  git show {ref}:{vanish[0]} > docs/{vanish[0]}\n"
            "Or let them go: say so in mkdocs.yml, below extra:\n"
            f"  taken_down: [{', '.join(f'/{path}' for path in vanish)}]"
        )
    if replaced := [path for path in by_hand if path in built and branch.read(path) != (site / path).read_bytes()]:
        LOGGER.info("Changed on the branch %s by hand, and now as built:\n%s", branch.branch, listed(replaced))


def _check_emptied(site: Path, branch: PublishedBranch, built: list[str], allowed: set[str]) -> None:
    """Stop if next to nothing is left of a page's text."""
    sizes = branch.sizes()
    pages = [path for path in built if path.endswith(".html") and path in sizes]
    smaller = [
        path for path in pages if (site / path).stat().st_size < sizes[path] and address_key(path) not in allowed
    ]
    emptied = [
        path for path, text in branch.texts(smaller) if is_emptied(text, (site / path).read_text(encoding="utf-8"))
    ]
    if emptied:
        addresses = [f"/{path.removesuffix('index.html')}" for path in sorted(emptied)]
        raise Abort(
            f"Nothing was published: next to nothing would be left of the text of these pages:\n{listed(addresses)}\n"
            f"Is that meant, say so in mkdocs.yml, below extra:\n  taken_down: [{', '.join(addresses)}]"
        )
