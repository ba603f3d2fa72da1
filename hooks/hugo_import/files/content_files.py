"""Which files of a Hugo site are its content in a language: by their folder, and by the key in their names.

Source: https://gohugo.io/content-management/multilingual/#translate-your-content.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from hugo_site.reading.content_files import HTML, MARKDOWN, OTHER, names_content

from hugo_import.config import Config
from hugo_import.files.folders import files_of, roots_of
from hugo_import.plan import Plan

_TWICE = "files in another language's folder, which Hugo had below this one's address, too, left out there"
_UNKNOWN_LANGUAGE = re.compile(r"_?index\.[a-z]{2}(-[a-z]{2,4})?\.(md|markdown)", re.IGNORECASE)


@dataclass(frozen=True)
class ContentFile:
    """A file of content in the site's own language."""

    path: Path  # the file
    #: Its path in Hugo's content, without a language and with the suffix `.md` where it is Markdown.
    inner: PurePosixPath

    @property
    def section(self) -> str:
        """The folder directly below the content that it is in; empty without one."""
        return self.inner.parts[0] if len(self.inner.parts) > 1 else ""


def content_files(config: Config, plan: Plan, left: list[Path] | None = None) -> list[ContentFile]:
    """Return the files of content in the language of the configuration; for others see hugo_import/languages/.

    Args:
        config: the site's configuration.
        plan: gets told of what is left out.
        left: gets the pages in a language that the site does not have.
    """
    found: list[tuple[ContentFile, bool]] = []  # and whether the language stands in its name
    for path, inner in _in_language(config, plan):
        name, named = _name_and_language(inner.stem, config)
        is_page = inner.suffix.lower() in MARKDOWN | HTML | OTHER
        if named != config.language_key if named else is_page and config.names_pages:
            continue
        if not named and _UNKNOWN_LANGUAGE.fullmatch(inner.name) and _has_own(path):
            told = "pages in a language that the site does not have, left out"
            plan.leave_out(path, told, "Hugo publishes the one without a language")
            if left is not None:
                left.append(path)
        else:
            is_bundle = is_page and name.lower() in ("index", "_index")  # in any letter case
            place = inner.with_name((name.lower() if is_bundle else name) + inner.suffix)
            is_markdown = inner.suffix.lower() in MARKDOWN
            found.append((ContentFile(path, place.with_suffix(".md") if is_markdown else place), bool(named)))
            if named and not is_page:  # Hugo publishes it by its whole name, and finds it by both
                found.append((ContentFile(path, inner), True))
    taken = {file.inner for file, is_named in found if is_named}
    found = [each for each in found if not _is_ignored(each[0].path, config, plan)]
    found = [(file, named) for file, named in found if named or not _gives_way(file, taken, config, plan)]
    first: dict[str, Path] = {}
    for path in sorted(file.path for file, _ in found):
        first.setdefault(_known_as(path), path)
    return [file for file, _ in found if first[_known_as(file.path)] == file.path or not _is_second(file, plan)]


def _known_as(path: Path) -> str:
    """Return by what name Hugo knows a file: `A b.md` and `a-b.md` are one, of which it has the first."""
    return str(path).lower().replace(" ", "-")


def _is_second(file: ContentFile, plan: Plan) -> bool:
    """Leave out a page whose name differs from another's in letter case or blanks alone; tell whether it is one.

    Not a bundle's, of which Hugo has the last: the build tells that two have one address.
    """
    if file.inner.suffix.lower() not in MARKDOWN | HTML or file.inner.stem in ("index", "_index"):
        return False
    plan.leave_out(file.path, "pages whose names differ in letter case or blanks alone, of which Hugo has the first")
    return True


def _is_ignored(path: Path, config: Config, plan: Plan) -> bool:
    """Tell whether Hugo's `ignoreFiles` names a file or a folder above it; a build here knows no folder of old.

    Source: https://gohugo.io/configuration/all/#ignorefiles.
    """
    for pattern in map(str, config.sequence("ignorefiles")):
        with suppress(re.error):  # a build says what is wrong with it
            if names_content(re.compile(pattern), f"/{plan.shown(path)}"):
                plan.leave_out(path, "content that ignoreFiles names, left out as in Hugo")
                return True
    return False


def _name_and_language(stem: str, config: Config) -> tuple[str, str]:
    """Return a file's name up to the last language in it, as Hugo reads it, and that language; else the whole."""
    parts, keys = stem.split("."), {*config.languages, config.language_key}
    places = [place for place, part in enumerate(parts) if place and part.lower() in keys]
    return (".".join(parts[: places[-1]]), parts[places[-1]].lower()) if places else (stem, "")


def _in_language(config: Config, plan: Plan) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield the files of the language's folders, and those of others' that have its key in their name, as Hugo does."""
    key, names = config.language_key, config.languages
    others = [plan.site / folder for name in names if name != key and (folder := _folder_of(name, config))]
    own: list[tuple[Path, PurePosixPath]] = []
    for file in files_of("content", config, plan):
        if not any(map(file[0].is_relative_to, others)):
            own.append(file)
        elif config.chosen or config.peek("defaultcontentlanguageinsubdir") is True:  # else both had one address
            plan.report.note(_TWICE, plan.shown(file[0]))
    yield from own
    seen = {path for path, _ in own}
    configs = [replace(config, chosen=name) for name in names if name != key]
    for each in sorted(configs, key=lambda other: [-len(root.parts) for root in roots_of("content", other)]):
        for path, inner in files_of("content", each, plan):
            if path not in seen and inner.stem.lower().endswith(f".{key}"):
                yield path, inner
            seen.add(path)


def _gives_way(file: ContentFile, taken: Container[PurePosixPath], config: Config, plan: Plan) -> bool:
    """Tell whether Hugo shows another in its place, with the language or a later suffix in its name; report it."""
    path = file.path
    spellings = [each for each in MARKDOWN if each > path.suffix] if path.suffix in MARKDOWN else []
    if file.inner not in taken and not any(path.with_suffix(each).is_file() for each in spellings):
        return False
    others = [path.with_suffix(f".{key}{path.suffix}") for key in (config.default_key, *config.other_languages)]
    if path.suffix not in MARKDOWN and not all(each.is_file() for each in others):  # another language shows it
        return True
    told = "files beside one of the same name, with the language or a later suffix, that Hugo shows, left out"
    plan.leave_out(path, told)
    return True


def _has_own(path: Path) -> bool:
    """Tell whether a page stands beside `index.vi.md` that has no language in its name."""
    return path.with_name(path.name.split(".")[0] + path.suffix).is_file() or path.name.startswith("_")


def _folder_of(language: str, config: Config) -> str:
    """Return the content folder of another language, empty when that of the configuration is the same or in it."""
    values = config.languages[language]
    folder = str(values.get("contentdir") or "") if hasattr(values, "get") else ""
    own = PurePosixPath(str(config.peek("contentdir") or "content"))
    return "" if own.is_relative_to(folder or own) else folder
