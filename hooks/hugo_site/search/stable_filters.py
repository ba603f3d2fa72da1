"""Writes Pagefind's index of tags in one order, so that the same pages give the same files.

Pagefind 1.5.2 writes a filter's values in the order of a hash map, which is another in every run; the names of the file
and of those that name it follow from that. Upstream sorts them since https://github.com/Pagefind/pagefind/pull/1124:
with the release that has it, this module goes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from ..log import log

_ARRAY, _TEXTS, _NUMBERS = 4, (2, 3), (0, 1)


def stabilise(made: Path) -> None:
    """Sort the values of every filter in Pagefind's output, and name the files by what they hold then.

    What a later Pagefind writes in another form is left as it is, which is whole, too, but other in every run.
    """
    try:
        written, removed = _sorted_files(made)
    except (ValueError, LookupError, OSError) as error:
        log.info("search: this Pagefind's index has another form, and is other in every build: %r", error)
        return
    for path in removed:
        path.unlink()
    for path, content in written.items():
        path.write_bytes(content)


def _sorted_files(made: Path) -> tuple[dict[Path, bytes], list[Path]]:
    """Return the files to be written, with their content, and those to be removed before.

    Raises:
        ValueError, LookupError, OSError: there is another form.
    """
    written: dict[Path, bytes] = {}
    removed: list[Path] = []
    entry_path = made / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta_path = made / f"pagefind.{language['hash']}.pf_meta"
        meta = gzip.decompress(meta_path.read_bytes())
        for path in sorted(made.glob("filter/*.pf_filter")):
            values = sorted_values(gzip.decompress(path.read_bytes()))
            name = _name_like(path.stem, values)
            meta = meta.replace(path.stem.encode(), name.encode())
            removed.append(path)
            written[path.with_stem(name)] = gzip.compress(values, mtime=0)
        language["hash"] = _name_like(language["hash"], meta)
        removed.append(meta_path)
        written[made / f"pagefind.{language['hash']}.pf_meta"] = gzip.compress(meta, mtime=0)
    written[entry_path] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return written, removed


def _name_like(name: str, content: bytes) -> str:
    """Return a name as long as the other, with the same language before a hash of the content."""
    language, _, digest = name.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digest)]}"


def sorted_values(data: bytes) -> bytes:
    """Return a filter's CBOR (RFC 8949), which is `[name, [[value, [page, …]], …]]` behind a signature, sorted."""
    start = len(b"pagefind_dcd") + 1  # the signature, and the head of an array of two
    start = _end(data, start)  # the filter's name
    _, count, start = _head(data, start)
    values, position = [], start
    for _ in range(count):
        end = _end(data, position)
        values.append(data[position:end])
        position = end
    return data[:start] + b"".join(sorted(values)) + data[position:]


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the major type of the item at `start`, its number, and where what follows its head begins."""
    major, info = divmod(data[start], 32)
    size = 1 << (info - 24) if info >= 24 else 0
    number = int.from_bytes(data[start + 1 : start + 1 + size]) if size else info
    return major, number, start + 1 + size


def _end(data: bytes, start: int) -> int:
    """Return where the item at `start` ends.

    Raises:
        ValueError: there is something else than numbers, texts and arrays.
    """
    major, number, position = _head(data, start)
    if major in _NUMBERS:
        return position
    if major in _TEXTS:
        return position + number
    if major != _ARRAY:
        raise ValueError(f"Pagefind's filters have another form: major type {major}")
    for _ in range(number):
        position = _end(data, position)
    return position
