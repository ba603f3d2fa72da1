"""The main language's addresses below its key: `/en/`, and all of them where Hugo had them there.

Source: https://gohugo.io/configuration/all/#defaultcontentlanguageinsubdir.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .addresses.places import files_in_folders_of
from .addresses.redirects import add_moved, add_old_files
from .languages.files import TranslatedFile
from .site_map import SiteMap
from .texts.texts import Texts


def answer_below(  # noqa: PLR0913 (what a page that leads on is made of, and of what)
    key: str, site: SiteMap, files: Files, texts: Texts, config: MkDocsConfig, *, all_of_it: bool
) -> None:
    """Let the addresses below `/key/` lead to those of today; files that are no pages stand there once more.

    Args:
        key: the language's key, e.g. `en`.
        site: where things are.
        files: the site's files; gets more.
        texts: the texts of the language.
        config: the site's configuration.
        all_of_it: do it for every address, not only for the home.
    """
    moved = {"/": "/"}
    if all_of_it:
        beside = {f"/{unquote(file.url)}": file for file in files_in_folders_of(site.content.pages, files)}
        once_more = {f"/{key}{address}": file for address, file in (beside | site.files).items()}
        site.addresses.prefer(add_old_files(files, once_more, config))
        moved |= _all(site, files.documentation_pages())
    below = {f"/{key}{address}": url for address, url in moved.items()}
    add_moved(files, below, config, texts)
    site.addresses.add(below)


def share_files(root: str, site: SiteMap, files: Files) -> None:
    """Let another language's links to static files lead to those at `root`: Hugo has one for all of them."""
    beside = {file.src_uri for file in (*files_in_folders_of(site.content.pages, files), *site.files.values())}
    own = (file for file in files if not (file.is_documentation_page() or isinstance(file, TranslatedFile)))
    site.addresses.share((file for file in own if file.src_uri not in beside), root)


def _all(site: SiteMap, shown: Iterable[File]) -> dict[str, str]:
    """Return the address of today of everything that has one."""
    pages = {f"/{unquote(file.url)}": f"/{file.url}" for file in shown}
    return site.further | {address: f"/{file.url}" for address, file in site.old.items()} | pages
