"""Where a build keeps what the next one can use."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def cache_folder(config: MkDocsConfig) -> Path:
    """Return `.cache` beside mkdocs.yml; another file of settings, such as mkdocs.vi.yml, has a folder in it."""
    path = Path(config.config_file_path)
    return path.parent / ".cache" / ("" if path.stem == "mkdocs" else path.stem)
