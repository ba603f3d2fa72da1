"""The folders of a Hugo site: where its content, its static files and its assets are, and what files are in them.

Source: https://gohugo.io/configuration/module/#mounts and https://gohugo.io/configuration/all/.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_posts.front_matter.glob import GlobError, matches

from hugo_import.config import Config, languages_of
from hugo_import.plan import Plan

#: Hidden files that mean something on a web server.
_SERVED = {".well-known", ".nojekyll"}
_SETTINGS = {"content": "contentdir", "static": "staticdir", "assets": "assetdir"}


def files_of(component: str, config: Config, plan: Plan) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield the files of a component, each with its path in it.

    Args:
        component: `content`, `static` or `assets`.
        config: the site's configuration.
        plan: gets told of what cannot be taken.
    """
    own: set[PurePosixPath] = set()
    for folder, inner, patterns in _folders(component, config):
        place = plan.site / folder
        for path in _files(place, plan) if inner.parts or not place.is_file() else ():
            name = path.relative_to(place).as_posix()
            if place.is_file() or _is_meant(name, patterns):
                own.add(inner / name)
                yield path, inner / name
            else:
                plan.report.use(path)
    if component == "content":  # what else a theme brings along is for its own looks
        yield from ((path, inner) for path, inner in files_of_themes(component, config, plan) if inner not in own)


def files_of_themes(component: str, config: Config, plan: Plan) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield the files of a component that the site's themes bring along, each once, with its path in it."""
    found: set[PurePosixPath] = set()
    for folder in (theme / component for theme in config.themes):
        for path in _files(folder, plan) if folder.is_dir() and folder.resolve().is_relative_to(plan.site) else ():
            inner = PurePosixPath(path.relative_to(folder))
            if inner not in found:
                found.add(inner)
                yield path, inner


def roots_of(component: str, config: Config) -> list[Path]:
    """Return the folders whose files stand at the root of a component."""
    return [config.site / folder for folder, inner, _ in _folders(component, config) if not inner.parts]


def folders_of(component: str, config: Config) -> Iterator[Path]:
    """Yield the folders of a component that are there, `data` and `i18n` among them, those of themes, too."""
    setting = _SETTINGS.get(component, f"{component}dir")
    own = config.site / (config.text(setting) or component)
    yield from (each for each in (own, *(theme / component for theme in config.themes)) if each.is_dir())


def _folders(component: str, config: Config) -> Iterator[tuple[str, PurePosixPath, list[str]]]:
    """Yield each folder of a component, the path that its files get, and which of them: mounts, where there are any."""
    mounts = [each for each in config.sequence("module", "mounts") if isinstance(each, Mapping)]
    mounted = []
    for mount in mounts:
        target = PurePosixPath(str(mount.get("target", "")))
        is_ours = config.language_key in (languages_of(mount) or [config.language_key])
        if target.parts[:1] == (component,) and is_ours and mount.get("source"):
            mounted.append((str(mount["source"]), PurePosixPath(*target.parts[1:]), [*_patterns(mount)]))
    if mounted:
        yield from mounted
        return
    setting = _SETTINGS[component]
    further = (config.sequence(f"{setting}{number}") for number in range(11 if component == "static" else 0))
    folders = [*(config.sequence(setting) or [component]), *chain.from_iterable(further)]
    folders += config.shared_content if component == "content" else []
    yield from ((folder, PurePosixPath(), []) for folder in dict.fromkeys(map(str, folders)))


def _patterns(mount: Mapping[str, Any]) -> Iterator[str]:
    """Yield which files of a mount are meant: by `files`, or by its two predecessors until 0.153."""
    for name, sign in (("files", ""), ("excludefiles", "! "), ("includefiles", "")):
        given = mount.get(name)
        yield from (f"{sign}{pattern}" for pattern in (given if isinstance(given, list) else [given] if given else []))


def _is_meant(name: str, patterns: list[str]) -> bool:
    """Tell whether a mount has a file, as Hugo does: the first pattern that matches says so, `! x` that it has not."""
    above = [str(folder) for folder in PurePosixPath(name).parents]
    try:
        for pattern in patterns:
            plain = pattern.removeprefix("! ")
            is_left_out = plain != pattern
            if any(matches(plain, each) for each in ([name, *above] if is_left_out else [name])):
                return not is_left_out
    except GlobError:  # Hugo builds no such site
        return False
    return all(pattern.startswith("! ") for pattern in patterns)


def _files(folder: Path, plan: Plan) -> Iterator[Path]:
    """Yield the files below `folder`; links out of the site are refused, hidden files mean nothing to a reader."""
    if not _is_inside(folder, plan):
        return
    if folder.is_file():  # a mount may be one file
        yield folder
    for parent, folders, names in os.walk(folder, onerror=partial(_tell_unreadable, plan)):
        folders[:] = sorted(name for name in folders if not name.startswith(".") or name in _SERVED)
        for path in (Path(parent, name) for name in folders):
            if path.is_symlink():  # everything else below a folder of the site is in the site
                _is_inside(path, plan)
        for path in (Path(parent, name) for name in sorted(names)):
            if path.name.startswith(".") and path.name not in _SERVED:
                if path.name == ".htaccess":
                    kind = "settings of a web server, left out; its plain redirects are taken over"
                    plan.report.note(kind, plan.shown(path), "GitHub Pages reads none")
                else:
                    plan.report.note("hidden files, left out", plan.shown(path))
                continue
            if (not path.is_symlink() or _is_inside(path, plan)) and _is_plain(path, plan):
                yield path


def _tell_unreadable(plan: Plan, error: OSError) -> None:
    """Tell of a folder of which nobody knows what is in it; not of one that is not there."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return
    told = "folders that cannot be read, not copied"
    plan.leave_out(Path(error.filename), told, "make them readable", needs_person=True)


def _is_inside(path: Path, plan: Plan) -> bool:
    try:
        if path.resolve(strict=path.is_symlink()).is_relative_to(plan.site):
            return True
        plan.report.add("links out of the site, not copied", plan.shown(path), "put the file itself there")
    except (OSError, RuntimeError):  # a circle, or nothing is there
        plan.report.add("links that lead nowhere, not copied", plan.shown(path), "remove them")
    plan.report.use(path)  # not told once more as a file that nothing took over
    return False


def _is_plain(path: Path, plan: Plan) -> bool:
    if path.is_dir():  # a link to a folder of the site, which Hugo does not follow either
        return False
    if not path.is_file():
        plan.report.add("pipes and devices, not copied", plan.shown(path), "remove them")
        return False
    try:
        path.name.encode()
        with path.open("rb"):
            return True
    except UnicodeEncodeError:
        plan.report.use(path)
        plan.report.add("file names that are not UTF-8, not copied", repr(plan.shown(path)), "rename them")
    except OSError:
        plan.leave_out(path, "files that cannot be read, not copied", "make them readable", needs_person=True)
    return False
