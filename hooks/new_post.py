"""`python3 run.py new_post "Tựa đề"`: writes a new post's file with Hugo front matter, and says where it is."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from hugo_posts.front_matter.tag_slugs import SPOKEN
from hugo_site.settings.folders import folders_in
from hugo_site.settings.hugo_settings import read_settings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from slugify import slugify

_LONGEST = 80
#: Names that Windows keeps for devices (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), and those
#: that mean something else beside posts: a bundle's page, the pages of all tags and years, further pages of a list.
_RESERVED = {
    *("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))),
    *("index", "archive", "tags", "page"),
}


def main(arguments: Sequence[str]) -> int:
    """Write the post and print its place, `docs/blog/posts/x.md:8`, the line where its text begins.

    Returns the exit code: 0 done, 1 the file cannot be written or is there already, 2 nothing to make a post of.
    """
    options = _options(arguments)
    title = clean_title(options.title)
    if not title:
        return _complain('a post needs a title; write e.g. new_post "Bài đầu tiên"', 2)
    try:
        settings = _settings(Path("mkdocs.yml"))
        now = datetime.now(read_settings(_hugo(settings)).zone)
    except (OSError, ValueError, ConfigurationError) as error:
        return _complain(str(error), 2)
    if complaint := _wrong_language(options.language, settings):
        return _complain(complaint, 2)
    name = file_name(options.name or title, now)
    text = front_matter(title, now, options.tags.split(","))
    folders = folders_in(settings, Path("mkdocs.yml"))
    posts = Path(folders.name_of(folders.posts))
    ending = _ending(options.language, settings)
    if taken := _taken(name, ending, posts):
        return _complain(f"{taken} is there already; choose another file name with --name", 1)
    is_bundle = options.bundle or (posts / name).is_dir()  # of which it is a translation
    place = posts / (f"{name}/index{ending}" if is_bundle else f"{name}{ending}")
    try:
        _write(text, place)
    except OSError as error:
        return _complain(f"{error.filename or place}: {error.strerror}", 1)
    line = len(text.splitlines()) + 1
    print(f"{place.as_posix()}:{line}")  # noqa: T201 (a command's output)
    return 0


def _write(text: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def clean_title(text: str) -> str:
    """Return a title in one line, in the form (NFC) that searches and addresses expect, without control characters."""
    readable = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(" " if unicodedata.category(char) == "Cc" else char for char in readable)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def file_name(title: str, now: datetime) -> str:
    """Return the name of a post's file without extension, which is also the end of its address.

    Args:
        title: its title, in one line.
        now: names a post whose title has neither letters nor digits.
    """
    slug = slugify(title, replacements=SPOKEN, max_length=_LONGEST, word_boundary=True)
    return f"bai-{slug}" if slug in _RESERVED else slug or f"bai-{now:%Y-%m-%d}"


def front_matter(title: str, now: datetime, tags: Sequence[str]) -> str:
    """Return the text of a new post: front matter as Hugo's archetypes write it, and room for the first line."""
    listed = [clean_title(tag) for tag in tags]
    return (
        "---\n"
        f"title: {_quoted(title)}\n"
        f"date: {now.isoformat(timespec='seconds')}\n"
        f"tags: [{', '.join(_quoted(tag) for tag in listed if tag)}]\n"
        "draft: true\n"
        "---\n"
        "\n"
    )


def _quoted(text: str) -> str:
    """Return text as YAML in double quotes, of which JSON's are a part."""
    return json.dumps(text, ensure_ascii=False)


def _taken(name: str, ending: str, posts: Path) -> str | None:
    """Return the file or bundle of a post in its language that has this name, in any letter case."""
    there = [*sorted(posts.iterdir()), *sorted(posts.glob("*/index.*"))] if posts.is_dir() else []
    wanted = {f"{name}{ending}", f"{name}/index{ending}", *([name] if ending == ".md" else [])}
    return next((path.as_posix() for path in there if path.relative_to(posts).as_posix().casefold() in wanted), None)


def _languages(settings: dict[str, Any]) -> list[str]:
    """Return the keys of the blog's languages, the main one first; none for a blog of one."""
    extra = settings.get("extra")
    named = extra.get("languages") if isinstance(extra, dict) else None
    return [str(key) for key in named] if isinstance(named, dict) else []


def _wrong_language(language: str, settings: dict[str, Any]) -> str:
    """Return what is wrong with the language that is asked for; nothing when there is such a one."""
    known = _languages(settings)
    if not language or language in known:
        return ""
    choice = f"there are {', '.join(known)}" if known else "mkdocs.yml has no `extra: languages:`"
    return f"--language {language}: the blog has no such language; {choice}"


def _ending(language: str, settings: dict[str, Any]) -> str:
    """Return how a file's name ends in a language, e.g. `.en.md`."""
    return f".{language}.md" if language and language != _languages(settings)[0] else ".md"


def _settings(path: Path) -> dict[str, Any]:
    """Return what mkdocs.yml says, without plugins and hooks being loaded."""
    with path.open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=MkDocsConfig(str(path))))  # which knows `!relative`


def _hugo(settings: dict[str, Any]) -> object:
    """Return `extra: hugo:`."""
    extra = settings.get("extra") or {}
    return extra.get("hugo") or {} if isinstance(extra, dict) else {}


def _complain(message: str, exit_code: int) -> int:
    print(f"new_post: {message}", file=sys.stderr)  # noqa: T201
    return exit_code


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="new_post", description="Write a new post, a draft, named after its title.")
    parser.add_argument("title", metavar="TITLE", help='the title, in quotes: "Từ bỏ Deep learning"')
    parser.add_argument("--tags", default="", metavar="TAGS", help='tags with commas between: "học máy, toán"')
    parser.add_argument("--name", default="", metavar="NAME", help="name of the file, else made of the title")
    parser.add_argument("--language", default="", metavar="KEY", help="a further language of the blog: en")
    parser.add_argument("--bundle", action="store_true", help="a folder of its own, for pictures beside the text")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
