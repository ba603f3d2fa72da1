"""A site's own shortcodes, in `hooks/shortcodes.py`; hugo_posts/shortcodes/registry.py says how to write one."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

from hugo_posts.shortcodes.expansion import Renderer

#: Below this package, so that `reload.forget_packages` forgets it, too.
_NAME = f"{__package__}.author_shortcodes"


def own_shortcodes(path: Path) -> Mapping[str, Renderer]:
    """Return the `SHORTCODES` of the Python file at `path`; none when there is no such file."""
    spec = importlib.util.spec_from_file_location(_NAME, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return {}
    module = sys.modules[_NAME] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shortcodes: Mapping[str, Renderer] = module.SHORTCODES
    return shortcodes
