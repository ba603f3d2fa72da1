"""Where the texts that move in use which shortcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hugo_posts.front_matter.document import Document, read
from hugo_posts.shortcodes.parser import pair, scan
from hugo_posts.shortcodes.tag import Tag

from hugo_import.plan import DOCS, Plan


@dataclass(frozen=True)
class Use:
    """One outermost shortcode of a text, with all that it holds."""

    text: str  # from its opening to its closing tag
    names: tuple[str, ...]  # its name, and those of the shortcodes in it, in lower case as Hugo knows them in any
    place: str  # where it is, `docs/blog/posts/x.md:12`
    document: Document  # the text around
    source: Path | None  # the text's file in the Hugo site, None where there is none

    @property
    def inside(self) -> str:
        """What stands between the tags; nothing where there is one tag."""
        return re.sub(r"\A\{\{.*?\}\}|\{\{[<%]\s*/[^{}]*\}\}\Z", "", self.text, flags=re.DOTALL)


def find_uses(plan: Plan) -> list[Use]:
    """Return every use in the texts that are to be written."""
    found: list[Use] = []
    for target, text, source in _texts(plan):
        document, _ = read(text)
        if "{{<" in document.body or "{{%" in document.body:
            found += _uses(document, str(target), source)
    return found


def _texts(plan: Plan) -> Iterator[tuple[object, str, Path | None]]:
    static = {DOCS / name for name in plan.hugo.get("as_they_are", ())}
    for target, source in plan.sources.items():
        if target.suffix == ".md" and target not in static and source.is_file():
            yield target, source.read_text(encoding="utf-8-sig", errors="replace"), source
    for target, content in plan.texts.items():
        if target.suffix == ".md":
            yield target, content if isinstance(content, str) else content.decode("utf-8", "replace"), None


def _uses(document: Document, name: str, source: Path | None) -> Iterator[Use]:
    body = document.body
    tags = [piece for piece in scan(body) if isinstance(piece, Tag)]
    closers = pair(tags)
    index = 0
    while index < len(tags):
        tag = tags[index]
        last = closers.get(index, index)
        if not tag.closing:
            line = document.body_line + body.count("\n", 0, tag.start)
            names = tuple(dict.fromkeys(each.name.lower() for each in tags[index : last + 1] if not each.closing))
            text = body[tag.start : tags[last].end]
            if tags[last].name != tag.name:  # the name of another closes it
                text = text[: tags[last].start - tag.start] + _closing(tag)
            yield Use(text, names, f"{name}:{line}", document, source)
        index = last + 1


def _closing(tag: Tag) -> str:
    return f"{{{{% /{tag.name} %}}}}" if tag.markdown else f"{{{{< /{tag.name} >}}}}"
