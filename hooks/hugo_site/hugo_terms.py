"""Provisional front matter reader with the agreed contract, until hugo_posts.front_matter and hugo_posts.post are here."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

import yaml


class FrontMatterError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


@dataclass(frozen=True)
class Document:
    values: Mapping[str, Any]
    body: str
    body_line: int


def parse(source: str) -> Document:
    source = source.removeprefix("\ufeff").replace("\r\n", "\n")
    for fence, load in (("---\n", yaml.safe_load), ("+++\n", tomllib.loads)):
        if source.startswith(fence):
            header, found, body = source[4:].partition(f"\n{fence}")
            if not found:
                raise FrontMatterError(1, f"front matter is not closed; end it with a line {fence.strip()}")
            try:
                values = load(header + "\n") or {}
            except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
                mark = getattr(error, "problem_mark", None)
                raise FrontMatterError(mark.line + 2 if mark else 2, str(getattr(error, "problem", error))) from error
            if not isinstance(values, dict):
                raise FrontMatterError(2, "front matter is no list of `name: value` lines")
            return Document(values, body, header.count("\n") + 4)
    if source.startswith("{"):
        try:
            values, end = json.JSONDecoder().raw_decode(source)
        except json.JSONDecodeError as error:
            raise FrontMatterError(error.lineno, error.msg) from error
        return Document(values, source[end:], source[:end].count("\n") + 1)
    return Document({}, source, 1)


def normalise(document: Document, path: str) -> dict[str, Any]:
    values = {str(key).lower(): value for key, value in document.values.items()}
    stem = PurePosixPath(path).parent.name if PurePosixPath(path).stem == "index" else PurePosixPath(path).stem
    created = _moment(values.get("date")) or datetime(1970, 1, 1, tzinfo=UTC)
    tags = [*_texts(values.get("tags")), *_texts(values.get("categories"))]
    return {
        "title": str(values.get("title") or stem),
        "date": {"created": created, **({"updated": last} if (last := _moment(values.get("lastmod"))) else {})},
        "categories": tags,
        "slug": str(values.get("slug") or stem),
        "unlisted": _unlisted(values),
    }


def _unlisted(values: Mapping[str, Any]) -> str | None:
    now = datetime.now(UTC)
    if values.get("draft") is True:
        return "draft"
    start, end = _moment(values.get("publishdate") or values.get("date")), _moment(values.get("expirydate"))
    return "future" if start and start > now else "expired" if end and end <= now else None


def _moment(value: object) -> datetime | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return (value if value.tzinfo else value.replace(tzinfo=UTC)) if isinstance(value, datetime) else None


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(item) for item in value] if isinstance(value, list) else []
