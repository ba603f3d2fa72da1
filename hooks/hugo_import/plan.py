"""Which files of a Hugo site go where.

Source: https://gohugo.io/getting-started/directory-structure/. Posts and their bundles go to docs/blog/posts, static
files and images among the assets to docs/, from where they have the same addresses as in Hugo.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_import.config import Config
from hugo_import.report import Report

POSTS = PurePosixPath("docs/blog/posts")
_DOCS = PurePosixPath("docs")
_SECTIONS = ("posts", "post", "blog", "articles")
_PAGE_SUFFIXES = {".md", ".markdown"}
_OTHER_PAGES = {".html", ".htm", ".org", ".adoc", ".rst", ".pandoc", ".ipynb"}
IMAGES = {".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}

#: Pages that this project has by itself.
_PAGES_HERE = {"_index", "search", "archives", "archive"}


@dataclass(frozen=True)
class PlannedFile:
    """One file to copy: where it is, and where it goes, relative to the project."""

    source: Path
    target: PurePosixPath


@dataclass(frozen=True)
class Plan:
    """What is to be written.

    Attributes:
        site: the Hugo site's folder.
        sections: the sections of `content/` that hold posts, the main one first.
        sources: the file that goes to each place, relative to the project.
        texts: what is written to each place that no file of the site goes to, e.g. a template translated.
        hugo: what goes to `extra: hugo:` of mkdocs.yml beside what the configuration says.
        report: where to tell what is not copied.
    """

    site: Path
    sections: list[str]
    sources: dict[PurePosixPath, Path] = field(default_factory=dict)
    texts: dict[PurePosixPath, str | bytes] = field(default_factory=dict)
    hugo: dict[str, Any] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    @property
    def files(self) -> list[PlannedFile]:
        """What goes where."""
        return [PlannedFile(source, target) for target, source in self.sources.items()]

    @property
    def posts(self) -> list[PlannedFile]:
        """The posts themselves, without the files beside them."""
        return [file for file in self.files if file.target.suffix == ".md" and POSTS in file.target.parents]


def plan_files(site: Path, config: Config, report: Report) -> Plan:
    """Return what is to be copied from the Hugo site in `site`."""
    content = site / (config.text("contentdir") or "content")
    plan = Plan(site, main_sections(content, config), report=report)
    for section in plan.sections:
        for path in _files(content / section, plan):
            _plan_content(path, path.relative_to(content / section), plan, config)
    _other_pages(content, plan)
    _other_languages(config, plan)
    for folder in _folders(config, "staticdir", "static"):
        for path in _files(site / folder, plan):
            _add(path, _DOCS / path.relative_to(site / folder).as_posix(), plan)
    for folder in _folders(config, "assetdir", "assets"):
        for path in _files(site / folder, plan):
            if path.suffix.lower() in IMAGES:
                _add(path, _DOCS / path.relative_to(site / folder).as_posix(), plan)
    return plan


def main_sections(content: Path, config: Config) -> list[str]:
    """Return the sections that hold posts: `mainSections`, else those with a usual name, else the largest."""
    named = config.get("params", "mainsections") or config.get("mainsections")
    named = [named] if isinstance(named, str) else named
    wanted = [str(name).strip("/") for name in named] if isinstance(named, list) else list(_SECTIONS)
    found = [name for name in wanted if name and ".." not in name and (content / name).is_dir()]
    if found or not content.is_dir():
        return found
    sizes = Counter({path.name: len(list(path.rglob("*.md"))) for path in content.iterdir() if path.is_dir()})
    return [name for name, size in sizes.most_common(1) if size]


def _folders(config: Config, name: str, usual: str) -> list[str]:
    value = config.get(name)
    return [str(folder) for folder in value] if isinstance(value, list) else [str(value or usual)]


def _files(folder: Path, plan: Plan) -> Iterator[Path]:
    """Yield the files below `folder` but hidden ones; links out of the site are refused."""
    if not _is_inside(folder, plan):
        return
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            _is_inside(Path(parent, name), plan)
        for path in (Path(parent, name) for name in sorted(names) if not name.startswith(".")):
            if _is_inside(path, plan):
                yield path


def _is_inside(path: Path, plan: Plan) -> bool:
    if path.resolve().is_relative_to(plan.site):
        return True
    plan.report.add("links out of the site, not copied", _shown(path, plan), "put the file itself there")
    return False


def _plan_content(path: Path, inner: Path, plan: Plan, config: Config) -> None:
    name, _, language = inner.stem.rpartition(".")
    if name and language in config.languages:
        if language != config.language:
            plan.report.add(f"translations ({language}), not copied", _shown(path, plan), "this blog has one language")
            return
        inner = inner.with_name(name + inner.suffix)
    if inner.stem == "_index":
        if inner.suffix in _PAGE_SUFFIXES and len(inner.parts) > 1:
            plan.report.note("sections' own pages, not copied", _shown(path, plan), "their posts are listed with all")
    elif inner.suffix in _OTHER_PAGES and inner.suffix not in (".html", ".htm"):
        kind = f"{inner.suffix} is not Markdown, not copied"
        plan.report.add(kind, _shown(path, plan), "convert it, e.g. with pandoc")
    else:
        target = inner.with_suffix(".md") if inner.suffix in _PAGE_SUFFIXES else inner
        _add(path, POSTS / target.as_posix(), plan)


def _other_pages(content: Path, plan: Plan) -> None:
    """Tell of pages that are no posts: whether they belong here is not for a program to say."""
    for path in _files(content, plan):
        inner = path.relative_to(content)
        is_post = any(inner.is_relative_to(section) for section in plan.sections)
        if path.suffix in _PAGE_SUFFIXES and not is_post and inner.stem not in _PAGES_HERE:
            remedy = "put what you want to keep below docs/ and into nav"
            plan.report.add("pages that are no posts, not copied", _shown(path, plan), remedy)


def _other_languages(config: Config, plan: Plan) -> None:
    """Tell of each language whose pages have a folder of their own."""
    here = config.text("contentdir")
    for name, language in config.languages.items():
        folder = language.get("contentdir") if isinstance(language, Mapping) else None
        if folder and folder != here:
            plan.report.add(f"translations ({name}), not copied", str(folder), "this blog has one language")


def _add(path: Path, target: PurePosixPath, plan: Plan) -> None:
    other = plan.sources.setdefault(target, path)
    if other is not path:
        kind = f"files for a place that another has ({_shown(other, plan)}), not copied"
        plan.report.add(kind, _shown(path, plan), "rename one of them")


def _shown(path: Path, plan: Plan) -> str:
    return path.relative_to(plan.site).as_posix()
