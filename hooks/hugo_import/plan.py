"""Which files of a Hugo site go where.

Source: https://gohugo.io/getting-started/directory-structure/. Posts and their bundles go to docs/blog/posts, static
files and images among the assets to docs/, from where they have the same addresses as in Hugo.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hugo_import.config import Config

POSTS = PurePosixPath("docs/blog/posts")
_DOCS = PurePosixPath("docs")
_SECTIONS = ("posts", "post", "blog", "articles")
_PAGE_SUFFIXES = {".md", ".markdown"}
_OTHER_PAGES = {".html", ".htm", ".org", ".adoc", ".rst", ".pandoc", ".ipynb"}
IMAGES = {".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}

#: Pages that this project has by itself.
_PAGES_HERE = {"_index", "search", "archives", "archive"}
_NAMES_SHOWN = 5


@dataclass(frozen=True)
class PlannedFile:
    """One file to copy: where it is, and where it goes, relative to the project."""

    source: Path
    target: PurePosixPath


@dataclass(frozen=True)
class Plan:
    """What is to be copied.

    Attributes:
        site: the Hugo site's folder.
        sections: the sections of `content/` that hold posts, the main one first.
        sources: the file that goes to each place, relative to the project.
        notes: what is not copied, and why.
    """

    site: Path
    sections: list[str]
    sources: dict[PurePosixPath, Path] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[PlannedFile]:
        """What goes where."""
        return [PlannedFile(source, target) for target, source in self.sources.items()]

    @property
    def posts(self) -> list[PlannedFile]:
        """The posts themselves, without the files beside them."""
        return [file for file in self.files if file.target.suffix == ".md" and POSTS in file.target.parents]


def plan_files(site: Path, config: Config) -> Plan:
    """Return what is to be copied from the Hugo site in `site`."""
    content = site / (config.text("contentdir") or "content")
    plan = Plan(site, main_sections(content, config))
    for section in plan.sections:
        for path in _files(content / section, plan):
            _plan_content(path, path.relative_to(content / section), plan, config)
    plan.notes.extend(_other_pages(content, plan))
    plan.notes.extend(_other_languages(config, plan))
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
    note = f"{_shown(path, plan)}: it leads out of the site, not copied; put the file itself there"
    if note not in plan.notes:
        plan.notes.append(note)
    return False


def _plan_content(path: Path, inner: Path, plan: Plan, config: Config) -> None:
    name, _, language = inner.stem.rpartition(".")
    if name and language in config.languages:
        if language != config.language:
            plan.notes.append(f"{_shown(path, plan)}: a translation, not copied; this blog has one language")
            return
        inner = inner.with_name(name + inner.suffix)
    if inner.stem == "_index":
        if inner.suffix in _PAGE_SUFFIXES and len(inner.parts) > 1:
            plan.notes.append(f"{_shown(path, plan)}: a section's own page, not copied; its posts are listed with all")
    elif inner.suffix in _OTHER_PAGES and inner.suffix not in (".html", ".htm"):
        plan.notes.append(f"{_shown(path, plan)}: not Markdown, not copied; convert it, e.g. with pandoc")
    else:
        target = inner.with_suffix(".md") if inner.suffix in _PAGE_SUFFIXES else inner
        _add(path, POSTS / target.as_posix(), plan)


def _other_pages(content: Path, plan: Plan) -> Iterator[str]:
    """Yield notes on pages that are no posts, by folder: whether they belong here is not for a program to say."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for path in _files(content, plan):
        inner = path.relative_to(content)
        is_post = any(inner.is_relative_to(section) for section in plan.sections)
        if path.suffix in _PAGE_SUFFIXES and not is_post and inner.stem not in _PAGES_HERE:
            pages[_shown(path.parent, plan)].append(path.name)
    for folder, names in pages.items():
        shown = ", ".join(names[:_NAMES_SHOWN]) + (", …" if len(names) > _NAMES_SHOWN else "")
        yield f"{folder}: no posts, not copied; put what you want to keep below docs/ and into nav: {shown}"


def _other_languages(config: Config, plan: Plan) -> Iterator[str]:
    """Yield a note on each language whose pages have a folder of their own."""
    here = config.text("contentdir")
    for name, language in config.languages.items():
        folder = language.get("contentdir") if isinstance(language, Mapping) else None
        if folder and folder != here:
            yield f"{folder}: translations ({name}), not copied; this blog has one language"


def _add(path: Path, target: PurePosixPath, plan: Plan) -> None:
    other = plan.sources.setdefault(target, path)
    if other is not path:
        plan.notes.append(f"{_shown(path, plan)}: {_shown(other, plan)} goes to {target} already; rename one of them")


def _shown(path: Path, plan: Plan) -> str:
    return path.relative_to(plan.site).as_posix()
