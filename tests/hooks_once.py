"""Imports all of hooks/ and forgets it: what it needs stays in memory, as do its regular expressions, in `re`'s cache.

For the process that `forked_mkdocs` forks builds from, each of which imports its own copy of hooks/.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from contextlib import suppress
from pathlib import Path

HOOKS = str(Path(__file__).resolve().parent.parent / "hooks")

sys.path.insert(0, HOOKS)
for package in ("hugo_posts", "hugo_site"):
    for module in pkgutil.walk_packages([f"{HOOKS}/{package}"], f"{package}."):
        with suppress(Exception):  # told by the first build, in the test that wanted it
            importlib.import_module(module.name)
sys.path.remove(HOOKS)
for name in [name for name in sys.modules if name.partition(".")[0] in {"hugo_posts", "hugo_site"}]:
    del sys.modules[name]
