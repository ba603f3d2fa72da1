"""The code of gists, which Hugo's shortcode `gist` showed: read from GitHub once, and kept in `.cache/gists`.

A build never waits long for it, and never fails by it: without a network, a post has a link to the gist.
Source: https://docs.github.com/en/rest/gists/gists#get-a-gist.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from ..files.whole_file import write_whole

_GITHUB = "https://api.github.com/gists"
_IDENTIFIER = re.compile("[0-9a-fA-F]+")
_SECONDS = 3
_MOST_BYTES = 1_000_000
#: How long nothing is asked of a server that did not answer, so that each build without a network waits but once.
_PAUSE = 600


class Gists:
    """Gists by their ids.

    Attributes:
        folder: where they are kept; whoever deletes it has them read again.
        server: what answers, in GitHub's terms.
        is_on: whether to read what is not kept yet.
        has_failed: whether one could not be had, which the next build may have.
    """

    def __init__(self, folder: Path, *, server: str = _GITHUB, is_on: bool = True) -> None:
        self.folder = folder
        self.server = server
        self.is_on = is_on
        self.has_failed = False

    def files(self, identifier: str) -> Mapping[str, str] | None:
        """Return the text of each file of a gist by its name; None when it can't be had."""
        if not _IDENTIFIER.fullmatch(identifier):
            return None
        kept = self.folder / f"{identifier.lower()}.json"
        with suppress(OSError, ValueError):
            return _texts(kept.read_bytes())
        texts = self._read(identifier, kept) if self.is_on and not self._pauses() else None
        self.has_failed |= texts is None
        return texts

    def _read(self, identifier: str, kept: Path) -> Mapping[str, str] | None:
        request = Request(f"{self.server}/{identifier}", headers={"Accept": "application/vnd.github+json"})
        try:
            with urlopen(request, timeout=_SECONDS) as answer:
                content = answer.read(_MOST_BYTES)
            texts = _texts(content)
        except HTTPError:  # there is no such gist, or too many were asked for
            return None
        except (OSError, HTTPException, ValueError):
            self._keep(self.folder / "unreachable", b"")
            return None
        self._keep(kept, content)
        return texts

    def _pauses(self) -> bool:
        with suppress(OSError):
            return time.time() - (self.folder / "unreachable").stat().st_mtime < _PAUSE
        return False

    def _keep(self, path: Path, content: bytes) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)


def _texts(answer: bytes) -> Mapping[str, str]:
    """Return the files' texts from GitHub's answer; raises ValueError for any other, and for one that is cut off."""
    try:
        files = json.loads(answer)["files"]
        texts = {str(name): file["content"] for name, file in files.items() if not file.get("truncated")}
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError("no gist") from error
    if not texts or len(texts) < len(files) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("not whole")
    return texts
