"""The real Hugo, asked what it knows of content files: title, date, address, aliases, summary, words."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import hugo_oracle

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
    with tempfile.TemporaryDirectory(prefix="hugo-pages-") as folder:
        content = {f"content/{path}": text for path, text in files.items()}
        public = hugo_oracle.build(Path(folder), {"hugo.toml": config, "layouts/single.html": _TEMPLATE, **content})
        built = [page.read_text(encoding="utf-8") for page in public.rglob("*") if page.is_file()]
    pages = [json.loads(text) for text in built if text.startswith("{")]  # the others are redirects
    return {page["path"]: page for page in pages}
