"""`python3 run.py check_site`: what `mkdocs build` would warn of, and what could be better, without writing a site.

The build itself finds everything; it is stopped when all pages are converted, before templates are rendered.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from hugo_site.events import blog_of
from hugo_site.images.variants import damage, original
from hugo_site.languages.files import written_as
from hugo_site.log import log
from hugo_site.messages.far_links import FarLink, FarSites, far_links
from hugo_site.messages.findings import Finding, Findings
from hugo_site.messages.link_check import is_image_path
from hugo_site.settings.folders import folders_of
from hugo_site.settings.mkdocs_told import add_lines
from material.plugins.blog.plugin import BlogPlugin
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

#: Files that may name an image, besides what pages show: drafts, front matter, stylesheets, templates, settings.
_TEXTS = (".css", ".html", ".js", ".md", ".webmanifest", ".xml", ".yml")


class _CheckedError(MkDocsException):
    """The build has done what is wanted of it; MkDocs' own kind, which is no fault to be told (faults/guard.py)."""


class _Stop:
    """A plugin that ends a build when its pages are converted.

    Attributes:
        unseen: source paths of the images that no page shows.
        links: what the pages link to of other sites, where that is wanted.
    """

    def __init__(self, *, early: bool = False, links: bool = False) -> None:
        """With `early`, end it when it is known where pages are, which those in other languages link to."""
        self.unseen: list[str] = []
        self.links: list[FarLink] = []
        self._early = early
        self._wants_links = links

    @event_priority(-106)  # after hugo_site.languages has noted it
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Stop, if so early."""
        if self._early:
            raise _CheckedError("checked")

    @event_priority(
        -50
    )  # after hugo_site.plugin has checked all pages together, before they are indexed for the search
    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Note the images, and stop."""
        shown = {use.target.src_uri for use in blog_of(config).uses}
        own = (file for file in files if file.src_dir == config.docs_dir and file.inclusion != InclusionLevel.EXCLUDED)
        targets = {use.target.src_uri: use.target for use in blog_of(config).uses}
        for target in targets.values() if blog_of(config).settings.small_images else ():
            tell_damage(target)
        self.unseen = sorted({file.src_uri for file in own if is_image_path(file.src_uri)} - shown)
        if self._wants_links:
            self.links = list(_far_links(files, config))
        raise _CheckedError("checked")


def tell_damage(file: File) -> None:
    """Tell of an image that the build would make copies of and cannot."""
    image = original(file.abs_src_path or "") if is_image_path(file.src_uri) else None
    if image and (why := damage(image.path)):
        log.warning("%s: image: it is damaged (%s); export it again", os.path.relpath(image.path), why)


def main(arguments: Sequence[str]) -> int:
    """Check the site in the current folder and print what there is to tell, a line each.

    Returns the exit code: 0 no mistakes, 1 mistakes, 2 the site cannot be built at all.
    """
    options = _options(arguments)
    log.setLevel(logging.DEBUG)
    add_lines()
    findings = Findings("check_site")
    try:
        with tempfile.TemporaryDirectory(prefix="check_site_") as folder:
            config = load_config(site_dir=folder)
            unseen, links = _check_all(config, folder, links=options.links)
    except MkDocsException as error:
        _print([*map(str, sorted(set(findings.all))), f"check_site: {error}"])
        return 2
    extra = [*_unused(unseen, config)] if options.unused else []
    return _report({*findings.all, *extra, *_dead(links, config)})


def _check_all(config: MkDocsConfig, folder: str, *, links: bool) -> tuple[list[str], list[FarLink]]:
    """Check the site in each of its languages.

    Returns the source paths of the images that none of them shows, and, if wanted, the links to other sites.
    """
    others = [f"mkdocs.{key}.yml" for key in list(config.extra.get("languages") or {})[1:]]
    if others:
        for file in ("mkdocs.yml", *others):
            _convert(load_config(file, site_dir=folder), _Stop(early=True))
    stops = [_Stop(links=links) for _ in range(len(others) + 1)]
    _convert(config, stops[0])
    for file, stop in zip(others, stops[1:], strict=True):
        _convert(load_config(file, site_dir=folder), stop)
    unseen = sorted(set.intersection(*(set(stop.unseen) for stop in stops)))
    return unseen, [link for stop in stops for link in stop.links]


def _convert(config: MkDocsConfig, stop: _Stop) -> None:
    """Run a build as far as the pages; raises MkDocsException."""
    config.plugins["stop"] = stop  # type: ignore[assignment]  # MkDocs asks only for its events
    for plugin in config.plugins.values():  # the same object for each language, which removes this folder each time
        if isinstance(plugin, BlogPlugin):
            Path(plugin.temp_dir).mkdir(exist_ok=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except _CheckedError:
        pass
    finally:
        config.plugins.on_shutdown()


def _far_links(files: Files, config: MkDocsConfig) -> Iterator[FarLink]:
    folders = folders_of(config)
    for file in files.documentation_pages():
        source = Path(config.docs_dir, written_as(file))
        if file.page and source.is_file():  # lists have no file
            text = source.read_text(encoding="utf-8", errors="replace")
            yield from far_links(file.page.content or "", folders.name_of(written_as(file)), text)


def _dead(links: Sequence[FarLink], config: MkDocsConfig) -> Iterator[Finding]:
    """Ask other sites, and yield the links that lead nowhere."""
    allowed = tuple(config.extra.get("not_asked") or ())
    for link, told in FarSites(folders_of(config).shared_cache / "links.json", allowed).dead(links):
        text = f'link: "{link.url}" {told}; write another, or name it under extra: not_asked: in mkdocs.yml'
        yield Finding(link.source, link.line, text, logging.INFO)


def _unused(images: Sequence[str], config: MkDocsConfig) -> Iterator[Finding]:
    """Yield the images whose name stands in no text of the project."""
    folders = [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in _TEXTS and path.is_file()]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in [*paths, Path(config.config_file_path)]]
    site = folders_of(config)
    for image in images:
        name = re.compile(rf"(?<![\w.-]){re.escape(image.rpartition('/')[2])}")  # `dl.jpg` does not name `l.jpg`
        if not any(name.search(text) for text in texts):
            yield Finding(
                site.name_of(image), 1, "image: no page shows it; delete it if nobody links to it", logging.INFO
            )


def _report(found: set[Finding]) -> int:
    mistakes = sorted(finding for finding in found if finding.level >= logging.WARNING)
    advice = sorted(finding for finding in found if finding.level < logging.WARNING)
    lines = ["Mistakes, with which nothing is published:", *map(str, mistakes)] if mistakes else []
    lines += ["Worth a look:", *map(str, advice)] if advice else []
    _print([*lines, f"{_count(mistakes, 'mistake')}, {_count(advice, 'line')} worth a look"])
    return 1 if mistakes else 0


def _count(found: Sequence[Finding], noun: str) -> str:
    return f"1 {noun}" if len(found) == 1 else f"{len(found)} {noun}s"


def _print(lines: Sequence[str]) -> None:
    print("\n".join(lines))  # noqa: T201 (a command's output)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check_site", description="Look for mistakes without building the site.")
    parser.add_argument("--unused", action="store_true", help="list the images that no page shows, too")
    parser.add_argument(
        "--links", action="store_true", help="ask other sites whether links to them still lead somewhere"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
